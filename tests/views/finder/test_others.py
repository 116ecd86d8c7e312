"""The other places of a name, beside the answer for the one that was taken."""

from collections.abc import Callable

import pytest

from geo.words.language import Language
from tests.geo.place.offering import OfferingLocator
from tests.views.conftest import Visit
from views.session import state


@pytest.fixture
def offering(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Visit:
    places = OfferingLocator.open()
    monkeypatch.setattr("views.resources.locator", lambda: places)
    return visit


def drawn(visit: Visit) -> bool:
    names = [one.proto.component_name for one in visit.page.get("bidi_component")]
    return "nearpeer_others" in names


def test_one_or_two_may_stand_in_a_line_and_more_never(offering: Visit) -> None:
    one = offering.ask("Midway").data("others")
    assert (one["question"], one["places"]) == ("Another Midway?", [[1, "Midway, NB"]])
    assert one["few"] is True
    assert offering.ask("Richmond").data("others")["few"] is False


def test_the_answer_says_of_which_province_the_place_is(offering: Visit) -> None:
    assert offering.ask("Windsor").status.startswith("Windsor, ON. ")


def test_a_place_alone_offers_none(offering: Visit) -> None:
    assert not drawn(offering.ask("X0A 0H0"))
    assert not drawn(offering.ask("Atlantis"))


def test_the_others_are_named_in_the_language_of_the_page(offering: Visit) -> None:
    told = offering.press("switch-language").ask("Midway").data("others")
    assert told["language"] == Language.FR
    assert told["places"] == [[1, "Midway (Nouveau-Brunswick)"]]


def test_the_chosen_one_is_answered_and_offers_the_way_back(offering: Visit) -> None:
    offering.ask("Windsor")
    offering.page.session_state["community"] = ("Windsor", 2)
    offering.page.run()
    assert offering.status.startswith("Windsor, NS. ")
    assert offering.data("others")["places"][0] == [0, "Windsor, ON"]


@pytest.mark.parametrize(
    ("sent", "taken"), [(2, 2), (0, None), (9, None), ("2", None), (True, None), (None, None)]
)
def test_only_a_number_that_was_offered_is_taken(
    monkeypatch: pytest.MonkeyPatch, sent: object, taken: int | None
) -> None:
    from views.finder import others  # noqa: PLC0415 - components are declared in a visit

    kept: list[int] = []
    monkeypatch.setattr(state, "sent_by", lambda _component, _name: sent)
    monkeypatch.setattr(state, "asked", lambda: ("Windsor", ""))
    monkeypatch.setattr(state, "choose_community", lambda _typed, number: kept.append(number))
    choose: Callable[[frozenset[int]], None] = others._choose  # noqa: SLF001 - as a browser does
    choose(frozenset({2, 3}))
    assert kept == ([] if taken is None else [taken])
