"""What can be said of the rows of a file of another format, in English."""

from typing import assert_never

from geo.faults.row import (
    ClocksDiffer,
    ExtentProblem,
    IdInEarlierRow,
    IdTwiceInFile,
    InFeed,
    KeysNotTaken,
    LeftOut,
    ManyInService,
    ManyOfGroup,
    ManyServices,
    MissingKey,
    NeitherYesNorNo,
    NoEnd,
    NoProvince,
    NoSchedule,
    NotInCanada,
    NotOfFeed,
    NotTaken,
    NoVisibility,
    OfRow,
    OneLanguageChanged,
    PlaceLacks,
    PlaceNotKnown,
    PointOutsideCanada,
    ScheduleNotTaken,
    SeveralPlaces,
    SlugInEarlierRow,
    SoundsHidden,
    StillNames,
    TextProblem,
    TypesNotTaken,
    UnsurePoint,
    Untranslated,
    ValueNotTaken,
    WhereProblem,
    ZoneOfPlaceStands,
    ZoneRefused,
)
from geo.words.faults.en_fields import of_field


def of_text(problem: TextProblem) -> str:
    """Say what can be said of the texts and ids of a row."""
    match problem:
        case OfRow():
            return _plain(problem)
        case Untranslated(english_stands):
            written = "English" if english_stands else "French"
            return f"not written; the {written} text is used instead; translate it"
        case OneLanguageChanged(left):
            return f"it has changed in one language; see whether {left!r} still fits"
        case IdInEarlierRow(value):
            return f"{value} is in an earlier row too; give one of them another id"
        case SlugInEarlierRow(value):
            return f"{value} is in an earlier row too; another id is given"
        case IdTwiceInFile(value):
            return f"{value} is in this file twice; remove one service"
        case MissingKey(key):
            return f"the field is missing; write {key}"
        case NotOfFeed(value, what):
            return f"{value} is {_not_of_feed(what)}"
        case LeftOut(why):
            return f"{of_field(why)}; left out"
        case _:
            assert_never(problem)


def of_where(problem: WhereProblem) -> str:
    """Say what is wrong with where a row says people meet, or when."""
    match problem:
        case SeveralPlaces(value, places):
            return f"{value} may be {', '.join(places)}; write which, or the latitude and longitude"
        case PlaceNotKnown(value):
            return f"{value} is no place that is known; correct it, or write the nearest that is"
        case NoProvince(value):
            return f"{value} is no province or territory of Canada; correct it"
        case PointOutsideCanada(lat, lon):
            return (
                f"latitude {lat}, longitude {lon} is outside Canada; give degrees, latitude first "
                "(are the two swapped?)"
            )
        case NotInCanada(written):
            return f"{written} is outside Canada; correct the point"
        case NeitherYesNorNo(value):
            return f"{value} is neither yes nor no; read as yes: only the town is shown"
        case NoVisibility(value, known):
            return f"{value} is not one of {', '.join(known)}; only the town is shown"
        case SoundsHidden(key):
            return f"the key {key} is not known; read as approximate: only the town is shown"
        case StillNames(doors):
            return f"it still names {', '.join(doors)}; take that out by hand"
        case PlaceLacks(fields):
            return (
                f"the place is not read, because it lacks {', '.join(fields)}; add it to the "
                "listing by hand"
            )
        case UnsurePoint(km):
            return (
                f"HSDS does not say how exact the point is; {km} km is assumed until somebody "
                "has looked"
            )
        case NoEnd(value, starts):
            return f"{value} is no end of a meeting at {starts}; left out"
        case ClocksDiffer(stated, kept, hour, is_of_place):
            said = f"{stated!r} is stated and the place keeps {kept!r}; {hour} is used"
            if is_of_place:
                return f"{said} by the clock of the place"
            return f"{said} as stated, because it is also online"
        case ZoneRefused(why):
            return f'{of_field(why)}; write it like "America/Toronto"'
        case ZoneOfPlaceStands(why):
            return f"{of_field(why)}; that of its place is used"
        case _:
            assert_never(problem)


def of_extent(problem: ExtentProblem) -> str:
    """Say what of a row is too much, or has no place in a listing."""
    match problem:
        case ManyServices(count, most):
            return f"{count} services are more than any listing; give {most} or fewer in one file"
        case ManyInService(count, most):
            return f"a list has {count:,} entries; write at most {most:,} in one service"
        case ManyOfGroup(count, most):
            return (
                f"{count:,} meetings of one group; at most {most:,} are read; give some of them "
                "another slug"
            )
        case ValueNotTaken(value, what):
            return _not_taken(value, what)
        case ScheduleNotTaken(told, why):
            return f"the schedule ({', '.join(told)}) is not read: {_no_schedule(why)}"
        case KeysNotTaken(count, first):
            return f"{count} keys are not read: {', '.join(first)}"
        case TypesNotTaken(first):
            return f"not read: {', '.join(first)}"
        case _:
            assert_never(problem)


