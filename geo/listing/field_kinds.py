"""What can be declared of a field of a listing; `geo.listing.fields` declares each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# --- the kinds of values -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed set.

    Parameters
    ----------
    default
        What holds where the field is left out; ``None`` if nothing does.
    is_always_written
        Whether files and exports spell the default out. The first fields do, and what is kept
        rests on it; those that came later are left out where they say nothing.
    """

    words: type[StrEnum]
    default: StrEnum | None = None
    is_always_written: bool = False

    def written(self, word: StrEnum | None) -> StrEnum | None:
        """Return what is to be written of a word; None if nothing is."""
        is_silent = word == self.default and not self.is_always_written
        return None if is_silent else word


@dataclass(frozen=True, slots=True)
class Choices:
    """Any words of a closed set."""

    words: type[StrEnum]


@dataclass(frozen=True, slots=True)
class BothLanguages:
    """A text in English and in French; in a name no letter may pose as another."""

    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Slug:
    """The id of a listing."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text as it was found, in one language."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address of a page."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""


@dataclass(frozen=True, slots=True)
class LanguageCodes:
    """Codes of ISO 639-1."""


@dataclass(frozen=True, slots=True)
class Part:
    """Values with a form of their own, which each place that tells of them writes by itself.

    Parameters
    ----------
    keys
        The fields of a listing file that it is read from.
    """

    keys: tuple[str, ...]


Kind = Choice | Choices | BothLanguages | Slug | PlainText | WebAddress | Day | LanguageCodes | Part


# --- where a field is told -----------------------------------------------------------------------


class Export(StrEnum):
    """What a listing is told in beside its own file, which tells all."""

    TABLES = "tables"
    """CSV and Excel."""
    MEETING_GUIDE = "meeting-guide"
    """Feeds of recovery groups."""
    HSDS = "hsds"
    """Services of the Human Services Data Specification."""
    GEOJSON = "geojson"
    """The map layer."""
    ICAL = "ical"
    """The calendar of all meetings."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What an export does not tell of a field, and why, in the words of the documents."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Term:
    """An attribute of our own taxonomy in HSDS, for what HSDS has no key for.

    Parameters
    ----------
    code
        The name of the field, or ``"mode"``: one attribute for each.
    """

    code: str
    name: str
    description: str


class SeenBy(StrEnum):
    """Who may see a field; `geo.listing.published` sees to it."""

    EVERYBODY = "everybody"
    """All of it is for the public."""
    IN_PART = "everybody, without what is for staff alone"
    """A part of it may be kept for staff."""


class Section(StrEnum):
    """A section of the staff's form."""

    WHO = "who"
    """What the group is."""
    WHEN = "when"
    """How and when it meets."""
    WHERE = "where"
    """Where it meets, and whom it serves."""
    WELCOME = "welcome"
    """Who is welcome."""
    CONTACTS = "contacts"
    """How to reach it."""
    MORE = "more"
    """All that a visitor may want to know besides."""
    SOURCE = "source"
    """What the entry rests on."""


@dataclass(frozen=True, slots=True)
class CardFact:
    """A labelled fact of the visitor's card.

    Parameters
    ----------
    label
        Its label in `geo.words.fields`.
    place
        Its place among the facts; the smallest comes first.
    is_always_there
        Whether the card says "not stated" where the listing is silent.
    """

    label: str
    place: int
    is_always_there: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingField:
    """One field of `geo.listing.listing.Listing`.

    Parameters
    ----------
    name
        Of the field, of its key in a listing file and of its column in a table.
    seen_by
        Whether all of it may leave.
    is_needed
        Whether a listing file has to hold it; `geo.words.faults` says what to write.
    section
        Where the form of staff asks for it.
    facts
        What the visitor's card tells of it.
    elsewhere
        Where a visitor sees it if no fact of the card tells it.
    hsds
        Its key in an HSDS service, or the term that stands for it.
    losses
        What each export does not tell of it. A field without parts that loses anything is not
        written in the map layer at all.
    """

    name: str
    kind: Kind
    seen_by: SeenBy
    section: Section
    hsds: str | Term
    is_needed: bool = False
    facts: tuple[CardFact, ...] = ()
    elsewhere: str = ""
    losses: Mapping[Export, Loss] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if bool(self.facts) is bool(self.elsewhere):
            raise ValueError(
                f"{self.name}: the card tells it, or another place does; give facts or elsewhere"
            )
