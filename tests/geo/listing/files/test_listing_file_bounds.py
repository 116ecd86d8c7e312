"""Listing files that are long, deep or repeat themselves: refused, and at once."""

import time
from collections.abc import Callable

import pytest

from geo.listing.bounds import DEEPEST, LONGEST_TEXT, MOST_OF_A_KIND, MOST_POINTS
from geo.listing.files.listing_file import FOLDER, read_text
from geo.words.faults.sentences import error_sentence

HEART = (FOLDER / "heart.toml").read_text(encoding="utf-8")
CONTACT = '[[contacts]]\nrole = {{ en = "Role {0}", fr = "Rôle {0}" }}\n'
PILE = "\u0301\u0316" * 20_000
CPU_S = 2.0
"""Each of these took from four to thirty seconds before."""


def read(text: str) -> list[str]:
    """Read a file, which may not take long, and return its faults."""
    begun = time.process_time()
    faults = read_text(text, source="x.toml").faults
    assert time.process_time() - begun < CPU_S
    return [error_sentence(fault) for fault in faults]


def with_contacts(count: int) -> str:
    return HEART + "".join(CONTACT.format(number) for number in range(count))


def area(points: int) -> str:
    around = [f"[{-80 + at * 1e-5:.5f}, 45.{at % 7}]" for at in range(points)]
    ring = f"[[{', '.join((*around, around[0]))}]]"
    drawn = f'service_area = {{ type = "Polygon", coordinates = {ring} }}'
    return HEART.replace('service_area = "not_stated"', drawn)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (lambda: with_contacts(10_000), "are too many; write at most 500"),
        (lambda: f"x = {'[' * (DEEPEST + 1)}{']' * (DEEPEST + 1)}", "deep inside each other"),
        (lambda: f"[{'.'.join(['a'] * 900)}]\n" * 2, "twice"),
        (lambda: f"[{'.'.join(['a'] * 900)}]\n", "deep inside each other"),
        (
            lambda: "\n".join(f"[{'.'.join(['a'] * depth)}]" for depth in range(1, 900)),
            "deep inside each other",
        ),
        (
            lambda: f"[{'k' * 100_000}]\n" + "\n".join(f"a{n} = 1" for n in range(5_000)),
            "a name of",
        ),
        (
            lambda: "\n".join(f"a{number} = 1" for number in range(5_000)),
            "more names are no fields",
        ),
        (
            lambda: HEART.replace("416-859-3579", " " * 50_000),
            "is not a Canadian telephone number",
        ),
        (lambda: f'name = {{ en = "{"x" * (LONGEST_TEXT + 1)}", fr = "x" }}', "are too many"),
        (lambda: f'notes = {{ en = "a{PILE}", fr = "x" }}', "over 30 accents"),
        (lambda: f'id = "{"a" * 100_000}"', "is not an id"),
        (lambda: f'cost = "{"a" * 500_000}"', "is not known here"),
    ],
)
def test_what_no_listing_holds_is_refused_at_once(text: Callable[[], str], problem: str) -> None:
    assert any(problem in fault for fault in read(text()))


def test_an_area_of_too_many_corners_is_refused_at_once() -> None:
    if 'service_area = "not_stated"' not in HEART:
        pytest.fail("the example states another area; mend this test")
    assert any("positions are too many" in fault for fault in read(area(MOST_POINTS + 1)))


def test_as_many_contacts_as_may_be_are_read_in_no_time() -> None:
    there = HEART.count("[[contacts]]")
    assert read(with_contacts(MOST_OF_A_KIND - there)) == []


def test_an_entry_that_stands_twice_is_still_a_fault() -> None:
    assert any("is here twice" in one for one in read(HEART + 2 * CONTACT.format(1)))
