"""Answers about the listing as it is now."""

import gc
import weakref

from geo.listing.published import PublishedDirectory
from views.of_latest import OfLatest


class Answered:
    """An answer that can be seen to be gone."""


def test_an_answer_is_made_once() -> None:
    answer = OfLatest(lambda _, __: Answered(), most=2)
    now = PublishedDirectory([])
    assert answer(now, "a") is answer(now, "a")
    assert answer(now, "a") is not answer(now, "b")


def test_no_more_answers_are_kept_than_may_be_and_the_oldest_goes_first() -> None:
    answer = OfLatest(lambda _, __: Answered(), most=2)
    now = PublishedDirectory([])
    first, second = answer(now, "a"), answer(now, "b")
    assert answer(now, "a") is first
    answer(now, "c")
    assert len(answer) == 2
    assert answer(now, "a") is first
    assert answer(now, "b") is not second


def test_nothing_of_an_earlier_state_is_kept() -> None:
    answer = OfLatest(lambda directory, _: (directory, Answered()), most=9)
    gone = weakref.ref(answer(PublishedDirectory([]), "a")[1])
    for number in range(20):
        answer(PublishedDirectory([]), number)
    gc.collect()
    assert gone() is None
    assert len(answer) == 1


def test_what_could_not_be_answered_is_asked_again() -> None:
    tries = iter([ValueError(), "answer"])

    def of(_directory: PublishedDirectory, _asked: str) -> str:
        found = next(tries)
        if isinstance(found, ValueError):
            raise found
        return str(found)

    answer, now = OfLatest(of, most=1), PublishedDirectory([])
    for expected in (None, "answer", "answer"):
        try:
            assert answer(now, "a") == expected
        except ValueError:
            assert expected is None
