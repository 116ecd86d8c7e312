"""Where no place is known, the page asks which is meant and shows what can be joined anywhere."""

import pytest

from geo.words.finder.face_text import face_text
from geo.words.finder.others_text import others_text
from geo.words.finder.plain_text import EN as PLAIN
from geo.words.finder.visit_text import EN as VISIT
from geo.words.language import Language
from geo.words.say.page_text import EN, FR
from geo.words.say.sentences import text_in
from tests.views.conftest import Visit

SAID, DIT = text_in(Language.EN), text_in(Language.FR)
WITHOUT_A_PLACE = [
    "",
    "Atlantis",
    "Iqualuitt",
    "90210",
    "Nunavut",
    "BC",
    "Midway",
    "home",
    "help",
]


def labels(visit: Visit, kind: str) -> list[str]:
    return [one.label for one in visit.page.button if str(one.key).startswith(f"{kind}-")]


@pytest.mark.parametrize("typed", WITHOUT_A_PLACE)
def test_no_page_is_a_dead_end(visit: Visit, typed: str) -> None:
    html = visit.ask(typed, who="paramedic").html
    assert SAID.anywhere in html
    assert html.count("data-listing=") == 2
    assert "Toronto time" in html
    assert "your time" not in html
    assert " km" not in html
    assert "Within reach" not in html
    assert EN.page_listings in str([link.proto.label for link in visit.page.get("page_link")])


def test_an_empty_question_is_asked_back_and_answered(visit: Visit) -> None:
    visit.ask("")
    assert "Type a postal code" in visit.status
    assert VISIT.start_answer not in visit.html


def test_what_is_shown_is_for_who_asks(visit: Visit) -> None:
    assert VISIT.try_first in visit.ask("Atlantis", who="police").html
    assert VISIT.try_first not in visit.ask("Atlantis", who="anybody").html


def test_a_cry_for_help_gets_the_crisis_lines_before_all_else(visit: Visit) -> None:
    html = visit.ask("I need help").html
    assert html.index(PLAIN.title_cry) < html.index("tel:988") < html.index(SAID.anywhere)
    for line in EN.crisis_lines:
        assert f"tel:{line.tel}" in html[: html.index(SAID.anywhere)]
    assert "9-8-8" in visit.status
    assert "spelling" not in visit.status
    assert labels(visit, "alike") == []
    assert "np-cry" not in visit.ask("Iqaluit").html


def test_words_for_oneself_offer_the_own_location_and_no_misspelt_town(visit: Visit) -> None:
    assert VISIT.or_here in visit.ask("current location").html
    assert labels(visit, "alike") == []


def test_an_area_offers_its_largest_communities_as_buttons_and_the_rest_in_a_list(
    visit: Visit,
) -> None:
    html = visit.ask("Saskatchewan").html
    assert 'data-listing="saskatchewan-osi"' in html
    assert labels(visit, "community")[:2] == ["Saskatoon", "Regina"]
    assert others_text(Language.EN).not_here in html
    visit.ask("Yukon")
    visit.page.selectbox(key="which-one").select_index(1)
    visit.press("go-on")
    assert visit.map["here"]["label"].endswith(", YT")


@pytest.mark.parametrize("typed", ["Yukon", "Saskatchewan"])
def test_each_community_of_an_area_leads_to_its_own_answer(visit: Visit, typed: str) -> None:
    button = visit.ask(typed).page.button(key="community-1")
    town = button.label
    visit.press("community-1")
    assert visit.status.startswith(town)


def test_what_serves_the_whole_of_an_area_stands_below_the_question(visit: Visit) -> None:
    html = visit.ask("New Brunswick", who="rcmp").html
    heading = face_text(Language.EN).serves_named
    assert html.index(heading) < html.index('data-listing="rcmp-sosi-nb"')
    assert html.index('data-listing="rcmp-sosi-nb"') < html.index(SAID.anywhere)
    assert "rcmp-sosi-nb" not in visit.ask("Nunavut", who="rcmp").html


def test_for_all_of_nunavut_it_is_said_whom_to_call_where_there_is_no_911(visit: Visit) -> None:
    said = SAID.no_911.removesuffix(".")
    html = visit.ask("Nunavut").html
    assert html.index(said) < html.index("data-listing=")
    assert said not in visit.ask("Yukon").html


def test_the_map_shows_the_country_with_the_numbers_of_the_cards(visit: Visit) -> None:
    assert visit.ask("Atlantis").map["here"] is None
    assert visit.numbers["osiss"] == 2
    assert "phoenix" not in visit.numbers
    assert visit.map["others"] is True


def test_the_same_is_said_in_french(visit: Visit) -> None:
    html = visit.press("switch-language").ask("au secours").html
    assert DIT.anywhere in html
    assert "heure de Toronto" in html
    assert all(f"tel:{line.tel}" in html for line in FR.crisis_lines)
