"""The plain form on which somebody suggests a group."""

from typing import Any, Final

import pytest

from geo.store.submission_fields import MAX_CHARACTERS
from geo.store.submission_quotas import Kind
from geo.submissions.public_submissions import Suggestion
from geo.words.language import Language
from geo.words.submissions.record import front_text
from service.forms.form_endpoint import MOST_BYTES, TRAP
from tests.parsed_page import ParsedPage
from tests.service.front import FORM, Front, filled_file, front, front_store

__all__ = ["filled_file", "front", "front_store"]

BOTH = pytest.mark.parametrize("language", Language)
PATH = "/suggest-a-group"
WHOLE: Final[dict[str, Any]] = {
    "name": "Northern Circle",
    "who_for": "paramedics",
    "where": "Hay River",
    "when": "Mondays",
    "reached_by": "https://example.org",
    "more": "A quiet room.",
}
EN = front_text(Language.EN)


@BOTH
def test_each_field_has_a_label_a_help_and_says_whether_it_is_needed(
    front: Front, language: Language
) -> None:
    reply = front.get(f"{PATH}?lang={language}")
    page, text = ParsedPage(reply.text), front_text(language)
    labelled = {one["for"] for one in page.named("label") if "for" in one}
    assert labelled == set(WHOLE)
    for field in text.suggest_fields:
        template = text.needed if field.is_needed else text.not_needed
        assert template.format(label=field.label) in reply.text
        assert field.help in reply.text
    required = [one["name"] for _, one in page.tags if one.get("aria-required") == "true"]
    assert sorted(map(str, required)) == ["name", "reached_by"]


@BOTH
def test_a_suggestion_is_held_in_the_language_it_was_written_in(
    front: Front, language: Language
) -> None:
    reply = front.fill_in(f"{PATH}?lang={language}", **WHOLE)
    assert front_text(language).suggested in reply.text
    assert front_text(language).suggested_what_now in reply.text
    [submission] = front.submissions
    assert submission.kind is Kind.SUGGESTION
    assert Suggestion.from_words(submission.words) == Suggestion(**WHOLE, language=language.value)


@BOTH
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(
    front: Front, language: Language
) -> None:
    reply = front.fill_in(f"{PATH}?lang={language}", **{**WHOLE, "name": " ", "reached_by": ""})
    page = ParsedPage(reply.text)
    assert reply.status == 422
    marked = [one["name"] for _, one in page.tags if one.get("aria-invalid") == "true"]
    assert marked == ["name", "reached_by"]
    assert reply.text.count(front_text(language).empty) == 2
    assert all(WHOLE[name] in reply.text for name in ("who_for", "where", "when", "more"))
    assert [one["name"] for _, one in page.tags if "autofocus" in one] == ["name"]
    assert front.submissions == ()


def test_too_long_a_field_is_told_and_all_fields_filled_to_the_brim_are_taken(
    front: Front,
) -> None:
    long = front.fill_in(PATH, **{**WHOLE, "more": "x" * (MAX_CHARACTERS + 1)})
    assert "1,001" in long.text
    assert front.submissions == ()
    brim = '"' * MAX_CHARACTERS
    assert front.fill_in(PATH, **(WHOLE | dict.fromkeys(WHOLE, brim))).status == 200
    assert len(front.submissions) == 1


def test_more_than_three_web_addresses_are_refused_with_a_sentence(front: Front) -> None:
    four = " ".join(f"https://example.org/{number}" for number in range(4))
    reply = front.fill_in(PATH, **{**WHOLE, "reached_by": "by phone", "more": four})
    assert reply.status == 422
    assert EN.many_addresses.format(most=3) in reply.text
    three = four.rpartition(" ")[0]
    assert front.fill_in(PATH, **{**WHOLE, "reached_by": "by phone", "more": three}).status == 200


def test_a_machine_sees_the_thanks_and_nothing_is_kept(front: Front) -> None:
    assert EN.suggested in front.fill_in(PATH, **{**WHOLE, TRAP: "x"}).text
    assert EN.suggested in front.fill_in(PATH, **WHOLE, after_s=1).text
    assert front.submissions == ()


def test_people_neither_see_nor_reach_the_field_for_machines(front: Front) -> None:
    page = ParsedPage(front.get(PATH).text)
    [unseen] = [one for one in page.named("input") if one["name"] == TRAP]
    assert (unseen["tabindex"], unseen["autocomplete"]) == ("-1", "off")
    assert {"class": "more", "aria-hidden": "true"} in page.named("div")


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"name=x", {"content-type": "application/json"}, 415),
        (b"name=%ff", FORM, 400),
        (b"name=\xff", FORM, 400),
        (b"a=1&" * 20, FORM, 400),
        (b"x" * (MOST_BYTES + 1), FORM, 413),
    ],
)
def test_what_is_no_form_of_ours_is_refused_with_a_page(
    front: Front, body: bytes, headers: dict[str, str], status: int
) -> None:
    reply = front.client.ask("POST", PATH, body, headers=headers)
    assert reply.status == status
    assert "tel:911" in reply.text
    asks = [form["action"] for form in ParsedPage(reply.text).named("form")]
    assert asks == ([] if status == 413 else ["./plain"])
    assert front.submissions == ()


def test_an_unknown_method_is_refused(front: Front) -> None:
    assert front.client.ask("DELETE", PATH).status == 405


def test_the_plain_page_leads_here_before_and_after_a_question(front: Front) -> None:
    link = 'href="suggest-a-group?lang=en"'
    assert link in front.get("/plain").text
    assert link in front.post("/plain", {"place": "X0A 0H0"}).text
