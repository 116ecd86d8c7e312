"""Characters that a listing may not hold: those that nobody sees, and letters that pose as others.

What is meant by "nobody sees" are rules of the Unicode Standard, no list of samples: the general
categories of control, format, private, unassigned and surrogate characters and of line ends; the
property Default_Ignorable_Code_Point; and three symbols that are drawn as a blank. So the names of
Inuit, Dene and Salish places, accents in any form and emoji stay as they are.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from geo.faults.field import Nameless

_RARE: Final = re.compile(r"[^\t\n -~\u00a0-\u00ac\u00ae-\u034e\u0350-\u036f\u1e00-\u1eff]")
"""All but characters of Latin writing that are known to be seen, so that few are looked up."""
MOST_ACCENTS: Final = 30
"""On one letter: the richest writing has five. Putting accents in order takes the square of it."""
_LINE_ENDS: Final = frozenset({"Zl", "Zp"})
_IGNORABLE: Final = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0"
    r"\U000e0100-\U000e01ef]"
)
"""Default_Ignorable_Code_Point where the category does not tell (DerivedCoreProperties.txt)."""
_BLANK: Final = frozenset("\u2800\U00016fe4\U0001d159")
"""Braille without a dot, Khitan filler, a note without a head: symbols drawn as nothing."""
_EMOJI: Final = range(0x1F000, 0x1FB00)
"""Of these, all that are not assigned yet will be seen: the standard adds emoji every year."""
_JOINER: Final = "\u200d"
_STYLES: Final = "\ufe0e\ufe0f"
_KEY: Final = "\u20e3"
_OF_EMOJI: Final = frozenset({"So", "Sk", "Sm"})
_KINDS: Final = {"Cc": Nameless.CONTROL, "Cs": Nameless.HALF, "Co": Nameless.PRIVATE}

_WORD: Final = re.compile(
    r"(?:[^\W_]|['\u2019\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f])+"
)
"""Letters, digits, their accents, and apostrophes between them."""
_PLAIN: Final = re.compile(r"[\x00-\x7f\xa0-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf-\xff\u2010-\u2027]*")
"""Of French and English, every letter of which is Latin and poses as no other."""
_KNOWN: Final = 4_096
"""Characters whose kind is remembered; a country's listings hold a few hundred."""
_LETTERS: Final = frozenset({"Ll", "Lu", "Lt", "Lo"})
"""Without modifier letters, which stand in words of any script."""
_LATIN: Final = "LATIN"
_POSES: Final = frozenset({"", "<font>", "<wide>", "<narrow>", "<compat>"})
"""Kinds of decomposition of letters that look like plain ones; raised letters do not."""
_WITHOUT_LIKENESS: Final = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
"""Scripts that stand in one word and resemble no letters of another."""
_ALL_DOUBLES: Final = frozenset({"CHEROKEE", "LISU", "COPTIC"})
"""Scripts that are written in capitals much like the Latin ones."""
_RESEMBLE_LATIN: Final = _ALL_DOUBLES | {"CYRILLIC", "GREEK", "ARMENIAN"}
"""Scripts of which a whole word may be taken for a Latin one."""
_DOUBLES: Final = frozenset(
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
    "\u04ae\u04c0\u050c\u051a\u051c\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455"
    "\u043a\u04af\u04bb\u04cf\u0475\u0501\u051b\u051d"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03f9"
    "\u037f\u03b1\u03b3\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7\u03f2\u03f3"
)
"""Cyrillic and Greek letters that are drawn like a Latin one."""
_AMONG_LATIN: Final = frozenset("\u03b8\u03bb")
"""Greek theta and lambda, which Salish and Wakashan languages write among Latin letters."""


class Found(NamedTuple):
    """A character, and where it stands, counted from 1."""

    character: str
    position: int

    @property
    def code(self) -> str:
        """As Unicode writes it: ``"U+202E"``."""
        return f"U+{ord(self.character):04X}"

    @property
    def name(self) -> str | Nameless:
        """Its name, or the kind of those that have none."""
        kind = _KINDS.get(unicodedata.category(self.character), Nameless.OTHER)
        return unicodedata.name(self.character, kind)


# --- characters that nobody sees -----------------------------------------------------------------


def unseen(text: str) -> Found | None:
    """Find the first character that nobody sees, or that turns the direction of writing."""
    return next(_all_unseen(text), None) if _RARE.search(text) else None


def is_blank(text: str) -> bool:
    """Tell whether a text holds nothing but blanks, and accents on nothing."""
    if text.isascii():
        return not text.strip()
    return all(one.isspace() or unicodedata.category(one)[0] in "ZM" for one in text)


def is_piled_up(text: str) -> bool:
    """Tell whether more accents stand on one letter than in any writing."""
    if text.isascii() or len(text) <= MOST_ACCENTS:
        return False
    if sum(map(bool, map(unicodedata.combining, text))) <= MOST_ACCENTS:
        return False
    on_one = (sum(1 for _ in run) for is_accent, run in groupby(text, combining) if is_accent)
    return max(on_one, default=0) > MOST_ACCENTS


def combining(character: str) -> bool:
    """Tell whether a character stands on the one before it."""
    return unicodedata.combining(character) > 0


