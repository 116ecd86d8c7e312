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
from service.forms.submission_service import LEAST_S, SubmissionService
from service.limits.allowance import Allowance, grant
from service.process.threads import STORE, TooLateError
from service.responses.errors import LOG
from service.responses.refusal import Refusal, RefusedError

if TYPE_CHECKING:
    from geo.submissions.public_submissions import (
        PublicSubmissions,  # with the database: a folder alone needs none
    )

CONFIRM: Final = "/confirm"
"""Below it stand the links; a token alone says which entry is meant."""
_UP: Final = 1
_GONE: Final = 410


def confirming_routes(
    submissions: SubmissionService, allowance: Allowance, *, now: Callable[[], datetime]
) -> list[Route]:
    """Build the routes of the links."""

    async def ask(request: Request) -> Response:
        grant(request, allowance)
        require_open(submissions)
        return await _answered(request, _question(request, submissions, now))

    async def answer(request: Request) -> Response:
        grant(request, allowance)
        fields = await read_form(request)
        require_offered(submissions)
        if WORDS in fields:
            correction = _correct(request, fields, submissions, now)
            return await _answered(request, correction, words=fields[WORDS])
        if fields.get(ANSWER) == RIGHT:
            return await _answered(request, _confirm(request, submissions))
        raise RefusedError(Refusal.MALFORMED, f"the form has the field {ANSWER} or {WORDS}")

    endpoint = FormEndpoint(methods={"GET": ask, "HEAD": ask, "POST": answer}, up=_UP)
    return [Route(f"{CONFIRM}/{{token:path}}", endpoint)]


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


async def _question(
    request: Request, submissions: SubmissionService, now: Callable[[], datetime]
) -> Response:
    listing = await _asked(request, submissions)
    return html(question_page(listing, now().date(), language_of(request)))


async def _asked(request: Request, submissions: SubmissionService) -> PublishedListing:
    return await STORE.run(lambda: _open(submissions).asked_to_confirm(_token(request)))


async def _confirm(request: Request, submissions: SubmissionService) -> Response:
    await STORE.run(lambda: _open(submissions).confirm(_token(request)))
    language = language_of(request)
    text = front_text(language)
    return html(thanks_page(text.confirmed, text.confirmed_what_now, language))


async def _correct(
    request: Request,
    fields: dict[str, str],
    submissions: SubmissionService,
    now: Callable[[], datetime],
) -> Response:
    """Hand in what is wrong; whoever has a link is taken for a person."""
    listing, language, words = (
        await _asked(request, submissions),
        language_of(request),
        fields[WORDS],
    )
    sender = replace(sender_of(request, fields, shown_for_s=LEAST_S), link=_token(request))
    done = await handed_in(lambda: submissions.say_wrong(listing.id, words, sender))
    if done.faults:
        page = question_page(listing, now().date(), language, words=words, faults=done.faults)
        return html(page, status=status_of(done.faults))
    thanks = correction_arrived(language, is_kept_aside=done.is_kept_aside)
    return html(thanks_page(*thanks, language))


def _open(submissions: SubmissionService) -> "PublicSubmissions":
    public_submissions = submissions.public_submissions()
    if public_submissions is None:
        raise StoreError(Away.AWAY)
    return public_submissions


def _token(request: Request) -> str:
    return str(request.path_params["token"])


def _not_taken(request: Request, fault: LinkFault) -> Response:
    status = Refusal.NOT_FOUND.status if fault is LinkFault.NOT_OURS else _GONE
    return html(not_taken_page(fault, language_of(request)), status=status)
