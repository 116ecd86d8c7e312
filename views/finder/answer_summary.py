"""What is said around the list and under the map."""

import streamlit as st

from geo.answering import Reply, Unplaced
from geo.finder.filters import Filtered
from geo.finder.ladder import Answer
from geo.markup import NONE, Markup, each, element, paragraph, said, together
from geo.place.fix import Fix
from geo.place.time_zones import zone
from geo.words.finder.count import count_sentences, nothing_near_sentence
from geo.words.finder.filter_sentences import choice_sentence
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import (
    emergency_sentence,
    fix_sentence,
    full_day_name,
    road_sentence,
    unplaced_sentence,
)
from views.draw import draw


def status_sentence(reply: Reply | None, language: Language, *, on_map: bool = False) -> str:
    """Say what was understood, or what is missing; nothing before the first question."""
    match reply:
        case Unplaced(outcome=outcome):
            return unplaced_sentence(outcome, language)
        case Filtered(whole=whole):
            understood = _understood(whole.fix, language, on_map=on_map)
            return f"{understood}. {_count(reply, language)}"
        case None:
            return ""


def _understood(fix: Fix, language: Language, *, on_map: bool) -> str:
    if on_map:
        return visit_text(language).understood_map.format(place=fix.town)
    return fix_sentence(fix, language)


def _count(fitted: Filtered, language: Language) -> str:
    if fitted.filters.stated:
        return choice_sentence(fitted, language)
    return count_sentences(fitted.answer, language)


def before_the_first_question(language: Language) -> None:
    """Say what the answer will be, what happens with what is typed, and how to leave."""
    text, visit = page_text(language), visit_text(language)
    words = (
        (visit.start_answer, f"{text.before_first} {visit.or_the_map}"),
        (visit.start_judgement, text.own_judgement),
        (visit.start_privacy, text.nothing_kept),
        (visit.start_leave, visit.leave_note),
    )
    parts = together(
        element("section", element("h2", said(title)), paragraph(line)) for title, line in words
    )
    draw(element("div", parts, class_="np-start", lang=language.value))


def tools(language: Language) -> None:
    """Offer to change the search, to go to the map, and to print."""
    text, visit = page_text(language), visit_text(language)
    draw(
        element(
            "p",
            element(
                "button",
                said(visit.change),
                type="button",
                class_="np-act np-change",
                data_change=True,
                aria_expanded="false",
            ),
            element("a", said(text.to_the_map), class_="np-act np-jump", href="#map"),
            element(
                "button", said(visit.print_button), type="button", class_="np-act", data_print=True
            ),
            class_="np-tools",
            lang=language.value,
        )
    )


def above_the_list(answer: Answer, language: Language) -> Markup:
    """Return the head of the printed sheet, and a word on what is not near.

    Parameters
    ----------
    answer
        The whole ladder, before any wish: a wish does not make a group near.
    """
    notices = each("p", _notices(answer, language))
    notice = element("div", notices, class_="np-notice", lang=language.value) if notices else NONE
    return together((_sheet_head(answer, language), notice))


def _notices(answer: Answer, language: Language) -> list[str]:
    """Say that 911 or a road is missing here, and that nothing is near, where that is so."""
    sentences = (
        emergency_sentence(answer.fix, language),
        road_sentence(answer.fix, language),
        nothing_near_sentence(answer, language),
    )
    return [sentence for sentence in sentences if sentence]


def _sheet_head(answer: Answer, language: Language) -> Markup:
    """Return what only the printed sheet says: for which place, and when it was made."""
    title = visit_text(language).sheet_title.format(place=answer.fix.label)
    here = answer.at.astimezone(zone(answer.fix.time_zone))
    made = page_text(language).map_made.format(day=full_day_name(here.date(), language))
    return element("div", paragraph(title), paragraph(made), class_="np-sheet")


def under_the_map(answer: Answer, language: Language) -> None:
    """Say what the map cannot show, and offer it as a file."""
    text = page_text(language)
    placeless = sum(not option.listing.sites for option in answer.options)
    words = text.not_on_map_one if placeless == 1 else text.not_on_map.format(count=placeless)
    if placeless:
        draw(paragraph(words, class_="np-aside"))
    st.download_button(
        text.download_map,
        data=lambda: _map_file(answer, language),
        file_name=text.download_name,
        mime="text/html",
        on_click="ignore",
        key="download",
    )


def _map_file(answer: Answer, language: Language) -> str:
    """Write the map to download; folium is imported when somebody wants it."""
    from geo.reports.map_file import answer_map_html  # noqa: PLC0415 - as the docstring says

    return answer_map_html(answer, language)
