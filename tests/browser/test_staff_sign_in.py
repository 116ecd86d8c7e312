"""Who may do what on the staff's page, as a browser sees it: password, OpenID Connect, nobody."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.staff.rights import Role
from geo.words.admin.en import EN as TEXT
from geo.words.admin.sign_in import EN as WORDS
from geo.words.admin.sign_in import sign_in_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.responses.cookies import BROWSER_COOKIE, STAFF_COOKIE
from tests.browser.conftest import DESKTOP, PATIENCE_MS, PHONE, Server, Visit
from tests.browser.identity_provider import (
    CLIENT_ID,
    CLIENT_SECRET,
    DISCOVERY,
    IdentityProvider,
    running_provider,
)
from tests.browser.staff_office import (
    PASSWORD,
    PASSWORD_FIELD,
    WAY_IN,
    Office,
    Seat,
    another_address,
    as_said,
    fill_in,
)
from tests.browser.test_accessible import SMALL_TARGETS, SMALLEST_TARGET_PX, _faults

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
ADA = {"email": "Ada@Example.org", "email_verified": True}
BEN = {"email": "ben@example.org", "email_verified": True}
USER_COOKIE, XSRF_COOKIE = "_streamlit_user", "_streamlit_xsrf"


@pytest.fixture(scope="module")
def office(start: Callable[..., Server]) -> Iterator[Office]:
    opened = Office.with_password(start)
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    with running_provider() as running:
        yield running


@pytest.fixture(scope="module")
def organization(
    start: Callable[..., Server],
    provider: IdentityProvider,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Office]:
    """Start a server whose staff sign in with their organization, as docs/running.md says."""
    home = tmp_path_factory.mktemp("organization")
    _write_secrets(home, provider)
    opened = Office.open(start, HOME=str(home))
    yield opened
    opened.store.close()


def _write_secrets(home: Path, provider: IdentityProvider) -> None:
    secrets = f"""
        [auth]
        redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
        cookie_secret = "a long random text of this test alone"
        client_id = "{CLIENT_ID}"
        client_secret = "{CLIENT_SECRET}"
        server_metadata_url = "{provider.url}{DISCOVERY}"

        [staff]
        publishers = ["ada@example.org"]
        editors = ["ben@example.org"]
        """
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "secrets.toml").write_text(dedent(secrets), encoding="utf-8")


@pytest.fixture
def come(visit: Open) -> Callable[..., Seat]:
    """Open the staff's page in a browser of its own."""

    def opened(office: Office, provider: IdentityProvider | None = None) -> Seat:
        tab = visit(office.server, DESKTOP, **another_address())
        if provider is not None:
            tab.may_call.add(provider.url)
        return Seat(tab).arrive()

    return opened


def _sign_in_with(seat: Seat, provider: IdentityProvider, claims: Mapping[str, object]) -> Page:
    """Sign in with the organization; Streamlit then shows its first page."""
    provider.claims = claims
    seat.button("sign-in").click()
    first_page = re.compile(rf"^{re.escape(seat.visit.url)}(\?.*)?$")
    expect(seat.page).to_have_url(first_page)
    assert seat.page.url == seat.visit.url, "the provider's code was not taken"
    seat.arrive()
    return seat.page


def cookies_of(seat: Seat) -> dict[str, Any]:
    return {one["name"]: one for one in seat.page.context.cookies()}


# --- without a way to sign in --------------------------------------------------------------------


def test_without_a_sign_in_editing_is_off_and_says_so(
    come: Callable[..., Seat], start: Callable[..., Server]
) -> None:
    office = Office.open(start, NEARPEER_STAFF_PASSWORD_HASH="")
    seat = come(office)
    expect(seat.page.get_by_text(WORDS.editing_off)).to_be_visible()
    assert seat.page.locator(f".np-task, {WAY_IN}, .st-key-desk-room").count() == 0
    office.store.close()


