"""Whose heavy work is done, and how much of it."""

from functools import partial

import pytest

from geo.errors import GeoError
from geo.worker.limits import MAKING
from geo.worker.outcome import Done, NotDone, Refused, Why
from service.limits.allowance import Allowance
from views import heavy_work
from views.heavy_work import NotMadeError, done_for, made_or_told, read_for_staff

WORK = partial(sum, (1, 2))


def test_one_address_has_its_share_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heavy_work, "allowance", Allowance(2, clock=lambda: 0.0))
    outcomes = [done_for("203.0.113.5", WORK, limits=MAKING) for _ in range(3)]
    assert outcomes == [Done(3), Done(3), NotDone(Why.BUSY)]
    assert done_for("203.0.113.6", WORK, limits=MAKING) == Done(3)


def test_what_visitors_ask_for_keeps_no_staff_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heavy_work, "for_visitors", None)
    assert read_for_staff(WORK) == Done(3)


@pytest.mark.parametrize(
    ("outcome", "why"),
    [(NotDone(Why.BUSY), Why.BUSY), (Refused((GeoError("what somebody typed"),)), Why.FAILED)],
)
def test_what_is_not_made_says_why_and_nothing_of_what_was_asked(
    outcome: NotDone | Refused, why: Why
) -> None:
    with pytest.raises(NotMadeError, match=why.value) as caught:
        made_or_told(outcome)
    assert caught.value.why is why
    assert "typed" not in str(caught.value)
    assert made_or_told(Done(3)) == 3
