import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from itertools import takewhile
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from icalendar import Calendar

from geo.exchange.feeds.calendar import listings_calendar, meetings_calendar
from geo.finder.reasons import confirmation
from geo.listing.contact import Consent, ConsentScope
from geo.listing.directory import Directory
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Assurance, Status
from geo.listing.published import PublishedDirectory, PublishedListing, published
from geo.listing.schedule import Meeting, Schedule, Weekday
from geo.place.time_zones import zone
from geo.words.language import Language
from geo.words.say.sentences import reason_sentence, text_in
from tests.geo.listing.many_listings import many_listings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def nine() -> PublishedDirectory:
    return PublishedDirectory(read_directory())


def read(written: bytes | None) -> Any:  # noqa: ANN401 - a property of any kind by its name
    """Read a calendar: what stands under a name is of whatever kind the name wants."""
    assert written is not None
    return Calendar.from_ical(written)


def calendar_of(listing_id: str, language: Language = Language.EN) -> Any:  # noqa: ANN401 - as above
    return read(meetings_calendar(nine()[listing_id], now=NOW, language=language))


def test_a_weekly_meeting_comes_back_every_week_in_its_own_zone() -> None:
    (event,) = calendar_of("badge-of-life").walk("VEVENT")
    assert event["rrule"]["freq"] == ["WEEKLY"]
    assert event["rrule"]["byday"] == ["MO"]
    assert event["dtstart"].params["tzid"] == "America/Toronto"
    assert event["dtstart"].dt.isoformat() == "2026-11-23T19:00:00-05:00"
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(hours=2)


def test_the_file_carries_the_rules_of_the_zone_across_the_change_of_the_clock() -> None:
    calendar = calendar_of("phoenix")
    (rules,) = calendar.walk("VTIMEZONE")
    there = rules.to_tz()
    for month, day in ((3, 11), (3, 18), (11, 4), (11, 11)):
        by_file = datetime(2027, month, day, 19, tzinfo=there)
        by_zone_data = datetime(2027, month, day, 19, tzinfo=zone("America/Toronto"))
        assert by_file.utcoffset() == by_zone_data.utcoffset()


def test_the_rules_of_the_zone_are_yearly_and_begin_by_the_clock_before_the_change() -> None:
    (rules,) = calendar_of("badge-of-life").walk("VTIMEZONE")
    written = rules.to_ical().decode()
    assert "RDATE" not in written
    (ahead,) = rules.walk("DAYLIGHT")
    assert ahead["rrule"].to_ical() == b"FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"
    assert ahead["dtstart"].dt.isoformat() == "2026-03-08T02:00:00"
    back = rules.walk("STANDARD")[-1]
    assert back["rrule"].to_ical() == b"FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"
    assert back["dtstart"].dt.isoformat() == "2026-11-01T02:00:00"


def test_two_meetings_a_day_are_two_events_and_one_without_a_stated_end_has_none() -> None:
    morning, evening = calendar_of("heart").walk("VEVENT")
    assert morning["uid"] != evening["uid"]
    assert morning["dtend"].dt - morning["dtstart"].dt == timedelta(hours=2)
    assert "dtend" not in evening
    assert "duration" not in evening
    assert text_in(Language.EN).no_end_stated in evening["description"]
    assert text_in(Language.EN).no_end_stated not in morning["description"]


def test_two_meetings_at_one_hour_are_told_apart() -> None:
    heart = nine()["heart"]
    (first, *_) = heart.schedule.meetings
    twice = published(replace(heart, schedule=Schedule(meetings=(first, first))))
    assert twice is not None
    written = meetings_calendar(twice, now=NOW, language=Language.EN)
    one, other = (event["uid"] for event in read(written).walk("VEVENT"))
    assert other == str(one).replace("@", "-2@")


def test_a_meeting_keeps_its_identifier_whatever_is_added_before_it() -> None:
    def identifiers(listing: PublishedListing) -> dict[str, str]:
        written = meetings_calendar(listing, now=NOW, language=Language.EN)
        events = read(written).walk("VEVENT")
        return {event["dtstart"].dt.strftime("%A %H:%M"): event["uid"] for event in events}

    heart = nine()["heart"]
    first, second = heart.schedule.meetings
    tuesday = replace(first, weekday=Weekday.TUESDAY)
    before = identifiers(heart)
    after = identifiers(replace(heart, schedule=Schedule(meetings=(tuesday, second, first))))
    assert before.items() <= after.items()
    assert len(set(after.values())) == 3


