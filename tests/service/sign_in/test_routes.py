"""The form where staff sign in: what it takes, what it says, and what it leaves in a browser."""

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from geo.staff.rights import Role, Staff
from geo.store.version import FIRST, OWN_CONTACT
from geo.words.admin.sign_in import sign_in_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.submissions.record import front_text
from service.middleware.stack import guard
from service.plain import refused_by_starlette
from service.responses.cookies import BROWSER_COOKIE, STAFF_COOKIE
from service.sign_in import routes
from service.sign_in.guesses import AN_ADDRESS, Guesses
from service.sign_in.page import MOST_LETTERS, Way
from service.sign_in.routes import StaffEntry, sign_in_routes
from service.sign_in.sign_ins import LASTS_S, SignIns
from tests.asynchronous import run
from tests.parsed_page import ParsedPage
from tests.service.conftest import OWN_FILES, SHIPPED, Client, Reply
from tests.service.front import FORM, hidden_fields

PASSWORD = "a long word for the staff"  # noqa: S105 - made up for this test
HASHED = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
"""As cheap as Argon2 can be: what a test tries here is not how long it takes."""
EN = sign_in_text(Language.EN)
BOTH = pytest.mark.parametrize("language", Language)


@dataclass
class Entry:
    """The sign-in of a deployment, on clocks that a test sets."""

    way: Way = Way.PASSWORD
    hashed: str = HASHED
    at: datetime = datetime(2026, 11, 27, 12, tzinfo=UTC)
    record: SignIns = field(init=False)
    client: Client = field(init=False)
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.record = SignIns(lambda: self.hashed, clock=self.seconds)
        self.restart()

    def restart(self) -> None:
        """Lose all that lives in the process."""
        self.record = SignIns(lambda: self.hashed, clock=self.seconds)
        entry = StaffEntry(
            way=lambda: self.way,
            password_hash=lambda: self.hashed,
            sign_ins=self.record,
            guesses=Guesses(clock=self.seconds),
        )
        routes = sign_in_routes(entry, now=lambda: self.at)
        layers = guard(
            shipped_document=SHIPPED, own=OWN_FILES, pages=("/",), routes=routes, mounts=()
        )
        handlers = {HTTPException: refused_by_starlette}
        self.client = Client(
            Starlette(routes=routes, middleware=layers, exception_handlers=handlers)
        )

    def seconds(self) -> float:
        return self.at.timestamp()

    def ask(self, method: str, path: str, body: bytes = b"", **more: str) -> Reply:
        address = more.pop("address", "192.0.2.7")
        scheme_and_more = {name.replace("_", "-"): value for name, value in more.items()}
        held = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = FORM | ({"cookie": held} if held else {}) | scheme_and_more
        return self.client.ask(method, path, body, headers=headers, address=address)

    def get(self, path: str = "/sign-in?lang=en", **more: str) -> Reply:
        return self.ask("GET", path, b"", **more)

    def send(self, fields: Mapping[str, str], path: str = "/sign-in?lang=en", **more: str) -> Reply:
        return self.ask("POST", path, urlencode(fields).encode(), **more)

    def sign_in(self, name: str = "Ada", password: str = PASSWORD, **more: str) -> Reply:
        self.at += timedelta(seconds=0.25)
        fields = hidden_fields(self.get()) | {"name": name, "password": password}
        reply = self.send(fields, **more)
        self.cookies |= {one: kept.value for one, kept in cookies_of(reply).items() if kept.value}
        return reply

    def who(self) -> str | None:
        found = self.record.find(self.cookies.get(STAFF_COOKIE, ""))
        return found.staff.name if found else None


@pytest.fixture
def entry() -> Entry:
    return Entry()


def cookies_of(reply: Reply) -> SimpleCookie:
    found: SimpleCookie = SimpleCookie()
    for name, value in reply.raw:
        if name == "set-cookie":
            found.load(value)
    return found


def said(reply: Reply) -> str:
    return " ".join("".join(ParsedPage(reply.text).words).split())


# --- the form ------------------------------------------------------------------------------------


@BOTH
def test_the_form_asks_for_name_and_password_as_password_managers_expect(
    entry: Entry, language: Language
) -> None:
    reply = entry.get(f"/sign-in?lang={language}")
    page = ParsedPage(reply.text)
    fields = {str(one["name"]): one for one in page.named("input") if one.get("id")}
    assert reply.status == 200
    assert {name: one["autocomplete"] for name, one in fields.items()} == {
        "name": "username",
        "password": "current-password",
    }
    assert fields["password"]["type"] == "password"
    assert {"href": f"?lang={language.other}", "lang": language.other.value} in page.named("a")
    assert sign_in_text(language).lead in said(reply)
    assert cookies_of(reply) == {}


