"""Characters that nobody sees and letters that pose as others are found; real names are not."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults.field import Nameless
from geo.listing.characters import is_blank, look_alike, spelled_out, unseen

REAL = [
    "Café «\u00a0Été\u00a0» à 19\u202fh",
    "Cafe\u0301",
    "ᐃᖃᓗᐃᑦ ᓄᓇᕗᑦ",
    "Behchokǫ̀, Tłı̨chǫ, Dëne Sųłıné, ʔehdzo",
    "Mi’kmaw, Mi'kmaq, Miʼkmaki",
    "Kwak̓wala, ḵ, x̱, Haíɫzaqv λ",
    "xʷməθkʷəy̓əm, SḴWX̱WÚ7mesh, W̱SÁNEĆ, St’át’imc, Nłeʔkepmxcín, ʔaq̓am",
    "O’Neil & Gwich’in – œuvre, nᵒ 12½, 1ᵉʳ, m², ™",
    "👨\u200d🚒 ❤\ufe0f 1\ufe0f\u20e3 👩🏽\u200d🚒 🏳\ufe0f\u200d🌈 \U0001fae8",
    "Українська група",
    "グループ会 漢字",
]
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029"
    "\u202a\u202e\u2060\u2066\u2069\u206a\u2800\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9\U000e0041"
    "\U000e0100\x00\x0b\x1b\x7f\x85\ue000\uffff\ud800"
)
POSING = {
    "pаypal": "а",
    "Рolice": "Р",
    "οne": "ο",
    "օne": "օ",
    "Ꮋeart": "Ꮋ",
    "Ｈeart": "Ｈ",
    "ſupport": "ſ",
    "a\u212anow": "\u212a",
    "𝐇eart": "𝐇",
    "O'Нeil": "Н",
    "а\u0301bc": "а",
    "\u2160": "\u2160",
}


@pytest.mark.parametrize("text", REAL)
def test_names_in_the_writing_of_canada_stay(text: str) -> None:
    assert (unseen(text), look_alike(text), spelled_out(text)) == (None, None, text)


@pytest.mark.parametrize("character", UNSEEN)
def test_a_character_that_nobody_sees_is_found_with_its_place(character: str) -> None:
    assert unseen(f"ab{character}c") == (character, 3)


def test_it_is_named_as_the_standard_names_it() -> None:
    turned, bell = unseen("ab\u202ec"), unseen("\x07")
    assert turned is not None
    assert (turned.code, turned.name, turned.position) == ("U+202E", "RIGHT-TO-LEFT OVERRIDE", 3)
    assert bell is not None
    assert (bell.code, bell.name, bell.position) == ("U+0007", Nameless.CONTROL, 1)


def test_every_format_and_control_character_is_found_by_its_category() -> None:
    for code in range(sys.maxunicode + 1):
        one = chr(code)
        if unicodedata.category(one) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} and one not in "\n\t":
            assert unseen(f"a{one}b") == (one, 2)


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(UNSEEN[:-1])))
def test_spelled_out_a_text_holds_nothing_unseen_and_loses_nothing(text: str) -> None:
    said = spelled_out(text)
    assert unseen(said) is None
    assert said == text or all(f"U+{ord(one):04X}" in said or one in said for one in text)


@pytest.mark.parametrize(("text", "letter"), POSING.items())
def test_a_letter_that_poses_as_another_is_found(text: str, letter: str) -> None:
    found = look_alike(f"Groupe {text}")
    assert found is not None
    assert found.character == letter


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("HEART \u0421\u041e\u0420\u0415", "\u0421"),
        ("\u0421\u041e\u0420\u0415", "\u0421"),
        ("\u03a1\u0397\u039f\u0395\u039d\u0399\u03a7", "\u03a1"),
        ("\ua4e7\ua4f0\ua4ee\ua4e3\ua4d4", "\ua4e7"),
        ("HEART Дом", "Д"),
        ("HEART օՀ", "օ"),
        ("HEART \u0421\u041e\u0420\u0415 Україна", "\u0421"),
        ("\u0421.\u041e.\u0420.\u0415.", "\u0421"),
        ("\u2c9f\u2ca3\u2c89", "\u2c9f"),
    ],
)
def test_a_whole_word_that_poses_as_a_latin_one_is_found(text: str, letter: str) -> None:
    found = look_alike(text)
    assert found is not None
    assert found.character == letter


@pytest.mark.parametrize(
    "text",
    [
        *("Ελλάδα", "Україна", "Група у Торонто", "Ukrainian group / Українська група"),
        *("Iqaluit ᐃᖃᓗᐃᑦ", "Haíɫzaqv λ", "Κοινότητα"),
    ],
)
def test_a_whole_word_of_another_writing_stays(text: str) -> None:
    assert look_alike(text) is None


def test_blanks_and_accents_alone_are_no_text() -> None:
    assert all(map(is_blank, ("", " \t\n", "\u00a0\u202f\u2003\u3000", "\u0301 \u0308")))
    assert not is_blank("\u00a0é")
