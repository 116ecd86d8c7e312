"""Names of other countries and of American states, behind a town that is not in Canada then."""

import re
from typing import Final

from geo.place.places import plain

_COUNTRIES: Final = """
    usa, us, u s a, u s, united states, united states of america, america, etats unis, uk, u k
    united kingdom, england, angleterre, scotland, ecosse, wales, ireland, irlande, britain
    great britain, france, germany, allemagne, spain, espagne, italy, italie, portugal, belgium
    belgique, suisse, switzerland, netherlands, holland, poland, ukraine, russia, australia
    australie, new zealand, india, inde, pakistan, china, chine, japan, japon, philippines, mexico
    mexique, cuba, jamaica, haiti, brazil, greece, turkey, egypt, israel, lebanon, nigeria
    south africa, sweden, norway, denmark, finland, iceland, greenland, afghanistan, kuwait, latvia
"""
_STATES: Final = """
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida
    georgia, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland
    massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada
    new hampshire, new jersey, new mexico, new york, north carolina, north dakota, ohio, oklahoma
    oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah
    vermont, virginia, washington, washington state, west virginia, wisconsin, wyoming, nyc
"""
_STATES_IN_SHORT: Final = """
    al, ak, az, ar, ca, co, ct, de, fl, ga, hi, id, il, in, ia, ks, ky, la, me, md, ma, mi, mn, ms
    mo, mt, ne, nv, nh, nj, nm, ny, nc, nd, oh, ok, or, pa, ri, sc, sd, tn, tx, ut, vt, va, wa, wv
    wi, wy
"""


_CITIES_ABROAD: Final = """
    portland, dublin, paris, miami, bruxelles, brussels, berlin, boston, chicago, rome, athens
    athenes, vienna, vienne, delhi, melbourne, lisbon, lisbonne, madrid, manila, havana, moscow
    moscou, odessa, warsaw, geneva, geneve, zurich, milan, naples, florence, venice, venise, oslo
    stockholm, copenhagen, hamburg, munich, cologne, edinburgh, glasgow, belfast, manchester
    birmingham, bristol, leeds, los angeles, seattle, detroit, denver, dallas, houston, phoenix
    atlanta, cleveland, pittsburgh, philadelphia, baltimore, buffalo, orlando, memphis, nashville
    las vegas, san francisco, honolulu, anchorage, cairo, jerusalem, baghdad, kabul, kandahar
    beirut, damascus, bombay, mumbai, tokyo, shanghai, hong kong, singapore, nairobi, lagos, lima
    barcelona, brisbane, bangkok, sarajevo, budapest, prague, spokane, bellingham
"""
"""Cities that Canadians think of before a village of Canada with the name."""


def _names(written: str) -> frozenset[str]:
    return frozenset(name.strip() for line in written.split("\n") for name in line.split(","))


ABROAD: Final = (_names(_COUNTRIES) | _names(_STATES)) - {""}
_IN_SHORT: Final = _names(_STATES_IN_SHORT) - {""}
_CITIES: Final = _names(_CITIES_ABROAD) - {""}
_NUMBER: Final = re.compile(r"^\d{5} ")
_MOST_WORDS: Final = 3


def is_abroad(name: str) -> bool:
    """Tell whether a text is the name of another country or of an American state."""
    return plain(name) in ABROAD


def is_state_in_short(name: str) -> bool:
    """Tell whether a text is the postal abbreviation of an American state: ``"WA"``."""
    return plain(name) in _IN_SHORT


def ends_in_state(words: str) -> bool:
    """Tell whether plain words end in an American state in short: ``"grand forks nd"``."""
    *before, last = words.split(" ")
    return bool(before) and last in _IN_SHORT


def is_better_known(name: str) -> bool:
    """Tell whether a text is first the name of a city abroad, and then of a village of Canada.

    The number of a district or of a ZIP area may stand before it: ``"75001 Paris"``.
    """
    return _NUMBER.sub("", plain(name), count=1) in _CITIES


def ends_abroad(words: str) -> bool:
    """Tell whether plain words end in the name of another country or of an American state."""
    parted = words.split(" ")
    sizes = range(1, min(_MOST_WORDS, len(parted) - 1) + 1)
    return any(" ".join(parted[-size:]) in ABROAD for size in sizes)
