"""What in an address is no town: numbers, streets, boxes, corners, units."""

import re
from collections.abc import Iterator
from typing import Final

_BEHIND_A_NAME: Final = (
    r"street|st|str|avenue|ave|av|road|rd|drive|dr|boulevard|blvd|lane|ln|crescent|cres|court|crt|"
    r"way|highway|hwy|trail|trl|terrace|terr|circle|cir|close|parkway|pkwy|sideroad|line|"
    r"concession|conc|gate|square|sq|north|south|east|west|n|s|e|w|ne|nw|se|sw"
)
_BEFORE_A_NAME: Final = (
    r"rue|avenue|av|boul|boulevard|bd|bld|chemin|ch|route|rte|rang|rg|montee|cote|place|allee|impasse|"
    r"autoroute|aut|terrasse|ruelle|quai"
)
_OTHERS: Final = (
    r"box|boite|bp|c p|cp|p o|po|unit|unite|suite|apt|app|apartment|appartement|bureau|floor|etage|"
    r"corner|coin|intersection|rr|r r|gd|general delivery|poste restante|stn|succ|succursale|"
    r"building|bldg|edifice|hall|legion|church|eglise|hospital|hopital|arena|school|ecole|library|"
    r"bibliotheque|centre communautaire|community centre|room|salle|station|caserne|detachment"
)
_STREET: Final = re.compile(rf"\b(?:{_BEHIND_A_NAME}|{_BEFORE_A_NAME}|{_OTHERS}|and|et)\b|\d")
_ENDS_THE_STREET: Final = re.compile(
    rf"(?:^|.* )(?:{_BEHIND_A_NAME}|ouest|est|nord|sud|\d+[a-z]?)$"
)
_FRENCH_STREET: Final = re.compile(rf"(?:^|.* )(?:{_BEFORE_A_NAME}) .*[a-z]")
_NAMES_THE_STREET: Final = re.compile(rf"(?:^|.* )(?:{_BEFORE_A_NAME})(?: des?| du| la| l)*")
"""What follows is the name of the street: "45 chemin Windsor"."""
_BEGINS_A_STREET: Final = re.compile(rf"(?:{_BEFORE_A_NAME}) ")
_SAINT: Final = re.compile(r"^st (?=[a-z])|(?<=^fort )st (?=[a-z])|(?<=^port )st (?=[a-z])")
"""Not a street, but a saint: "St Regis"."""
_LONGEST_TOWN: Final = 5


def is_street_like(words: str) -> bool:
    """Tell whether plain words have a number or a word of an address in them."""
    return _STREET.search(_SAINT.sub("saint ", words)) is not None


def towns_behind_a_street(words: str) -> Iterator[tuple[str, bool]]:
    """Yield what may be the town at the end of an address without commas, the longest first.

    Yields
    ------
    tuple
        Plain words, and whether what stands before them ends as a street does.
    """
    parted = _SAINT.sub("saint ", words).split(" ")
    if not is_street_like(" ".join(parted)):
        return
    for size in range(min(_LONGEST_TOWN, len(parted) - 1), 0, -1):
        before, town = " ".join(parted[:-size]), " ".join(parted[-size:])
        names_the_street = _NAMES_THE_STREET.fullmatch(before) or _BEGINS_A_STREET.match(town)
        if names_the_street or not is_street_like(before):
            continue
        sure = bool(_ENDS_THE_STREET.fullmatch(before) or _FRENCH_STREET.fullmatch(before))
        yield town, sure