def test_each_answer_has_the_crisis_lines_a_strict_policy_and_is_kept_by_no_browser(
    entry: Entry,
) -> None:
    form, wrong = entry.get(), entry.sign_in(password="wrong")  # noqa: S106 - a wrong one
    entry.sign_in()
    inside, out = entry.get(), entry.send({}, "/sign-out")
    entry.way = Way.NONE
    for reply in (form, wrong, inside, out, entry.get()):
        assert reply.headers["cache-control"] == "no-store"
        assert "script-src" not in reply.headers["content-security-policy"]
        assert "form-action 'self'" in reply.headers["content-security-policy"]
        assert all(f"tel:{line.tel}" in reply.text for line in page_text(Language.EN).crisis_lines)


# --- the way in ----------------------------------------------------------------------------------


def test_the_right_password_sets_one_cookie_for_the_sign_in_and_leads_to_the_staff_page(
    entry: Entry,
) -> None:
    reply = entry.sign_in("  Mary Ann ")
    assert (reply.status, reply.headers["location"]) == (303, "./staff?lang=en")
    kept = cookies_of(reply)
    assert set(kept) == {STAFF_COOKIE, BROWSER_COOKIE}
    assert entry.who() == "Mary Ann"
    found = entry.record.find(kept[STAFF_COOKIE].value)
    assert found is not None
    assert found.staff == Staff("Mary Ann", Role.PUBLISHER)
    for one in kept.values():
        assert one["httponly"]
        assert one["samesite"] == "strict"
        assert not one["secure"]
    assert (kept[STAFF_COOKIE]["path"], kept[STAFF_COOKIE]["max-age"]) == ("/", "")
    assert kept[BROWSER_COOKIE]["path"] == "/sign-in"
    assert reply.body == b""


def test_over_https_the_cookies_go_over_nothing_else(entry: Entry) -> None:
    entry.client = Client(_over_https(entry.client.app))
    kept = cookies_of(entry.sign_in())
    assert [bool(one["secure"]) for one in kept.values()] == [True, True]


def _over_https(app: ASGIApp) -> ASGIApp:
    return lambda scope, receive, send: app({**scope, "scheme": "https"}, receive, send)


@BOTH
def test_a_wrong_password_is_told_beside_its_field_and_the_name_stays(
    entry: Entry, language: Language
) -> None:
    fields = hidden_fields(entry.get()) | {"name": "Ada", "password": "not this one"}
    reply = entry.send(fields, f"/sign-in?lang={language}")
    page = ParsedPage(reply.text)
    assert reply.status == 422
    assert sign_in_text(language).wrong in said(reply)
    assert "not this one" not in reply.text
    [name] = [one for one in page.named("input") if one.get("name") == "name"]
    [word] = [one for one in page.named("input") if one.get("name") == "password"]
    assert name["value"] == "Ada"
    assert word["aria-invalid"] == "true"
    assert "autofocus" in word
    assert "value" not in word
    assert cookies_of(reply) == {}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", EN.no_name),
        ("  ", EN.no_name),
        (OWN_CONTACT, EN.reserved.format(name=OWN_CONTACT)),
        (f" {FIRST.upper()} ", EN.reserved.format(name=FIRST.upper())),
        ("x" * 201, EN.long_name.format(count=201, most=MOST_LETTERS)),
    ],
    ids=["empty", "blank", "the group", "nobody", "too long"],
)
def test_a_name_that_cannot_stand_in_the_history_is_told_and_no_try_is_counted(
    entry: Entry, name: str, told: str
) -> None:
    for _ in range(6):
        reply = entry.sign_in(name)
        assert (reply.status, told in said(reply)) == (422, True)
    assert entry.sign_in().status == 303


def test_letters_that_nobody_sees_are_spelled_out_in_a_name(entry: Entry) -> None:
    entry.sign_in("Ada\u200b")
    assert entry.who() == "Ada<U+200B>"


def test_what_was_typed_as_a_name_is_text_and_never_markup(entry: Entry) -> None:
    hostile = '"><script>alert(1)</script>'
    assert "<script" not in entry.sign_in(hostile, "wrong").text
    entry.sign_in(hostile)
    assert "<script" not in entry.get().text


@pytest.mark.parametrize("password", ["", "x" * 10_000, "\ud83d", "é" * 40])
def test_no_other_word_opens_and_none_breaks_the_form(entry: Entry, password: str) -> None:
    fields = hidden_fields(entry.get()) | {"name": "Ada"}
    body = urlencode(fields | {"password": password}, errors="surrogatepass").encode()
    reply = entry.ask("POST", "/sign-in?lang=en", body)
    assert reply.status in {400, 422}
    assert entry.who() is None


