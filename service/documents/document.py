"""The document that every page of the program starts as.

What nobody may be without stands in it as HTML, outside of what Streamlit draws: the bar of help,
and a form that works until the page stands, and for ever if it never does.
"""

import re
from dataclasses import dataclass
from typing import Final

from geo.markup import DOCTYPE, LINE, NONE, Markup, as_is, element, item, line, said, together, void
from geo.words.finder.first_text import FirstText, first_text
from geo.words.finder.widget_text import widget_words
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.documents.first_style import FIRST_STYLE
from service.documents.lean_files import CORE, PARTS, LeanFiles
from service.html.help_bar import PRINTED_BAR_STYLE, help_bar
from service.html.page_frame import head_row, page_foot
from service.html.plain_page import PATHS, SUGGEST, question_form

_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_COMMENT: Final = re.compile(r"\A\s*<!--.*?-->", re.DOTALL)
_LOADED: Final = re.compile(r"<script\b.*?</script>|<link\b[^>]*>", re.DOTALL)
_STYLESHEET: Final = re.compile(r'rel="stylesheet"')
_NOT_OURS: Final = ('rel="service-desc"', 'rel="shortcut icon"', 'as="font"')
_FILES: Final = "./static/"
_SCRIPTS: Final = re.compile(r'"\./static/js/')


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFiles:
    """Where the files of our own are that a page starts with, relative to it.

    Parameters
    ----------
    script
        What runs before the page and around it.
    module
        What the page waits for: fetched at once, run when Streamlit asks for it.
    """

    stylesheet: str
    script: str
    module: str


def page_document(
    shipped: str, language: Language, own: OwnFiles, lean: LeanFiles | None = None
) -> str:
    """Write our document around what Streamlit's loads, in a visitor's language.

    Both languages are in it, so that the shown one follows the language of the page. The style
    sheets are fetched at once but applied by our script: a browser waits with its first picture
    for those that stand as such.

    Parameters
    ----------
    shipped
        Streamlit's own document.
    lean
        What stands in for the files that it loads.
    """
    languages = (language, language.other)
    ours = (
        void("link", rel="stylesheet", href=f"./{own.stylesheet}"),
        void("link", rel="modulepreload", href=f"./{own.module}"),
    )
    loaded = "\n".join((*ours, *_loads(shipped, lean)))
    loading = _STYLESHEET.sub('rel="preload" as="style" data-sheet', loaded)
    body = element(
        "body",
        *map(_in_language, languages),
        element("style", as_is(PRINTED_BAR_STYLE)),
        element("div", id="np-news", role="status"),
        element("div", id="root"),
        *map(_notices, languages),
        LINE,
        line(as_is(loading)),
        line(_licence(shipped)),
    )
    head = element("head", _head(language, own.script))
    return line(DOCTYPE, element("html", head, body, lang=language))


def inline_scripts(document: str) -> tuple[str, ...]:
    """List the scripts that stand in the document itself, which its policy has to name."""
    return tuple(_SCRIPT.findall(document))


def _licence(shipped: str) -> Markup:
    found = _COMMENT.match(shipped)
    return as_is(found[0].strip()) if found else NONE


def _loads(shipped: str, lean: LeanFiles | None) -> list[str]:
    found = [one for one in _LOADED.findall(shipped) if not any(name in one for name in _NOT_OURS)]
    if lean is None:
        return found
    below = f"{_FILES}{lean.below}/"
    if lean.has_bundle:
        found = [one for one in found if not _SCRIPTS.search(one)]
        found.append(_bundle(below))
    return [one.replace(f'"{_FILES}', f'"{below}') if below not in one else one for one in found]


def _bundle(below: str) -> Markup:
    """Name the second file where our script finds it: the first gets the line to itself."""
    return element(
        "script", type="module", crossorigin=True, src=f"{below}{CORE}", data_next=f"{below}{PARTS}"
    )


def _head(language: Language, script: str) -> Markup:
    return together(
        (
            void("meta", charset="utf-8"),
            void("meta", name="viewport", content="width=device-width, initial-scale=1"),
            void("meta", name="referrer", content="no-referrer"),
            element("title", said(page_text(language).product)),
            void("link", rel="shortcut icon", href="./favicon.png"),
            void("link", rel="service-desc", href="./api/v1/openapi.json"),
            element("style", as_is(FIRST_STYLE)),
            element("script", src=f"./{script}", defer=True),
        )
    )


# --- what is in sight at once ------------------------------------------------------------------


def _in_language(language: Language) -> Markup:
    bar = help_bar(language, lang=language.value, data_react_aria_top_layer="true")
    return together((bar, _first(language)))


def _first(language: Language) -> Markup:
    """Write what is in sight until the page stands."""
    text, first = page_text(language), first_text(language)
    return element(
        "main",
        head_row(language),
        element("h1", said(text.find_heading)),
        element("p", said(text.find_lead)),
        question_form(language, action=f"./{PATHS[language]}", hint=text.where_placeholder),
        element("p", said(first.is_plain), class_="np-word"),
        element("p", said(text.nothing_kept)),
        page_foot(language, suggest=SUGGEST),
        class_="np-plain",
        lang=language.value,
    )


# --- what the script says when something is amiss ------------------------------------------------


def _notices(language: Language) -> Markup:
    first = first_text(language)
    return together(
        (
            _template("lost", language, _sentence(first.lost), _ways_on(first, language)),
            _template(
                "still-lost", language, _sentence(first.still_lost), _ways_on(first, language)
            ),
            _template("waiting", language, _sentence(first.waiting), _plain(first, language)),
            _template("missing", language, _sentence(first.missing), _ways_on(first, language)),
            _template("not-yet", language, said(first.not_yet)),
            _template("ready", language, said(f"{first.ready} "), _go(first)),
            _names(first, language),
            _widgets(language),
        )
    )


def _template(name: str, language: Language, *inner: Markup) -> Markup:
    return element("template", *inner, id=f"np-{name}-{language}")


def _sentence(words: str) -> Markup:
    return element("p", said(words))


def _ways_on(first: FirstText, language: Language) -> Markup:
    reload = element("button", said(first.reload), type="button", data_reload=True)
    return together((reload, said(" "), _plain(first, language)))


def _plain(first: FirstText, language: Language) -> Markup:
    return element("a", said(first.plain_page), href=f"./{PATHS[language]}")


def _go(first: FirstText) -> Markup:
    return element("button", said(first.go_to_page), type="button", data_go=True)


def _names(first: FirstText, language: Language) -> Markup:
    """Name in the page's language what Streamlit names in English alone."""
    named = (
        (".stApp [data-testid=stSkipToContent]", first.skip_to_content),
        ("#root button[aria-haspopup=listbox]", first.open_list),
        (".stMultiSelect button:has(+ [aria-haspopup=listbox])", first.clear_list),
        (".stDialog section > button", first.close),
    )
    return _template(
        "names",
        language,
        together(item("p", said(words), data_names=part) for part, words in named),
    )


def _widgets(language: Language) -> Markup:
    """Say in the page's language what Streamlit's parts say in English."""
    words = widget_words(language).items()
    instead = together(item("p", said(ours), data_said=theirs) for theirs, ours in words)
    return _template("widgets", language, instead)
