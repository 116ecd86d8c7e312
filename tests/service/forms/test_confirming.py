"""The page behind a confirmation link."""

from dataclasses import replace
from datetime import timedelta

import pytest

from geo.listing.contact import Consent, ConsentScope, Phone
from geo.listing.listing import Assurance
from geo.staff.confirmation import LINK_DAYS, LinkFault
from geo.store.submission_quotas import Kind
from geo.words.language import Language
from geo.words.listing.entry import facts
from geo.words.say.page_text import page_text
from geo.words.submissions.record import front_text
from service.forms.confirm_page import ANSWER, RIGHT, WORDS
from service.forms.submission_service import SUBMISSIONS_A_MINUTE
from tests.hostile import HOSTILE
from tests.parsed_page import ParsedPage
from tests.service.conftest import Reply
from tests.service.front import Front, filled_file, front, front_store

__all__ = ["filled_file", "front", "front_store"]

BOTH = pytest.mark.parametrize("language", Language)
YES = {ANSWER: RIGHT}


def _link(front: Front, listing_id: str = "heart", language: Language = Language.EN) -> str:
    return f"/confirm/{front.staff_service.confirmation_token(listing_id)}?lang={language}"


def _said(reply: Reply) -> str:
    return " ".join("".join(ParsedPage(reply.text).words).split())


def _heading(fault: LinkFault, language: Language = Language.EN) -> str:
    return front_text(language).links[fault].title


@BOTH
def test_a_link_shows_what_visitors_see_and_asks_whether_it_is_right(
    front: Front, language: Language
) -> None:
    reply = front.get(_link(front, language=language))
    said, listing = _said(reply), front.public("heart")
    assert reply.status == 200
    assert listing.name.in_language(language) in said
    stated = [fact.value for fact in facts(listing, language) if fact.value]
    assert all(" ".join(value.split()) in said for value in stated)
    numbers = [phone.number for contact in listing.contacts for phone in contact.phones]
    assert all(number in said for number in numbers)
    assert front_text(language).confirm_question in said


def test_a_number_for_staff_alone_is_not_on_the_page(front: Front) -> None:
    listing, entry = front.public("heart"), front.store.entry("heart").public
    hidden = Consent(by="Mo", on=front.at.date(), scope=ConsentScope.STAFF_ONLY)
    phone = Phone(number="613-555-0199", consent=hidden)
    contact = replace(listing.contacts[0], phones=(phone,))
    assert entry is not None
    front.staff_service.publish(replace(listing, contacts=(contact,)), read_at=entry.revision)
    assert front.get(_link(front)).status == 200
    assert "555-0199" not in front.get(_link(front)).text


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_to_look_at_a_link_changes_nothing_however_often(front: Front, method: str) -> None:
    link, before = _link(front), front.store.revision()
    assert [front.get(link, method).status for _ in range(3)] == [200, 200, 200]
    assert (front.store.revision(), front.submissions) == (before, ())


@BOTH
def test_yes_confirms_the_entry_today_and_thanks(front: Front, language: Language) -> None:
    reply = front.post(_link(front, language=language), YES)
    assert reply.status == 200
    assert front_text(language).confirmed in _said(reply)
    listing = front.public("heart")
    assert (listing.assured_on, listing.assured_how) == (front.at.date(), Assurance.OWN_CONTACT)


def test_a_second_yes_is_told_that_it_was_done(front: Front) -> None:
    link = _link(front)
    front.post(link, YES)
    revision = front.store.revision()
    reply = front.post(link, YES)
    assert reply.status == 410
    assert _heading(LinkFault.USED) in _said(reply)
    assert front.store.revision() == revision


@BOTH
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_each_link_that_is_not_taken_says_why(
    front: Front, method: str, language: Language
) -> None:
    whole, gone = _link(front, language=language), _link(front, "phoenix", language)
    entry = front.store.entry("phoenix").public
    assert entry is not None
    front.staff_service.withdraw("phoenix", read_at=entry.revision)
    cut = whole.replace("?", "x?")

    def told(path: str) -> str:
        return _said(front.get(path) if method == "GET" else front.post(path, YES))

    assert _heading(LinkFault.GONE, language) in told(gone)
    assert _heading(LinkFault.NOT_OURS, language) in told(cut)
    front.at += timedelta(days=LINK_DAYS + 1)
    assert _heading(LinkFault.EXPIRED, language) in told(whole)


