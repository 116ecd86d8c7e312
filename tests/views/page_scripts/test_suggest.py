"""What visitors hand in on the page: a group that is missing, an entry that is wrong."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.project import STATIC
from geo.store.database import sqlite_url
from geo.store.submission_fields import MAX_CHARACTERS
from geo.store.submissions import Submission, SubmissionQueue
from geo.submissions.public_submissions import Suggestion
from geo.words.submissions.record import EN, FR, FrontText
from service.forms.submission_service import SUBMISSIONS_A_MINUTE
from service.limits.allowance import Allowance
from tests.views.conftest import APP, Visit
from views import resources
from views.submissions import handing_in
from views.submissions.handing_in import SUBMISSIONS

WRITTEN = {"name": "Northern Circle", "reached_by": "867-555-0100", "where": "Hay River"}


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """Open the page on a store of this test's own, with a full allowance."""
    monkeypatch.delenv(resources.LISTINGS, raising=False)
    monkeypatch.setenv(resources.DATABASE, sqlite_url(tmp_path / "store.db"))
    monkeypatch.setattr(SUBMISSIONS, "_allowance", Allowance(SUBMISSIONS_A_MINUTE))
    yield Visit(AppTest.from_file(str(APP), default_timeout=30).run())
    opened = resources.store()
    assert opened is not None
    opened.close()
    resources.forget_listings()


def _submissions() -> tuple[Submission, ...]:
    opened = resources.store()
    assert opened is not None
    return SubmissionQueue(opened.engine).waiting()


def _send(visit: Visit, written: dict[str, str], *, after_s: float = 20, trap: str = "") -> Visit:
    for name, text in written.items():
        key = f"suggest-{name}"
        long = key in {area.key for area in visit.page.text_area}
        (visit.page.text_area if long else visit.page.text_input)(key=key).input(text)
    visit.page.text_input(key="suggest-homepage").input(trap)
    for form, at in visit.page.session_state["shown"].items():
        visit.page.session_state["shown"][form] = at._replace(at=at.at - timedelta(seconds=after_s))
    return visit.press("suggest-send")


def test_a_suggestion_is_held_for_staff_and_the_visitor_learns_what_happens_next(
    visit: Visit,
) -> None:
    _send(visit.go_to("suggest"), WRITTEN)
    assert visit.status == EN.suggested
    assert EN.suggested_what_now in visit.html
    [submission] = _submissions()
    assert Suggestion.from_words(submission.words) == Suggestion(**WRITTEN)


def test_another_group_can_be_suggested_on_an_empty_form(visit: Visit) -> None:
    _send(visit.go_to("suggest"), WRITTEN).press("suggest-again")
    assert visit.page.text_input(key="suggest-name").value == ""
    _send(visit, WRITTEN | {"name": "Second Circle"})
    assert len(_submissions()) == 2


@pytest.mark.parametrize("text", [EN, FR])
def test_what_is_missing_is_said_in_the_visitors_language_and_nothing_is_lost(
    visit: Visit, text: FrontText
) -> None:
    visit.go_to("suggest")
    if text is FR:
        visit.press("switch-language")
    _send(visit, {"where": "Hay River"})
    assert text.look_again in visit.html
    assert visit.html.count(text.empty) == 2
    assert visit.page.text_input(key="suggest-where").value == "Hay River"
    assert _submissions() == ()


def test_too_long_a_text_and_too_many_addresses_are_explained(visit: Visit) -> None:
    _send(visit.go_to("suggest"), WRITTEN | {"more": "x" * (MAX_CHARACTERS + 1)})
    assert EN.too_long.format(count="1,001", most="1,000") in visit.html
    _send(visit, {"more": "www.a.example " * 4})
    assert EN.many_addresses.format(most=3) in visit.html
    assert _submissions() == ()


def test_a_machine_sees_the_thanks_and_nothing_is_kept(visit: Visit) -> None:
    _send(visit.go_to("suggest"), WRITTEN, trap="https://spam.example")
    assert visit.status == EN.suggested
    _send(visit.press("suggest-again"), WRITTEN, after_s=0)
    assert visit.status == EN.suggested
    assert _submissions() == ()


def test_one_visitor_sends_a_few_at_a_time(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SUBMISSIONS, "_allowance", Allowance(1))
    monkeypatch.setattr(handing_in, "_address", lambda: "192.0.2.7")
    _send(visit.go_to("suggest"), WRITTEN).press("suggest-again")
    _send(visit, WRITTEN)
    assert EN.too_often in visit.html
    assert visit.page.text_input(key="suggest-name").value == WRITTEN["name"]
    assert len(_submissions()) == 1


def test_each_card_and_each_entry_offers_to_say_that_it_is_wrong(visit: Visit) -> None:
    visit.ask("X0A 0H0")
    assert visit.html.count("data-wrong=") == visit.html.count('data-listing="') > 0
    count = len(resources.finder().directory)
    assert visit.go_to("listings").html.count("data-wrong=") == count


def test_the_way_to_the_form_stands_at_the_end_of_both_lists(visit: Visit) -> None:
    def links() -> list[str]:
        return [str(link.proto.label) for link in visit.page.get("page_link")]

    visit.ask("X0A 0H0")
    assert links() == [EN.suggest_link]
    hidden_before = ".stApp:not(:has(.np-answer)) .st-key-offer-suggest { display: none; }"
    assert hidden_before in (STATIC / "page.css").read_text(encoding="utf-8")
    assert visit.go_to("listings").page.get("page_link")
    visit.go_to("about")
    assert links() == []


def test_where_a_folder_is_shown_as_it_stands_nothing_is_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(resources.LISTINGS, str(resources.DEFAULT_FOLDER))
    resources.forget_listings()
    visit = Visit(AppTest.from_file(str(APP), default_timeout=30).run()).ask("X0A 0H0")
    assert "data-wrong" not in visit.html
    assert not visit.page.get("page_link")


def test_an_entry_that_there_is_not_opens_no_dialog(visit: Visit) -> None:
    visit.page.session_state["telling"] = "nobody"
    visit.page.run()
    assert not visit.page.exception
    assert not [area for area in visit.page.text_area if str(area.key).startswith("tell-words")]
