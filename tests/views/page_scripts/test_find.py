import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from geo.words.finder.visit_text import EN as VISIT
from geo.words.language import Language
from geo.words.say import keeper
from geo.words.say.page_text import EN, FR
from geo.words.say.sentences import text_in
from tests.views.conftest import Visit
from views import resources
from views.finder.map_places import all_places
from views.resources import finder
from views.session import state


def test_the_first_screen_says_what_it_is_and_asks_one_question(visit: Visit) -> None:
    assert EN.find_lead in visit.html
    assert [field.label for field in visit.page.text_input] == [EN.where_label]
    assert visit.status == ""


def test_a_code_is_answered_with_what_was_understood(visit: Visit) -> None:
    assert visit.ask("x0a0h0").status.startswith("Iqaluit, from X0A 0H0.")


def test_the_map_shows_the_visitor_with_the_uncertainty(visit: Visit) -> None:
    here = visit.ask("X0A 0H0").map["here"]
    assert here["label"] == "You: Iqaluit, NU"
    assert here["km"] > 0


def test_pins_carry_the_numbers_of_their_cards(visit: Visit) -> None:
    visit.ask("L9T 2X5")
    assert visit.numbers["phoenix"] == 1
    assert visit.html.index('data-listing="phoenix"') < visit.html.index('data-listing="heart"')


def test_only_a_public_address_is_a_point_and_all_others_are_circles(visit: Visit) -> None:
    assert visit.sites["phoenix"][2:] == ["Hornby"]
    town, km, words = visit.sites["heart"][2:]
    assert (town, km) == ("Toronto", 25)
    assert words.startswith("Somewhere in Toronto")


def test_what_travels_with_a_search_is_ids_and_the_address_of_all_places(visit: Visit) -> None:
    before = visit.map["places"]
    asked = visit.ask("L9T 2X5").map
    assert asked["places"] == before
    assert re.fullmatch(r"map/en\.json\?v=[0-9a-f]{8}", before)
    assert all(re.fullmatch("[a-z0-9-]+", listing_id) for listing_id in visit.numbers)
    assert "Phoenix P.T.S." not in json.dumps(asked)


def test_a_group_that_is_not_for_who_was_chosen_is_not_on_the_map_either(visit: Visit) -> None:
    asked = visit.ask("M5V 3L9", who="paramedic").map
    shut = {one[0]: one[2] for one in all_places(finder().directory, Language.EN)["listings"]}
    assert asked["who"] & shut["heart"]
    assert not asked["who"] & shut["phoenix"]


def test_every_group_without_a_point_is_counted_and_stays_on_the_list(visit: Visit) -> None:
    visit.ask("L9T 2X5")
    assert EN.not_on_map.format(count=6) in visit.html
    assert visit.html.count("data-listing=") == 9


def test_a_virtual_meeting_is_never_a_point(visit: Visit) -> None:
    assert "badge-of-life" not in visit.ask("L9T 2X5").numbers
    assert "badge-of-life" not in visit.sites


def test_a_rural_area_asks_which_community_and_goes_on_with_it(visit: Visit) -> None:
    visit.ask("X0A")
    assert visit.status.startswith("The area “X0A”") or "X0A" in visit.status
    visit.page.selectbox(key="which-one").select_index(0)
    visit.press("go-on")
    assert visit.map["here"] is not None
    assert "data-listing=" in visit.html


def test_few_places_of_one_name_stand_as_buttons(visit: Visit) -> None:
    visit.ask("Midway")
    labels = [
        button.label for button in visit.page.button if str(button.key).startswith("community-")
    ]
    assert len(labels) >= 2
    visit.press("community-0")
    assert labels[0].split(",")[0] in visit.status


def test_asking_again_forgets_the_chosen_community(visit: Visit) -> None:
    visit.ask("Midway").press("community-0").ask("Midway")
    assert visit.map["here"] is None


@pytest.mark.parametrize("typed", ["Atlantis", "H0H 0H0", "90210", "D1A 1A1", "{{7*7}}", "<b>"])
def test_what_is_no_place_gets_a_kind_sentence(visit: Visit, typed: str) -> None:
    visit.ask(typed)
    assert visit.status.endswith((".", "?"))
    assert not visit.page.exception


def test_who_is_excluded_is_told_apart_with_the_reason(visit: Visit) -> None:
    visit.ask("M5V 3L9", who="paramedic")
    assert EN.not_for_you_heading.format(count=1) in visit.html
    assert visit.html.index("np-others") > visit.html.index("data-listing=")
    assert 'data-listing="heart"' not in visit.html


def test_a_place_without_a_road_is_said_to_have_none(visit: Visit) -> None:
    assert "No all-season road leads to Iqaluit." in visit.ask("X0A 0H0").html


def test_where_nothing_is_near_the_page_says_so_and_shows_what_there_is(visit: Visit) -> None:
    html = visit.ask("X0A 0H0").html
    assert EN.status_nothing_near.format(km=80) in html
    assert html.count("data-listing=") == 9


