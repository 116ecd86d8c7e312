import gzip
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.finder.decision import Rung
from geo.listing.audience import Audience
from geo.listing.contact import Reachable
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.files.writer import to_toml
from geo.listing.listing import Assurance
from geo.words.finder.plain_text import plain_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import told
from geo.words.say import keeper
from geo.words.say.page_text import page_text
from geo.words.say.sentences import text_in
from service.html.plain_page import PATHS
from tests.browser.hostile_listings import hostile_listings
from tests.hostile import HOSTILE
from tests.parsed_page import ParsedPage
from tests.service.conftest import TYPED, Client, Opened

BOTH = pytest.mark.parametrize("language", Language)
SMALL = 3072
"""Bytes of the start page as gzip sends it."""
SMALL_ANSWER = 5120
"""Bytes of an answer, which says of each group what its card says."""
KNOWN = {"html", "meta", "title", "link", "style", "aside", "main", "nav"} | {
    *{"h1", "h2", "h3", "p", "strong", "ul", "ol", "li", "a"},
    *{"details", "summary", "small", "b", "span"},
    *{"form", "label", "input", "select", "option", "button"},
}


class Seen(ParsedPage):
    """A page whose texts are also read as one."""

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@BOTH
def test_an_answer_gives_the_ladder_of_the_api_in_its_order_with_reasons_and_contacts(
    client: Client, language: Language
) -> None:
    page = Seen(client.form(f"/{PATHS[language]}", place=TYPED, audience="rcmp").text)
    answer = client.options(text=TYPED, audience="rcmp", lang=language).json
    at = 0
    for option in answer["options"]:
        at = page.text.index(option["name"], at)
        assert all(" ".join(reason.split()) in page.text[at:] for reason in option["reasons"])
        numbers = [phone["number"] for contact in option["contacts"] for phone in contact["phones"]]
        assert all(number in page.text[at:] for number in numbers)
    assert all(" ".join(one["reason"].split()) in page.text for one in answer["not_for_you"])
    assert answer["options"]


@BOTH
def test_the_start_page_fits_into_three_kilobytes(client: Client, language: Language) -> None:
    assert len(gzip.compress(client.get(f"/{PATHS[language]}").body, 5)) <= SMALL


@BOTH
def test_the_answer_for_iqaluit_fits_into_five_kilobytes(
    client: Client, language: Language
) -> None:
    page = client.form(f"/{PATHS[language]}", place=TYPED).body
    assert len(gzip.compress(page, 5)) <= SMALL_ANSWER


@BOTH
def test_each_group_says_what_its_card_says_and_first_how_to_reach_it(
    client: Client, language: Language
) -> None:
    page = client.form(f"/{PATHS[language]}", place="M5V 3L9", audience=Audience.POLICE).body
    text = Seen(page.decode()).text
    for listing in read_directory():
        for line in told(listing, language):
            assert " ".join(line.split()) in text
    heart = read_directory()["heart"]
    order = [heart.contacts[0].email, *told(heart, language)]
    assert [text.index(" ".join(str(one).split())) for one in order] == sorted(
        text.index(" ".join(str(one).split())) for one in order
    )


@BOTH
def test_where_there_is_no_911_the_page_says_whom_to_call_above_the_list(
    client: Client, language: Language
) -> None:
    iqaluit = Seen(client.form(f"/{PATHS[language]}", place="X0A 0H0").text).text
    toronto = Seen(client.form(f"/{PATHS[language]}", place="M5V 3L9").text).text
    said = " ".join(text_in(language).no_911.format(source="Nunavut News, 2025").split())
    assert iqaluit.index(said) < iqaluit.index(text_in(language).rungs[Rung.ONLINE])
    assert said not in toronto


@BOTH
def test_a_group_that_gives_no_way_to_reach_it_names_who_may_know(
    client: Client, language: Language
) -> None:
    page = client.form(f"/{PATHS[language]}", place="X0A 0H0", audience="corrections").text
    silent = [one for one in read_directory(FOLDER) if one.reachable is Reachable.NOBODY]
    shown = [one for one in silent if one.name.in_language(language) in Seen(page).text]
    assert shown
    text = page_text(language)
    assert Seen(page).text.count(" ".join(text.no_contact.split())) == len(shown)
    assert page.count(f"mailto:{keeper.EMAIL}") >= len(shown)


