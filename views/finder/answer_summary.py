"""What is said around the list and under the map."""

import streamlit as st

from geo.answering import Reply, Unplaced
from geo.finder.filters import Filtered
from geo.finder.ladder import Answer
from geo.finder.standing import Standing, standings
from geo.markup import Markup, element, paragraph, said, together
from geo.place.fix import Fix, How
from geo.place.time_zones import zone
from geo.words.finder.count import found_sentences
from geo.words.finder.face_text import face_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import (
    emergency_words,
    fix_sentence,
    full_day_name,
    in_words,
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
            return f"{understood}. {found_sentences(reply, language)}"
        case None:
            return ""


def lead_of_status(reply: Reply | None, language: Language, *, on_map: bool) -> int | None:
    """Count the characters of the status that a phone shows; ``None`` for all of them.

    The headings tell the counts, unless the visitor has wishes or nothing can be joined; and of a
    code that was read as it was typed, the name of its place is enough.
    """
    if not isinstance(reply, Filtered) or reply.filters.stated:
        return None
    if not standings(reply.answer).keys() & {Standing.OPEN, Standing.ASK}:
        return None
    fix = reply.whole.fix
    if fix.how is How.POSTAL_CODE and not fix.is_approximate and not fix.corrected:
        return len(fix.town)
    return len(_understood(fix, language, on_map=on_map)) + 1


def _understood(fix: Fix, language: Language, *, on_map: bool) -> str:
    if on_map:
        return visit_text(language).understood_map.format(place=fix.town)
    return fix_sentence(fix, language)


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
    """Offer to change the search, to go to the map, and to print: a word each."""
    text, visit, short = page_text(language), visit_text(language), face_text(language)
    to_map = element(
        "a", said(short.to_map), class_="np-act np-jump", href="#map", aria_label=text.to_the_map
    )
    on_paper = element(
        "button",
        said(short.to_paper),
        type="button",
        class_="np-act",
        data_print=True,
        aria_label=visit.print_button,
    )
    parts = (_change(language), to_map, on_paper)
    draw(element("p", *parts, class_="np-tools", lang=language.value))


def tools_of_a_question(language: Language) -> None:
    """Offer to change the search where a phone folds it, so that the choice stands at the top."""
    draw(element("p", _change(language), class_="np-tools np-asking", lang=language.value))


def _change(language: Language) -> Markup:
    return element(
        "button",
        said(visit_text(language).change),
        type="button",
        class_="np-act np-change",
        data_change=True,
        aria_expanded="false",
    )


def above_the_list(answer: Answer, language: Language) -> Markup:
    """Return the head of the printed sheet, and that 911 is missing where it is.

    Parameters
    ----------
    answer
        The whole ladder, before any wish.
    """
    notice = paragraph(emergency_words(answer.fix, language), class_="np-notice")
    return together((_sheet_head(answer, language), notice))


def _sheet_head(answer: Answer, language: Language) -> Markup:
    """Return what only the printed sheet says: for which place, and when it was made."""
    title = visit_text(language).sheet_title.format(place=in_words(answer.fix.label, language))
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
