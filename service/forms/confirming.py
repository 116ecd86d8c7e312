"""A group's own contact confirms its entry by a signed link; looking at it changes nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.errors import LinkError, NewerVersionError, StoreError
from geo.faults.store import Away
from geo.listing.published import PublishedListing
from geo.staff.confirmation import LinkFault
from geo.words.faults.sentences import error_sentence
from geo.words.submissions.record import correction_arrived, front_text
from service.forms.confirm_page import (
    ANSWER,
    RIGHT,
    WORDS,
    not_taken_page,
    question_page,
    thanks_page,
)
from service.forms.form_endpoint import (
    FormEndpoint,
    handed_in,
    html,
    language_of,
    not_sent,
    read_form,
    require_offered,
    require_open,
    sender_of,
    status_of,
)
from service.forms.letters import LEAST_S, Counter
from service.limits.allowance import Allowance, grant
from service.process.threads import STORE, TooLateError
from service.responses.errors import LOG
from service.responses.refusal import Refusal, RefusedError

if TYPE_CHECKING:
    from geo.submissions.reception import Reception  # with the database: a folder alone needs none

CONFIRM: Final = "/confirm"
"""Below it stand the links; a token alone says which entry is meant."""
_UP: Final = 1
_GONE: Final = 410


def confirming_routes(
    counter: Counter, allowance: Allowance, *, now: Callable[[], datetime]
) -> list[Route]:
    """Build the routes of the links."""

    async def ask(request: Request) -> Response:
        grant(request, allowance)
        require_open(counter)
        return await _answered(request, _question(request, counter, now))

    async def answer(request: Request) -> Response:
        grant(request, allowance)
        fields = await read_form(request)
        require_offered(counter)
        if WORDS in fields:
            correction = _correct(request, fields, counter, now)
            return await _answered(request, correction, words=fields[WORDS])
        if fields.get(ANSWER) == RIGHT:
            return await _answered(request, _confirm(request, counter))
        raise RefusedError(Refusal.MALFORMED, f"the form has the field {ANSWER} or {WORDS}")

    door = FormEndpoint(methods={"GET": ask, "HEAD": ask, "POST": answer}, up=_UP)
    return [Route(f"{CONFIRM}/{{token:path}}", door)]


async def _answered(request: Request, answer: Awaitable[Response], *, words: str = "") -> Response:
    """Give the answer, or say why there is none; words that cannot be sent are given back."""
    try:
        return await answer
    except LinkError as refused:
        return _not_taken(request, refused.fault)
    except NewerVersionError:  # somebody has saved between reading and confirming
        return _not_taken(request, LinkFault.USED)
    except (StoreError, TooLateError) as error:
        LOG.error(
            "a link was not answered: %s", error_sentence(error)
        )  # it speaks of the store alone
        return not_sent(language_of(request), words, up=_UP)


async def _question(request: Request, counter: Counter, now: Callable[[], datetime]) -> Response:
    listing = await _asked(request, counter)
    return html(question_page(listing, now().date(), language_of(request)))


async def _asked(request: Request, counter: Counter) -> PublishedListing:
    return await STORE.run(lambda: _open(counter).asked_to_confirm(_token(request)))


async def _confirm(request: Request, counter: Counter) -> Response:
    await STORE.run(lambda: _open(counter).confirm(_token(request)))
    language = language_of(request)
    text = front_text(language)
    return html(thanks_page(text.confirmed, text.confirmed_what_now, language))


async def _correct(
    request: Request, fields: dict[str, str], counter: Counter, now: Callable[[], datetime]
) -> Response:
    """Hand in what is wrong; whoever has a link is taken for a person."""
    listing, language, words = await _asked(request, counter), language_of(request), fields[WORDS]
    sender = replace(sender_of(request, fields, shown_for_s=LEAST_S), link=_token(request))
    done = await handed_in(lambda: counter.say_wrong(listing.id, words, sender))
    if done.faults:
        page = question_page(listing, now().date(), language, words=words, faults=done.faults)
        return html(page, status=status_of(done.faults))
    thanks = correction_arrived(language, is_kept_aside=done.is_kept_aside)
    return html(thanks_page(*thanks, language))


def _open(counter: Counter) -> "Reception":
    reception = counter.reception()
    if reception is None:
        raise StoreError(Away.AWAY)
    return reception


def _token(request: Request) -> str:
    return str(request.path_params["token"])


def _not_taken(request: Request, fault: LinkFault) -> Response:
    status = Refusal.NOT_FOUND.status if fault is LinkFault.NOT_OURS else _GONE
    return html(not_taken_page(fault, language_of(request)), status=status)