def test_where_there_is_no_911_the_page_says_whom_to_call_above_the_list(visit: Visit) -> None:
    said = text_in(Language.EN).no_911
    html = visit.ask("X0A 0H0").html
    assert html.index("np-notice") < html.index(said) < html.index("data-listing=")
    assert html.index("data-listing=") < html.index("Nunavut News, 2025")
    assert said not in visit.ask("M5V 3L9").html


def test_the_first_card_is_to_be_tried_first_only_where_it_says_that_it_welcomes(
    visit: Visit,
) -> None:
    badge = VISIT.try_first
    assert badge not in visit.ask("M5V 3L9").html
    assert badge in visit.ask("M5V 3L9", who="police").html
    assert badge in visit.ask("G1R 4S9", who="veteran").html
    assert badge not in visit.ask("K7L 1A1", who="corrections").html


def test_a_popup_of_the_map_sets_what_to_know_of_a_contact_apart_from_who_it_is(
    visit: Visit,
) -> None:
    html = visit.ask("T5J 2R7").html
    edmonton = html[html.index('data-listing="edmonton-police-veterans"') :]
    who = re.findall(r'<p class="np-who">.*?</p>', edmonton)[:2]
    note = f'; <span class="np-who-note">{EN.called_24_7}</span></p>'
    assert all(one.endswith(note) for one in who)


def test_a_group_that_gives_no_way_to_reach_it_names_who_may_know_on_card_and_map(
    visit: Visit,
) -> None:
    html = visit.ask("L9T 2X5", who="fire").html
    phoenix = html[html.index('data-listing="phoenix"') :]
    contact = phoenix[phoenix.index("np-contact") :]
    assert contact.index(EN.no_contact) < contact.index(f"mailto:{keeper.EMAIL}?subject=")
    assert html.count(EN.no_contact) >= 3


def test_the_words_on_who_may_come_stand_on_the_face_of_the_card(visit: Visit) -> None:
    html = visit.ask("L9T 2X5", who="health_care").html
    card = html[html.index('data-listing="phoenix"') :]
    face = card[: card.index("<details")]
    assert "nurses" in face


def test_french_is_complete(visit: Visit) -> None:
    visit.press("switch-language").ask("X0A 0H0")
    assert visit.language == "fr"
    assert FR.find_heading.replace("'", "&#x27;") in visit.html
    assert visit.page.text_input[0].label == FR.where_label
    assert "Next meeting" not in visit.html
    assert "Iqaluit, d’après X0A 0H0." in visit.status


@pytest.mark.parametrize(
    ("named", "header", "locale", "language"),
    [
        ("de", "iu,fr;q=0.8,en;q=0.2", "iu", "fr"),
        ("", "en;q=0.3,fr;q=0.9", "en-CA", "fr"),
        ("", "", "fr-CA", "fr"),
        ("", "", "fry", "en"),
        ("en", "fr", "fr", "en"),
    ],
)
def test_a_visit_starts_in_the_language_of_its_address_or_else_of_its_browser(
    monkeypatch: pytest.MonkeyPatch, named: str, header: str, locale: str, language: str
) -> None:
    context = SimpleNamespace(headers={"Accept-Language": header}, locale=locale)
    monkeypatch.setattr(st, "context", context)
    monkeypatch.setattr(st, "query_params", {"lang": named})
    monkeypatch.setattr(st, "session_state", {})
    assert state.language() == language


def test_a_change_of_language_keeps_the_question(visit: Visit) -> None:
    visit.ask("X0A 0H0", who="fire").press("switch-language")
    assert visit.page.text_input(key="where").value == "X0A 0H0"
    assert visit.map["here"] is not None
    assert visit.page.selectbox(key="who").value == "fire"


def test_the_question_survives_a_look_at_another_page(visit: Visit) -> None:
    visit.ask("X0A 0H0").go_to("about").go_to("find")
    assert visit.status.startswith("Iqaluit")


def test_only_the_language_ever_stands_in_the_address(visit: Visit) -> None:
    visit.ask("X0A 0H0", who="fire").press("switch-language")
    assert dict(visit.page.query_params) == {"lang": "fr"}


def test_an_error_of_ours_shows_a_kind_sentence_and_no_trace(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("X0A 0H0")  # as an error may well say

    monkeypatch.setattr(resources, "now", broken)
    visit.ask("X0A 0H0")
    assert EN.sorry in visit.html
    assert not visit.page.exception
    assert "RuntimeError" in caplog.text
    assert "X0A" not in caplog.text


def test_the_server_rounds_a_position_whatever_a_browser_sends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = [63.748611111, -68.519722222, 0.003]
    visit: dict[str, Any] = {"locate": {"here": here}}
    monkeypatch.setattr(st, "session_state", visit)
    state.point("locate", on_map=False)
    assert state.pointed() == (63.75, -68.52, 1.0, False)
    assert "63.74" not in str({key: value for key, value in visit.items() if key != "locate"})
