"""Publishing what has lost something: it is named first, and a second press publishes it."""

from collections.abc import Iterable
from typing import Final

import streamlit as st

from geo.listing.checks.losses import losses
from geo.listing.listing import Listing
from geo.markup import NONE, Markup, each, element, paragraph, said, together
from geo.words.admin.losses import loss_sentences
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from views.draw import draw
from views.session import staff_state
from views.session.staff_state import Losing

_MOST_SHOWN: Final = 20


def goes_on(
    of: str, changes: Iterable[tuple[Listing, Listing]], language: Language, *, is_pressed: bool
) -> bool:
    """Tell whether to publish: at the press if nothing is lost, else at the press that says so.

    Parameters
    ----------
    of
        Names the button that was pressed.
    changes
        What is public and what would be; read only when it matters.
    """
    if not is_pressed and staff_state.asked_about(of) is None:
        return False
    found = tuple(
        Losing(after, lost) for before, after in changes if (lost := losses(before, after))
    )
    if is_pressed and found:
        staff_state.ask_about(of, found)
    if not found or staff_state.asked_about(of) != found:
        return is_pressed
    return _ask(of, found, language)


def _ask(of: str, found: tuple[Losing, ...], language: Language) -> bool:
    """Name what would go; return whether it is to be published all the same."""
    text, more = staff_text(language), len(found) - _MOST_SHOWN
    named = together(losing_html(one, language) for one in found[:_MOST_SHOWN])
    others = paragraph(text.lost_more.format(count=more)) if more > 0 else NONE
    draw(element("div", named, others, class_="np-notice", role="alert", lang=language.value))
    with st.container(horizontal=True):
        is_meant = st.button(text.lost_yes, key=f"{of}-all-the-same", type="primary")
        st.button(text.lost_no, key=f"{of}-not", on_click=staff_state.ask_no_more)
    if is_meant:
        staff_state.ask_no_more()
    return is_meant


def losing_html(losing: Losing, language: Language) -> Markup:
    """Draw what one listing would lose."""
    text, name = staff_text(language), losing.listing.name.in_language(language.value)
    lines = each("li", loss_sentences(losing.lost, language))
    return together(
        (
            element("p", element("strong", said(text.lost_heading.format(name=name)))),
            paragraph(text.lost_lead),
            element("ul", lines),
        )
    )
