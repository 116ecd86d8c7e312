"""Turns values into sentences, in the language that is asked for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import assert_never

from geo.coverage.travel import FAR_KM
from geo.finder.decision import Option
from geo.finder.reasons import (
    AddressNotShown,
    AskFirst,
    Confirmation,
    ConfirmedLongAgo,
    ConfirmedOn,
    ForOnly,
    JoinByPhone,
    JoinOnline,
    MayServeYourArea,
    MeetsButNoDayStated,
    NamesNoPlace,
    NeverConfirmed,
    Note,
    Reason,
    ServesAllCanada,
    ServesAnotherArea,
    ServesYourArea,
    StraightLine,
    WelcomeNotStated,
    WelcomesYou,
    WhoMayCome,
)
from geo.listing.audience import FIRST_RESPONDERS, Audience
from geo.listing.contact import Reachable
from geo.listing.freshness import BELOW_AFTER_DAYS
from geo.listing.listing import Assurance
from geo.listing.schedule import Meeting, Occurrence
from geo.listing.service_area import Outline, Regions
from geo.listing.site import AddressVisibility
from geo.place.emergency import Emergency, Service911, emergency_at
from geo.place.fix import Fix, How, NoPlace, WhichPlace, WhyAsk, WhyNoPlace
from geo.place.regions import Region
from geo.place.road import RoadAccess
from geo.place.time_zones import zone
from geo.words.fields.words import word_for
from geo.words.language import Language, by_language
from geo.words.say.advised import Advised
from geo.words.say.en import EN
from geo.words.say.fr import FR
from geo.words.say.french_places import at_place, of_place
from geo.words.say.page_text import page_text
from geo.words.say.record import Text

_ALMOST_THERE = 1.0
_LARGE_SHARE = 0.2
_HALF_A_DAY = 12
_DAYS_A_MONTH = 365.2425 / 12
_PROVINCES = frozenset(region.value for region in Region)


def text_in(language: Language) -> Text:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)


def reason_sentence(  # noqa: C901, PLR0911, PLR0912 - one line for each kind of reason; the type checker finds a forgotten one
    reason: Reason, language: Language, reachable: Reachable = Reachable.NOBODY
) -> str:
    """Say why an option stands where it stands.

    Parameters
    ----------
    reachable
        How its listing can be reached; unless that is known, nobody is told to ask.
    """
    text = text_in(language)

    def advised(sentence: Advised, **gaps: str) -> str:
        return sentence.said(reachable, text.by, **gaps)

    match reason:
        case StraightLine():
            return _straight_line(reason, reachable, language)
        case AddressNotShown(visibility=AddressVisibility.WITHHELD, town=town):
            return advised(text.address_withheld, town=town, at_town=at_start(town))
        case AddressNotShown(town=town):
            return advised(text.address_town, town=town, at_town=at_start(town))
        case ServesYourArea(area=Outline()):
            return text.serves_drawn_area
        case ServesYourArea(area=area):
            return text.serves.format(area=area_name(area, language))
        case MayServeYourArea(area=area):
            return advised(text.may_serve, area=area_name(area, language))
        case ServesAnotherArea(area=area, but_near=True):
            return advised(text.serves_elsewhere, area=area_name(area, language))
        case ServesAnotherArea(area=area):
            return text.serves_elsewhere.fact.format(area=area_name(area, language))
        case ServesAllCanada():
            return text.serves_all_canada
        case JoinOnline():
            return advised(text.join_online)
        case JoinByPhone():
            return advised(text.join_by_phone)
        case NamesNoPlace():
            return advised(text.names_no_place)
        case MeetsButNoDayStated(weekly=weekly):
            return advised(text.weekly_no_day if weekly else text.monthly_no_day)
        case ForOnly(audiences=audiences):
            return text.for_only.format(audiences=audience_names(audiences, language))
        case WelcomesYou(audience=audience):
            return text.welcomes_you.format(audience=text.audiences[audience])
        case AskFirst(audience=audience):
            return advised(text.ask_first, audience=text.audiences[audience])
        case WelcomeNotStated(audience=audience):
            return advised(text.welcome_not_stated, audience=text.audiences[audience])
        case WhoMayCome(text=own) | Note(text=own):
            return own.in_language(language)
        case NeverConfirmed() | ConfirmedOn() | ConfirmedLongAgo():
            return _confirmation(reason, reachable, language)
        case _:
            assert_never(reason)


def _confirmation(reason: Confirmation, reachable: Reachable, language: Language) -> str:
    text = text_in(language)
    if isinstance(reason, NeverConfirmed):
        if reason.copied_on is None:
            return text.never_confirmed.said(reachable, text.by)
        day = full_day_name(reason.copied_on, language)
        return text.not_checked_since.said(reachable, text.by, day=day)
    day = confirmed(reason.day, reason.how, language)
    if isinstance(reason, ConfirmedOn):
        return text.confirmed_on.format(day=day)
    if reason.days > BELOW_AFTER_DAYS:
        return text.confirmed_over_a_year_ago.said(reachable, text.by, day=day)
    months = str(round(reason.days / _DAYS_A_MONTH))
    return text.confirmed_months_ago.said(reachable, text.by, months=months, day=day)


def language_name(code: str, language: Language) -> str:
    """Name a spoken language; its code where we have no name for it."""
    return text_in(language).languages.get(code, code)


def confirmed(day: date, how: Assurance | None, language: Language) -> str:
    """Write the day of a confirmation, and how it was made where that is recorded."""
    text, written = text_in(language), full_day_name(day, language)
    if how is None:
        return written
    return text.confirmed_how.format(day=written, how=word_for("assured_how", how, language))


def _straight_line(reason: StraightLine, reachable: Reachable, language: Language) -> str:
    text = text_in(language)
    place, margin = reason.from_town, distance(reason.uncertainty_km, language)
    if reason.km <= max(reason.uncertainty_km, _ALMOST_THERE):
        return text.very_close.format(
            town=reason.town, at_town=at_start(reason.town), margin=margin
        )
    rough = reason.uncertainty_km >= _LARGE_SHARE * reason.km
    template = text.straight_line_give_or_take if rough else text.straight_line
    sentence = template.format(
        km=distance(reason.km, language), place=place, of_place=of_place(place), margin=margin
    )
    if reason.km < FAR_KM:
        return sentence
    meanings = {
        RoadAccess.ALL_SEASON: text.far_means,
        RoadAccess.NONE: text.fly_in_means,
        RoadAccess.NOT_KNOWN: text.road_not_known_means,
    }
    said = meanings[reason.road].said(reachable, text.by, place=place, at_place=at_place(place))
    return f"{sentence}; {said}"


def road_sentence(fix: Fix, language: Language) -> str | None:
    """Say that no road leads to the visitor's place, or that this is not known; else None."""
    text, place = text_in(language), fix.town
    sentences = {
        RoadAccess.NONE: text.fly_in_place,
        RoadAccess.NOT_KNOWN: text.road_not_known_place,
    }
    if fix.road not in sentences:
        return None
    return sentences[fix.road].format(place=place, at_place=at_place(place))


