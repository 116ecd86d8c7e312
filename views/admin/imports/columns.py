"""Which column of a foreign table means what: guesses to check, and gaps to fill in."""

import re
from collections.abc import Mapping
from html import escape
from typing import Final

import streamlit as st

from geo.exchange.tables.columns import Sheet, is_guess, match
from geo.exchange.tables.listing_row import header_for, is_column
from geo.words.admin.sentences import staff_text
from geo.words.exchange.files_text import files_text
from geo.words.language import Language
from views import fields
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
    said = [text.columns_lead]
    if own:
        said.append(text.columns_own.format(count=own))
    if len(foreign) > _MOST_SHOWN:
        said.append(text.columns_more.format(count=len(foreign) - _MOST_SHOWN))
    st.html(
        f'<h3 class="np-form-head" lang="{language.value}">{escape(text.columns_heading)}</h3>'
        f'<p class="np-lead" lang="{language.value}">{escape(" ".join(said))}</p>'
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
    guess = f" <em>{escape(text.columns_guess)}</em>" if is_guess(heading) else ""
    said = escape(_samples(sheet, at)) or escape(text.columns_nothing)
    with left:
        st.html(
            f'<div class="np-column"><strong>{escape(heading)}</strong>'
            f'<span lang="{language.value}">{guess}</span><p>{said}</p></div>'
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
    said = files_text(language).columns_twice.format(column=twice)
    st.html(f'<p class="np-fault" role="alert" lang="{language.value}">{escape(said)}</p>')
