"""What can be wrong with a row of a file of another format, or has to be said of one that is taken.

A ``value`` is quoted already, and shortened if it is long.
"""

from enum import StrEnum
from typing import NamedTuple

from geo.faults.field import FieldProblem


class OfRow(StrEnum):
    """What is said of a row without facts."""

    COLUMN_NOT_TAKEN = "column_not_taken"
    """A column is none of ours."""
    NO_NAME = "no_name"
    """A row of a table has no name."""
    NAMELESS_MEETING = "nameless_meeting"
    """A meeting of a feed has no name."""
    IN_PERSON = "in_person"
    """It names a place, so it counts as a meeting in person."""
    NAME_OF_GROUP = "name_of_group"
    """The name of the group stands for another text."""
    NAME_OF_MEETING = "name_of_meeting"
    """The name of the meeting stands for another text."""
    OTHER_LANGUAGE = "other_language"
    """The text in the other language has changed."""
    ENGLISH_CHANGED = "english_changed"
    """The English has changed, and a format tells no French."""
    IN_BOTH_LANGUAGES = "in_both_languages"
    """The words of a feed stand in both languages."""
    NO_FRENCH = "no_french"
    """The English stands in both languages."""
    WITHDRAWN = "withdrawn"
    """The listing is withdrawn here, whatever the file says."""
    KNOWN_NOT_TOLD = "known_not_told"
    """The known listing cannot be told in this format, so nothing can be compared."""
    NO_PLACE = "no_place"
    """It says nothing of where people meet."""
    DOOR_LEFT_OUT = "door_left_out"
    """How to find the door is left out, because the address is approximate."""
    ONLINE_ALONE = "online_alone"
    """Only the meeting online is taken."""
    POINT_LEFT_OUT = "point_left_out"
    """A meeting online has no point."""
    NO_MEETING = "no_meeting"
    """A day or a time is not stated, so there is no meeting."""
    ZONE_NEEDED = "zone_needed"
    """A meeting online states no time zone."""
    NO_SERVICES = "no_services"
    """A file holds no service of HSDS."""
    NO_SERVICE = "no_service"
    """What stands in a list of services is none."""
    SERVICE_TOO_DEEP = "service_too_deep"
    """A service is nested too deeply."""
    HALF_CHARACTER = "half_character"
    """A text cannot be written as UTF-8."""
    NO_STATUS = "no_status"
    """A service states no status."""


class Untranslated(NamedTuple):
    """A text is not written in one language, so that of the other stands."""

    english_stands: bool


class OneLanguageChanged(NamedTuple):
    """A text has changed in one language, and not in the other, ``"en"`` or ``"fr"``."""

    left: str


class IdInEarlierRow(NamedTuple):
    """An earlier row has the same id."""

    value: str


class SlugInEarlierRow(NamedTuple):
    """An earlier row has the same slug, so this one gets another id."""

    value: str


class IdTwiceInFile(NamedTuple):
    """Two services have the same id."""

    value: str


class MissingKey(NamedTuple):
    """A key that has to be there is not."""

    key: str


class SeveralPlaces(NamedTuple):
    """Several places may be meant; the first of them."""

    value: str
    places: tuple[str, ...]


class PlaceNotKnown(NamedTuple):
    """No known place is named so."""

    value: str


class NoProvince(NamedTuple):
    """A text is no province or territory."""

    value: str


class PointOutsideCanada(NamedTuple):
    """A latitude and longitude are not of Canada; degrees."""

    lat: float
    lon: float


class NotInCanada(NamedTuple):
    """A point, as it was written, is of no region of Canada."""

    written: str


class NeitherYesNorNo(NamedTuple):
    """It cannot be read whether an address is kept back, so it is."""

    value: str


class NoVisibility(NamedTuple):
    """It cannot be read how much of an address may be shown, so it is kept back."""

    value: str
    known: tuple[str, ...]


class SoundsHidden(NamedTuple):
    """A key is not known and sounds as if it kept an address back, so it does."""

    key: str


class StillNames(NamedTuple):
    """A text still names the door that is kept back; the values."""

    doors: tuple[str, ...]


class ManyServices(NamedTuple):
    """A file holds more services than any listing."""

    how_many: int
    most: int