def at_start(place: str) -> str:
    """Put the French "À" before a name that begins a sentence."""
    said = at_place(place)
    return said[0].upper() + said[1:]


def distance(km: float, language: Language) -> str:
    """Write kilometres no finer than they are worth: whole, and tens from `FAR_KM` on."""
    return f"{grouped(worth(km), language)}\u00a0km"


def grouped(number: float, language: Language) -> str:
    """Write a whole number with its thousands set apart: "1,200"."""
    return f"{number:,.0f}".replace(",", text_in(language).thousands)


def worth(km: float) -> float:
    """Round kilometres to what they are worth: whole, and tens from `FAR_KM` on."""
    return max(1, round(km)) if km < FAR_KM else round(km, -1)


def area_name(area: Regions | Outline, language: Language) -> str:
    """Name a service area."""
    text = text_in(language)
    if isinstance(area, Outline):
        return text.drawn_area
    if area.words is not None:
        return area.words.in_language(language)
    names = [
        text.in_regions[Region(code)] if code in _PROVINCES else text.in_north[code]
        for code in area.codes
    ]
    return listed(names, text.list_and)


def in_words(label: str, language: Language) -> str:
    """Name the province of a place as a sentence does: "Iqaluit, NU", but "Iqaluit (Nunavut)"."""
    return _with_region(label, text_in(language).regions, language)


def in_short(label: str, language: Language) -> str:
    """Name a place as for a short line: a province of a long name as it is usually cut."""
    text = text_in(language)
    return _with_region(label, {**text.regions, **text.short_regions}, language)


