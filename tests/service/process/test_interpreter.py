"""What this Python is known to do wrong is found by trying, and named."""

from dataclasses import replace
from functools import partial
from operator import eq

import pytest

from service.process import interpreter
from service.process.interpreter import KNOWN, name_known_faults


def test_a_reader_that_goes_back_for_every_part_is_told_from_one_that_does_not() -> None:
    def straight(size: int) -> None:
        for _ in range(20 * size):
            pass

    def squared(size: int) -> None:
        for _ in range(size):
            straight(size // 20)

    assert not interpreter._is_squared(straight)  # noqa: SLF001 - what tells a fault
    assert interpreter._is_squared(squared)  # noqa: SLF001 - as above


def test_what_is_found_stands_in_one_line_with_what_is_done_about_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bad, good = (replace(KNOWN[number], is_there=partial(eq, 0, number)) for number in (0, 1))
    assert name_known_faults((bad, good)) == (bad,)
    (line,) = caplog.messages
    assert "CVE-2024-7592" in line
    assert bad.meanwhile in line
    assert good.name not in line


def test_a_python_without_faults_writes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    assert name_known_faults(tuple(replace(one, is_there=bool) for one in KNOWN)) == ()
    assert caplog.messages == []


@pytest.mark.parametrize("fault", KNOWN, ids=lambda one: one.name)
def test_each_fault_can_be_looked_for(fault: interpreter.KnownFault) -> None:
    assert fault.is_there() in {True, False}
    assert fault.mended_in
    assert fault.meanwhile
