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
        Whether letters were read as digits (O as 0, I or L as 1) to understand the code.
    road
        What is known of access by road to the place.
    """

    coordinate: Coordinate
    how: How
    label: str
    region: Region
    time_zone: str
    uncertainty_km: float
    postal_code: str | None = None
    corrected: bool = False
    road: RoadAccess = RoadAccess.ALL_SEASON

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
    SEVERAL_PLACES = auto()
    """The name belongs to several places."""
    WHOLE_REGION = auto()
    """A territory: it has so few communities that all can be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichPlace:
    """The answer "which one?", with a fix ready for each choice, in the order to show them."""

    why: WhyAsk
    asked: str
    choices: tuple[Fix, ...]


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
    NO_SUCH_CODE = auto()
    """It has the form of a code, but no code begins with its first three characters."""
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
    """The answer "that is no place we know", with its reason."""

    why: WhyNoPlace
    asked: str


Outcome = Fix | WhichPlace | NoPlace
"""Every answer to a text that a visitor typed."""