def _with_region(label: str, names: Mapping[Region, str], language: Language) -> str:
    town, _, short = label.rpartition(", ")
    region = next((one for one in Region if one.abbreviation == short), None)
    if region is None:
        return label
    template = text_in(language).town_in_region
    named = template.format(town=town, short=short, region=names[region])
    return named.replace(") (", ", ")


def audience_names(audiences: Iterable[Audience], language: Language) -> str:
    """Name audiences, with one word for all first responders where they are all meant."""
    text, named = text_in(language), list(audiences)
    names = [text.audiences[who] for who in named]
    if set(named) >= FIRST_RESPONDERS:
        names = [text.audiences[who] for who in named if who not in FIRST_RESPONDERS]
        names.insert(0, text.first_responders)
    elif {Audience.POLICE, Audience.RCMP} <= set(named):
        names.remove(text.audiences[Audience.RCMP])
    return listed(names, text.list_and)


def labelled(label: str, value: str, language: Language) -> str:
    """Put a colon between a label and its value, as the language writes it."""
    return f"{label}{text_in(language).colon}{value}"


def listed(names: list[str], last: str) -> str:
    """Join names as a sentence does: "a, b and c"."""
    if len(names) <= 1:
        return "".join(names)
    return last.format(first=", ".join(names[:-1]), last=names[-1])


def fix_sentence(fix: Fix, language: Language) -> str:
    """Say what was understood."""
    text, place = text_in(language), _understood_place(fix, language)
    sentence = _understood_template(fix, text).format(
        place=place,
        of_place=of_place(place),
        code=fix.postal_code,
        margin=distance(fix.uncertainty_km, language),
    )
    if fix.corrected and fix.postal_code is not None:
        sentence += f". {text.corrected.format(code=fix.postal_code)}"
    return sentence


def _understood_template(fix: Fix, text: Text) -> str:
    if fix.how is How.DEVICE:
        return text.understood_device
    if fix.postal_code is None:
        return text.understood_slip if fix.corrected else text.understood_place
    if fix.is_approximate:
        return text.understood_about
    return text.understood_place if fix.corrected else text.understood_code


def _understood_place(fix: Fix, language: Language) -> str:
    """Name the place; with its province where another may be meant, or it was called otherwise."""
    is_in_doubt = fix.others or fix.by_another_name or (fix.corrected and fix.postal_code is None)
    return in_short(fix.label, language) if is_in_doubt else fix.town


def emergency_sentence(fix: Fix, language: Language) -> str | None:
    """Say whom to call where 911 does not reach help, and who says so; else None."""
    return service_sentence(emergency_at(fix), language)


def service_sentence(known: Emergency, language: Language) -> str | None:
    """Say whom to call by what is known of 911, and who says so; else None."""
    sentence = service_words(known, language)
    return sentence and f"{sentence.removesuffix('.')} ({known.source})."


def emergency_words(fix: Fix, language: Language) -> str | None:
    """Say whom to call where 911 does not reach help; its source stands elsewhere."""
    return service_words(emergency_at(fix), language)


def service_words(known: Emergency, language: Language) -> str | None:
    """Say whom to call by what is known of 911; its source stands elsewhere."""
    text = text_in(language)
    match known.service:
        case Service911.ASSUMED:
            return None
        case Service911.UNSURE:
            return text.unsure_911
        case Service911.MISSING:
            return text.no_911


def emergency_source(fix: Fix, language: Language) -> str | None:
    """Name who says that 911 does not reach help; None where no source does."""
    source = emergency_at(fix).source
    return text_in(language).source_911.format(source=source) if source else None


def question_sentence(question: WhichPlace, language: Language) -> str:
    """Ask which community is meant, or which of several postal codes."""
    codes = {fix.postal_code for fix in question.choices}
    if question.why is WhyAsk.SEVERAL_PLACES and codes and None not in codes:
        return text_in(language).which_code
    asked = question.area.name(language) if question.area else question.asked
    return text_in(language).which_place[question.why].format(asked=asked)


def no_place_sentence(outcome: NoPlace, language: Language) -> str:
    """Say kindly why a text gives no place, and what to do."""
    text = text_in(language)
    asked = text.quote.format(text=outcome.asked)
    return text.no_place[outcome.why].format(asked=asked)


def unplaced_sentence(outcome: WhichPlace | NoPlace, language: Language) -> str:
    """Ask which community is meant, or say why a text gives none."""
    if isinstance(outcome, WhichPlace):
        return question_sentence(outcome, language)
    return no_place_sentence(outcome, language)


