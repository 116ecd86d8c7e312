"""The addresses of the plain page: one form, sent by POST, so that no search is in an address."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.answering import Reply, Unplaced
from geo.finder.filters import Filtered
from geo.words.language import Language
from service.api.routes import refusal_json
from service.forms.form_endpoint import html, language_of
from service.forms.form_layout import no_page
from service.forms.submission_service import SHUT, SubmissionService
from service.html.plain_page import (
    PATHS,
    POLICY_OF_PAGE,
    answer_page,
    refusal_page,
    start_page,
    unplaced_page,
)
from service.limits.allowance import Allowance, grant, read_body
from service.requests.answering import Answering
from service.requests.endpoint import Endpoint
from service.requests.search_request import SearchRequest, search_request_of_form
from service.responses.headers import POLICY
from service.responses.refusal import Refusal, RefusedError, refusal_of

_FORM = "application/x-www-form-urlencoded"


def plain_routes(
    answering: Answering, allowance: Allowance, submissions: SubmissionService = SHUT
) -> list[Route]:
    """Build the routes of both languages.

    Parameters
    ----------
    submissions
        Where submissions are handed in; the page offers that where it is open.
    """
    return [
        route
        for language in Language
        for route in _routes_in(language, answering, allowance, submissions)
    ]


def _routes_in(
    language: Language, answering: Answering, allowance: Allowance, submissions: SubmissionService
) -> list[Route]:
    path = f"/{PATHS[language]}"

    async def start(_: Request) -> Response:
        await answering.require_list()
        return _html(start_page(language, takes_submissions=submissions.is_open))

    async def ask(request: Request) -> Response:
        grant(request, allowance)
        question = search_request_of_form(await read_body(request, _FORM), language)
        reply = await answering.reply(question)
        return _html(_page(reply, question, takes_submissions=submissions.is_open))

    def says_no(refused: RefusedError) -> Response:
        status, headers = refused.refusal.status, refused.headers
        return _html(refusal_page(refused.refusal, language), status, headers)

    return [
        Route(path, Endpoint(methods={"GET": start, "HEAD": start, "POST": ask}, says_no=says_no))
    ]


def _page(reply: Reply, question: SearchRequest, *, takes_submissions: bool) -> str:
    match reply:
        case Filtered():
            return answer_page(reply, question, takes_submissions=takes_submissions)
        case Unplaced():
            return unplaced_page(reply, question)


def _html(page: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    usual = {"Cache-Control": "no-store", POLICY: POLICY_OF_PAGE}
    return Response(page, status, headers=usual | (headers or {}), media_type="text/html")


# --- when something else failed ------------------------------------------------------------------


def apology(request: Request) -> Response:
    """Answer for a fault of the program: to people with the crisis lines, to programs in JSON."""
    return _refused(request, RefusedError(Refusal.BROKEN, "a fault of the program"))


def nothing_here(request: Request) -> Response:
    """Answer for an address that there is not."""
    return _refused(request, RefusedError(Refusal.NOT_FOUND, "there is nothing at this address"))


def refused_by_starlette(request: Request, error: Exception) -> Response:
    """Answer where no address or no method fits, in place of Starlette's bare words."""
    status = error.status_code if isinstance(error, HTTPException) else Refusal.BROKEN.status
    response = _refused(request, RefusedError(refusal_of(status), "there is nothing for this here"))
    response.status_code = status
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


def _refused(request: Request, refused: RefusedError) -> Response:
    path = request.url.path
    if path.startswith("/api/"):
        return refusal_json(refused)
    french = path.startswith(f"/{PATHS[Language.FR]}")
    language = Language.FR if french else language_of(request)
    up = request.scope["path"].count("/") - 1
    page = no_page(refused.refusal, language, up=up)
    return html(page, status=refused.refusal.status, headers=refused.headers)
