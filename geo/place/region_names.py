"""What people call a province or territory, behind a town or by itself."""

import re
from types import MappingProxyType

from geo.place.places import plain
from geo.place.regions import Region

_SPELLINGS = MappingProxyType(
    {
        Region.ALBERTA: "ab, alta, alb, alberta",
        Region.BRITISH_COLUMBIA: "bc, cb, british columbia, colombie britannique",
        Region.MANITOBA: "mb, man, manitoba",
        Region.NEW_BRUNSWICK: "nb, new brunswick, nouveau brunswick",
        Region.NEWFOUNDLAND_AND_LABRADOR: (
            "nl, nfld, tnl, lab, newfoundland, labrador, newfoundland and labrador, terre neuve, "
            "terre neuve et labrador"
        ),
        Region.NOVA_SCOTIA: "ns, ne, nova scotia, nouvelle ecosse",
        Region.NORTHWEST_TERRITORIES: (
            "nt, nwt, tno, northwest territories, territoires du nord ouest"
        ),
        Region.NUNAVUT: "nu, nunavut",
        Region.ONTARIO: "on, ont, ontario",
        Region.PRINCE_EDWARD_ISLAND: (
            "pe, pei, ipe, prince edward island, ile du prince edouard, l ile du prince edouard"
        ),
        Region.QUEBEC: "qc, pq, que, quebec",
        Region.SASKATCHEWAN: "sk, sask, saskatchewan",
        Region.YUKON: "yt, yk, yukon, yukon territory",
    }
)
_BY_NAME = MappingProxyType(
    {
        name.replace(" ", ""): region
        for region, names in _SPELLINGS.items()
        for name in names.split(", ")
    }
)
_DOTS_AND_BRACKETS = str.maketrans({".": "", "(": " ", ")": " "})
_APOSTROPHES = str.maketrans("'\u2019", "  ")
_MOST_WORDS = 5


_BEFORE = re.compile(
    r"^((the |le |la |l )?(province|territory|territoire)s? (of |de la |de l |de |du |d )"
    r"|(all of|all|whole|across|anywhere in|everywhere in) (the )?"
    r"|(tout|toute|partout) (au |en |le |la )?"
    r"|the |les |le |la |l )"
)
_PART = re.compile(
    r"^(northern|southern|eastern|western|central|north|south|east|west|nord|sud|est|ouest)"
    r"( of| de la| de l| de| du)? "
)
_WIDE = frozenset(
    (
        "canada",
        "canada wide",
        "pancanadien",
        "north",
        "nord",
        "arctic",
        "arctique",
        "maritimes",
        "prairies",
        "labrador",
        "lab",
    )
)


def whole_region(text: str) -> Region | None:
    """Read a text that names a province or territory, whole and alone."""
    return _region(_bare(text))


def is_wide(text: str) -> bool:
    """Tell whether a text names the country, a province or a side of one, and nothing else."""
    bare = _bare(text)
    side_of = _BEFORE.sub("", _PART.sub("", bare, count=1))
    return bare in _WIDE or any(map(_region, (bare, side_of)))


def _bare(text: str) -> str:
    apart = plain(text.translate(_DOTS_AND_BRACKETS).translate(_APOSTROPHES))
    return _BEFORE.sub("", apart, count=1)


def _region(name: str) -> Region | None:
    return None if name in _WIDE else _BY_NAME.get(name.replace(" ", ""))


def split_off_region(text: str) -> tuple[str, Region | None]:
    """Take the province or territory off the end of a place name.

    Returns
    -------
    tuple
        The name without it, and the region; the text itself and None if it ends in none.
    """
    words = plain(text.translate(_DOTS_AND_BRACKETS)).split(" ")
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        region = _BY_NAME.get("".join(words[-size:]))
        if region:
            return " ".join(words[:-size]), region
    return text, None
