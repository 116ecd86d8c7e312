import gzip
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.finder.decision import Rung
from geo.finder.page_order import Kind
from geo.listing.audience import Audience
from geo.listing.contact import Reachable
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.files.writer import to_toml
from geo.listing.listing import Assurance
from geo.place.regions import Region
from geo.words.finder.face_text import face_text
from geo.words.finder.filter_text import filter_text
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
WHOLE_ANSWER = 6144
"""The same, with the words of the groups that are elsewhere, which are there for the asking."""
WISHES = {"modes": ["in_person", "phone"], "weekdays": ["2"], "costs": ["free"]}
KNOWN = {"html", "meta", "title", "link", "style", "aside", "main", "nav"} | {
    *{"header", "footer", "div", "fieldset", "legend"},
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
    whole = {"place": TYPED, "audience": "rcmp", "in_full": "1"}
    page = Seen(client.form(f"/{PATHS[language]}", **whole).text)
    answer = client.options(text=TYPED, audience="rcmp", lang=language).json
    at = 0
    for option in answer["options"]:
        at = page.text.index(option["name"], at)
        *reasons, confirmed = (" ".join(reason.split()) for reason in option["reasons"])
        assert all(reason in page.text[at:] for reason in reasons)
        assert any(confirmed.startswith(line.rstrip(".")) for line in _once(page, language))
        numbers = [phone["number"] for contact in option["contacts"] for phone in contact["phones"]]
        assert all(number in page.text[at:] for number in numbers)
    assert all(" ".join(one["reason"].split()) in page.text for one in answer["not_for_you"])
    assert answer["options"]


def _once(page: Seen, language: Language) -> list[str]:
    """Return what is said once of all entries: since when nobody has checked them."""
    begins = text_in(language).not_checked_since.fact.split("{")[0]
    lines = [" ".join(line.split()) for line in page.words]
    return [line for line in lines if line.startswith(" ".join(begins.split()))]


@BOTH
def test_that_nobody_checked_the_entries_is_said_once(client: Client, language: Language) -> None:
    page = Seen(client.form(f"/{PATHS[language]}", place=TYPED).text)
    assert len(_once(page, language)) == 1


@BOTH
def test_what_is_elsewhere_says_how_to_reach_it_and_the_rest_at_one_press(
    client: Client, language: Language
) -> None:
    path = f"/{PATHS[language]}"
    asked = {"place": TYPED, "audience": "rcmp", "costs": "free"}
    short, whole = client.form(path, **asked), client.form(path, **asked, in_full="1")
    listings = read_directory()
    away, within = listings["saskatchewan-osi"], listings["badge-of-life"]
    for page in map(Seen, (short.text, whole.text)):
        assert _said(away.contacts[0].phones[0].number) in page.text
        assert _said(told(within, language)[0]) in page.text
    assert _said(told(away, language)[0]) not in Seen(short.text).text
    assert _said(told(away, language)[0]) in Seen(whole.text).text
    press = plain_text(language).in_full
    assert asked | {"in_full": "1"} in _forms_with(short.text, press)
    assert press not in whole.text
    # a group that names no place may be where somebody is
    assert _said(told(listings["wings-of-change"], language)[0]) in Seen(short.text).text


def _said(text: str) -> str:
    return " ".join(text.split())


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
    asked = {"place": "M5V 3L9", "audience": Audience.POLICE, "in_full": "1"}
    text = Seen(client.form(f"/{PATHS[language]}", **asked).text).text
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
    said = " ".join(text_in(language).no_911.removesuffix(".").split())
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
    for place in (TYPED, "M5V 3L9", "T5J 2R7"):
        asked = {"place": place, "audience": audience}
        page = client.form(f"/{PATHS[language]}", **asked).body
        wished = client.form(f"/{PATHS[language]}", **asked, **WISHES).body
        whole = client.form(f"/{PATHS[language]}", **asked, in_full="1").body
        assert len(gzip.compress(page, 5)) <= SMALL_ANSWER
        assert len(gzip.compress(wished, 5)) <= SMALL_ANSWER
        assert len(gzip.compress(whole, 5)) <= WHOLE_ANSWER


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
        assert len(page.named("label")) == sum(one.get("type") != "hidden" for one in fields)
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
    assert page.count("<h3") == 2
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
    page = Seen(client.form("/plain", place="Iqualuitt", audience="fire").text)
    button = {"name": "place", "value": "Iqaluit, NU"}
    assert button in page.named("button")
    assert "Iqaluit" in Seen(client.form("/plain", place="Iqaluit, NU", audience="fire").text).text


def test_for_all_of_nunavut_it_is_said_whom_to_call_where_there_is_no_911(client: Client) -> None:
    said_there = text_in(Language.EN).no_911.removesuffix(".")
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
        {"place": TYPED, "modes": "by_owl"},
        {"place": TYPED, "costs": "charged"},
    ],
)
def test_a_form_that_is_not_ours_is_refused(client: Client, fields: dict[str, str]) -> None:
    assert client.form("/plain", **fields).status == 400


@pytest.mark.parametrize("body", [b"place=%ff", b"place=\xff", b"&" * 80 + b"place", b"a=1&" * 9])
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


@pytest.mark.parametrize("typed", ["G0C", "Trois-Rivieress", "Percé", "Nunavut"])
def test_no_french_page_shortens_a_province_to_two_letters(client: Client, typed: str) -> None:
    said = Seen(client.form("/simple", place=typed, in_full="1").text).text
    shortened = {f", {region.abbreviation}" for region in Region}
    without_the_sources_words = said.replace("Fredericton, NB", "")
    assert not [one for one in shortened if re.search(rf"{one}\b", without_the_sources_words)]


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
    assert links <= {"tel", "sms", "mailto", "#narrow", f"./?lang={language}"}
    assert all(" ".join(text.split()) in page.text for text in HOSTILE)


