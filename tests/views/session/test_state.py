from typing import Any

import pytest

from views.session import state
from views.session.state import Pointed


def test_a_position_is_kept_no_finer_than_a_kilometre_whatever_a_browser_sends(
    remembered: dict[str, Any],
) -> None:
    remembered["map"] = {"here": [43.653226, -79.383184, 3]}
    state.point("map", on_map=True)
    assert state.pointed() == Pointed(43.65, -79.38, 3.0, on_map=True)
    del remembered["map"]  # which Streamlit forgets with the message
    assert "43.653" not in repr(remembered)
    assert "79.383" not in repr(remembered)


@pytest.mark.parametrize(("sent", "kept"), [(0.1, 1.0), (1, 1.0), (200, 200.0), (900, 200.0)])
def test_the_uncertainty_of_a_position_stays_within_bounds(
    sent: float, kept: float, remembered: dict[str, Any]
) -> None:
    remembered["locate"] = {"here": [60.0, -100.0, sent]}
    state.point("locate", on_map=False)
    assert state.pointed() == Pointed(60.0, -100.0, kept, on_map=False)


@pytest.mark.parametrize(
    "sent",
    [None, {}, {"here": None}, {"here": [1, 2]}, {"here": ["x", 2, 3]}, {"here": [1, "nan", 3]}],
)
def test_what_is_no_position_changes_nothing(sent: object, remembered: dict[str, Any]) -> None:
    state.ask("Toronto", "fire")
    remembered["map"] = sent
    state.point("map", on_map=True)
    assert state.pointed() is None
    assert state.asked() == ("Toronto", "fire")


def test_a_position_takes_the_place_of_what_was_typed_and_keeps_for_whom(
    remembered: dict[str, Any],
) -> None:
    state.ask("Toronto", "fire")
    remembered["map"] = {"here": [60.0, -100.0, 5]}
    state.point("map", on_map=True)
    assert state.asked() == ("", "fire")
    assert state.has_asked()
    state.ask("Ottawa", "fire")
    assert state.pointed() is None
