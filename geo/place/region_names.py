"""What people call a province or territory when they write it behind a town."""

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
            "nl, nfld, tnl, newfoundland, labrador, newfoundland and labrador, terre neuve, "
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
_MOST_WORDS = 5


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
