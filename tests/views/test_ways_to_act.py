from urllib.parse import unquote

import pytest

from geo.words.finder.visit_text import EN, FR, visit_text
from geo.words.language import Language
from geo.words.say.sentences import text_in
from tests.views.conftest import Visit
from views.layout.browser_events import calendar_file


@pytest.mark.parametrize("language", Language)
def test_the_calendar_file_of_a_group_is_written_when_asked_for(language: Language) -> None:
    written = calendar_file("badge-of-life", language)
    assert written is not None
    assert "DTSTART;TZID=America/Toronto:" in written


@pytest.mark.parametrize("language", Language)
def test_a_neutral_title_stands_in_place_of_the_name(language: Language) -> None:
    title = visit_text(language).neutral_title
    written = calendar_file("badge-of-life", language, title=title)
    assert written is not None
    assert f"SUMMARY:{title}" in written
    assert f"NAME:{title}" in written


def test_a_group_without_a_day_or_a_made_up_one_has_no_calendar_file() -> None:
    assert calendar_file("osiss", Language.EN) is None
    assert calendar_file("../secrets", Language.EN) is None


def test_the_subject_of_a_mail_is_in_the_language_and_names_the_group_alone(visit: Visit) -> None:
    english = unquote(visit.ask("X0A 0H0").html)
    assert "?subject=A question about Badge of Life" in english
    french = unquote(visit.press("switch-language").html)
    assert "?subject=Une question sur " in french
    assert "X0A" not in french
    assert "Iqaluit" not in french.split("?subject=")[1].split('"')[0]


def test_directions_stand_on_a_public_address_alone(visit: Visit) -> None:
    html = visit.ask("L9T 2X5").html
    assert html.count("openstreetmap.org/directions") == 1
    assert f"{EN.directions} ({EN.leaves})" in html


@pytest.mark.parametrize("place", ["X0A 0H0", "Salluit", "Attawapiskat", "Stony Rapids"])
def test_where_no_road_leads_or_none_is_known_no_directions_are_offered(
    visit: Visit, place: str
) -> None:
    assert "openstreetmap.org" not in visit.ask(place).html


def test_where_it_is_not_known_whether_a_road_leads_the_page_says_so(visit: Visit) -> None:
    said = text_in(Language.EN).road_not_known_place.format(place="Stony Rapids")
    assert said in visit.ask("Stony Rapids").html


def test_a_linked_group_stands_alone_under_its_own_name(visit: Visit) -> None:
    visit.page.query_params["group"] = "heart"
    visit.go_to("listings")
    visit.page.query_params["group"] = "heart"
    visit.page.run()
    assert "H.E.A.R.T. (Heart) Group</h1>" in visit.html
    assert visit.html.count('class="np-card"') == 1
    assert visit.html.count('href="./groups?lang=en"') == 2, "in the menu and below the group"


def test_a_link_to_a_group_that_is_gone_says_so_and_shows_all(visit: Visit) -> None:
    visit.go_to("listings")
    visit.page.query_params["group"] = "<b>gone"
    visit.page.run()
    assert visit.status == EN.no_such_group
    assert "gone" not in visit.html


def test_a_slip_of_the_pen_is_met_with_names_like_it(visit: Visit) -> None:
    visit.ask("Iqualuitt").press("alike-0")
    assert visit.status.startswith("Iqaluit.")


# --- how soon ------------------------------------------------------------------------------------


def test_who_answers_day_and_night_is_said_first(visit: Visit) -> None:
    assert EN.called_24_7 in visit.ask("T5J 2R7").html
    assert FR.called_24_7 in visit.press("switch-language").html
