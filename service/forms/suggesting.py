"""Somebody suggests a group that is missing: a plain form, for those without scripts."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.markup import Markup, element, paragraph, said
from geo.words.language import Language
from geo.words.submissions.record import FieldText, front_text, suggestion_arrived
from service.forms.form_endpoint import (
    FormEndpoint,
    FormToken,
    guards,
    html,
    language_of,
    require_offered,
    require_open,
    status_of,
    take_form,
)
from service.forms.form_layout import Field, fields_of, front_page, notice_of
from service.forms.submission_service import Faults, HandedIn, Sender, SubmissionService
from service.html.plain_page import SUGGEST
from service.limits.allowance import Allowance, grant

_UP: Final = 0
_LONG_ROWS: Final = 3


def suggesting_routes(
    submissions: SubmissionService, allowance: Allowance, *, now: Callable[[], datetime]
) -> list[Route]:
    """Build the route."""
    token = FormToken(now)

    async def ask(request: Request) -> Response:
        require_open(submissions)
        language = language_of(request)
        guarded = guards(request, submissions, shown=token.fresh(), language=language)
        return html(_page(language, guarded, switch=True))

    async def take(request: Request) -> Response:
        grant(request, allowance)
        require_offered(submissions)
        language = language_of(request)

        def put(fields: Mapping[str, str], sender: Sender) -> HandedIn:
            return submissions.suggest(fields, sender, language)

        sent = await take_form(request, token, put)
        if not sent.faults:
            return html(_thanks(language, is_kept_aside=sent.is_kept_aside))
        guarded = guards(request, submissions, shown=sent.shown, language=language)
        page = _page(language, guarded, written=sent.fields, faults=sent.faults)
        return html(page, status=status_of(sent.faults))

    endpoint = FormEndpoint(methods={"GET": ask, "HEAD": ask, "POST": take}, up=_UP)
    return [Route(f"/{SUGGEST}", endpoint)]


def _page(
    language: Language,
    guarded: Markup,
    *,
    written: Mapping[str, str] | None = None,
    faults: Faults | None = None,
    switch: bool = False,
) -> str:
    text, found = front_text(language), faults or {}
    fields = tuple(_field(field, language) for field in text.suggest_fields)
    form = element(
        "form",
        fields_of(fields, written or {}, found, language),
        guarded,
        element("button", said(text.suggest_send)),
        method="post",
    )
    return front_page(
        text.suggest_title,
        notice_of(found, language),
        paragraph(text.suggest_lead),
        paragraph(text.suggest_promise, class_="soft"),
        form,
        language=language,
        up=_UP,
        switch=switch,
        is_faulty=bool(found),
    )


def _field(field: FieldText, language: Language) -> Field:
    text = front_text(language)
    template = text.needed if field.is_needed else text.not_needed
    return Field(
        name=field.name,
        label=template.format(label=field.label),
        help=field.help,
        is_needed=field.is_needed,
        rows=_LONG_ROWS if field.is_long else 1,
    )


def _thanks(language: Language, *, is_kept_aside: bool) -> str:
    title, what_now = suggestion_arrived(language, is_kept_aside=is_kept_aside)
    again = element("a", said(front_text(language).suggest_again), href=f"?lang={language}")
    return front_page(title, paragraph(what_now), again, language=language, up=_UP)