@pytest.mark.parametrize("token", ["", "x", "a/b", "%00", "a.b.c", "x" * 2000, *HOSTILE[:3]])
def test_no_other_address_is_a_link(front: Front, token: str) -> None:
    reply = front.get(f"/confirm/{token.replace('?', '')}")
    assert reply.status == 404
    assert _heading(LinkFault.NOT_OURS) in _said(reply)


def test_a_correction_is_held_for_staff_and_leaves_the_entry_as_it_is(front: Front) -> None:
    before = front.store.revision()
    reply = front.post(_link(front), {WORDS: "We meet on Mondays now."})
    assert front_text(Language.EN).correction_taken in _said(reply)
    [submission] = front.submissions
    assert (submission.kind, submission.listing_id) == (Kind.WRONG, "heart")
    assert submission.words == "We meet on Mondays now."
    assert front.store.revision() == before


@pytest.mark.parametrize(("words", "fault"), [(" ", "empty"), ("x" * 1001, "1,001")])
def test_an_empty_or_too_long_correction_is_explained_and_not_lost(
    front: Front, words: str, fault: str
) -> None:
    reply = front.post(_link(front), {WORDS: words})
    assert reply.status == 422
    expected = front_text(Language.EN).empty if fault == "empty" else fault
    assert expected in _said(reply)
    assert words in reply.text
    assert front.submissions == ()


def test_a_form_with_neither_answer_confirms_nothing(front: Front) -> None:
    before = front.store.revision()
    assert front.post(_link(front), {}).status == 400
    assert front.store.revision() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site", "origin": "http://testserver"},
        {"origin": "https://evil.example", "host": "testserver"},
    ],
)
def test_the_form_of_another_site_confirms_nothing(front: Front, headers: dict[str, str]) -> None:
    before = front.store.revision()
    reply = front.post(_link(front), YES, **headers)
    assert reply.status == 403
    assert front_text(Language.EN).foreign in _said(reply)
    assert front.store.revision() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "same-origin", "origin": "null"},
        {"sec_fetch_site": "none"},
        {"origin": "http://testserver:80", "host": "testserver:80"},
        {"origin": "null"},
    ],
)
def test_our_own_form_is_taken_from_every_browser(front: Front, headers: dict[str, str]) -> None:
    assert front.post(_link(front), YES, **headers).status == 200


def test_the_page_speaks_the_language_of_the_browser_and_offers_the_other(front: Front) -> None:
    link = _link(front).partition("?")[0]
    french = ParsedPage(front.get(link, accept_language="fr-CA, en;q=0.5").text)
    assert french.named("html") == [{"lang": "fr"}]
    assert {"href": "?lang=en", "lang": "en"} in french.named("a")
    english = ParsedPage(front.get(f"{link}?lang=en", accept_language="fr-CA").text)
    assert english.named("html") == [{"lang": "en"}]


def test_no_answer_is_kept_and_each_has_the_crisis_lines_and_a_strict_policy(front: Front) -> None:
    link = _link(front)
    for reply in (front.get(link), front.get("/confirm/x"), front.post(link, YES)):
        assert reply.headers["cache-control"] == "no-store"
        policy = reply.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "form-action 'self'" in policy
        assert "script-src" not in policy
        assert all(f"tel:{line.tel}" in reply.text for line in page_text(Language.EN).crisis_lines)
        assert reply.text.index("tel:911") < reply.text.index("<h1>")


def test_whoever_tries_many_links_has_to_wait(front: Front) -> None:
    link = _link(front)
    front.reopen(searches_a_minute=2)
    assert [front.get(link).status for _ in range(3)] == [200, 200, 429]


def test_corrections_come_a_few_at_a_time(front: Front) -> None:
    link, words = _link(front), {WORDS: "Still wrong."}
    taken = [front.post(link, words).status for _ in range(SUBMISSIONS_A_MINUTE + 1)]
    assert taken == [200] * SUBMISSIONS_A_MINUTE + [422]


def test_where_nothing_is_kept_there_is_nothing_to_confirm(front: Front) -> None:
    link = _link(front)
    front.shut()
    assert front.get(link).status == 404
