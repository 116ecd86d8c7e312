"""Which column of a foreign table means what: guesses to check, and gaps to fill in."""

import re
from collections.abc import Mapping
from typing import Final

import streamlit as st

from geo.exchange.tables.columns import Sheet, is_guess, match
from geo.exchange.tables.listing_row import header_for, is_column
from geo.markup import NONE, element, paragraph, said, together
from geo.words.admin.sentences import staff_text
from geo.words.exchange.files_text import files_text
from geo.words.language import Language
from views import fields
from views.draw import draw
from views.session import import_state
from views.session.import_state import OpenedFile

_MOST_SHOWN: Final = 60
_SAMPLES: Final = 3
_LONGEST: Final = 60
_NUMBER: Final = re.compile(r"_\d+|_(en|fr)$")


def columns_in_own_words(sheet: Sheet) -> dict[str, str] | None:
    """Return the columns if every heading is one of ours, so that nothing is to be asked."""
    if _foreign(sheet):
        return None
    return {head: column for head, column in match(sheet.header).items() if column}


def draw_columns(opened: OpenedFile, sheet: Sheet, language: Language) -> None:
    """Ask what each foreign column is."""
    text, foreign = files_text(language), _foreign(sheet)
    usual = match(sheet.header)
    _say_what_is_asked(sheet, foreign, language)
    chosen = {
        heading: _ask(opened, sheet, heading, usual, language) for heading in foreign[:_MOST_SHOWN]
    }
    if st.button(text.columns_use, key=opened.key("use"), type="primary"):
        own = {head: usual[head] for head in sheet.header if head not in foreign}
        _use(opened, own | chosen, language)


def draw_change(opened: OpenedFile, language: Language) -> None:
    """Offer to name the columns again."""
    if opened.sheet is not None and _foreign(opened.sheet):
        st.button(
            files_text(language).columns_again,
            key=opened.key("columns-again"),
            type="tertiary",
            on_click=import_state.ask_columns_again,
            args=(opened,),
        )


def _foreign(sheet: Sheet) -> list[str]:
    return [heading for heading in sheet.header if not is_column(heading.casefold())]


def _say_what_is_asked(sheet: Sheet, foreign: list[str], language: Language) -> None:
    text, own = files_text(language), len(sheet.header) - len(foreign)
    words = [text.columns_lead]
    if own:
        words.append(text.columns_own.format(count=own))
    if len(foreign) > _MOST_SHOWN:
        words.append(text.columns_more.format(count=len(foreign) - _MOST_SHOWN))
    draw(
        element("h3", said(text.columns_heading), class_="np-form-head", lang=language.value),
        paragraph(" ".join(words), class_="np-lead", lang=language.value),
    )


def _ask(
    opened: OpenedFile,
    sheet: Sheet,
    heading: str,
    usual: Mapping[str, str | None],
    language: Language,
) -> str | None:
    text, at, meant = files_text(language), sheet.header.index(heading), usual[heading]
    options = tuple(dict.fromkeys((*header_for(()), *filter(None, usual.values()))))
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    guess = (
        together((said(" "), element("em", said(text.columns_guess))))
        if is_guess(heading)
        else NONE
    )
    words = said(_samples(sheet, at)) or said(text.columns_nothing)
    with left:
        draw(
            element(
                "div",
                element("strong", said(heading)),
                element("span", guess, lang=language.value),
                element("p", words),
                class_="np-column",
            )
        )
    with right:
        return fields.choice(
            text.column.format(number=at + 1),
            options,
            _named,
            key=opened.key(f"column-{at}"),
            language=language,
            first=meant,
            placeholder=text.columns_none,
            waits=True,
        )


def _samples(sheet: Sheet, at: int) -> str:
    filled = (row[at].strip() for row in sheet.rows if row[at].strip())
    some = [text[:_LONGEST] for text, _ in zip(filled, range(_SAMPLES), strict=False)]
    return " · ".join(some)


def _named(column: str, language: Language) -> str:
    """Name a column of ours in words, before its own name."""
    names = staff_text(language).fields
    words = _NUMBER.sub("", column.replace("phone", "number")).split("_")
    tails = ("_".join(words[start:]) for start in range(len(words)))
    word = next((names[tail] for tail in tails if tail in names), "")
    return f"{word} ({column})" if word else column


def _use(opened: OpenedFile, chosen: dict[str, str | None], language: Language) -> None:
    taken = {head: column for head, column in chosen.items() if column}
    columns = list(taken.values())
    twice = next((column for column in columns if columns.count(column) > 1), None)
    if twice is None:
        import_state.learn(opened, columns=taken, proposal=None, fault="")
        st.rerun()
    words = files_text(language).columns_twice.format(column=twice)
    draw(paragraph(words, class_="np-fault", role="alert", lang=language.value))
