"""Names as they are written: accents and capitals that the packages drop or misplace."""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import Final

from geo.place.places import name_key, plain
from geo.place.regions import Region
from scripts.making.census_names import REMAINDERS, census_name
from scripts.sources.subdivisions import subdivisions

_SMALL: Final = "De|Du|Des|La|Le|Les|Au|Aux|A|Sur|Sous|En|Et|D'|L'"
_BETWEEN_DASHES = re.compile(rf"(?<=-)({_SMALL})(?=-|[A-Z])")
_BETWEEN_BLANKS = re.compile(r"(?<= )(?:Of|De|Du|Des|And|Au|Aux|Upon|Et|Sur|In|The)(?= )")
_D_APOSTROPHE = re.compile(r"(?<= )D'(?=[A-Z])")
_WHOLE: Final = {"Md": "MD", "Rm": "RM", "Fn": "First Nation", "Dsl": "DSL", "Cfb": "CFB"}
_SHORT_FORMS: Final = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def well_capitalised(name: str) -> str:
    """Spell as people do: ``"Lourdes-de-Blanc-Sablon"``, ``"Heart's Content"``, ``"McBride"``."""
    name = _BETWEEN_DASHES.sub(lambda small: small[0].lower(), name)
    name = _BETWEEN_BLANKS.sub(lambda small: small[0].lower(), name)
    name = re.sub(r"'S\b", "'s", name)
    name = re.sub(r"\bM[cC]([a-z])", lambda part: f"Mc{part[1].upper()}", name)
    name = _D_APOSTROPHE.sub("d'", name)
    return " ".join(_WHOLE.get(word, word) for word in name.split(" "))


def census_spelling(name: str, region: Region) -> str | None:
    """Spelling of the census for a name, if it has the same letters or writes short forms out.

    None if there is none: ``"Saint-Anne"`` is not ``"Sainte-Anne"``, though found by the same key.
    """
    written = _by_key().get((region, name_key(name)), ())
    found = next((one for one in written if _whole_words(one) == _whole_words(name)), None)
    return found if found is None or _accents(found) >= _accents(name) else name


def _accents(name: str) -> int:
    """Count the accents: a Dene name that has more of them than in the census keeps them."""
    return sum(not character.isascii() for character in unicodedata.normalize("NFD", name))


def _whole_words(name: str) -> str:
    return " ".join(_SHORT_FORMS.get(word, word) for word in plain(name).split(" "))


@cache
def _by_key() -> dict[tuple[Region, str], list[str]]:
    by_key: dict[tuple[Region, str], list[str]] = defaultdict(list)
    for one in sorted(subdivisions(), key=lambda one: -(one.residents or 0)):
        if one.type in REMAINDERS:
            continue
        name = census_name(one)
        for form in (name.full, name.bare):
            by_key[one.region, name_key(form)].append(form)
    return by_key
