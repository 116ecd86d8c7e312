"""What the submission service takes, whichever form it comes by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.listing.characters import spelled_out
from geo.words.language import Language
from geo.words.say.sentences import grouped
from service.forms.submission_service import (
    LEAST_S,
    SHUT,
    WHOLE,
    Fault,
    Sender,
    fault_sentence,
    tidied,
)

PERSON = Sender(address="192.0.2.7", trap="", shown_for_s=LEAST_S)


@given(st.text())
def test_tidied_text_holds_nothing_that_a_database_refuses(text: str) -> None:
    tidy = tidied(text)
    assert "\x00" not in tidy
    assert tidied(tidy) == tidy
    tidy.encode("utf-8")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])))
def test_tidying_takes_away_nothing_that_somebody_wrote(text: str) -> None:
    assert tidied(text) == spelled_out(text).strip()


def test_what_nobody_sees_is_not_lost_but_spelled_out_for_staff() -> None:
    assert tidied(" Pat\u202e\x00 \u200b\r\n") == "Pat<U+202E><U+0000> <U+200B>"


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("language", Language)
def test_each_fault_has_its_sentence(fault: Fault, language: Language) -> None:
    sentence = fault_sentence(fault, "x" * 1234, language)
    assert sentence
    assert "{" not in sentence
    written = grouped(1234, language)
    assert (written in sentence) == (fault is Fault.TOO_LONG)


@pytest.mark.parametrize(
    ("trap", "shown_for_s", "is_machine"),
    [("", 3.0, False), ("", 2.99, True), ("x", 60.0, True), (" ", 60.0, True)],
)
def test_a_machine_fills_in_what_nobody_sees_or_is_too_quick(
    trap: str, shown_for_s: float, *, is_machine: bool
) -> None:
    sender = Sender(address="", trap=trap, shown_for_s=shown_for_s)
    assert sender.is_a_machine is is_machine


def test_a_counter_that_is_shut_takes_nothing() -> None:
    assert not SHUT.is_open
    assert SHUT.say_wrong("heart", "wrong", PERSON).faults == {WHOLE: Fault.BOX_FULL}
    assert SHUT.say_wrong("heart", "", PERSON).faults == {"words": Fault.EMPTY}
