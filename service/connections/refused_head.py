"""What is answered before a request is read, as bytes: with the crisis lines, in both languages."""

from enum import Enum
from http import HTTPStatus
from typing import Final

from geo.markup import DOCTYPE, Markup, as_is, element, said, together, void
from geo.words.finder.crowd_text import CrowdText, crowd_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.html.help_bar import BAR_STYLE, PRINTED_BAR_STYLE, ROOMY_BAR_STYLE, help_bar
from service.html.plain_page import PATHS
from service.responses.headers import FIXED, POLICY, source_hash

TRY_AGAIN_S: Final = 30
_STYLE: Final = (
    ":root{color-scheme:light dark}"
    "body{margin:0;background:canvas;color:canvastext;font:1.06rem/1.5 system-ui,sans-serif;"
    "overflow-wrap:anywhere}"
    "main{max-width:44rem;margin:0 auto;padding:0 1rem 1rem}"
    "h1{font-size:1.5rem;line-height:1.2;margin:1.2rem 0 .4rem}p{margin:0 0 .7rem}"
    "main a{display:inline-block;padding:.3rem 0}" + BAR_STYLE + ROOMY_BAR_STYLE + PRINTED_BAR_STYLE
)
_POLICY: Final = (
    f"default-src 'none'; style-src {source_hash(_STYLE)}; img-src data:; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'none'"
)


class Refused(Enum):
    """Why a request is not read, with the status that says so."""

    FULL = HTTPStatus.SERVICE_UNAVAILABLE
    """There is no place for one more connection."""
    TOO_SLOW = HTTPStatus.REQUEST_TIMEOUT
    """Its head did not come within its time."""
    LONG_ADDRESS = HTTPStatus.REQUEST_URI_TOO_LONG
    """Its first line is longer than that of any page of ours."""
    LONG_HEAD = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    """Its headers are more, or longer, than a browser sends."""
    UNREADABLE = HTTPStatus.BAD_REQUEST
    """It is not HTTP."""

    def __init__(self, status: HTTPStatus) -> None:
        self.status = status

    @property
    def reply(self) -> bytes:
        """The whole reply, after which the connection ends."""
        return _REPLIES[self]


def refused_of(status: int) -> Refused:
    """Return the reason that a status says."""
    return next((one for one in Refused if one.status == status), Refused.UNREADABLE)


def _page(why: Refused) -> str:
    both = (Language.EN, Language.FR)
    title = " · ".join((_said_of(why, crowd_text(both[0]))[0], page_text(both[0]).product))
    head = (
        void("meta", charset="utf-8"),
        void("meta", name="viewport", content="width=device-width"),
        element("title", said(title)),
        void("link", rel="icon", href="data:,"),
        element("style", as_is(_STYLE)),
    )
    parts = (_part(why, language) for language in both)
    return together((DOCTYPE, void("html", lang=both[0]), *head, *parts))


def _part(why: Refused, language: Language) -> Markup:
    text = crowd_text(language)
    heading, what_now = _said_of(why, text)
    plain = element("a", said(text.plain_page), href=f"/{PATHS[language]}")
    main = element(
        "main",
        element("h1", said(heading)),
        element("p", said(what_now)),
        element("p", plain),
        lang=language.value,
    )
    return together((help_bar(language, lang=language.value), main))


def _said_of(why: Refused, text: CrowdText) -> tuple[str, str]:
    match why:
        case Refused.FULL:
            return text.full, text.full_what_now
        case Refused.TOO_SLOW:
            return text.too_slow, text.too_slow_what_now
        case Refused.LONG_ADDRESS | Refused.LONG_HEAD:
            return text.too_long, text.too_long_what_now
        case Refused.UNREADABLE:
            return text.unreadable, text.unreadable_what_now


def _reply(why: Refused) -> bytes:
    body = _page(why).encode()
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
        "Connection": "close",
        **FIXED,
        POLICY: _POLICY,
    }
    if why is Refused.FULL:
        headers["Retry-After"] = str(TRY_AGAIN_S)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {why.status.value} {why.status.phrase}\r\n{lines}\r\n".encode() + body


_REPLIES: Final = {why: _reply(why) for why in Refused}