# --- the question goes on, and stands in no address ----------------------------------------------


def _forms_with(html: str, press: str) -> list[dict[str, str]]:
    """Return what each form of a page sends whose button says so, its boxes as they are ticked."""
    sent = []
    for form in html.split("<form ")[1:]:
        page = Seen("<form " + form.split("</form>")[0])
        fields = [one for one in page.named("input") if one.get("type") in {"hidden", "checkbox"}]
        if _said(press) in page.text:
            sent.append(
                {
                    str(one["name"]): str(one["value"])
                    for one in fields
                    if one["type"] == "hidden" or "checked" in one
                }
            )
    return sent


@BOTH
def test_the_other_language_keeps_the_question_by_a_form(
    client: Client, language: Language
) -> None:
    path, other = f"/{PATHS[language]}", language.other
    asked = {"place": "X0A", "audience": "veteran", "choice": "0", "weekdays": "0"}
    page = client.form(path, **asked)
    assert _forms_with(page.text, page_text(other).language_name) == [asked]
    assert f'action="{PATHS[other]}"' in page.text
    assert "X0A" not in "".join(str(one.get("href")) for one in Seen(page.text).named("a"))
    translated = client.form(f"/{PATHS[other]}", **asked)
    assert plain_text(other).title_answer in translated.text


@BOTH
@pytest.mark.parametrize("typed", ["X0A", "H0H 0H0"])
def test_so_does_a_question_that_is_not_answered_yet(
    client: Client, language: Language, typed: str
) -> None:
    page = client.form(f"/{PATHS[language]}", place=typed, audience="veteran", costs="free").text
    kept = {"place": typed, "audience": "veteran", "costs": "free"}
    assert _forms_with(page, page_text(language.other).language_name) == [kept]


def test_the_start_page_has_no_question_and_leads_by_a_link(client: Client) -> None:
    page = Seen(client.get("/plain").text)
    assert {"href": "simple", "lang": "fr"} in page.named("a")


# --- filters -------------------------------------------------------------------------------------


@BOTH
def test_a_wish_puts_first_what_states_it_and_says_the_numbers(
    client: Client, language: Language
) -> None:
    html = client.form(f"/{PATHS[language]}", place=TYPED, costs="free").text
    rung, first, *_ = re.split("<h3[^>]*>", html)
    said = {Language.EN: "Free: 1 group says so, 8 do not say.", Language.FR: "8 ne le précisent"}
    assert said[language] in Seen(html).text
    assert face_text(language).parts[Kind.ELSEWHERE] in rung
    assert first.startswith(read_directory()["heart"].name.in_language(language))


def test_a_wish_is_ticked_again_and_one_press_takes_all_back(client: Client) -> None:
    page = client.form("/plain", place="M5V 3L9", audience="police", **WISHES).text
    ticked = [one for one in Seen(page).named("input") if "checked" in one]
    assert [(one["name"], one["value"]) for one in ticked] == [
        ("modes", "in_person"),
        ("modes", "phone"),
        ("weekdays", "2"),
        ("costs", "free"),
    ]
    [undone] = _forms_with(page, visit_text(Language.EN).wishes_clear)
    assert undone == {"place": "M5V 3L9", "audience": "police"}


def test_what_says_otherwise_is_named_with_its_words(client: Client) -> None:
    page = Seen(client.form("/plain", place=TYPED, modes="virtual").text)
    assert filter_text(Language.EN).set_aside_heading.format(count=7) in page.text
    assert "H.E.A.R.T. (Heart) Group: How people meet: in person" in page.text
    assert len(page.named("h3")) == 2


def test_only_wishes_that_a_listing_states_are_offered(client: Client) -> None:
    page = Seen(client.form("/plain", place=TYPED).text)
    boxes = {str(one["value"]) for one in page.named("input") if one.get("type") == "checkbox"}
    assert {"in_person", "virtual", "phone", "free", "0", "2", "3"} <= boxes
    assert not boxes & {"charged", "referral", "fr", "6"}


def test_another_place_is_asked_with_the_same_wishes(client: Client) -> None:
    page = client.form("/plain", place="X0A", audience="veteran", choice="3", costs="free").text
    [again] = _forms_with(page, plain_text(Language.EN).ask_again)
    assert again == {"audience": "veteran", "costs": "free"}


def test_a_choice_of_places_keeps_the_wishes(client: Client) -> None:
    page = client.form("/plain", place="X0A", costs="free", modes=["virtual", "phone"]).text
    sent = [(one["name"], one["value"]) for one in Seen(page).named("input") if "value" in one]
    assert {("costs", "free"), ("modes", "virtual"), ("modes", "phone")} <= {*sent}


def test_contacts_stand_before_the_filters_where_nothing_can_be_folded(client: Client) -> None:
    page = client.form("/plain", place=TYPED).text
    assert page.index("mailto:") < page.index("<fieldset>")
    assert page.index('href="#narrow"') < page.index("<h3>")
    assert 'id="narrow"' in page


@BOTH
def test_the_warning_of_the_listing_is_kept(client: Client, language: Language) -> None:
    page = Seen(client.form(f"/{PATHS[language]}", place=TYPED).text)
    assert " ".join(page_text(language).room_warning.fact.split()) in page.text