def test_a_folder_of_files_cannot_be_edited_and_the_page_says_so(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open("staff")
    expect(tab.status).to_have_text(WORDS.editing_off_no_store)
    assert tab.page.locator(".np-task, .st-key-desk-room").count() == 0


# --- the password --------------------------------------------------------------------------------


def test_wrong_passwords_are_refused_and_after_some_the_page_asks_to_wait(
    come: Callable[..., Seat], office: Office
) -> None:
    seat = come(office)
    seat.try_password("", PASSWORD)
    expect(seat.page.locator(".fault")).to_have_text(WORDS.no_name)
    seat.try_password("Mallory", "guess")
    expect(seat.page.locator(".fault")).to_have_text(WORDS.wrong)
    expect(seat.page.locator(PASSWORD_FIELD)).to_be_focused()
    for guess in range(30):  # a share fills up again while a busy machine draws the page
        seat.try_password("Mallory", f"guess {guess}")
        if seat.page.locator(".notice").count():
            break
    expect(seat.page.locator(".notice")).to_have_text(as_said(WORDS.wait))
    assert STAFF_COOKIE not in cookies_of(seat)
    other = come(office).sign_in("Ada")
    expect(other.page.get_by_text(f"Ada, {TEXT.roles[Role.PUBLISHER]}")).to_be_visible()


def test_the_sign_in_is_a_cookie_that_no_script_and_no_address_ever_sees(
    come: Callable[..., Seat], office: Office
) -> None:
    seat = come(office).sign_in("Ada")
    kept = cookies_of(seat)
    assert set(kept) == {STAFF_COOKIE, BROWSER_COOKIE, XSRF_COOKIE}
    for name in (STAFF_COOKIE, BROWSER_COOKIE):
        assert (kept[name]["httpOnly"], kept[name]["sameSite"]) == (True, "Strict")
        value = kept[name]["value"]
        assert value not in seat.page.url
        assert value not in seat.page.content()
        assert value not in office.server.output
    assert seat.page.url == f"{seat.visit.url}staff?lang=en"
    assert "nearpeer" not in seat.page.evaluate("document.cookie")


def test_a_second_tab_is_signed_in_too_and_one_sign_out_is_for_both(
    come: Callable[..., Seat], office: Office
) -> None:
    seat = come(office).sign_in("Ada")
    other = Seat(Visit(seat.page.context.new_page(), seat.visit.url)).arrive()
    other.page.locator(".np-task").first.wait_for()
    seat.press("sign-out")
    expect(seat.status).to_contain_text(WORDS.signed_out)
    with other.run():
        other.page.locator(".st-key-desk-room").get_by_text(TEXT.room_files, exact=True).click()
    other.page.locator(WAY_IN).wait_for()
    for one in (seat, other):
        assert one.page.locator(".np-task, .np-format, .st-key-desk-room").count() == 0
    seat.page.locator(WAY_IN).click()
    seat.page.locator(PASSWORD_FIELD).wait_for()
    assert STAFF_COOKIE not in cookies_of(seat)


def test_whoever_is_signed_in_ends_it_in_every_browser_without_scripts(
    visit: Open, come: Callable[..., Seat], office: Office
) -> None:
    here, there = come(office).sign_in("Grace"), come(office).sign_in("Grace")
    page = visit(office.server, java_script_enabled=False, **another_address()).page
    page.goto(f"{here.visit.url}sign-in?lang=en")
    fill_in(page, "Grace", PASSWORD)
    page.goto(f"{here.visit.url}sign-in?lang=en")
    page.get_by_role("button", name=WORDS.sign_out_everywhere).click()
    expect(page.locator("h1")).to_have_text(WORDS.signed_out)
    for seat in (here, there):
        with seat.run():
            seat.page.locator(".st-key-desk-room").get_by_text(TEXT.room_files, exact=True).click()
        expect(seat.page.locator(WAY_IN)).to_be_visible()


def test_after_sign_out_the_way_back_shows_nothing_and_the_password_is_in_no_field(
    come: Callable[..., Seat], office: Office
) -> None:
    seat = come(office)
    seat.page.get_by_role("link", name=page_text(Language.EN).page_about).first.click()
    seat.page.locator("h1", has_text=page_text(Language.EN).page_about).wait_for()
    seat.settled()
    seat.page.go_back()
    seat.page.locator(WAY_IN).wait_for()
    seat.settled().sign_in("Ada").edit("heart")
    seat.press("sign-out")
    seat.page.go_back()
    expect(seat.page.locator(PASSWORD_FIELD)).to_have_value("")
    seat.page.go_forward()
    seat.page.locator(WAY_IN).first.wait_for()
    assert seat.page.locator(".np-task, .np-editing, .st-key-desk-room").count() == 0
    seat.page.reload()
    seat.page.locator(WAY_IN).first.wait_for()
    assert seat.page.locator(".np-task, .np-editing, .st-key-desk-room").count() == 0


@pytest.mark.parametrize(
    ("language", "screen"),
    [
        pytest.param(Language.EN, DESKTOP, id="en-1280"),
        pytest.param(Language.FR, PHONE, id="fr-390"),
        pytest.param(Language.FR, DESKTOP, id="fr-1280", marks=pytest.mark.full),
        pytest.param(Language.EN, PHONE, id="en-390", marks=pytest.mark.full),
    ],
)
def test_axe_finds_no_fault_in_any_state_of_the_sign_in(
    visit: Open, office: Office, screen: dict[str, int], language: Language
) -> None:
    words, found = sign_in_text(language), list[str]()
    tab = visit(office.server, screen, **another_address())
    page = tab.page
    page.goto(f"{tab.url}sign-in?lang={language}")

    def look(state: str) -> None:
        found.extend(_faults(page, state))
        found.extend(page.evaluate(SMALL_TARGETS, SMALLEST_TARGET_PX))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{state}: too wide")

    look("form")
    fill_in(page, "first start", PASSWORD)
    look("reserved name")
    fill_in(page, "Ada", "wrong")
    look("wrong password")
    while not page.locator(".notice").count():
        fill_in(page, "Ada", "wrong")
    look("wait")
    page.context.set_extra_http_headers(another_address()["extra_http_headers"])
    fill_in(page, "Ada", PASSWORD)
    page.goto(f"{tab.url}sign-in?lang={language}")
    look("signed in")
    page.get_by_role("button", name=words.sign_out, exact=True).click()
    expect(page.locator("h1")).to_have_text(words.signed_out)
    look("signed out")
    assert not found, "\n".join(found)


def test_the_page_is_not_in_the_visitors_navigation_but_at_the_foot(
    visit: Open, office: Office
) -> None:
    tab = visit(office.server).open()
    name = page_text(Language.EN).page_staff
    link = tab.page.get_by_role("link", name=name, exact=True)
    expect(link).to_have_count(1)
    expect(tab.page.locator("footer").get_by_role("link", name=name)).to_have_count(1)
    link.click()
    tab.page.locator(WAY_IN).first.wait_for()
    assert {one["name"] for one in tab.page.context.cookies()} <= {XSRF_COOKIE}


# --- OpenID Connect ------------------------------------------------------------------------------


def test_a_publisher_of_the_organization_publishes_and_signs_out(
    come: Callable[..., Seat], organization: Office, provider: IdentityProvider
) -> None:
    seat = come(organization, provider)
    page = _sign_in_with(seat, provider, ADA)
    expect(page.get_by_text(f"ada@example.org, {TEXT.roles[Role.PUBLISHER]}")).to_be_visible()
    seat.edit("osiss")
    seat.type("notes-en", "Changed by the organization")
    seat.press("publish")
    expect(seat.status).to_contain_text("Published")
    notes = organization.public("osiss").notes
    assert notes is not None
    assert notes.en == "Changed by the organization"
    cookie = next(one for one in page.context.cookies() if one["name"] == USER_COOKIE)
    assert cookie["httpOnly"]
    assert cookie["sameSite"] in {"Lax", "Strict"}
    other = Seat(Visit(page.context.new_page(), seat.visit.url)).arrive()
    other.page.locator(".np-task").first.wait_for()
    seat.button("sign-out").click()
    page.wait_for_url(seat.visit.url, timeout=PATIENCE_MS)
    with other.run():
        other.page.locator(".st-key-desk-room").get_by_text(TEXT.room_files, exact=True).click()
    expect(other.button("sign-in")).to_have_text(WORDS.organization)
    assert other.page.locator(".np-format, .st-key-desk-room").count() == 0
    assert provider.left == [f"{seat.visit.url}oauth2callback"]
    seat.arrive()
    expect(seat.button("sign-in")).to_have_text(WORDS.organization)
    assert USER_COOKIE not in {one["name"] for one in page.context.cookies()}


def test_an_editor_of_the_organization_keeps_drafts_and_sees_no_way_to_publish(
    come: Callable[..., Seat], organization: Office, provider: IdentityProvider
) -> None:
    seat = come(organization, provider)
    page = _sign_in_with(seat, provider, BEN)
    expect(page.get_by_text(f"ben@example.org, {TEXT.roles[Role.EDITOR]}")).to_be_visible()
    assert page.locator(".st-key-withdraw-heart").count() == 0
    seat.edit("heart")
    assert page.locator(".st-key-publish").count() == 0
    seat.type("notes-en", "Drafted by the organization")
    seat.press("keep-draft")
    expect(seat.status).to_contain_text("The draft of H.E.A.R.T. (Heart) Group is kept.")


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "mallory@example.org", "email_verified": True},
        {"email": "ada@example.org", "email_verified": False},
        {"email": "ada@example.org"},
    ],
    ids=["stranger", "unverified", "not said whether verified"],
)
def test_whoever_is_not_known_for_certain_has_no_role(
    come: Callable[..., Seat],
    organization: Office,
    provider: IdentityProvider,
    claims: dict[str, object],
) -> None:
    seat = come(organization, provider)
    page = _sign_in_with(seat, provider, claims)
    expect(page.get_by_text(WORDS.no_role.format(name=claims["email"]))).to_be_visible()
    assert page.locator(".np-task, .st-key-desk-room").count() == 0


def test_visitors_of_a_service_with_a_sign_in_get_no_cookie_of_it(
    visit: Open, organization: Office
) -> None:
    tab = visit(organization.server).open().ask("Iqaluit")
    assert {one["name"] for one in tab.page.context.cookies()} <= {XSRF_COOKIE}
