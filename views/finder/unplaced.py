"""What is shown where no place is known: what is asked back, and what can be joined anywhere."""

from collections.abc import Sequence

import streamlit as st

from geo.answering import Unplaced
from geo.finder.filters import Filtered
from geo.finder.page_order import PageOrder
from geo.markup import Markup, element, paragraph, said
from geo.place.emergency import emergency_shared
from geo.place.fix import NoPlace, WhichPlace, WhyNoPlace
from geo.words.finder.plain_text import plain_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import service_sentence
from service.html.help_bar import help_in_full
from views.draw import draw
from views.finder.ask import ask_which, offer_alike
from views.finder.cards import anywhere_html
from views.finder.few_cards import Few
from views.session import state


def faulty_field(reply: Filtered | Unplaced | None) -> str:
    """Name the field for what is wrong in it; empty where nothing is."""
    outcome = reply.outcome if isinstance(reply, Unplaced) else None
    return state.WHERE if isinstance(outcome, NoPlace) and outcome.why.is_fault else ""


def help_first(reply: Unplaced, language: Language) -> None:
    """Give the lines that answer now, in kind words, to somebody who asks for help in words."""
    outcome = reply.outcome
    if isinstance(outcome, NoPlace) and outcome.why is WhyNoPlace.CRY:
        draw(_help_html(language))


def _help_html(language: Language) -> Markup:
    text = plain_text(language)
    return element(
        "section",
        element("h2", said(text.title_cry)),
        paragraph(text.lead_cry),
        help_in_full(language),
        class_="np-cry",
        lang=language.value,
    )


def show_unplaced(
    reply: Unplaced, anywhere: PageOrder, lists: Sequence[Few], language: Language
) -> None:
    """Ask which place is meant, and show what can be joined wherever that is."""
    _ask_back(reply, language)
    warned = service_sentence(emergency_shared(reply.choices), language)
    draw(
        paragraph(warned, class_="np-notice", lang=language.value),
        anywhere_html(anywhere, lists, language),
    )
    with st.container(key="to-all-groups"):
        st.page_link("page_scripts/listings.py", label=page_text(language).page_listings)


def _ask_back(reply: Unplaced, language: Language) -> None:
    match reply.outcome:
        case WhichPlace() as which:
            ask_which(which, language)
        case NoPlace(why=WhyNoPlace.OWN_PLACE):
            draw(paragraph(visit_text(language).or_here, class_="np-aside"))
        case NoPlace(why=why):
            offer_alike(why, reply.alike, language)
