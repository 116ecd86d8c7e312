"""What is said around the list and under the map."""

from html import escape

import streamlit as st

from geo.finder.ladder import Answer
from geo.place.fix import Fix, NoPlace, Outcome, WhichPlace
from geo.words.language import Language
from geo.words.page_text import page_text
from geo.words.sentences import fix_sentence, no_place_sentence, question_sentence, text_in


def status_sentence(outcome: Outcome | None, answer: Answer | None, language: Language) -> str:
    """Say what was understood, or what is missing; nothing before the first question."""
    match outcome:
        case WhichPlace():
            return question_sentence(outcome, language)
        case NoPlace():
            return no_place_sentence(outcome, language)
        case Fix() if answer is not None:
            return f"{fix_sentence(outcome, language)}. {_count(answer, language)}"
        case _:
            return ""


def _count(answer: Answer, language: Language) -> str:
    text, count = page_text(language), len(answer.options)
    if count == 1:
        return text.status_found_one
    return text.status_found.format(count=count) if count else text.status_nothing


def before_the_first_question(language: Language) -> None:
    """Say what the page does with what is typed, and what the map shows."""
    text = page_text(language)
    said = (text.before_first, text.own_judgement, text.nothing_kept)
    st.html(f'<div class="np-start">{"".join(f"<p>{escape(line)}</p>" for line in said)}</div>')


def above_the_list(answer: Answer, language: Language) -> str:
    """Return the link to the map, and a word on how the place is reached if that is known."""
    text = page_text(language)
    jump = f'<p class="np-jump"><a href="#map">{escape(text.to_the_map)}</a></p>'
    if not answer.fix.fly_in:
        return jump
    place = answer.fix.label.rsplit(", ", 1)[0]
    fly_in = text_in(language).fly_in_place.format(place=place)
    return f'{jump}<p class="np-notice">{escape(fly_in)}</p>'


def under_the_map(answer: Answer, language: Language) -> None:
    """Say what the map cannot show, and offer it as a file."""
    text = page_text(language)
    placeless = sum(not option.listing.sites for option in answer.options)
    said = text.not_on_map_one if placeless == 1 else text.not_on_map.format(count=placeless)
    if placeless:
        st.html(f'<p class="np-aside">{escape(said)}</p>')
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
    from geo.maps import answer_map_html  # noqa: PLC0415 - as the docstring says

    return answer_map_html(answer, language)