@pytest.mark.parametrize("audience", Audience)
@BOTH
def test_so_does_the_answer_for_everybody_who_asks(
    client: Client, language: Language, audience: Audience
) -> None:
    page = client.form(f"/{PATHS[language]}", place=TYPED, audience=audience).body
    assert len(gzip.compress(page, 5)) <= SMALL_ANSWER


@BOTH
def test_a_page_says_its_language_and_has_a_title_a_heading_and_a_label_for_each_field(
    client: Client, language: Language
) -> None:
    path = f"/{PATHS[language]}"
    for reply in (
        client.get(path),
        client.form(path, place=TYPED),
        client.form(path, place="X0A"),
        client.form(path, place="Nowhere at all"),
        client.get(f"{path}/x"),
    ):
        page = Seen(reply.text)
        assert page.named("html") == [{"lang": language.value}]
        assert len(page.named("title")) == len(page.named("h1")) == len(page.named("main")) == 1
        fields = [*page.named("input"), *page.named("select")]
        assert len(page.named("label")) == sum("hidden" not in str(field) for field in fields)
        assert all(f"tel:{line.tel}" in reply.text for line in page_text(language).crisis_lines)
        assert {tag for tag, _ in page.tags} <= KNOWN
        assert {form["method"] for form in page.named("form")} == {"post"}


def test_a_search_in_an_address_is_not_answered(client: Client) -> None:
    reply = client.get("/plain?place=X0A+0H0")
    assert reply.text == client.get("/plain").text
    assert "Iqaluit" not in reply.text


def test_no_answer_is_kept_by_a_browser(client: Client) -> None:
    assert client.form("/plain", place=TYPED).headers["cache-control"] == "no-store"


def test_which_community_is_a_list_of_buttons_and_the_choice_is_sent_by_post(
    client: Client,
) -> None:
    asked = Seen(client.form("/plain", place="X0A", audience="veteran").text)
    hidden = {one["name"]: one["value"] for one in asked.named("input") if one.get("type")}
    assert hidden == {"place": "X0A", "audience": "veteran"}
    buttons = [one["value"] for one in asked.named("button") if one.get("name") == "choice"]
    labels = [choice["label"] for choice in client.options(text="X0A").json["choices"]]
    assert len(buttons) == len(labels) > 5
    iqaluit = str(labels.index("Iqaluit, NU"))
    chosen = client.form("/plain", place="X0A", audience="veteran", choice=iqaluit)
    assert "Iqaluit" in Seen(chosen.text).text
    assert plain_text(Language.EN).title_answer in chosen.text


def test_text_that_is_no_place_is_explained_beside_its_field(client: Client) -> None:
    page = Seen(client.form("/plain", place="H0H 0H0").text)
    assert "Santa" in page.text
    place = next(one for one in page.named("input") if one["name"] == "place")
    assert place["value"] == "H0H 0H0"
    assert place["aria-invalid"] == "true"
    assert {"id": "why", "role": "alert"} in page.named("p")


@BOTH
@pytest.mark.parametrize("place", ["", "Nowhere at all", "90210", "X0A", "Ontario", "help", "home"])
def test_no_page_is_without_a_way_to_somebody(
    client: Client, language: Language, place: str
) -> None:
    page = client.form(f"/{PATHS[language]}", place=place, audience="paramedic").text
    assert " ".join(text_in(language).anywhere.split()) in Seen(page).text
    assert page.count("<h3>") == 2
    assert ("Toronto time" if language is Language.EN else "heure de Toronto") in page


@BOTH
def test_a_cry_for_help_gets_the_crisis_lines_first_and_is_asked_no_spelling(
    client: Client, language: Language
) -> None:
    page = client.form(f"/{PATHS[language]}", place="help 😢", audience="fire").text
    main = page[page.index("<main>") :]
    assert plain_text(language).title_cry in Seen(page).text
    lines = [main.index(f"tel:{line.tel}") for line in page_text(language).crisis_lines]
    assert lines == sorted(lines)
    assert lines[-1] < main.index("<h3>") < main.index("<form")
    assert plain_text(language).title_again not in Seen(page).text
    place = next(one for one in Seen(page).named("input") if one["name"] == "place")
    assert "value" not in place
    assert "aria-invalid" not in place
    assert 'value="fire" selected' in main


def test_a_misspelt_town_is_offered_as_a_button_that_asks_for_it(client: Client) -> None:
    page = Seen(client.form("/plain", place="Iqualuit", audience="fire").text)
    button = {"name": "place", "value": "Iqaluit, NU"}
    assert button in page.named("button")
    assert "Iqaluit" in Seen(client.form("/plain", place="Iqaluit, NU", audience="fire").text).text


