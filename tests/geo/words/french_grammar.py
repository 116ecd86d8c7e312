"""What French never says: found in a finished sentence, whatever it was made of."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

_VOWEL: Final = "aeiouyàâäéèêëîïôöùûüœæAEIOUÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ"
_UNELIDED: Final = re.compile(
    rf"\b(?:[DdLlJjNnSsCcMmTt]e|[Qq]ue|[Ll]a|[Ss]i(?= ils?\b)) [{_VOWEL}]"
)
_NOT_ELIDED: Final = re.compile(
    r"\b(?:[DdLl]e|[Qq]ue|[Ll]a) (?:onz|oui|ouist|Y[aeiou]|y[aeiou]|une? (?:à|sur)|Ulu|A1A|E3B|US)"
)
"""Words before which nothing is elided, and codes that are spelled."""
_UNCONTRACTED: Final = re.compile(r"\b(?:[Dd]e|à|À) (?:le|les|Les?) (?!Gardeur)")
_TWICE: Final = re.compile(
    r"\b(de|à|dans|en|au|aux|du|des|le|la|les) \1\b|\b(?:de|à) (?:du|des|au|aux|dans|en)\b",
)
_ONE_OF_MANY: Final = re.compile(r"(?<![\d\u00a0.,-])[01][ \u00a0](?!mois\b|fois\b|ans? )(\w+s)\b")
_MANY_OF_ONE: Final = re.compile(
    r"\b(?:[2-9]|\d\d+)[ \u00a0]"
    r"(?:groupe|personne|fiche|jour|minute|collectivité|localité|message)\b"
)
_MARKS: Final = re.compile(r"[^\u00a0]:(?!\d|//)(?:\s|$)|\s[;!?]|«[^\u00a0]|[^\u00a0]»|\s\s|'")
_BEFORE: Final[Mapping[str, str]] = {
    "Alberta": r"(?:l’|d’|en |\(|, |: )",
    "Colombie-Britannique": r"(?:la |en |de la |\()",
    "Manitoba": r"(?:le |du |au |\()",
    "Nouveau-Brunswick": r"(?:le |du |au |\()",
    "Terre-Neuve-et-Labrador": r"(?:à |de |desservir |et |, |: |\()",
    "Nouvelle-Écosse": r"(?:la |en |\()",
    "Territoires du Nord-Ouest": r"(?:les |des |aux |\()",
    "Nunavut": r"(?:le |du |au |\()",
    "Ontario": r"(?:l’|d’|en |\()",
    "Île-du-Prince-Édouard": r"(?:l’|\()",
    "Québec": r"(?:le |du |au |\()",
    "Saskatchewan": r"(?:la |en |\()",
    "Yukon": r"(?:le |du |au |\()",
}
"""What may stand right before a province or territory."""


def faults(sentence: str, *, provinces: bool = False) -> Iterator[str]:
    """Name what is wrong with a sentence.

    Parameters
    ----------
    provinces
        Whether each name in it that is a province's means the province.
    """
    bare = _NOT_ELIDED.sub("x", sentence)
    for rule in (_UNELIDED, _UNCONTRACTED, _TWICE, _ONE_OF_MANY, _MANY_OF_ONE, _MARKS):
        if found := rule.search(bare):
            yield f"{found[0]!r} in {sentence!r}"
    if provinces:
        yield from _of_provinces(sentence)


def _of_provinces(sentence: str) -> Iterator[str]:
    for name, before in _BEFORE.items():
        for found in re.finditer(rf"(?<![\w-]){name}(?![\w-])", sentence):
            if not re.search(f"{before}$", sentence[: found.start()], re.IGNORECASE):
                yield f"{name} in {sentence!r}"
