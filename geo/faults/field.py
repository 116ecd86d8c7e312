"""What can be wrong with the value of one field.

A ``value`` is quoted already, and shortened if it is long; an empty text is a fact that is not
known.
"""

from enum import StrEnum
from typing import NamedTuple


class Form(StrEnum):
    """What a value has to be, and is not."""

    TEXT = "text"
    """A text in quotes."""
    LIST = "list"
    """A list in brackets."""
    FLAG = "flag"
    """True or false."""
    NUMBER = "number"
    """A number of everyday size."""
    DAY = "day"
    """A date."""
    CLOCK = "clock"
    """A time of day."""
    RINGS = "rings"
    """The rings of a polygon."""
    POSITION = "position"
    """A position in Canada."""
    AREA = "area"
    """A service area."""
    WEEK_OF_MONTH = "week_of_month"
    """The number of a week of the month."""
    ID = "id"
    """The id of a listing."""
    QUOTED_PHONE = "quoted_phone"
    """A telephone number in quotes."""
    EXTENSION = "extension"
    """The extension of a telephone number."""
    EMAIL = "email"
    """One e-mail address."""
    PAGE = "page"
    """The address of a web page."""
    LANGUAGE = "language"
    """The code of a language."""
    POSTAL_CODE = "postal_code"
    """A postal code."""
    WHOLE_CODE = "whole_code"
    """A postal code of six characters."""
    ZONE_OF_PLACE = "zone_of_place"
    """A time zone that is named after a place."""


class NotOfForm(NamedTuple):
    """A value is not of the form that its field asks for."""

    value: str
    form: Form


class Table(StrEnum):
    """The tables of a listing file."""

    LISTING = "listing"
    """The file itself."""
    TEXTS = "texts"
    """A text in both languages."""
    WELCOME = "welcome"
    """Who is welcome."""
    OUTLINE = "outline"
    """A service area that is drawn."""
    SITE = "site"
    """A place where people meet."""
    MEETING = "meeting"
    """A meeting."""
    CONSENT = "consent"
    """Who agreed to what."""
    PHONE = "phone"
    """A telephone number."""
    CONTACT = "contact"
    """How to reach a group."""


class NotATable(NamedTuple):
    """A value stands where a table has to."""

    value: str
    table: Table


class Missing(NamedTuple):
    """A field that has to be there is not.

    Parameters
    ----------
    field
        Its name, without the path.
    """

    field: str


class Words(StrEnum):
    """Closed sets of words."""

    OF_FIELD = "of_field"
    """Those that the field allows."""
    FIELDS = "fields"
    """The fields of a table."""
    REGIONS = "regions"
    """Provinces, territories and named regions of the North."""
    WEEKDAYS = "weekdays"
    """The days of the week."""


class UnknownWord(NamedTuple):
    """A word is not one of a closed set.

    Parameters
    ----------
    meant
        The one of the known words that it is most like.
    """

    value: str
    words: Words
    known: tuple[str, ...]
    meant: str


class MoreUnknownFields(NamedTuple):
    """A table has so many names that are no fields that the rest is counted."""

    how_many: int


class Counted(StrEnum):
    """Of what there can be too many."""

    CHARACTERS = "characters"
    """In one text."""
    ENTRIES = "entries"
    """In one list."""
    POSITIONS = "positions"
    """In one drawn area."""


class TooMany(NamedTuple):
    """There is more of something than any listing needs."""

    how_many: int
    most: int
    counted: Counted


class Twice(NamedTuple):
    """An entry of a list stands in it twice."""

    value: str


class Harm(StrEnum):
    """What a character does that may not stand in a text."""

    UNSEEN = "unseen"
    """Nobody sees it."""
    LOOKS_ALIKE = "looks_alike"
    """It looks like another letter."""


class Nameless(StrEnum):
    """Kinds of characters to which Unicode gives no name."""

    CONTROL = "control"
    """A control character."""
    HALF = "half"
    """Half of a character."""
    PRIVATE = "private"
    """A character of private use."""
    OTHER = "other"
    """Any other."""


class BadCharacter(NamedTuple):
    """A text holds a character that may not stand in it.

    Parameters
    ----------
    code
        As Unicode writes it: ``"U+202E"``.
    name
        The name that Unicode gives it, or the kind of those that have none.
    position
        Counted from 1.
    """

    code: str
    name: str | Nameless
    position: int
    harm: Harm


class PiledUp(NamedTuple):
    """More accents stand on one letter than in any writing."""

    most: int


class ClockWithoutQuotes(NamedTuple):
    """A time of day stands without quotes.

    Parameters
    ----------
    written
        How it has to be written.
    """

    value: str
    written: str


class NotARing(NamedTuple):
    """A list of positions is no ring of a polygon."""

    value: str
    least: int


class NotAShape(NamedTuple):
    """Rings do not make the polygon that they should."""

    shape: str


class NotAPhone(NamedTuple):
    """A text is no Canadian telephone number."""

    value: str
    lacks_area_code: bool


class UnknownZone(NamedTuple):
    """No time zone has this name."""

    value: str
    meant: str


class Plain(StrEnum):
    """Faults of a value that need no facts."""

    EMPTY = "empty"
    """A text holds nothing that is seen."""
    NO_REGION = "no_region"
    """A service area is a list without a region."""
    CROSSED = "crossed"
    """A drawn area is empty or crosses itself."""


class NotMade(NamedTuple):
    """The fields are right one by one and make no value together; a library says why."""

    said: str


FieldProblem = (
    NotOfForm
    | NotATable
    | Missing
    | UnknownWord
    | MoreUnknownFields
    | TooMany
    | Twice
    | BadCharacter
    | PiledUp
    | ClockWithoutQuotes
    | NotARing
    | NotAShape
    | NotAPhone
    | UnknownZone
    | Plain
    | NotMade
)
"""What can be wrong with the value of one field."""
