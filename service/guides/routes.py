"""The addresses of the guides."""

from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.markup import Markup, element, said
from geo.project import PROJECT
from geo.words.admin.guides import FOLDER, Guide, guide_text
from geo.words.language import Language, by_language
from service.forms.form_endpoint import FormEndpoint, html, language_of
from service.forms.form_layout import front_page

DOCS: Final = PROJECT / "docs"
_UP: Final = 1


def guide_routes() -> list[Route]:
    """Build a route for each guide; each is answered in the visitor's language."""
    return [Route(f"/{FOLDER}/{guide}", _endpoint(guide)) for guide in Guide]


def _endpoint(guide: Guide) -> FormEndpoint:
    async def show(request: Request) -> Response:
        return html(guide_page(guide, language_of(request)))

    return FormEndpoint(methods={"GET": show, "HEAD": show}, up=_UP)


@cache
def guide_page(guide: Guide, language: Language) -> str:
    """Write a guide, with the ways to the others."""
    from service.guides.markdown import markup_of  # noqa: PLC0415 - no visitor waits for it

    text = file_of(guide, language).read_text(encoding="utf-8")
    inner = markup_of(text, lambda words, to: _link(words, to, language))
    titles = guide_text(language).titles
    others = (
        element("li", _to(other, titles[other], language)) for other in Guide if other != guide
    )
    more = element("h2", said(guide_text(language).more))
    return front_page(
        titles[guide],
        element("article", inner),
        more,
        element("ul", *others),
        language=language,
        up=_UP,
        switch=True,
    )


def file_of(guide: Guide, language: Language) -> Path:
    """Return the file in which a guide is written."""
    return by_language(language, en=DOCS, fr=DOCS / "fr") / f"{guide}.md"


def _link(words: str, to: str, language: Language) -> Markup:
    """Lead to another guide, or to a part of this one; name the file of any other document."""
    file, _, part = to.partition("#")
    name = PurePosixPath(file).stem
    if not file:
        return element("a", said(words), href=f"#{part}")
    if name in set(Guide):
        return _to(Guide(name), words, language, part=part)
    named = f"docs/{name}.md"
    return said(words if words.endswith(f"{name}.md") else f"{words}, {named}")


def _to(guide: Guide, words: str, language: Language, *, part: str = "") -> Markup:
    href = f"./{guide}?lang={language}{f'#{part}' if part else ''}"
    return element("a", said(words), href=href)
