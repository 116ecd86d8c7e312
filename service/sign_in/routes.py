"""Where staff give their password: a plain form, a cookie for it, and the way out."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.listing.characters import spelled_out
from geo.staff.password import is_password
from geo.staff.rights import Role, Staff
from geo.store.version import FIRST, OWN_CONTACT
from geo.words.language import Language
from service.forms.form_endpoint import (
    NOT_TAKEN,
    FormEndpoint,
    FormToken,
    html,
    language_of,
    read_form,
)
from service.responses.cookies import BROWSER_COOKIE, STAFF_COOKIE
from service.responses.refusal import Refusal
from service.sign_in.guesses import Guesser, Guesses, Turn
from service.sign_in.known_browsers import KNOWN_S, KnownBrowsers
from service.sign_in.page import (
    EVERYWHERE,
    MOST_LETTERS,
    NAME,
    PASSWORD,
    SHOWN,
    SIGN_IN,
    SIGN_OUT,
    Problem,
    Way,
    form_page,
    off_page,
    signed_in_page,
    signed_out_page,
    staff_address,
)
from service.sign_in.sign_ins import SignIns

EACH: Final = 1
"""Passwords that are looked at side by side, each with a core and 64 MB for a moment.

One of the networks that guess, and one of everybody else, who does not queue behind those.
"""
_SEE_OTHER: Final = 303
_RESERVED: Final = frozenset({OWN_CONTACT, FIRST})


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffEntry:
    """What the sign-in of a deployment rests on.

    Parameters
    ----------
    way
        Tells how staff sign in at this moment.
    password_hash
        Returns the hash of the staff's password.
    """

    way: Callable[[], Way]
    password_hash: Callable[[], str]
    sign_ins: SignIns
    guesses: Guesses


def sign_in_routes(entry: StaffEntry, *, now: Callable[[], datetime]) -> list[Route]:
    """Build the routes of the way in and of the way out."""
    pages = _SignInPages(entry, now)
    into = FormEndpoint(
        methods={"GET": pages.show, "HEAD": pages.show, "POST": pages.sign_in}, up=0
    )
    out = FormEndpoint(
        methods={"GET": pages.show, "HEAD": pages.show, "POST": pages.sign_out}, up=0
    )
    return [Route(f"/{SIGN_IN}", into), Route(f"/{SIGN_OUT}", out)]


class _SignInPages:
    """Answers at the two addresses.

    No allowance of searches is taken here: a stranger could use up the one of all who come through
    the same proxy, and a try that is refused costs less than a search.
    """

    def __init__(self, entry: StaffEntry, now: Callable[[], datetime]) -> None:
        self._entry, self._seal = entry, FormToken(now)
        self._browsers = KnownBrowsers(entry.password_hash)
        self._queues: dict[bool, CapacityLimiter] = {}

    async def show(self, request: Request) -> Response:
        """Show the form, or who is signed in."""
        way, language = self._entry.way(), language_of(request)
        if way is not Way.PASSWORD:
            return _off(way, language)
        held = request.cookies.get(STAFF_COOKIE, "")
        if known := self._entry.sign_ins.find(held):
            return html(signed_in_page(known.staff.name, language))
        response = html(form_page(language, shown=self._seal.fresh()))
        if held and not self._entry.sign_ins.has_run_out(held):
            _forget(response, request)
        return response

    async def sign_in(self, request: Request) -> Response:
        """Take name and password."""
        way, language = self._entry.way(), language_of(request)
        fields = await read_form(request)
        if way is not Way.PASSWORD:
            return _off(way, language)
        name = spelled_out(fields.get(NAME, "")).strip()
        if problem := _problem_of(name):
            return self._again(problem, name, language)
        if self._seal.age_s(fields.get(SHOWN, "")) is None:
            return self._again(Problem.OLD_FORM, name, language)
        turn, is_right = await self._try(request, fields.get(PASSWORD, ""))
        if not turn.is_granted:
            return self._again(Problem.WAIT, name, language, wait_s=turn.wait_s)
        if not is_right:
            return self._again(Problem.WRONG, name, language)
        return self._let_in(request, name, language)

    async def sign_out(self, request: Request) -> Response:
        """End the sign-in, here or under this name everywhere."""
        fields = await read_form(request)
        held, sign_ins = request.cookies.get(STAFF_COOKIE, ""), self._entry.sign_ins
        known = sign_ins.find(held)
        if known and fields.get("where") == EVERYWHERE:
            sign_ins.end_all_of(known.staff.name)
        sign_ins.end(held)
        response = html(signed_out_page(language_of(request)))
        _forget(response, request)
        return response

    async def _try(self, request: Request, password: str) -> tuple[Turn, bool]:
        address = request.client.host if request.client else ""
        browser = self._browsers.name_of(request.cookies.get(BROWSER_COOKIE, ""))
        guesser = Guesser(address=address, browser=browser)
        turn = self._entry.guesses.take(guesser)
        if not turn.is_granted:
            return turn, False
        await asyncio.sleep(turn.wait_s)
        hashed = self._entry.password_hash()
        is_right = await to_thread.run_sync(
            is_password, password, hashed, limiter=self._queue(turn)
        )
        if is_right:
            self._entry.guesses.give_back(guesser)
        return turn, is_right

    def _queue(self, turn: Turn) -> CapacityLimiter:
        """Choose the queue; it is made here, because it belongs to the loop that is running."""
        return self._queues.setdefault(turn.is_of_guesser, CapacityLimiter(EACH))

    def _let_in(self, request: Request, name: str, language: Language) -> Response:
        held = request.cookies.get(STAFF_COOKIE, "")
        secret = self._entry.sign_ins.begin(Staff(name, Role.PUBLISHER), held=held)
        headers = {"Location": staff_address(language), "Cache-Control": "no-store"}
        response = Response(status_code=_SEE_OTHER, headers=headers)
        is_safe = _is_https(request)
        response.set_cookie(STAFF_COOKIE, secret, httponly=True, samesite="strict", secure=is_safe)
        response.set_cookie(
            BROWSER_COOKIE,
            self._browsers.introduce(),
            max_age=KNOWN_S,
            path=f"/{SIGN_IN}",
            httponly=True,
            samesite="strict",
            secure=is_safe,
        )
        return response

    def _again(
        self, problem: Problem, name: str, language: Language, *, wait_s: float = 0.0
    ) -> Response:
        page = form_page(
            language, shown=self._seal.fresh(), name=name, problem=problem, wait_s=wait_s
        )
        if problem is not Problem.WAIT:
            return html(page, status=NOT_TAKEN)
        headers = {"Retry-After": str(int(wait_s) + 1)}
        return html(page, status=Refusal.TOO_MANY.status, headers=headers)


def _problem_of(name: str) -> Problem | None:
    if not name:
        return Problem.NO_NAME
    if len(name) > MOST_LETTERS:
        return Problem.LONG_NAME
    return Problem.RESERVED if name.casefold() in _RESERVED else None


def _off(way: Way, language: Language) -> Response:
    status = 200 if way is Way.ORGANIZATION else Refusal.NOT_FOUND.status
    return html(off_page(way, language), status=status)


def _forget(response: Response, request: Request) -> None:
    response.delete_cookie(
        STAFF_COOKIE, httponly=True, samesite="strict", secure=_is_https(request)
    )


def _is_https(request: Request) -> bool:
    return request.url.scheme == "https"
