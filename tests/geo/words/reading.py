"""How hard a text is to read: school years in English, ease in French.

Both formulas weigh the words of a sentence and the syllables of a word. Syllables are where a word
may be hyphenated, by the dictionaries that come with pyphen. The figures are of running text: a
label of two words has no reading grade.
"""

import re
from typing import Final

from pyphen import Pyphen

HARDEST_GRADE: Final = 8.0
"""Flesch-Kincaid: what somebody reads who has finished eight years of school."""
LEAST_EASE: Final = 60.0
"""Kandel and Moles, from 0 to 100: "standard" begins here, where the English grade is about 8."""
LONGEST_SENTENCE: Final = 24
"""Words of a sentence of an entry; most have half as many."""
RUNNING: Final = 14
"""Words from which on a text is graded by itself."""

_ENGLISH: Final = Pyphen(lang="en_US")
_FRENCH: Final = Pyphen(lang="fr")
_ADDRESS: Final = re.compile(r"\S+@\S+|\bhttps?:\S+")
_SENTENCE: Final = re.compile(r"[.!?]+(?=\s|$)")
_ABBREVIATED: Final = re.compile(r"\b([ap])\.m\.|\b(?:P\.T\.S|B\.C|H\.E\.A\.R\.T|St|cert|Dipl)\.")
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def grade(english: str) -> float:
    """Return the Flesch-Kincaid grade."""
    words, sentences, syllables = _counted(english, _ENGLISH)
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def ease(french: str) -> float:
    """Return the Kandel-Moles reading ease."""
    words, sentences, syllables = _counted(french, _FRENCH)
    return 207 - 1.015 * words / sentences - 73.6 * syllables / words


def words_in(text: str) -> int:
    """Count words."""
    return len(_WORD.findall(_ADDRESS.sub("here", text)))


def _counted(text: str, hyphens: Pyphen) -> tuple[int, int, int]:
    plain = _ABBREVIATED.sub("one", _ADDRESS.sub("here", text))
    words = _WORD.findall(plain)
    sentences = max(1, len(_SENTENCE.findall(plain.strip())))
    return len(words), sentences, sum(len(hyphens.positions(word)) + 1 for word in words)
