"""What is known of where a visitor is, and what is asked when it is not enough."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from geo.place.coordinate import Coordinate
from geo.place.regions import Region
from geo.place.road import RoadAccess


class How(StrEnum):
    """How a fix was made."""

    POSTAL_CODE = "postal_code"
    """The point of the code itself."""
    NEIGHBOUR_CODES = "neighbour_codes"
    """The code is not known; the median of those that share its first five characters."""
    FSA = "fsa"
    """The median of the codes that share the first three characters."""
    PLACE = "place"
    """A place by its name."""
    DEVICE = "device"
    """The position that the visitor's device gave, or coordinates that were typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Where the visitor is, as well as we know it.

    Parameters
    ----------
    label
        Community and abbreviated region, ``"Iqaluit, NU"``: the same in both languages.
    uncertainty_km
        The visitor is within this distance of the coordinate in about 19 cases of 20.
    region
        Province or territory. It comes from the postal code where there is one, because the code
        and not the map says to which province a border town belongs.
    time_zone
        IANA name of the zone that the place lives by.
    postal_code
        The code as it was understood, written with its blank; ``None`` if none was given.
    corrected
        Whether a slip was mended to understand the text: letters in a code read as digits, or a
        letter of a name.
    by_another_name
        Whether the text called the place otherwise than its label does: "SSM", "Frobisher Bay".
    division
        Four digits of the 2021 census division that the place lies in; empty if it is not known.
    other_divisions
        Other divisions of the same province that the visitor may be in, where the position is too
        uncertain to tell.
    road
        What is known of access by road to the place.
    others
        Fixes of the other places of the name, where this one is taken because it is by far the
        best known; offered beside the answer.
    """

    coordinate: Coordinate
    how: How
    label: str
    region: Region
    time_zone: str
    uncertainty_km: float
    postal_code: str | None = None
    corrected: bool = False
    by_another_name: bool = False
    division: str = ""
    other_divisions: frozenset[str] = frozenset()
    road: RoadAccess = RoadAccess.ALL_SEASON
    others: tuple["Fix", ...] = ()

    @property
    def town(self) -> str:
        """The community alone, without its region."""
        return self.label.rsplit(", ", 1)[0]

    @property
    def is_approximate(self) -> bool:
        """Whether the page has to say "about"."""
        return self.how in {How.NEIGHBOUR_CODES, How.FSA} or self.uncertainty_km >= _ABOUT_KM


_ABOUT_KM = 10.0


class WhyAsk(Enum):
    """Why the visitor is asked which community is meant."""

    RURAL_AREA = auto()
    """Three characters of a rural code: its communities lie up to hundreds of km apart."""
    UNKNOWN_CODE = auto()
    """A well-formed code that is newer than the data, in an area too wide to guess in."""
    CODE_SLIP = auto()
    """No postal code, but one sign away from some that are known."""
    SEVERAL_PLACES = auto()
    """The name belongs to several places."""
    NOT_SURE = auto()
    """A place bears the name, but the text may mean another thing: a city abroad, or who asks."""
    WHOLE_REGION = auto()
    """A province, territory, county, island or other area with several communities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedArea:
    """An area that a text names instead of a community.

    Parameters
    ----------
    id
        Of `geo.place.areas`: ``"northern-on"``, ``"3526"``, or the ISO 3166-2 code of a province.
        Areas of one name, such as the counties Kings of three provinces, are one, and their ids
        are joined by a plus sign.
    regions
        The provinces and territories that it lies in.
    named_regions
        Ids of the named regions of `geo.place.north` that hold the whole of it.
    """

    id: str
    name_en: str
    name_fr: str
    regions: tuple[Region, ...]
    named_regions: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Return the name in ``"en"`` or ``"fr"``."""
        return self.name_fr if language == "fr" else self.name_en


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichPlace:
    """The answer "which one?", with a fix ready for each choice, in the order to show them.

    Parameters
    ----------
    area
        What was named, where that is no community but an area; some of its smaller communities
        may not be among the choices.
    """

    why: WhyAsk
    asked: str
    choices: tuple[Fix, ...]
    area: AskedArea | None = None


class WhyNoPlace(Enum):
    """Why a text gives no place."""

    EMPTY = auto()
    """Nothing was typed, or no letter and no digit."""
    CRY = auto()
    """A cry for help, in words or in a picture."""
    OWN_PLACE = auto()
    """Words for where one is oneself: "home", "here"."""
    WHOLE_REGION = auto()
    """A whole province, or the whole country."""
    WHO = auto()
    """No place that we know, but a word for who is asking: "toronto police"."""
    NOT_FOUND = auto()
    """No postal code and no place name that we know."""
    UNKNOWN_AREA = auto()
    """It has the form of a code, but no known code begins with its first three characters: the
    area is newer than the data, or mistyped."""
    NOT_A_CODE = auto()
    """It looks like a code, but has a letter that no Canadian code has, or too few characters."""
    FOREIGN_CODE = auto()
    """A postal code of another country."""
    OUTSIDE_CANADA = auto()
    """Coordinates outside Canada."""
    SANTA = auto()
    """H0H 0H0: known to everybody, and no place."""

    @property
    def is_fault(self) -> bool:
        """Whether the text is wrong: not where it leaves the town open or asks for help."""
        why = WhyNoPlace
        return self not in {why.EMPTY, why.OWN_PLACE, why.WHOLE_REGION, why.CRY}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPlace:
    """The answer "that is no place we know", with its reason.

    ``region`` is the province or territory where it is known all the same: by the first letter of
    a postal code of a new area.
    """

    why: WhyNoPlace
    asked: str
    region: Region | None = None


Outcome = Fix | WhichPlace | NoPlace
"""Every answer to a text that a visitor typed."""
