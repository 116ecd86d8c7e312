"""The endpoint of the pages on which the public hands something in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from secrets import token_urlsafe
from time import monotonic
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from geo.markup import Markup, together
from geo.words.language import Language, preferred
from service.forms.form_layout import (
    closed_page,
    foreign_page,
    hidden,
    no_page,
    policy_of,
    trap,
)
from service.forms.patience import PROOF, PUZZLE, patience_fields
from service.forms.submission_service import (
    WHOLE,
    Fault,
    Faults,
    HandedIn,
    Sender,
    SubmissionService,
)
from service.limits.allowance import read_body
from service.process.threads import STORE, TooLateError
from service.requests.endpoint import Answers, Endpoint, away
from service.responses.headers import POLICY
from service.responses.refusal import Refusal, RefusedError

MOST_BYTES: Final = 131_072
"""All fields of a form filled to the brim, in a script whose submissions take nine bytes each."""
MOST_FIELDS: Final = 12
LONGEST_S: Final = 86_400.0
"""A form that was shown longer ago than a day is shown again."""
SHOWN: Final = "shown"
"""Name of the hidden field that says, signed, when a form was first shown."""
TRAP: Final = "homepage"
"""Name of the field that people do not see."""
_FORM: Final = "application/x-www-form-urlencoded"
NOT_TAKEN: Final = 422
"""Status of a form that is shown again with what is wrong in it."""
_FORBIDDEN: Final = 403
_OWN_SITES: Final = frozenset({"same-origin", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FormEndpoint:
    """An endpoint in the visitor's language; it takes nothing from the forms of other sites.

    Parameters
    ----------
    up
        How many folders below the start it stands.
    """

    methods: Mapping[str, Answers]
    up: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope)
        language = language_of(request)
        if request.method == "POST" and is_foreign(request):
            response = html(foreign_page(language, up=self.up), status=_FORBIDDEN)
            await response(scope, receive, send)
            return
        says_no = partial(_say_no, language=language, up=self.up)
        await Endpoint(methods=self.methods, says_no=says_no)(scope, receive, send)


def _say_no(refused: RefusedError, language: Language, up: int) -> Response:
    page = no_page(refused.refusal, language, up=up)
    return html(page, status=refused.refusal.status, headers=refused.headers)


def html(page: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Send a page that no browser keeps."""
    usual = {"Cache-Control": "no-store", POLICY: policy_of(page)}
    return Response(page, status, headers=usual | dict(headers or {}), media_type="text/html")


def require_open(submissions: SubmissionService) -> None:
    """Refuse where no submissions are taken, or not at this moment.

    Raises
    ------
    RefusedError
        If nothing can be handed in.
    """
    if submissions.is_open:
        return
    require_offered(submissions)
    raise away()


def require_offered(submissions: SubmissionService) -> None:
    """Refuse where no submissions are ever taken.

    Raises
    ------
    RefusedError
        If this service takes no submissions.
    """
    if not submissions.is_offered:
        raise RefusedError(Refusal.NOT_FOUND, "no letters are taken here")


def not_sent(language: Language, words: str, *, up: int) -> Response:
    """Answer for a form that cannot be taken or drawn again just now: its words are given back."""
    return html(closed_page(language, up=up, words=words), status=Refusal.AWAY.status)


def status_of(faults: Faults) -> int:
    """Choose the status of a form that is shown again."""
    is_away = not {Fault.CLOSED, Fault.NOT_KNOWN}.isdisjoint(faults.values())
    return Refusal.AWAY.status if is_away else NOT_TAKEN


def language_of(request: Request) -> Language:
    """Read the language from the address, else from what the browser prefers."""
    named = request.query_params.get("lang", "")
    return preferred(named, ",".join(request.headers.getlist("accept-language")))


def is_foreign(request: Request) -> bool:
    """Tell whether another site's page sent this.

    Our own pages send ``Origin: null``, because they give no referrer away; browsers say by
    ``Sec-Fetch-Site`` that it was ours all the same.
    """
    site = request.headers.get("sec-fetch-site", "")
    if site:
        return site not in _OWN_SITES
    origin = request.headers.get("origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.headers.get("host", "")


async def read_form(request: Request) -> dict[str, str]:
    """Read the fields that were sent.

    Raises
    ------
    RefusedError
        If they are no form, are far too long, or do not arrive in time.
    """
    body = await read_body(request, _FORM, most_bytes=MOST_BYTES)
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise RefusedError(Refusal.MALFORMED, "the form is damaged") from None
    return dict(pairs)


class FormToken:
    """Signs when a form was first shown, so that a machine cannot say it was long ago.

    The key lives as long as the process; a form from before is shown again, with all its words. A
    clock that nobody can set stands beside the other one: where that is set back, nobody who was
    reading the form is taken for a machine.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now, self._began_s = now, monotonic()
        self._signed = URLSafeSerializer(token_urlsafe(), salt="nearpeer-form")

    def fresh(self) -> str:
        """Sign this moment."""
        return str(self._signed.dumps(self._clocks()))

    def age_s(self, sealed: str) -> float | None:
        """Return how many seconds ago that was; None if the token is not ours or is too old."""
        try:
            shown = self._signed.loads(sealed)
        except (BadData, ValueError):
            return None
        age_s = max(now - then for now, then in zip(self._clocks(), shown, strict=True))
        return age_s if age_s <= LONGEST_S else None

    def _clocks(self) -> tuple[float, float]:
        return self._now().timestamp(), monotonic() - self._began_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form as it was sent, and what keeps it from being taken."""

    fields: Mapping[str, str]
    shown: str
    faults: Faults
    is_kept_aside: bool = False


async def take_form(
    request: Request, token: FormToken, put: Callable[[Mapping[str, str], Sender], HandedIn]
) -> Sent:
    """Read a sealed form and hand it in; ``put`` runs in a thread, where it may wait.

    Raises
    ------
    RefusedError
        As `read_form`.
    """
    fields = await read_form(request)
    shown = fields.get(SHOWN, "")
    age_s = token.age_s(shown)
    if age_s is None:
        return Sent(fields=fields, shown=token.fresh(), faults={WHOLE: Fault.FORM_IS_OLD})
    sender = sender_of(request, fields, shown_for_s=age_s)
    done = await handed_in(lambda: put(fields, sender))
    return Sent(fields=fields, shown=shown, faults=done.faults, is_kept_aside=done.is_kept_aside)


async def handed_in(put: Callable[[], HandedIn]) -> HandedIn:
    """Hand in a submission where it may wait; what is not done in time is told as it is."""
    try:
        return await STORE.run(put)
    except TooLateError as late:
        return HandedIn(faults={WHOLE: Fault.NOT_KNOWN if late.has_begun else Fault.CLOSED})


def sender_of(request: Request, fields: Mapping[str, str], *, shown_for_s: float) -> Sender:
    """Take what tells a machine from a person out of a request."""
    return Sender(
        address=_address(request),
        trap=fields.get(TRAP, ""),
        shown_for_s=shown_for_s,
        puzzle=fields.get(PUZZLE, ""),
        proof=fields.get(PROOF, ""),
    )


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def guards(
    request: Request, submissions: SubmissionService, *, shown: str, language: Language
) -> Markup:
    """Write the fields of a form that tell a machine from a person."""
    puzzle = submissions.puzzle_for(_address(request))
    return together((trap(TRAP, language), hidden(SHOWN, shown), patience_fields(puzzle)))
