import json
from dataclasses import replace
from typing import Any

from geo.exchange.meeting_guide.keys import KEYS, UPDATED
from geo.exchange.meeting_guide.writer import rows_of, write_feed
from geo.listing.audience import Welcome, Welcomes
from geo.listing.listing import Listing, Mode, Status
from geo.listing.schedule import NO_DAY_STATED
from tests.geo.exchange.made_up import DIRECTORY, IQALUIT, KNOWN, STAFF_NUMBER
from tests.geo.exchange.made_up_feeds import NOW


def first(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a listing by name
    listing: Listing = replace(KNOWN, **fields)
    return rows_of(listing)[0]


def test_a_feed_is_a_list_of_meetings_with_the_moment_of_writing() -> None:
    (row,) = json.loads(write_feed(DIRECTORY, now=NOW))
    assert row[UPDATED] == "2026-11-23 12:00:00"
    assert set(row) <= {*KEYS, UPDATED}
    assert (row["slug"], row["day"], row["time"]) == ("known", 1, "19:00")
    assert row["contact_1_phone"] == "+1-888-495-6068 ext. 0222"


def test_a_feed_names_nobody_by_the_last_name_and_nothing_for_staff() -> None:
    written = write_feed(DIRECTORY, now=NOW).decode()
    assert first()["contact_1_name"] == "Ann"
    assert not any(secret in written for secret in ("Bee", "Zoe", STAFF_NUMBER))


def test_a_meeting_of_one_week_of_the_month_is_said_in_words_alone() -> None:
    assert len(rows_of(KNOWN)) == 1
    assert "Last Friday of every month" in first()["notes"]
    assert "day" not in first(schedule=NO_DAY_STATED)


def test_each_weekly_meeting_has_a_row_of_its_own() -> None:
    weekly = replace(KNOWN.schedule.meetings[1], nth=None)
    schedule = replace(KNOWN.schedule, meetings=(KNOWN.schedule.meetings[0], weekly))
    rows = rows_of(replace(KNOWN, schedule=schedule))
    assert [row["slug"] for row in rows] == ["known", "known--2"]
    assert [row["day"] for row in rows] == [1, 5]


def test_an_address_that_is_not_public_is_its_town() -> None:
    row = first(sites=(IQALUIT,))
    assert row["formatted_address"] == "Iqaluit, NU, Canada"
    assert row["approximate"] == "yes"
    assert "address" not in row


def test_the_codes_say_how_and_for_whom() -> None:
    row = first(
        modes=frozenset({Mode.VIRTUAL}),
        sites=(),
        status=Status.PAUSED,
        welcomes=Welcomes(everyone_else=Welcome.YES),
    )
    assert row["types"] == ["TC", "O", "EN"]
    assert "latitude" not in row


def test_a_withdrawn_listing_is_left_out() -> None:
    assert rows_of(replace(KNOWN, status=Status.WITHDRAWN)) == ()
