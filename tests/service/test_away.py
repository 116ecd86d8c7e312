"""What is said to whoever comes while the list, or the store behind it, is away."""

import pytest
from starlette.applications import Starlette

from geo.errors import ListingAwayError, StoreError
from geo.faults.store import Away, NoAnswer
from geo.finder.finder import Finder
from geo.place.locate import Locator
from geo.store.submissions import SubmissionQueue
from geo.submissions.public_submissions import PublicSubmissions
from geo.words.finder.away_text import away_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.api.openapi import OPENAPI
from service.api.routes import api_routes
from service.forms.confirm_page import ANSWER, RIGHT, WORDS
from service.forms.submission_service import SUBMISSIONS_A_MINUTE, SubmissionService
from service.html.plain_page import PATHS
from service.limits.allowance import Allowance
from service.plain import plain_routes
from service.requests.answering import Answering
from tests.service.conftest import AT, Client, Reply
from tests.service.front import Front, filled_file, front, front_store, hidden_fields

__all__ = ["filled_file", "front", "front_store"]

BOTH = pytest.mark.parametrize("language", Language)
TYPED = "Nobody answers <b>this</b> number."


def away(_public_submissions: object = None) -> Finder:
    raise ListingAwayError(Away.AWAY)


def closed_service() -> SubmissionService:
    return SubmissionService(lambda: None, Allowance(SUBMISSIONS_A_MINUTE), is_away=lambda: True)


def require_kind(reply: Reply, language: Language) -> None:
    assert reply.status == 503
    assert all(f"tel:{line.tel}" in reply.text for line in page_text(language).crisis_lines)
    assert f'<html lang="{language}">' in reply.text


# --- there is no list ----------------------------------------------------------------------------


@pytest.fixture
def without_a_list(locator: Locator) -> Client:
    answering = Answering(locator=lambda: locator, finder=away, now=lambda: AT)
    allowance = Allowance(1000)
    routes = [
        *plain_routes(answering, allowance, closed_service()),
        *api_routes(answering, allowance, []),
    ]
    return Client(Starlette(routes=routes))


@BOTH
@pytest.mark.parametrize("place", ["", "T5J 2R7", "X0A", "no such place"])
def test_the_plain_page_says_so_kindly_with_the_crisis_lines(
    without_a_list: Client, language: Language, place: str
) -> None:
    path = f"/{PATHS[language]}"
    reply = without_a_list.form(path, place=place) if place else without_a_list.get(path)
    require_kind(reply, language)
    assert away_text(language).title in reply.text
    assert reply.headers["retry-after"] == "30"
    assert "<form" not in reply.text, "it could give no answer"


@pytest.mark.parametrize("text", ["T5J 2R7", "X0A", "no such place"])
def test_a_program_is_told_in_json(without_a_list: Client, text: str) -> None:
    reply = without_a_list.options(text=text)
    assert (reply.status, reply.json["error"]) == (503, "away")
    assert "try again" in reply.json["why"]
    described = OPENAPI["paths"]["/api/v1/options"]["post"]["responses"]
    assert set(described["503"]["headers"]) == {"Retry-After"}
    assert reply.headers["retry-after"] == "30"


# --- nothing can be handed in --------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("path", ["/tell-us", "/tell-us/heart", "/suggest-a-group", "/confirm/x"])
def test_each_form_says_beforehand_that_it_is_closed(
    front: Front, language: Language, path: str
) -> None:
    front.open(closed_service())
    reply = front.get(f"{path}?lang={language}")
    require_kind(reply, language)
    assert away_text(language).closed in reply.text
    assert "<form" not in reply.text


@BOTH
def test_what_was_typed_into_a_form_that_has_closed_meanwhile_is_given_back(
    front: Front, language: Language
) -> None:
    for path, name in (("/tell-us/heart", "words"), ("/suggest-a-group", "more")):
        front.reopen()
        fields = hidden_fields(front.get(f"{path}?lang={language}"))
        fields |= {name: TYPED, "name": "North", "reached_by": "867"}
        front.wait(seconds=20)
        front.open(closed_service())
        fields["shown"] = hidden_fields(front.post(f"{path}?lang={language}", fields))["shown"]
        front.wait(seconds=20)
        reply = front.post(f"{path}?lang={language}", fields)
        require_kind(reply, language)
        assert away_text(language).closed_now in reply.text
        assert "Nobody answers &lt;b&gt;this&lt;/b&gt; number." in reply.text
    assert front.submissions == ()


@BOTH
@pytest.mark.parametrize("fields", [{WORDS: TYPED}, {ANSWER: RIGHT}])
def test_a_link_that_cannot_be_answered_changes_nothing_and_gives_back_what_was_typed(
    front: Front, language: Language, fields: dict[str, str]
) -> None:
    path = f"/confirm/{front.staff_service.confirmation_token('heart')}?lang={language}"
    front.open(closed_service())
    reply = front.post(path, fields)
    require_kind(reply, language)
    assert away_text(language).closed_what_now in reply.text
    assert ("Nobody answers &lt;b&gt;this" in reply.text) is (WORDS in fields)
    front.reopen()
    assert front.get(path).status == 200, "the link is not used up"


def test_a_store_that_goes_away_while_a_letter_is_handed_in_loses_no_words(
    front: Front, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError(NoAnswer("sqlite:///store.db", "database is locked"))

    monkeypatch.setattr(SubmissionQueue, "put", fail)
    reply = front.fill_in("/tell-us/heart", words=TYPED)
    require_kind(reply, Language.EN)
    assert "Nobody answers &lt;b&gt;this" in reply.text
    why = "sqlite:///store.db: database is locked; check that it runs and may be written"
    assert caplog.messages == [f"a letter was not taken: {why}"]


def test_a_counter_that_is_away_is_offered_and_not_open(front: Front) -> None:
    held: list[PublicSubmissions | None] = [None]
    submission_service = SubmissionService(
        lambda: held[0], Allowance(SUBMISSIONS_A_MINUTE), is_away=lambda: held[0] is None
    )
    assert (submission_service.is_open, submission_service.is_offered) == (False, True)
    held[0] = PublicSubmissions(front.store, now=front.now)
    assert (submission_service.is_open, submission_service.is_offered) == (True, True)