def test_an_event_says_how_to_join_and_whether_anybody_confirmed_it() -> None:
    listing = nine()["badge-of-life"]
    contact = replace(listing.contacts[0], url="https://example.ca/join")
    joined = replace(listing, contacts=(contact,))
    written = meetings_calendar(joined, now=NOW, language=Language.EN)
    (event,) = read(written).walk("VEVENT")
    assert event["url"] == "https://example.ca/join"
    assert "info@badgeoflifecanada.org" in event["description"]
    confirmed = reason_sentence(confirmation(joined, NOW.date()), Language.EN, joined.reachable)
    assert confirmed in event["description"]


def test_an_event_names_nobody_whom_visitors_do_not_see() -> None:
    heart = nine()["heart"]
    hidden = Consent(by="A. B.", on=date(2026, 1, 2), scope=ConsentScope.STAFF_ONLY)
    contacts = tuple(replace(contact, consent=hidden) for contact in heart.contacts)
    shown = published(replace(heart, contacts=contacts))
    assert shown is not None
    written = meetings_calendar(shown, now=NOW, language=Language.EN)
    assert written is not None
    assert b"416-859" not in written.replace(b"\r\n ", b"")


def test_a_withheld_address_stays_out_of_the_file() -> None:
    (morning, _) = calendar_of("heart").walk("VEVENT")
    assert morning["location"] == "Toronto, ON"


def test_the_name_is_in_the_language_that_was_asked_for() -> None:
    (event,) = calendar_of("badge-of-life", Language.FR).walk("VEVENT")
    assert event["summary"] == nine()["badge-of-life"].name.fr


def test_a_neutral_title_stands_where_others_may_look_and_nothing_else_changes() -> None:
    named = calendar_of("heart").walk("VEVENT")
    written = meetings_calendar(nine()["heart"], now=NOW, language=Language.EN, title="Errand")
    neutral = read(written)
    assert neutral["name"] == "Errand"
    assert {str(event["summary"]) for event in neutral.walk("VEVENT")} == {"Errand"}
    for one, other in zip(named, neutral.walk("VEVENT"), strict=True):
        other["summary"] = one["summary"]
        assert one.to_ical() == other.to_ical()


def test_what_a_visitor_saves_is_private_where_the_calendar_is_shared() -> None:
    assert {str(event["class"]) for event in calendar_of("heart").walk("VEVENT")} == {"PRIVATE"}


def test_the_same_state_of_an_entry_is_the_same_file_whenever_it_is_saved() -> None:
    heart = nine()["heart"]
    one, other = (
        meetings_calendar(heart, now=NOW + timedelta(hours=hours), language=Language.EN)
        for hours in (0, 5)
    )
    assert one == other


def test_a_later_state_of_an_entry_has_a_later_stamp_and_a_higher_number() -> None:
    heart = nine()["heart"]
    later = replace(heart, assured_on=date(2027, 1, 4), assured_how=Assurance.PHONE)
    before, after = (
        read(meetings_calendar(one, now=NOW, language=Language.EN)).walk("VEVENT")[0]
        for one in (heart, later)
    )
    assert before["uid"] == after["uid"]
    assert after["dtstamp"].dt == datetime(2027, 1, 4, tzinfo=UTC)
    assert after["sequence"] > before["sequence"]


@pytest.mark.parametrize("listing_id", ["osiss", "saskatchewan-osi"])
def test_a_listing_that_states_no_day_has_no_file(listing_id: str) -> None:
    listing = nine()[listing_id]
    assert meetings_calendar(listing, now=NOW, language=Language.EN) is None


# --- the whole listing ---------------------------------------------------------------------------


def whole(directory: Directory, language: Language = Language.EN) -> Any:  # noqa: ANN401 - as above
    return read(listings_calendar(PublishedDirectory(directory), now=NOW, language=language))


def test_one_calendar_holds_the_events_of_every_listing_as_its_own_calendar_has_them() -> None:
    directory = read_directory()
    events = {event["uid"]: event.to_ical() for event in whole(directory).walk("VEVENT")}
    own = {
        event["uid"]: event.to_ical().replace(b"CLASS:PRIVATE\r\n", b"")
        for listing in directory
        if listing.schedule.meetings
        for event in calendar_of(listing.id).walk("VEVENT")
    }
    assert events == own
    assert len(events) == 4


