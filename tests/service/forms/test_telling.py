"""The plain form on which somebody says that an entry is wrong."""

import re
import time
from typing import Any

import pytest

from geo.listing.published import PublishedDirectory
from geo.store.submission_fields import MAX_CHARACTERS
from geo.store.submission_quotas import SHARES, Kind, Waiting
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.submissions.record import front_text
from service.forms.form_endpoint import LONGEST_S, TRAP
from service.forms.submission_service import SUBMISSIONS_A_MINUTE, Fault, fault_sentence
from tests.hostile import HOSTILE
from tests.parsed_page import ParsedPage
from tests.service.front import Front, filled_file, front, front_store, hidden_fields

__all__ = ["filled_file", "front", "front_store"]

BOTH = pytest.mark.parametrize("language", Language)
PATH = "/tell-us/heart"
EN = front_text(Language.EN)
WRONG = "Nobody answers this number any more."


@BOTH
def test_the_form_says_which_entry_it_is_about_and_that_it_is_no_way_to_reach_help(
    front: Front, language: Language
) -> None:
    page = front.get(f"{PATH}?lang={language}").text
    text, name = front_text(language), front.public("heart").name.in_language(language)
    assert text.tell_about.format(name=name) in page
    assert text.tell_promise in page
    assert text.tell_not_help in page
    assert all(f"tel:{line.tel}" in page for line in page_text(language).crisis_lines)


def test_of_what_is_sent_the_entry_and_the_words_are_kept(front: Front) -> None:
    reply = front.fill_in(PATH, words=f"  {WRONG}\r\n")
    assert reply.status == 200
    assert EN.told in reply.text
    [submission] = front.submissions
    assert (submission.kind, submission.listing_id, submission.words) == (
        Kind.WRONG,
        "heart",
        WRONG,
    )


@pytest.mark.parametrize("listing_id", ["nobody", "", "heart/x", "HEART"])
def test_there_is_no_form_for_an_entry_that_there_is_not(front: Front, listing_id: str) -> None:
    assert front.get(f"/tell-us/{listing_id}").status == 404
    assert front.post(f"/tell-us/{listing_id}", {"words": WRONG}).status == 404
    assert front.submissions == ()


def test_what_is_too_long_is_shown_again_with_how_long_it_is(front: Front) -> None:
    words = "é" * (MAX_CHARACTERS + 1)
    reply = front.fill_in(PATH, words=words)
    assert reply.status == 422
    assert "1,001" in reply.text
    assert words in reply.text
    area = ParsedPage(reply.text).named("textarea")[0]
    assert area["aria-invalid"] == "true"
    assert "words-fault" in str(area["aria-describedby"])


def test_the_longest_words_are_taken_in_any_script(front: Front) -> None:
    assert front.fill_in(PATH, words="ᐃ" * MAX_CHARACTERS).status == 200


def test_nothing_at_all_is_not_sent(front: Front) -> None:
    reply = front.fill_in(PATH, words=" \n ")
    assert (reply.status, front.submissions) == (422, ())
    assert EN.empty in reply.text


def test_a_machine_sees_the_thanks_and_nothing_is_kept(front: Front) -> None:
    filled: dict[str, Any] = {"words": WRONG, TRAP: "https://spam.example"}
    assert EN.told in front.fill_in(PATH, **filled).text
    assert EN.told in front.fill_in(PATH, words=WRONG, after_s=2.9).text
    assert front.submissions == ()


@pytest.mark.parametrize("seal", [{}, {"shown": ""}, {"shown": "IjEyMyI.x"}])
def test_a_form_without_our_seal_is_shown_again_with_a_new_one(
    front: Front, seal: dict[str, str]
) -> None:
    reply = front.post(PATH, {"words": WRONG, **seal})
    assert reply.status == 422
    assert EN.form_is_old in reply.text
    assert WRONG in reply.text
    front.wait(seconds=20)
    assert front.post(PATH, {"words": WRONG, **hidden_fields(reply)}).status == 200
    assert len(front.submissions) == 1


def test_a_form_that_was_open_for_days_is_shown_again(front: Front) -> None:
    assert EN.form_is_old in front.fill_in(PATH, words=WRONG, after_s=LONGEST_S + 1).text


def test_whoever_mends_a_fault_at_once_is_still_taken_for_a_person(front: Front) -> None:
    reply = front.fill_in(PATH, words="")
    front.wait(seconds=1)
    front.post(PATH, {**hidden_fields(reply), "words": WRONG})
    assert len(front.submissions) == 1


def test_one_address_sends_a_few_at_a_time_and_is_told_to_wait(front: Front) -> None:
    replies = [front.fill_in(PATH, words=WRONG) for _ in range(SUBMISSIONS_A_MINUTE + 1)]
    assert [reply.status for reply in replies] == [200] * SUBMISSIONS_A_MINUTE + [422]
    assert EN.too_often in replies[-1].text
    assert WRONG in replies[-1].text


def test_a_full_letter_box_is_said_and_what_was_written_stands_there(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Waiting(usual=SHARES[-1][0])
    monkeypatch.setattr("geo.store.submissions._waiting", lambda _: full)
    reply = front.fill_in(PATH, words=WRONG)
    assert EN.box_full in reply.text
    assert WRONG in reply.text
    assert front.submissions == ()


@BOTH
def test_nobody_is_told_to_come_back_in_days(language: Language) -> None:
    for fault in Fault:
        said = fault_sentence(fault, "", language)
        assert not re.search(r"\b(days|jours|tomorrow|demain)\b", said), said


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_somebody_writes_is_text(front: Front, typed: str) -> None:
    page = ParsedPage(front.post(PATH, {"words": typed}).text)
    assert "script" not in {tag for tag, _ in page.tags}
    assert not [name for _, one in page.tags for name in one if name.startswith("on")]


def test_the_plain_page_leads_by_one_link_to_the_form_of_each_group(front: Front) -> None:
    answer = front.post("/simple", {"place": "X0A 0H0"})
    links = [str(one["href"]) for one in ParsedPage(answer.text).named("a")]
    (chooser,) = [link for link in links if link.startswith("tell-us")]
    offered = [str(one["href"]) for one in ParsedPage(front.get(f"/{chooser}").text).named("a")]
    told = [link for link in offered if link.startswith("tell-us/")]
    assert len(told) == len(PublishedDirectory(front.store.snapshot().directory))
    assert all(front.get(f"/{link}").status == 200 for link in told)


def test_where_nothing_is_kept_nothing_is_offered(front: Front) -> None:
    front.shut()
    assert front.get(PATH).status == front.get("/suggest-a-group").status == 404
    for page in (front.post("/plain", {"place": "X0A 0H0"}), front.get("/plain")):
        assert "tell-us" not in page.text
        assert "suggest-a-group" not in page.text


def test_a_letter_is_not_dropped_when_the_clock_is_set_back_meanwhile(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried, began = hidden_fields(front.get(PATH)), time.monotonic()
    monkeypatch.setattr("service.forms.form_endpoint.monotonic", lambda: began + 20)
    front.wait(hours=-2)
    assert front.post(PATH, {**carried, "words": "Nobody answers."}).status == 200
    assert [one.words for one in front.submissions] == ["Nobody answers."]
