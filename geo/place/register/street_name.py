"""The name of a street, told apart from its type and direction, in English and in French."""

import re
from dataclasses import dataclass
from typing import Final, Self

from geo.place.places import fold

_WRITTEN: Final = """
    alley: alley, aly
    allee: allee, all
    autoroute: autoroute, aut
    avenue: avenue, ave, av
    bay: bay
    boulevard: boulevard, blvd, boul, bd
    chemin: chemin, ch
    circle: circle, cir, crcl, cercle
    close: close
    concession: concession, conc
    cote: cote
    court: court, crt, ct, cour
    cove: cove
    crescent: crescent, cres, croissant, crois
    croft: croft
    drive: drive, dr
    gardens: gardens, gdns
    gate: gate
    green: green
    grove: grove, grv
    heights: heights, hts
    highway: highway, hwy
    hill: hill
    impasse: impasse, imp
    lane: lane, ln
    line: line, ligne
    loop: loop
    mews: mews
    montee: montee, mtee
    park: park, pk, parc
    parkway: parkway, pky, pkwy
    path: path
    place: place, pl
    point: point, pt, pointe
    promenade: promenade, prom
    quay: quay, quai
    rang: rang, rg
    range: range
    ridge: ridge
    rise: rise
    road: road, rd
    route: route, rte
    row: row
    rue: rue, r
    ruelle: ruelle, rle
    side road: sideroad, siderd, sdrd
    square: square, sq, carre
    street: street, str, saint
    terrace: terrace, terr, terrasse, tsse
    trail: trail, trl
    view: view
    walk: walk
    way: way, voie
"""
_TYPES: Final = {
    spelling: kind.strip()
    for kind, _, spellings in (line.partition(":") for line in _WRITTEN.strip().splitlines())
    for spelling in (one.strip() for one in spellings.split(","))
}
"""Types as `fold` leaves them: it reads "St" as "saint", which behind a name is a street."""
_SAME: Final = {"rue": "street", "chemin": "road", "allee": "alley", "side road": "road"}
"""Types of both languages that the register and staff use for one street."""
_DIRECTIONS: Final = {
    **dict.fromkeys(("n", "north", "nord"), "n"),
    **dict.fromkeys(("s", "south", "sud"), "s"),
    **dict.fromkeys(("e", "east", "est"), "e"),
    **dict.fromkeys(("w", "west", "o", "ouest"), "w"),
    **dict.fromkeys(("ne", "northeast", "nord est"), "ne"),
    **dict.fromkeys(("nw", "northwest", "no"), "nw"),
    **dict.fromkeys(("se", "southeast"), "se"),
    **dict.fromkeys(("sw", "southwest", "so"), "sw"),
}
_IN_FRONT: Final = frozenset(
    {
        *("allee", "autoroute", "avenue", "boulevard", "chemin", "concession", "cote", "crescent"),
        *("highway", "impasse", "montee", "place", "promenade", "quay", "rang", "route", "rue"),
        *("ruelle", "square", "terrace"),
    }
)
"""Types that stand before the name: in French all, in English those of numbered roads."""
_SMALL: Final = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "the"})
_ORDINALS: Final = {
    "first": "1",
    "second": "2",
    "third": "3",
    "fourth": "4",
    "fifth": "5",
    "sixth": "6",
    "seventh": "7",
    "eighth": "8",
    "ninth": "9",
    "tenth": "10",
}
_ORDINAL: Final = re.compile(r"(\d+)(st|nd|rd|th|e|er|re|ere|ieme|eme)")


@dataclass(frozen=True, slots=True, order=True)
class StreetName:
    """A street by what all its usual spellings share; ``kind`` and ``direction`` may be empty."""

    name: str
    kind: str = ""
    direction: str = ""

    @classmethod
    def read(cls, written: str) -> Self:
        """Read a street as people write it: ``"St. Clair Ave W"``, ``"rue de la Montagne Est"``."""
        words = _words(written)
        direction = _DIRECTIONS.get(words[-1], "") if len(words) > 1 else ""
        words = words[:-1] if direction else words
        kind, words = _without_kind(words)
        return cls(_name(words), _SAME.get(kind, kind), direction)

    @classmethod
    def of_parts(cls, name: str, kind: str, direction: str) -> Self:
        """Put a street together from the three columns of a register.

        Without a type the name is read as people write it: it may be ``"HIGHWAY 24"``.
        """
        if not kind:
            return cls.read(f"{name} {direction}")
        known = _TYPES.get(fold(kind), fold(kind))
        return cls(
            _name(_words(name)), _SAME.get(known, known), _DIRECTIONS.get(fold(direction), "")
        )

    def may_be(self, other: Self) -> bool:
        """Tell whether two spellings can be one street: what one leaves out is no difference."""
        return self.name == other.name and all(
            not one or not two or one == two
            for one, two in ((self.kind, other.kind), (self.direction, other.direction))
        )


def _words(written: str) -> list[str]:
    return fold(written.replace("'", " ").replace("\u2019", " ")).split()


def _without_kind(words: list[str]) -> tuple[str, list[str]]:
    """Take the type off: in front of the name ("rue Principale", "Highway 7"), or behind it."""
    if len(words) > 1 and words[-1] in _TYPES:
        return _TYPES[words[-1]], words[:-1]
    if len(words) > 1 and _TYPES.get(words[0]) in _IN_FRONT:
        return _TYPES[words[0]], words[1:]
    return "", words


def _name(words: list[str]) -> str:
    telling = [word for word in words if word not in _SMALL] or words
    return " ".join(map(_numbered, telling))


def _numbered(word: str) -> str:
    ordinal = _ORDINAL.fullmatch(word)
    return ordinal[1] if ordinal else _ORDINALS.get(word, word)