class ManyInService(NamedTuple):
    """A list of a service is longer than any listing needs."""

    how_many: int
    most: int


class ManyOfGroup(NamedTuple):
    """A group has more meetings than any listing needs."""

    how_many: int
    most: int


class NotTaken(StrEnum):
    """What a listing has no place for."""

    LOCATION = "location"
    """A kind of location that is no meeting place."""
    AREA = "area"
    """An area that is not known by its name."""
    FIELD = "field"
    """A field that a listing does not have."""
    WHOLE = "whole"
    """A list in which something is no object."""
    TERM = "term"
    """A term of a taxonomy."""
    LANGUAGE = "language"
    """A language without a code of two letters."""


class ValueNotTaken(NamedTuple):
    """A value is not taken."""

    value: str
    what: NotTaken


class PlaceLacks(NamedTuple):
    """A place is not taken, because it lacks these fields."""

    fields: tuple[str, ...]


class UnsurePoint(NamedTuple):
    """A format does not say how exact a point is, so this stands for it."""

    km: float


class NoSchedule(StrEnum):
    """Why a schedule cannot be a meeting of ours."""

    OTHER_RHYTHM = "other_rhythm"
    """It comes back neither every week nor every month."""
    NO_WEEKDAY = "no_weekday"
    """It names no weekday."""
    NO_HOUR = "no_hour"
    """It names no hour."""
    NO_ZONE = "no_zone"
    """It states an offset from UTC and no time zone."""


class ScheduleNotTaken(NamedTuple):
    """A schedule is not taken; what it tells, key by key."""

    told: tuple[str, ...]
    why: NoSchedule


class KeysNotTaken(NamedTuple):
    """Keys of a feed are not taken; how many, and the first of them."""

    how_many: int
    first: tuple[str, ...]


class TypesNotTaken(NamedTuple):
    """Codes of a feed that are not taken, the first of them."""

    first: tuple[str, ...]


class InFeed(StrEnum):
    """What a row of a feed has to state."""

    MEETING = "meeting"
    """The row itself."""
    DAY = "day"
    """A day of the week."""
    TIME = "time"
    """A time of day."""
    UPDATED = "updated"
    """The day of the last change."""


class NotOfFeed(NamedTuple):
    """A value of a feed is not what it has to be."""

    value: str
    what: InFeed


class NoEnd(NamedTuple):
    """A value is no end of a meeting that starts then."""

    value: str
    starts: str


class ClocksDiffer(NamedTuple):
    """A row states another time zone than its place keeps.

    Parameters
    ----------
    is_of_place
        Whether its hour is taken by the clock of the place, or as it is stated.
    """

    stated: str
    kept: str
    hour: str
    is_of_place: bool


class LeftOut(NamedTuple):
    """A value is left out, and why."""

    why: FieldProblem


class ZoneRefused(NamedTuple):
    """A time zone is refused, and why; no place tells another."""

    why: FieldProblem


class ZoneOfPlaceStands(NamedTuple):
    """A time zone is refused, and why; that of the place is taken."""

    why: FieldProblem


TextProblem = (
    OfRow
    | Untranslated
    | OneLanguageChanged
    | IdInEarlierRow
    | SlugInEarlierRow
    | IdTwiceInFile
    | MissingKey
    | NotOfFeed
    | LeftOut
)
"""What can be said of the texts and ids of a row."""
WhereProblem = (
    SeveralPlaces
    | PlaceNotKnown
    | NoProvince
    | PointOutsideCanada
    | NotInCanada
    | NeitherYesNorNo
    | NoVisibility
    | SoundsHidden
    | StillNames
    | PlaceLacks
    | UnsurePoint
    | NoEnd
    | ClocksDiffer
    | ZoneRefused
    | ZoneOfPlaceStands
)
"""What can be said of where and when the group of a row meets."""
ExtentProblem = (
    ManyServices
    | ManyInService
    | ManyOfGroup
    | ValueNotTaken
    | ScheduleNotTaken
    | KeysNotTaken
    | TypesNotTaken
)
"""What of a row is too much, or has no place in a listing."""
RowProblem = TextProblem | WhereProblem | ExtentProblem
"""What can be wrong with a row of a file of another format, or has to be said of it."""
