"""The head of every page, and what it says when something goes wrong."""

from html import escape

import streamlit as st

from geo.words.finder.away_text import away_text
from geo.words.finder.plain_text import plain_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from views.resources import plain_page_is_served
from views.session import state


def top_of_page(language: Language) -> None:
    """Offer the other language."""
    other = language.other
    st.button(
        page_text(other).language_name,
        key="switch-language",
        type="tertiary",
        on_click=state.choose_language,
        args=(other,),
    )


def heading(title: str, lead: str, language: Language) -> None:
    """Draw the title of a page, small where no sentence on what it is for comes with it."""
    said = f"<p>{escape(lead)}</p>" if lead else ""
    style = "np-head" if lead else "np-head np-answered"
    st.html(
        f'<header class="{style}" lang="{language.value}"><h1>{escape(title)}</h1>{said}</header>'
    )


def apology(language: Language) -> None:
    """Say kindly that something failed on our side; the crisis lines are above it."""
    text = page_text(language)
    _alert(text.sorry, text.sorry_what_now, language)


def list_away(language: Language) -> None:
    """Say kindly that there is no list to show just now; the crisis lines are above it."""
    text = away_text(language)
    _alert(text.title, text.what_now, language)


def _alert(title: str, what_now: str, language: Language) -> None:
    st.html(
        f'<div class="np-notice" role="alert" lang="{language.value}">'
        f"<p><strong>{escape(title)}</strong></p><p>{escape(what_now)}</p></div>"
    )


def foot_of_page(language: Language) -> None:
    """Point to the page for a slow connection, where it is served, and to the staff's page."""
    links = [f'<a href="./staff">{escape(page_text(language).page_staff)}</a>']
    if plain_page_is_served.is_set():
        text = plain_text(language)
        links.insert(0, f'<a href="./{text.path}">{escape(text.plain_page)}</a>')
    st.html(f'<p class="np-plain-link" lang="{language.value}">{"".join(links)}</p>')