def test_for_all_of_nunavut_it_is_said_whom_to_call_where_there_is_no_911(client: Client) -> None:
    said_there = text_in(Language.EN).no_911.format(source="Nunavut News, 2025")
    assert said_there in Seen(client.form("/plain", place="Nunavut").text).text


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"place": TYPED, "audience": "spy"},
        {"place": "X0A", "choice": "999"},
        {"place": "X0A", "choice": "-1"},
        {"place": TYPED, "limit": "0"},
        {"place": TYPED, "more": "x"},
    ],
)
def test_a_form_that_is_not_ours_is_refused(client: Client, fields: dict[str, str]) -> None:
    assert client.form("/plain", **fields).status == 400


@pytest.mark.parametrize("body", [b"place=%ff", b"place=\xff", b"&" * 20 + b"place", b"a=1&" * 9])
def test_a_damaged_form_is_refused(client: Client, body: bytes) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.ask("POST", "/plain", body, headers=kind).status == 400


def test_too_large_a_form_is_refused(client: Client) -> None:
    assert client.form("/plain", place="x" * 5000).status == 413


def test_a_limit_cuts_the_ladder(client: Client) -> None:
    assert len(Seen(client.form("/plain", place=TYPED, limit="2").text).named("h3")) == 2


def test_a_public_address_is_shown_to_those_who_can_get_there(client: Client) -> None:
    public = read_directory(FOLDER)["phoenix"].sites[0].street
    assert public
    assert public in client.form("/plain", place="L9T 2X5").text
    assert public not in client.form("/plain", place=TYPED).text


def test_what_was_confirmed_long_ago_is_said_with_what_to_do_where_somebody_can_be_called(
    opened: Opened, tmp_path: Path
) -> None:
    folder = tmp_path / "aging"
    folder.mkdir()
    for listing_id, day in (("phoenix", date(2026, 3, 3)), ("heart", date(2025, 3, 3))):
        listing = read_directory(FOLDER)[listing_id]
        aged = replace(listing, assured_on=day, assured_how=Assurance.PHONE)
        (folder / f"{listing_id}.toml").write_text(to_toml(aged), encoding="utf-8")
    client = opened(folder)
    said = Seen(client.form("/plain", place="M5H 2N2", audience="police").text).text
    assert "about 9 months ago, on Tuesday, March 3, 2026, by phone" in said
    assert "more than a year ago, on Monday, March 3, 2025, by phone: call to make sure" in said
    options = client.options(text="M5H 2N2", audience="police").json["options"]
    assert [option["id"] for option in options] == ["phoenix", "heart"]
    assert all(option["reasons"][-1] in said for option in options)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_somebody_types_is_text(client: Client, typed: str) -> None:
    page = Seen(client.form("/simple", place=typed).text)
    assert {tag for tag, _ in page.tags} <= KNOWN
    place = next(one for one in page.named("input") if one["name"] == "place")
    assert " ".join(str(place["value"]).split()) == " ".join(typed.split())


@BOTH
def test_whatever_a_listing_says_is_text(
    opened: Opened, tmp_path: Path, language: Language
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    template = read_directory(FOLDER)["phoenix"]
    for listing in hostile_listings(template):
        (folder / f"{listing.id}.toml").write_text(to_toml(listing), encoding="utf-8")
    page = Seen(opened(folder).form(f"/{PATHS[language]}", place="L9T 2X5").text)
    assert {tag for tag, _ in page.tags} <= KNOWN
    assert not [name for _, one in page.tags for name in one if name.startswith("on")]
    ways = {str(one["href"]) for one in page.named("a")} - {visit_text(language).leave_to}
    links = {href.split(":", 1)[0] for href in ways}
    assert links <= {"tel", "sms", "mailto", PATHS[_other(language)], f"./?lang={language}"}
    assert all(" ".join(text.split()) in page.text for text in HOSTILE)


def _other(language: Language) -> Language:
    return Language.EN if language is Language.FR else Language.FR


@BOTH
def test_the_warning_of_the_listing_is_kept(client: Client, language: Language) -> None:
    page = Seen(client.form(f"/{PATHS[language]}", place=TYPED).text)
    assert " ".join(page_text(language).room_warning.fact.split()) in page.text
