import re

import pytest

from geo.finder.criteria import Criterion
from geo.finder.filters import Filters
from geo.listing.listing import Cost, Mode
from geo.listing.schedule import Weekday
from geo.words.finder.visit_text import EN, FR
from geo.words.language import Language
from geo.words.say.page_text import page_text
from tests.views.conftest import Visit
from views.session import state


def _wishing(visit: Visit, wishes: Filters) -> Visit:
    visit.page.session_state["wished"] = wishes
    visit.page.run()
    return visit


def test_a_wish_sets_aside_with_the_reason_and_says_how_many(visit: Visit) -> None:
    wished = Filters(modes=frozenset({Mode.VIRTUAL}))
    _wishing(visit.ask("L9T 2X5"), wished)
    assert visit.html.count("data-listing=") == 2  # OSISS does not say how people meet
    assert "Online: 1 group says so, 1 does not say, 7 say otherwise." in visit.status
    told = visit.data("wishes")
    assert told["count"] == 1
    assert told["said"] == EN.wishes_aside.format(count=7)
    assert ["H.E.A.R.T. (Heart) Group", "How people meet: in person"] in told["aside"]


def test_what_a_listing_does_not_state_is_named_on_its_card(visit: Visit) -> None:
    visit = _wishing(visit.ask("L9T 2X5"), Filters(costs=frozenset({Cost.FREE})))
    assert visit.html.count("data-listing=") == 9
    assert visit.html.count(EN.wish_unstated.fact.format(facts="cost")) == 8
    assert "Free: 1 group says so, 8 do not say." in visit.status


def test_a_group_that_states_what_is_wished_stands_above_those_that_do_not_say(
    visit: Visit,
) -> None:
    html = _wishing(visit.ask("X0A 0H0"), Filters(costs=frozenset({Cost.FREE}))).html
    assert html.index('data-listing="heart"') < html.index('data-listing="badge-of-life"')
    assert html.count("not all you chose is stated") >= 1
    titles = re.findall(r'<section aria-label="([^"]+)"', html)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("language", Language)
def test_the_warning_of_the_source_stands_beside_who_takes_part(
    visit: Visit, language: Language
) -> None:
    if language is Language.FR:
        visit.press("switch-language")
    sets = visit.ask("X0A 0H0").data("wishes")["sets"]
    noted = {one["name"]: one["note"] for one in sets}
    assert noted["rooms"] == page_text(language).room_warning.fact
    assert not any(note for name, note in noted.items() if name != "rooms")


def test_nobody_is_offered_a_wish_that_nobody_has(visit: Visit) -> None:
    words = {
        word for one in visit.ask("X0A 0H0").data("wishes")["sets"] for word, _ in one["words"]
    }
    assert not words & {"charged", "referral"}


def test_a_wish_for_what_nobody_offers_is_said_so_and_what_is_near_stays_said(
    visit: Visit,
) -> None:
    _wishing(
        visit.ask("X0A 0H0"), Filters(modes=frozenset({Mode.PHONE}), languages=frozenset({"fr"}))
    )
    everyone = Filters(modes=frozenset({Mode.PHONE}), weekdays=frozenset({Weekday.SUNDAY}))
    assert EN.wishes_none not in visit.data("wishes")["said"]
    assert "no group says so" in _wishing(visit, everyone).status
    assert visit.html.count("data-listing=") == 5  # four can be called, one does not say
    assert "within 80 km" in visit.html


def test_a_group_that_can_be_called_stays_and_says_what_it_says_otherwise(visit: Visit) -> None:
    by_phone = Filters(modes=frozenset({Mode.PHONE}), weekdays=frozenset({Weekday.SUNDAY}))
    html = _wishing(visit.ask("L9T 2X5"), by_phone).html
    assert 'data-listing="heart"' in html
    assert "Not as you chose. Day: " in html


def test_every_word_of_every_wish_can_be_shown_in_both_languages(visit: Visit) -> None:
    for expected in (EN, FR):
        sets = visit.ask("X0A 0H0").data("wishes")["sets"]
        assert next(one["title"] for one in sets) == expected.wishes[Criterion.MODES]
        assert all(text for one in sets for _, text in one["words"])
        visit.press("switch-language")


def test_a_position_from_outside_is_checked(visit: Visit) -> None:
    assert state.Pointed(1.0, 2.0, 3.0, on_map=True).on_map
    for shown, said in (
        (state.Pointed(63.75, -68.52, 2.0, on_map=False), "Near Iqaluit, from your position."),
        (state.Pointed(63.75, -68.52, 9.0, on_map=True), "Iqaluit or close by, from the map."),
        (state.Pointed(40.0, -20.0, 9.0, on_map=True), "not in Canada"),
    ):
        visit.page.session_state["pointed"] = shown
        visit.page.run()
        assert said in visit.status


def test_a_new_question_takes_the_place_of_a_position(visit: Visit) -> None:
    visit.page.session_state["pointed"] = state.Pointed(63.75, -68.52, 2.0, on_map=False)
    visit.page.run()
    assert visit.ask("E3B 5A3").status.startswith("Fredericton")


def test_the_language_of_the_wishes_is_that_of_the_page(visit: Visit) -> None:
    assert visit.press("switch-language").ask("X0A 0H0").data("wishes")["language"] == Language.FR


def test_the_warning_of_the_listing_stands_beside_the_choice_of_who_takes_part(
    visit: Visit,
) -> None:
    notes = {one["name"]: one["note"] for one in visit.ask("X0A 0H0").data("wishes")["sets"]}
    assert "mixing police with civilians" in notes.pop(Criterion.ROOMS.value)
    assert set(notes.values()) == {""}