def spelled_out(text: str) -> str:
    """Write such characters as what they are, ``<U+202E>``, for people to judge."""
    parts, done = [], 0
    for character, position in _all_unseen(text):
        parts += [text[done : position - 1], f"<U+{ord(character):04X}>"]
        done = position
    return "".join((*parts, text[done:]))


def _all_unseen(text: str) -> Iterator[Found]:
    for rare in _RARE.finditer(text):
        at = rare.start()
        if _is_unseen(text[at]) and not _shapes_an_emoji(text, at):
            yield Found(text[at], at + 1)


def _is_unseen(character: str) -> bool:
    category = unicodedata.category(character)
    return (
        (category.startswith("C") and ord(character) not in _EMOJI)
        or category in _LINE_ENDS
        or character in _BLANK
        or _IGNORABLE.match(character) is not None
    )


def _shapes_an_emoji(text: str, at: int) -> bool:
    """Tell whether a joiner or a style stands where it changes what is seen."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if text[at] == _JOINER:
        joined = text[max(at - 2, 0) : at].rstrip(_STYLES)[-1:]
        return _is_of_emoji(joined) and _is_of_emoji(after)
    if text[at] in _STYLES:
        return _is_of_emoji(before) or after == _KEY
    return False


def _is_of_emoji(character: str) -> bool:
    return character != "" and (
        ord(character) in _EMOJI or unicodedata.category(character) in _OF_EMOJI
    )


# --- letters that pose as others -----------------------------------------------------------------


def look_alike(text: str, *, whole_words: bool = True) -> Found | None:
    """Find the first letter that poses as another one.

    That is a letter of another script than its word, or one that is only drawn differently:
    fullwidth, mathematical, the long s, the sign for kelvin; and the first of a whole word that
    may be taken for a Latin one.

    Parameters
    ----------
    whole_words
        False for addresses: their whole words of another script are told as ``xn--`` or refused.
    """
    if _PLAIN.fullmatch(text):
        return None
    words = list(_WORD.finditer(text))
    posing = next((found for word in words if (found := _posing(word))), None)
    if posing or not whole_words:
        return posing
    return min(_taken_for_latin(words), key=lambda one: one.position, default=None)


def _taken_for_latin(words: list[re.Match[str]]) -> Iterator[Found]:
    """Find the first letter of each whole word that may be taken for a Latin one.

    It is the only word that is not Latin, or each of its letters has a Latin double. Where nothing
    is Latin, one word of the same script with another letter tells that the text is in it.
    """
    firsts: dict[str, dict[re.Match[str], Found]] = {}
    for word in words:
        first = _first_letter(word)
        if first is not None:
            firsts.setdefault(_script(first.character) or "", {})[word] = first
    is_among_latin = _LATIN in firsts
    for script in _RESEMBLE_LATIN & firsts.keys():
        own = firsts[script]
        doubles = [first for word, first in own.items() if _is_all_doubles(word[0], script)]
        if is_among_latin and len(firsts) == len({_LATIN, script}) and len(own) == 1:
            yield from own.values()
        elif is_among_latin or len(doubles) == len(own):
            yield from doubles


def _first_letter(word: re.Match[str]) -> Found | None:
    """Find the letter that tells the script; none in theta or lambda alone."""
    letters = (Found(letter, at) for at, letter in enumerate(word[0], word.start() + 1))
    told = (one for one in letters if one.character not in _AMONG_LATIN)
    return next((one for one in told if _script(one.character) is not None), None)


def _is_all_doubles(word: str, script: str) -> bool:
    plain = unicodedata.normalize("NFD", word)
    letters = [letter for letter in plain if _script(letter) is not None]
    return script in _ALL_DOUBLES or _DOUBLES.issuperset(letters)


def _posing(word: re.Match[str]) -> Found | None:
    if _PLAIN.fullmatch(word[0]):
        return None
    letters = [Found(letter, at) for at, letter in enumerate(word[0], word.start() + 1)]
    for one in letters:
        if _is_drawn_differently(one.character):
            return one
    scripts = [script for one in letters if (script := _script(one.character)) is not None]
    if not scripts:
        return None
    main = _LATIN if _LATIN in scripts else scripts[0]
    return next((one for one in letters if not _may_stand(one.character, main)), None)


def _may_stand(letter: str, main: str) -> bool:
    is_of_salish = main == _LATIN and letter in _AMONG_LATIN
    return is_of_salish or _script(letter) in {None, main}


@lru_cache(maxsize=_KNOWN)
def _script(letter: str) -> str | None:
    """Name the script of a letter; the first word of a letter's name is its script."""
    if letter.isascii():
        return _LATIN if letter.isalpha() else None
    if unicodedata.category(letter) not in _LETTERS:
        return None
    script = unicodedata.name(letter, "").partition(" ")[0]
    return None if script in _WITHOUT_LIKENESS else script


@lru_cache(maxsize=_KNOWN)
def _is_drawn_differently(letter: str) -> bool:
    if letter.isascii() or not letter.isalnum() or unicodedata.category(letter) == "Lm":
        return False
    plain = unicodedata.normalize("NFKC", letter)
    kind = unicodedata.decomposition(letter).partition(" ")[0]
    return len(plain) == 1 and plain != letter and (kind in _POSES or not kind.startswith("<"))