def test_a_hash_that_is_none_lets_nobody_in(entry: Entry) -> None:
    entry.hashed = PASSWORD
    assert entry.sign_in().status == 422


def test_a_form_of_before_a_restart_asks_for_the_password_again_and_keeps_the_name(
    entry: Entry,
) -> None:
    fields = hidden_fields(entry.get()) | {"name": "Ada", "password": PASSWORD}
    entry.restart()
    reply = entry.send(fields)
    assert (reply.status, EN.old_form in said(reply)) == (422, True)
    assert entry.send(hidden_fields(reply) | {"name": "Ada", "password": PASSWORD}).status == 303


@pytest.mark.parametrize("path", ["/sign-in?lang=en", "/sign-out?lang=en"])
@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site", "origin": "http://testserver"},
        {"origin": "https://evil.example", "host": "testserver"},
    ],
)
def test_the_forms_of_other_sites_sign_nobody_in_or_out(
    entry: Entry, path: str, headers: dict[str, str]
) -> None:
    entry.sign_in()
    fields = {"name": "Mallory", "password": PASSWORD} | hidden_fields(Entry().get())
    reply = entry.send(fields, path, **headers)
    assert reply.status == 403
    assert front_text(Language.EN).foreign in said(reply)
    assert entry.who() == "Ada"