def test_each_zone_stands_in_the_file_once() -> None:
    zones = [rules["tzid"] for rules in whole(Directory(many_listings(60, 1))).walk("VTIMEZONE")]
    assert len(zones) == len(set(zones)) > 1


@pytest.mark.parametrize("status", [Status.PAUSED, Status.WITHDRAWN])
def test_a_listing_that_visitors_do_not_see_has_no_event(status: Status) -> None:
    directory = Directory([replace(nine()["heart"], status=status)])
    assert whole(directory).walk("VEVENT") == []


def test_the_whole_calendar_speaks_the_language_that_was_asked_for() -> None:
    names = {str(event["summary"]) for event in whole(read_directory(), Language.FR).walk("VEVENT")}
    assert nine()["badge-of-life"].name.fr in names


@pytest.mark.parametrize(
    ("starts", "ends"), [("02:30", "03:30"), ("01:30", "03:30"), ("23:00", "04:00")]
)
@pytest.mark.parametrize("now", ["2026-10-30", "2026-11-06", "2027-03-12", "2027-03-20"])
def test_a_calendar_tells_the_hours_of_the_page_on_the_nights_of_the_change(
    starts: str, ends: str, now: str
) -> None:
    weekday = Weekday.SATURDAY if starts == "23:00" else Weekday.SUNDAY
    meeting = Meeting(
        weekday=weekday,
        starts=time.fromisoformat(starts),
        ends=time.fromisoformat(ends),
        time_zone="America/Toronto",
    )
    asked = datetime.fromisoformat(now).replace(tzinfo=UTC)
    listing = replace(nine()["heart"], schedule=Schedule(meetings=(meeting,)))
    written = meetings_calendar(listing, now=asked, language=Language.EN)
    event, *others = read(written).walk("VEVENT")
    # By the clock on the wall: in an hour that comes twice, times of two zone objects never agree.
    changed = {other["recurrence-id"].dt.replace(tzinfo=None): other for other in others}
    first = event["dtstart"].dt
    assert (first.time(), event["dtend"].dt - first) == (meeting.starts, meeting.lasts)
    for week in range(60):
        wall = first.replace(tzinfo=None) + timedelta(weeks=week)
        starts_at = wall.replace(tzinfo=zone("America/Toronto"))
        told = meeting.on(wall.date())
        assert starts_at.astimezone(UTC) == told.starts_at
        other = changed.get(wall)
        lasts = event if other is None else other
        length = lasts["dtend"].dt.astimezone(UTC) - lasts["dtstart"].dt.astimezone(UTC)
        assert told.starts_at + length == told.ends_at
        assert other is None or "rrule" not in other


# --- read by another library ---------------------------------------------------------------------

RHYTHMS = [None, 1, 2, 3, 4, 5, -1]


@pytest.mark.parametrize("nth", RHYTHMS)
@pytest.mark.parametrize("place", ["America/Toronto", "America/Vancouver", "America/St_Johns"])
def test_dateutil_finds_the_meetings_of_two_years_by_the_file_alone(
    nth: int | None, place: str
) -> None:
    meeting = Meeting(
        weekday=Weekday.SUNDAY, starts=time(19), ends=time(21), time_zone=place, nth=nth
    )
    listing = replace(nine()["heart"], schedule=Schedule(meetings=(meeting,)))
    written = meetings_calendar(listing, now=NOW, language=Language.EN)
    assert written is not None
    text = written.replace(b"\r\n ", b"").decode()
    there = tzical(StringIO(text)).get(place)
    rule, begins = (
        _found(r"RRULE:(FREQ=(?:WEEKLY|MONTHLY).*)", text),
        _found(r"DTSTART;.*:(.*)", text),
    )
    first = datetime.strptime(begins, "%Y%m%dT%H%M%S").replace(tzinfo=there)
    until = NOW + timedelta(days=730)
    by_file = [
        one.astimezone(UTC)
        for one in takewhile(lambda one: one < until, rrulestr(rule, dtstart=first))
    ]
    days = takewhile(lambda day: day < until.date(), meeting.days_from(NOW.date()))
    told = [meeting.on(day).starts_at for day in days]
    assert by_file == [one for one in told if one >= NOW]
    assert len(by_file) > 5


def _found(pattern: str, text: str) -> str:
    """Find what a line of the event says."""
    found = re.search(pattern, text[text.index("BEGIN:VEVENT") :])
    assert found
    return found[1].strip()
