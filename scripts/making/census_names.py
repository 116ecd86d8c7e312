"""What people call a census subdivision or a First Nation: its name with and without type words."""

import re
from dataclasses import dataclass
from typing import Final

from geo.place.places import name_key
from geo.place.regions import Region
from scripts.sources.subdivisions import Subdivision

REMAINDERS: Final = frozenset({"NO", "SNO", "SC", "RDA", "ID", "SA", "IGD", "RMU", "NL"})
"""Types of what is left of a county or a district between its towns, and of the Nisga'a lands
with their four villages: no community of itself."""
RESERVES: Final = frozenset({"IRI", "SG", "S-É", "TAL", "TWL"})
"""Types of reserves and settlements, whose name ends in a number that few people type."""
_AROUND_TOWNS: Final = frozenset({"RM", "MD", "P", "PE", "SM", "FD", "TP", "CT", "RV", "GR"})
"""Types that may bear the name of a town which they surround and do not count."""

_AROUND_A_NAME: Final = {
    "RM": (("RM of ", ""),),
    "TP": (("Township of ", ""), ("", " Township")),
    "RGM": (("", " Regional Municipality"),),
}

_NUMBER = re.compile(r"(?:,? (?:No\. ?|& )?\d+[A-Z]{0,2}(?:-\d+[A-Z]?)?)+$", re.IGNORECASE)
_SIGNS = re.compile(r"[()!]")
_NUMBER_INSIDE = re.compile(r" \d+[A-Z]?(?= and )")
_TREATY = re.compile(r" Treaty (?:Four|Six).*$")
_PART = re.compile(r",? (?:\(Part\)|Part \d+)(?= |$)", re.IGNORECASE)
_COUNTY = re.compile(r" (?:County|District)$")
_ELECTORAL_AREA = re.compile(r"(.+) ([A-Z])$")
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)")

_BAND_BEFORE = re.compile(
    r"^(?:conseil (?:de|des) )?"
    r"(?:(?:la |les? )?(?:première nation|bande|nation crie)(?: des?| du)? |"
    r"(?:cree|ojibway|oneida) nation of (?:the )?|nisga'a village of |les innus? (?:de )?|"
    r"(?:algonquins|chippewas|mississaugas|anishinabe|anishnaabeg|ojibways) of (?:the )?|"
    r"(?:montagnais|malecite|atikamekw) (?:de |d['\u2019]))",
    re.IGNORECASE,
)
_NATION_AFTER = re.compile(
    r"(?: (?:no\. ?\d+|#\d+|indian|first|tribal|band|council|government|nations?))+$", re.IGNORECASE
)
_PEOPLE_AFTER = re.compile(
    r",? (?:cree|dene|d[ée]n[ée]|dakota|ojibway|ojibwa|saulteaux|sioux|anishinaabe|anishnawbek|"
    r"denesuline|mi['\u2019]kma[qw]|innu|naskapi)$",
    re.IGNORECASE,
)
_SHORTEST_NAME: Final = 3
_SHORTEST_WITHOUT_A_PEOPLE: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CensusName:
    """Names of a subdivision.

    Parameters
    ----------
    full
        As the census has it: ``"Constance Lake 92"``.
    bare
        What most people call it: ``"Constance Lake"``.
    others
        Further forms: the second language, the name without ``"County"``.
    """

    full: str
    bare: str
    others: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Folded names under which another place may be the same one."""
        return frozenset(name_key(name) for name in (self.full, self.bare, *self.others)) - {""}


def census_name(one: Subdivision) -> CensusName:
    """Tell the names of a subdivision."""
    written = one.name.replace("\u2019", "'")
    languages = [_PART.sub("", part).strip() for part in written.split(" / ")]
    full = languages[0]
    if one.type in REMAINDERS:
        return CensusName(full=written, bare=full, others=_of_electoral_area(one))
    bare = _bare(full)
    others = [*languages[1:], written.split(" / ")[0], *_IN_BRACKETS.findall(full)]
    others += [_COUNTY.sub("", bare)]
    others += [_IN_BRACKETS.sub("", full), *map(_bare, _IN_BRACKETS.findall(full))]
    others += [
        _COUNTY.sub("", form).join(around) for form in (full, bare) for around in _forms(one)
    ]
    others += [_SIGNS.sub("", form) for form in (full, *others)]
    if one.type in RESERVES:
        others += band_names(bare)
    kept = dict.fromkeys(name for name in others if name not in {full, bare})
    return CensusName(full=full, bare=bare, others=tuple(kept))


def _bare(full: str) -> str:
    """Leave out numbers, treaties and what stands in brackets."""
    name = _TREATY.sub("", _IN_BRACKETS.sub("", full))
    return _NUMBER_INSIDE.sub("", _NUMBER.sub("", name))


def _forms(one: Subdivision) -> tuple[tuple[str, str], ...]:
    """Tell what is written before and behind the name of a rural municipality."""
    if one.type in {"MD", "SM"} and one.region is Region.ALBERTA:
        return (("County of ", ""),) if "County" in one.name else (("MD of ", ""),)
    return _AROUND_A_NAME.get(one.type, ())


def _of_electoral_area(one: Subdivision) -> tuple[str, ...]:
    bare = _IN_BRACKETS.sub("", one.name)
    found = _ELECTORAL_AREA.fullmatch(bare)
    if one.type != "RDA" or not found:
        return (bare, _SIGNS.sub("", one.name))
    return (bare, _SIGNS.sub("", one.name), f"{found[1]} Electoral Area {found[2]}")


def band_names(name: str) -> tuple[str, ...]:
    """Take the words away that most First Nations bear: ``"Peguis First Nation"`` is Peguis.

    The longest form first; ``"Moose Cree First Nation"`` is Moose Cree, and never just Moose.
    """
    whole = name.title() if name.isupper() else name
    bare = _BAND_BEFORE.sub("", _NATION_AFTER.sub("", whole)).strip()
    short = _PEOPLE_AFTER.sub("", bare).strip()
    forms = [whole, bare, short if len(short) >= _SHORTEST_WITHOUT_A_PEOPLE else bare]
    return tuple(dict.fromkeys(form for form in forms if len(form) >= _SHORTEST_NAME))


def counts_its_name(one: Subdivision) -> bool:
    """Tell whether a subdivision counts the residents of the town whose name it bears."""
    return one.type not in REMAINDERS | _AROUND_TOWNS
