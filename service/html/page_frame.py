"""The head and the foot of a page: whose it is, its few links, and the quiet ones.

They are the same in the first document, where a link is a link, and on the page that Streamlit
draws, where ``static/page.js`` opens the page without a new start.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from geo.markup import NONE, Markup, element, paragraph, said, together
from geo.words.language import Language
from geo.words.say.frame_text import FrameText, frame_text, kept_by
from geo.words.say.page_text import page_text
from geo.words.say.sentences import full_day_name
from geo.words.submissions.record import front_text
from service.html import pages
from service.html.plain_page import PATHS

FRAME_STYLE: Final = (
    ":root{--np-edge:16px;--np-menu:14px}"
    "@media(max-width:359px){:root{--np-menu:13px}.np-top nav.np-menu{gap:0}"
    ".np-top nav.np-menu a{padding:0 3px!important}}"
    "@media(min-width:641px){:root{--np-edge:24px;--np-menu:15px}}"
    "@media(min-width:1280px){:root{--np-edge:max(32px,calc(50vw - 660px))}}"
    "@media screen{"
    ":is(.np-head-row,.st-key-np-top){display:flex;align-items:flex-start;"
    "justify-content:space-between;gap:8px;max-width:none}"
    ".np-head-row>a{display:inline-flex!important;align-items:center;min-height:44px;"
    "padding:0!important;color:var(--first-ink)!important;text-decoration:none;"
    "font:var(--np-menu)/1.2 system-ui,sans-serif!important;white-space:nowrap}"
    ".np-top{display:flex;flex-wrap:wrap;align-items:center;gap:0 28px;"
    "font:var(--np-menu)/1.2 system-ui,sans-serif}"
    ".np-top p,.np-end p{margin:0!important;font-size:inherit}"
    ".np-top .np-owner{order:1;flex:0 0 calc(100% + 60px);color:var(--first-soft);font-size:13px}"
    '.np-owner b{color:var(--first-ink);font-weight:700}.np-owner b::after{content:", "}'
    ".np-top nav{display:flex;flex-wrap:wrap;gap:0 6px;margin-left:-4px;white-space:nowrap}"
    ".np-top nav a,.np-end a{display:inline-flex!important;align-items:center;min-height:44px;"
    "padding:0 4px!important;font-size:inherit;color:var(--first-ink)!important;"
    "text-decoration:none}"
    ".np-top nav a:hover,.np-end a:hover{text-decoration:underline}"
    ".np-top nav [aria-current]{font-weight:700;text-decoration:underline;"
    "text-decoration-color:var(--first-accent);text-decoration-thickness:3px;"
    "text-underline-offset:7px}"
    "@media(max-width:640px){.np-head-row:not(:has(>a)) .np-owner{flex-basis:100%}}"
    ".stApp:has(.np-answered) .np-owner{display:none}"
    "@media(min-width:641px){"
    ".np-top .np-owner,.stApp:has(.np-answered) .np-owner{display:grid;order:0;flex-basis:auto}"
    ".np-owner b{font-size:17px}.np-owner b::after{content:none}}"
    ".np-end{margin-top:28px;padding-top:6px;border-top:1px solid var(--first-line);"
    "font:15px/1.4 system-ui,sans-serif;color:var(--first-soft)}"
    ".np-end nav{display:flex;flex-wrap:wrap;gap:0 18px;margin:0 0 4px -4px}"
    ".np-end a{color:inherit!important;text-decoration:underline}"
    "}"
)
"""Sizes are in pixels, as in the first document; what they are coloured by is its own."""


def page_head(language: Language, *, page: str | None = None, start: str = "./") -> Markup:
    """Write whose page it is, and the menu.

    Parameters
    ----------
    page
        The address of the page that is open, if one of the menu's may be.
    start
        The way to the start of the site.
    """
    text = frame_text(language)
    owner = element(
        "p",
        element("b", said(page_text(language).product)),
        element("span", said(kept_by(language))),
        class_="np-owner",
    )
    links = together(
        _link(start + path, words, language, is_open=path == page) for path, words in _menu(text)
    )
    menu = element("nav", links, aria_label=text.pages, class_="np-menu")
    return element("header", owner, menu, class_="np-top", lang=language.value)


def head_row(language: Language, *, start: str = "./", has_switch: bool = True) -> Markup:
    """Write the head beside a link to the other language, where that loses nothing."""
    other = language.other
    words = said(page_text(other).language_name)
    switch = element("a", words, href=f"?lang={other}", lang=other.value) if has_switch else NONE
    return element("div", page_head(language, start=start), switch, class_="np-head-row")


def page_foot(
    language: Language,
    *,
    start: str = "./",
    suggest: str = "",
    has_plain: bool = True,
    last_day: date | None = None,
) -> Markup:
    """Write the quiet links, whose page it is, and of when its entries are.

    Parameters
    ----------
    start
        The way to the start of the site.
    suggest
        Where a group that is missing can be suggested; empty where it cannot.
    has_plain
        Whether the plain page is served.
    last_day
        The last day on which an entry was copied or confirmed.
    """
    text, page = frame_text(language), page_text(language)
    shown = (
        (pages.ABOUT, text.about),
        (suggest, front_text(language).suggest_title),
        (pages.COVERAGE, page.page_coverage),
        (pages.STAFF, page.page_staff),
        (PATHS[language] if has_plain else "", text.plain),
    )
    links = together(_link(start + path, words, language) for path, words in shown if path)
    menu = element("nav", links, aria_label=text.more)
    return element("footer", menu, _owner(language, last_day), class_="np-end", lang=language.value)


def _owner(language: Language, last_day: date | None) -> Markup:
    words = f"{page_text(language).product}, {kept_by(language)}."
    if last_day is not None:
        day = full_day_name(last_day, language)
        words = f"{words} {frame_text(language).last_day.format(day=day)}"
    return paragraph(words)


def _menu(text: FrameText) -> Iterable[tuple[str, str]]:
    return (
        (pages.START, text.find),
        (pages.GROUPS, text.groups),
        (pages.ABOUT, text.about),
    )


def link_to_page(page: str, words: str, language: Language) -> Markup:
    """Write a link to a page that Streamlit draws."""
    return _link(f"./{page}", words, language)


def _link(path: str, words: str, language: Language, *, is_open: bool = False) -> Markup:
    """Write a link; to a page that Streamlit draws, with the mark by which it is opened there."""
    return element(
        "a",
        said(words),
        href=f"{path}?lang={language.value}",
        data_page=path.rpartition("/")[2] in pages.PAGES,
        aria_current="page" if is_open else False,
    )