def test_no_log_and_no_address_holds_what_was_typed(
    entry: Entry, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        replies = [entry.sign_in("Ada Marker", one) for one in ("wrong marker", PASSWORD)]
    heads = repr([reply.raw for reply in replies])
    for marker in ("Marker", "wrong", PASSWORD):
        assert marker not in caplog.text
        assert marker not in heads


# --- how often -----------------------------------------------------------------------------------


def test_after_five_wrong_words_the_right_one_has_to_wait_too_and_is_told_how_long(
    entry: Entry,
) -> None:
    for _ in range(int(AN_ADDRESS)):
        assert entry.sign_in(password="guess").status == 422  # noqa: S106 - a wrong one
    reply = entry.sign_in()
    assert reply.status == 429
    wait_s = int(reply.headers["retry-after"])
    assert 9 <= wait_s <= 13
    assert EN.wait.format(seconds=wait_s) in said(reply)
    entry.at += timedelta(seconds=wait_s)
    assert entry.sign_in().status == 303


def test_guesses_of_a_stranger_do_not_keep_anybody_else_waiting(entry: Entry) -> None:
    for _ in range(60):
        entry.sign_in(password="guess", address="203.0.113.9")  # noqa: S106 - a wrong one
    assert entry.sign_in(address="198.51.100.7").status == 303


def test_right_words_of_one_address_are_never_used_up(entry: Entry) -> None:
    for _ in range(3 * int(AN_ADDRESS)):
        assert entry.sign_in().status == 303
        entry.cookies.clear()


def test_a_browser_that_signed_in_before_is_known_behind_the_stranger_s_own_address(
    entry: Entry,
) -> None:
    entry.sign_in()
    del entry.cookies[STAFF_COOKIE]
    known = dict(entry.cookies)
    entry.cookies.clear()
    for _ in range(20):
        entry.sign_in(password="guess")  # noqa: S106 - a wrong one
    assert entry.sign_in().status == 429
    entry.cookies = dict(known)
    assert entry.sign_in().status == 303
    entry.cookies = dict(known)
    entry.restart()
    for _ in range(9):
        entry.sign_in(password="guess")  # noqa: S106 - a wrong one
    assert entry.sign_in().status == 429, "a stolen one has its own five tries and no more"


@pytest.mark.parametrize("cookie", ["x", "a.b.c", "", "\u00e9", "ada.x.y" * 900])
def test_no_other_cookie_makes_a_browser_known(entry: Entry, cookie: str) -> None:
    for _ in range(6):
        entry.cookies = {BROWSER_COOKIE: cookie}
        entry.sign_in(password="guess")  # noqa: S106 - a wrong one
    assert entry.sign_in(password="guess").status == 429  # noqa: S106 - as above


def test_guesses_queue_one_behind_the_other_and_nobody_else_behind_them(
    entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = _Watched()
    monkeypatch.setattr(routes, "is_password", looked_at)
    replies = looked_at.crowd(entry, ("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.1.1"))
    assert [reply.status for reply in replies] == [422] * 4
    assert looked_at.most == 2 * routes.EACH


class _Watched:
    """A look at a password that takes a while and counts how many there are at a time."""

    def __init__(self) -> None:
        self.most = self._now = 0

    def __call__(self, _password: str, _hashed: str) -> bool:
        self._now += 1
        self.most = max(self.most, self._now)
        time.sleep(0.8)  # longer than the pauses between four tries
        self._now -= 1
        return False

    def crowd(self, entry: Entry, addresses: tuple[str, ...]) -> list[Reply]:
        fields = hidden_fields(entry.get()) | {"name": "Ada", "password": "guess"}
        body = urlencode(fields).encode()

        async def all_of_them() -> list[Reply]:
            return await asyncio.gather(
                *(
                    entry.client._ask("POST", "/sign-in", body, FORM, one)  # noqa: SLF001 - in one loop
                    for one in addresses
                )
            )

        return run(all_of_them())


# --- who is in, and the way out ------------------------------------------------------------------


def test_whoever_is_in_sees_so_and_the_ways_out(entry: Entry) -> None:
    entry.sign_in()
    reply = entry.get()
    assert EN.signed_in_as.format(name="Ada") in said(reply)
    assert "password" not in {one.get("name") for one in ParsedPage(reply.text).named("input")}


def test_signing_out_ends_the_record_and_clears_the_cookie(entry: Entry) -> None:
    entry.sign_in()
    held = entry.cookies[STAFF_COOKIE]
    reply = entry.send({"where": "here"}, "/sign-out?lang=en")
    assert (reply.status, EN.signed_out in said(reply)) == (200, True)
    assert not entry.record.is_signed_in(held)
    gone = cookies_of(reply)[STAFF_COOKIE]
    assert (gone.value, gone["max-age"], gone["path"]) == ("", "0", "/")


def test_to_look_at_the_way_out_ends_nothing(entry: Entry) -> None:
    entry.sign_in()
    assert EN.signed_in in said(entry.get("/sign-out?lang=en"))
    assert entry.who() == "Ada"


def test_at_the_way_out_a_stranger_finds_the_way_in(entry: Entry) -> None:
    [form] = ParsedPage(entry.get("/sign-out?lang=fr").text).named("form")
    assert form["action"] == "./sign-in?lang=fr"


def test_one_press_ends_every_sign_in_under_the_name(entry: Entry) -> None:
    held = []
    for name in ("Ada", "Ada", "Ben"):
        entry.cookies.clear()
        entry.sign_in(name)
        held.append(entry.cookies[STAFF_COOKIE])
    entry.cookies = {STAFF_COOKIE: held[0]}
    entry.send({"where": "everywhere"}, "/sign-out")
    assert [entry.record.is_signed_in(one) for one in held] == [False, False, True]
    entry.cookies = {STAFF_COOKIE: held[1]}
    entry.send({"where": "everywhere"}, "/sign-out")
    assert entry.record.is_signed_in(held[2])


def test_a_cookie_that_opens_nothing_any_more_is_cleared_with_the_next_form(entry: Entry) -> None:
    entry.sign_in()
    entry.record.end(entry.cookies[STAFF_COOKIE])
    assert cookies_of(entry.get())[STAFF_COOKIE].value == ""


def test_a_sign_in_that_ran_out_is_renewed_for_its_open_tabs(entry: Entry) -> None:
    entry.sign_in()
    of_open_tabs = entry.cookies[STAFF_COOKIE]
    entry.at += timedelta(seconds=LASTS_S + 1)
    assert cookies_of(entry.get()) == {}
    assert not entry.record.is_signed_in(of_open_tabs)
    entry.sign_in()
    assert entry.record.is_signed_in(of_open_tabs)


# --- where nobody signs in -----------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    ("way", "status"), [(Way.NONE, 404), (Way.NO_STORE, 404), (Way.ORGANIZATION, 200)]
)
def test_without_a_password_there_is_no_form_and_the_page_says_why(
    entry: Entry, language: Language, way: Way, status: int
) -> None:
    fields = hidden_fields(entry.get()) | {"name": "Ada", "password": PASSWORD}
    entry.way = way
    text = sign_in_text(language)
    words = {Way.NONE: text.editing_off, Way.NO_STORE: text.editing_off_no_store}
    for reply in (
        entry.get(f"/sign-in?lang={language}"),
        entry.send(fields, f"/sign-in?lang={language}"),
    ):
        assert reply.status == status
        told = words.get(way, text.to_staff_page)
        assert " ".join(told.split()) in said(reply)
        assert not ParsedPage(reply.text).named("form")
        assert cookies_of(reply) == {}