def alike_question(why: WhyNoPlace, language: Language) -> str:
    """Ask about the places that may be meant, before they are named."""
    text = text_in(language)
    return text.is_one_near if why is WhyNoPlace.WHOLE_REGION else text.did_you_mean


def next_meeting_sentence(option: Option, at: datetime, language: Language) -> str | None:
    """Say when the group meets next; None if no day is stated.

    It is said in the visitor's own time, and in that of the group where their place is not known.
    """
    meeting = option.next_meeting
    if meeting is None:
        return None
    text, here, there = text_in(language), option.zone_of(meeting), meeting.time_zone
    sentence = _template(meeting, option.listing.schedule.meetings, at, text).format(
        day=day_name(meeting.starts_at.astimezone(zone(here)).date(), language),
        hours=hours(meeting, here, language),
        zone=zone_time(there, language) if option.fix is None else text.your_time,
    )
    elsewhere = time_there(option, language)
    return f"{sentence} ({elsewhere})" if elsewhere else sentence


def time_there(option: Option, language: Language) -> str | None:
    """Say when the next meeting starts by the clock of its own place, where that is another."""
    meeting = option.next_meeting
    if meeting is None or _same_clock(meeting, option.zone_of(meeting), meeting.time_zone):
        return None
    return _time_there(meeting, language)


def _template(meeting: Occurrence, held: Sequence[Meeting], at: datetime, text: Text) -> str:
    """Call a meeting the next only if it is; another is named because the visitor asked for it."""
    if meeting.starts_at <= at:
        return text.begun if meeting.ends_at is None else text.under_way
    is_next = len(held) == 1 or all(
        meeting.starts_at <= one.next_after(at).starts_at for one in held
    )
    return text.next_meeting if is_next else text.chosen_meeting


def _time_there(meeting: Occurrence, language: Language) -> str:
    there = meeting.time_zone
    start = clock(meeting.starts_at.astimezone(zone(there)), language)
    return text_in(language).time_there.format(hours=start, city=city(there, language))


def zone_time(time_zone: str, language: Language) -> str:
    """Name the time of a zone: "Toronto time"."""
    here = city(time_zone, language)
    return page_text(language).time_of.format(city=here, of_city=of_place(here))


def city(time_zone: str, language: Language) -> str:
    """Name the city that a time zone is called after."""
    last = time_zone.rsplit("/", 1)[-1].replace("_", " ")
    return text_in(language).zone_cities.get(time_zone, last)


def _same_clock(meeting: Occurrence, here: str, there: str) -> bool:
    start = meeting.starts_at
    return start.astimezone(zone(here)).utcoffset() == start.astimezone(zone(there)).utcoffset()


def hours(meeting: Occurrence, zone_name: str, language: Language) -> str:
    """Write start and end by the clock of a zone; the start alone if no end is stated."""
    start = clock(meeting.starts_at.astimezone(zone(zone_name)), language)
    if meeting.ends_at is None:
        return start
    end = clock(meeting.ends_at.astimezone(zone(zone_name)), language)
    return text_in(language).from_to.format(start=start, end=end)


def clock(moment: datetime | time, language: Language) -> str:
    """Write a time of the day as people say it: "7:30 p.m." and "19 h 30"; noon has its word."""
    text, full_hour = text_in(language), not moment.minute
    if full_hour and moment.hour % _HALF_A_DAY == 0:
        return text.noon if moment.hour else text.midnight
    return (text.clock_full_hour if full_hour else text.clock).format(
        hour=moment.hour,
        hour_of_12=moment.hour % _HALF_A_DAY or _HALF_A_DAY,
        minute=moment.minute,
        half="a.m." if moment.hour < _HALF_A_DAY else "p.m.",
    )


def day_name(day: date, language: Language) -> str:
    """Write a day without its year: "Monday, December 7"."""
    text = text_in(language)
    number = "1er" if language is Language.FR and day.day == 1 else str(day.day)
    return text.day.format(
        weekday=text.weekdays[day.weekday()], month=text.months[day.month - 1], number=number
    )


def full_day_name(day: date, language: Language) -> str:
    """Write a day with its year: "Monday, December 7, 2026"."""
    return text_in(language).full_day.format(day=day_name(day, language), year=day.year)
