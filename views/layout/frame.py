"""The head of every page, and what it says when something goes wrong."""

import streamlit as st

from geo.listing.source import last_day
from geo.markup import element, paragraph, said
from geo.words.finder.away_text import away_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.html.page_frame import page_foot, page_head
from service.html.pages import SUGGEST
from views.draw import draw
from views.resources import finder, listing_is_away, plain_page_is_served
from views.session import state


def top_of_page(language: Language, page: str) -> None:
    """Say whose page it is, and offer the other pages and the other language.

    Parameters
    ----------
    page
        The address of the page that is open.
    """
    other = language.other
    with st.container(key="np-top", horizontal=True):
        draw(page_head(language, page=page))
        st.button(
            page_text(other).language_name,
            key="switch-language",
            type="tertiary",
            on_click=state.choose_language,
            args=(other,),
        )


def title_of_page(title: str, language: Language) -> None:
    """Name the page in the browser's title."""
    st.set_page_config(page_title=f"{title} · {page_text(language).product}", layout="wide")


def heading(title: str, lead: str, language: Language, *, is_answer: bool | None = None) -> None:
    """Draw the title of a page.

    Parameters
    ----------
    is_answer
        Whether an answer follows, which needs the room: then the title is small, and a phone shows
        none. By default where no sentence on what the page is for comes with it.
    """
    is_small = not lead if is_answer is None else is_answer
    style = "np-head np-answered" if is_small else "np-head"
    draw(
        element(
            "header", element("h1", said(title)), paragraph(lead), class_=style, lang=language.value
        )
    )


def apology(language: Language) -> None:
    """Say kindly that something failed on our side; the crisis lines are above it."""
    text = page_text(language)
    alert(text.sorry, text.sorry_what_now, language)


def list_away(language: Language) -> None:
    """Say kindly that there is no list to show just now; the crisis lines are above it."""
    text = away_text(language)
    alert(text.title, text.what_now, language)


def alert(title: str, what_now: str, language: Language) -> None:
    """Say what went wrong, and what to do now, where nobody can miss it."""
    draw(
        element(
            "div",
            element("p", element("strong", said(title))),
            paragraph(what_now),
            class_="np-notice",
            role="alert",
            lang=language.value,
        )
    )


def foot_of_page(language: Language, *, takes_suggestions: bool) -> None:
    """Draw the quiet links, whose page it is, and of when its entries are."""
    draw(
        page_foot(
            language,
            suggest=SUGGEST if takes_suggestions else "",
            has_plain=plain_page_is_served.is_set(),
            last_day=None if listing_is_away() else last_day(finder().directory),
        )
    )
