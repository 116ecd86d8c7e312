"""Other places of a name, and the communities of a wide region, on the plain page."""

import gzip

import pytest

from geo.place.locate import Locator
from geo.words.finder.others_text import others_text
from geo.words.language import Language
from service.html.plain_page import PATHS
from tests.geo.place.offering import OfferingLocator
from tests.parsed_page import ParsedPage
from tests.service.conftest import Client, Opened
from tests.service.test_plain import SMALL_ANSWER

BOTH = pytest.mark.parametrize("language", Language)


@pytest.fixture(scope="module")
def offering() -> Locator:
    return OfferingLocator.open()


@pytest.fixture
def client(opened: Opened, offering: Locator) -> Client:
    return opened(places=offering)


def numbers(page: ParsedPage) -> list[str | None]:
    return [one["value"] for one in page.named("button") if one.get("name") == "choice"]


@BOTH
def test_the_others_are_buttons_that_send_their_number_by_post(
    client: Client, language: Language
) -> None:
    path = f"/{PATHS[language]}"
    page = ParsedPage(client.form(path, place="Midway", audience="fire").text)
    assert numbers(page) == ["1"]
    assert {one["method"] for one in page.named("form")} == {"post"}
    assert not any("?" in str(one.get("action")) for one in page.named("form"))
    other = client.form(path, place="Midway", audience="fire", choice="1").text
    assert numbers(ParsedPage(other)) == ["0"]


def test_the_way_back_leads_to_the_place_that_was_taken_first(client: Client) -> None:
    first = client.form("/plain", place="Windsor").text
    assert "Windsor, ON." in first
    back = client.form("/plain", place="Windsor", choice="0").text
    assert "Windsor, ON." in back
    assert "Windsor, NS." in client.form("/plain", place="Windsor", choice="2").text


def test_many_others_fold_behind_their_question(client: Client) -> None:
    written = client.form("/plain", place="Richmond").text
    assert len(numbers(ParsedPage(written))) > 2
    assert "<summary>Another Richmond?</summary>" in written


@BOTH
def test_an_answer_with_others_stays_small(client: Client, language: Language) -> None:
    page = client.form(f"/{PATHS[language]}", place="Richmond", audience="police").body
    assert len(gzip.compress(page, 5)) <= SMALL_ANSWER


def test_where_nothing_else_is_called_so_nothing_is_offered(client: Client) -> None:
    page = ParsedPage(client.form("/plain", place="X0A 0H0").text)
    assert numbers(page) == []


@BOTH
def test_of_a_territory_the_largest_are_buttons_and_the_rest_a_list_with_a_name(
    opened: Opened, language: Language
) -> None:
    reply = opened().form(f"/{PATHS[language]}", place="Nunavut")
    page = ParsedPage(reply.text)
    assert len(numbers(page)) == 8
    listed = next(one for one in page.named("select") if one["name"] == "choice")
    assert listed
    choices = opened().options(text="Nunavut").json["choices"]
    sent = {one["value"] for one in page.named("option")} | {*numbers(page)}
    assert {str(number) for number in range(len(choices))} <= sent
    assert others_text(language).others_by_name in " ".join(page.words)
    assert len(gzip.compress(reply.body, 5)) <= SMALL_ANSWER


def test_a_list_sent_without_a_choice_asks_again(opened: Opened) -> None:
    page = opened().form("/plain", place="Nunavut", choice="").text
    assert "Which community?" in page
