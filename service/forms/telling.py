"""Somebody says that an entry is wrong: a plain form, for those without scripts."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.errors import ListingAwayError
from geo.finder.finder import Finder
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory
from geo.markup import Markup, element, paragraph, said, together
from geo.words.language import Language
from geo.words.submissions.record import arrived, front_text
from service.forms.form_endpoint import (
    FormEndpoint,
    FormToken,
    guards,
    html,
    language_of,
    not_sent,
    read_form,
    require_offered,
    require_open,
    status_of,
    take_form,
)
from service.forms.form_layout import Field, fields_of, front_page, notice_of
from service.forms.submission_service import Faults, HandedIn, Sender, SubmissionService
from service.html.plain_page import TELL_US
from service.limits.allowance import Allowance, grant
from service.responses.refusal import Refusal, RefusedError

_UP: Final = 1
_WORDS: Final = "words"


def telling_routes(
    submissions: SubmissionService,
    finder: Callable[[], Finder],
    allowance: Allowance,
    *,
    now: Callable[[], datetime],
) -> list[Route]:
    """Build the routes; below the address stands the id of an entry."""
    token = FormToken(now)

    async def choose(request: Request) -> Response:
        grant(request, allowance)
        require_open(submissions)
        return html(_choice(finder().directory, language_of(request)))

    async def ask(request: Request) -> Response:
        grant(request, allowance)
        require_open(submissions)
        listing = _listing(request, finder())
        language = language_of(request)
        guarded = guards(request, submissions, shown=token.fresh(), language=language)
        return html(_page(listing, language, guarded, switch=True))

    async def take(request: Request) -> Response:
        grant(request, allowance)
        require_offered(submissions)
        language = language_of(request)
        try:
            listing = _listing(request, finder())
        except ListingAwayError:
            fields = await read_form(request)
            return not_sent(language, fields.get(_WORDS, ""), up=_UP)

        def put(fields: Mapping[str, str], sender: Sender) -> HandedIn:
            return submissions.say_wrong(listing.id, fields.get(_WORDS, ""), sender)

        sent = await take_form(request, token, put)
        if not sent.faults:
            return html(_thanks(language, is_kept_aside=sent.is_kept_aside))
        words = sent.fields.get(_WORDS, "")
        guarded = guards(request, submissions, shown=sent.shown, language=language)
        page = _page(listing, language, guarded, words=words, faults=sent.faults)
        return html(page, status=status_of(sent.faults))

    endpoint = FormEndpoint(methods={"GET": ask, "HEAD": ask, "POST": take}, up=_UP)
    chooser = FormEndpoint(methods={"GET": choose, "HEAD": choose}, up=0)
    return [Route(f"/{TELL_US}", chooser), Route(f"/{TELL_US}/{{listing_id:path}}", endpoint)]


def _listing(request: Request, finder: Finder) -> Listing:
    listing_id = request.path_params["listing_id"]
    if listing_id not in finder.directory:
        raise RefusedError(Refusal.NOT_FOUND, "there is no such entry")
    return finder.directory[listing_id]


def _choice(directory: PublishedDirectory, language: Language) -> str:
    """Let the visitor choose the entry, by its name."""
    text = front_text(language)
    names = {one.id: one.name.in_language(language) for one in directory}
    links = together(
        element(
            "li",
            element("a", said(names[one]), href=f"{TELL_US}/{one}?lang={language}"),
        )
        for one in sorted(names, key=lambda one: names[one].casefold())
    )
    return front_page(
        text.tell_button,
        paragraph(text.tell_which),
        element("ul", links),
        language=language,
        up=0,
        switch=True,
    )


def _page(
    listing: Listing,
    language: Language,
    guarded: Markup,
    *,
    words: str = "",
    faults: Faults | None = None,
    switch: bool = False,
) -> str:
    text, found = front_text(language), faults or {}
    field = Field(name=_WORDS, label=text.tell_label, help=text.tell_help, is_needed=True, rows=5)
    form = element(
        "form",
        fields_of((field,), {_WORDS: words}, found, language),
        guarded,
        paragraph(text.tell_promise, class_="soft"),
        element("button", said(text.send)),
        method="post",
    )
    return front_page(
        text.tell_title,
        notice_of(found, language),
        paragraph(text.tell_about.format(name=listing.name.in_language(language))),
        form,
        paragraph(text.tell_not_help, class_="soft"),
        language=language,
        up=_UP,
        switch=switch,
        is_faulty=bool(found),
    )


def _thanks(language: Language, *, is_kept_aside: bool) -> str:
    title, what_now = arrived(language, is_kept_aside=is_kept_aside)
    return front_page(title, paragraph(what_now), language=language, up=_UP)
