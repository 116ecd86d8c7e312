"""French prepositions before the name of a town: de or d', du, des; à, au, aux."""

import re
import unicodedata
from typing import Final

_ARTICLE: Final = re.compile(r"(Les?) (?=\S)")
_FAMILY_NAMES: Final = frozenset({"Le Gardeur"})
"""Towns named after a person: the article is part of the name and does not contract."""
_SILENT_H: Final = re.compile(r"HE(BERT|ROUX)|HIPPOLYTE|HONOR|HUBERDEAU|HYACINTHE")
"""Beginnings of French names with an h that is not heard; before all others one says "de"."""
_VOWEL: Final = re.compile(r"[AEIOU]|Y[^AEIOUY]")


def of_place(name: str) -> str:
    """Put "de" before the name of a town, elided or contracted."""
    contracted = _contracted(name, le="du", les="des")
    return contracted or (f"d’{name}" if _is_elided(name) else f"de {name}")


def at_place(name: str) -> str:
    """Put "à" before the name of a town, contracted with its article."""
    return _contracted(name, le="au", les="aux") or f"à {name}"


def _contracted(name: str, *, le: str, les: str) -> str | None:
    article = None if _alone(name) in _FAMILY_NAMES else _ARTICLE.match(name)
    if article is None:
        return None
    return f"{le if article[1] == 'Le' else les} {name[article.end() :]}"


def _alone(name: str) -> str:
    """Leave out the province that stands behind a name: "Alma (Québec)" and "Alma, QC"."""
    return re.split(r", | \(", name, maxsplit=1)[0]


def _is_elided(name: str) -> bool:
    spelled = unicodedata.normalize("NFD", name).upper()
    bare = "".join(sign for sign in spelled if not unicodedata.combining(sign))
    return _VOWEL.match(bare) is not None or _SILENT_H.match(bare) is not None