def _plain(problem: OfRow) -> str:
    match problem:
        case OfRow.COLUMN_NOT_TAKEN:
            return "the column is not read; say which column of ours it is"
        case OfRow.NO_NAME:
            return "the row has no name; write one, or give it the id of a listing"
        case OfRow.NAMELESS_MEETING:
            return "the meeting has no name; write one"
        case OfRow.IN_PERSON:
            return "nothing is stated; the row names a place, so it meets in person"
        case OfRow.NAME_OF_GROUP:
            return "nothing is stated; the name of the group is used"
        case OfRow.NAME_OF_MEETING:
            return "nothing is stated; the name of the meeting is used"
        case OfRow.OTHER_LANGUAGE:
            return "the text in the other language has changed; see to it"
        case OfRow.ENGLISH_CHANGED:
            return "the English has changed; look at the French"
        case OfRow.IN_BOTH_LANGUAGES:
            return "the words of the feed are used in both languages; translate them"
        case OfRow.NO_FRENCH:
            return "no French here; the English is used in both languages until it is translated"
        case OfRow.WITHDRAWN:
            return "the listing is withdrawn here and stays so"
        case OfRow.KNOWN_NOT_TOLD:
            return "it differs, but the known listing cannot be told in a feed; change it here"
        case OfRow.NO_PLACE:
            return "no town, postal code or point is stated; write one of them"
        case OfRow.DOOR_LEFT_OUT:
            return "left out: the address is approximate, and this may describe the door"
        case OfRow.ONLINE_ALONE:
            return "only the online meeting is read, without the address"
        case OfRow.POINT_LEFT_OUT:
            return "a meeting online has no point on the map; left out"
        case OfRow.NO_MEETING:
            return "not stated, so no meeting is read"
        case OfRow.ZONE_NEEDED:
            return 'a meeting online needs its own time zone; write it like "America/Toronto"'
        case OfRow.NO_SERVICES:
            return "no service is in this file; choose a file with a list of HSDS services"
        case OfRow.NO_SERVICE:
            return "this is no service; write an object with id, name and so on"
        case OfRow.SERVICE_TOO_DEEP:
            return "the service is nested too deeply; write it anew"
        case OfRow.HALF_CHARACTER:
            return "a text holds half a character; write it anew in UTF-8"
        case OfRow.NO_STATUS:
            return "no status is stated; the listing counts as active"
        case _:
            assert_never(problem)


def _not_of_feed(what: InFeed) -> str:
    match what:
        case InFeed.MEETING:
            return "no meeting; write an object"
        case InFeed.DAY:
            return "no day; write 0 for Sunday to 6, or a list of them"
        case InFeed.TIME:
            return 'no time; write "19:00"'
        case InFeed.UPDATED:
            return "no date; write 2026-11-23 19:00:00"
        case _:
            assert_never(what)


def _not_taken(value: str, what: NotTaken) -> str:
    match what:
        case NotTaken.LOCATION:
            return (
                f"a location of type {value} is no meeting place and is not read; look whether "
                "people meet there"
            )
        case NotTaken.AREA:
            return f"the area {value} is not read; choose its provinces, or draw it"
        case NotTaken.FIELD:
            return (
                f"{value} is not read: a listing has no such field; see whether it belongs into "
                "the notes"
            )
        case NotTaken.WHOLE:
            return f"{value} is not read whole: write a list of objects"
        case NotTaken.TERM:
            return f"{value} is no term of ours and is not read; look for a slip"
        case NotTaken.LANGUAGE:
            return f"{value} is not read; write its two-letter code, such as fr"
        case _:
            assert_never(what)


def _no_schedule(why: NoSchedule) -> str:
    match why:
        case NoSchedule.OTHER_RHYTHM:
            return "a meeting comes back every week or every month; write it into the notes"
        case NoSchedule.NO_WEEKDAY:
            return "it names no weekday; add the meeting by hand"
        case NoSchedule.NO_HOUR:
            return "it names no hour; add the meeting by hand"
        case NoSchedule.NO_ZONE:
            return "an offset from UTC is no time zone, which is needed; add the meeting by hand"
        case _:
            assert_never(why)
