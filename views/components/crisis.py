"""The lines that answer in a crisis, in sight on every page and in every state."""

from html import escape

import streamlit as st

from geo.words.language import Language
from geo.words.page_text import CrisisLine, PageText, page_text
from geo.words.visit_text import visit_text

_MOST_URGENT = 2
"""So many stay in the bar at the top of a narrow screen."""


def crisis_block(language: Language) -> None:
    """Draw the crisis lines and the quick way out; tapping a number calls it."""
    text, visit = page_text(language), visit_text(language)
    lines = "".join(_line(line, text) for line in text.crisis_lines)
    heading, lang = escape(text.crisis_heading), f'lang="{language.value}"'
    st.html(
        f'{_bar(text, lines, language)}<a class="np-exit" href="{visit.leave_to}" '
        f'rel="noreferrer noopener" data-exit {lang} '
        f'title="{escape(visit.leave_note)}">{escape(visit.leave)}</a>'
    )
    st.html(
        f'<aside class="np-crisis" {lang} aria-label="{heading}">'
        f"<p>{heading}</p><ul>{lines}</ul></aside>"
    )


def _bar(text: PageText, lines: str, language: Language) -> str:
    """Draw the bar of a narrow screen: the most urgent in sight, the others one press away."""
    more, heading = escape(visit_text(language).crisis_more), escape(text.crisis_heading)
    urgent = "".join(
        f'<span class="np-urgent">{_call(line, text)}<small>{escape(line.short)}</small></span>'
        for line in text.crisis_lines[:_MOST_URGENT]
    )
    return (
        f'<aside class="np-crisis-bar" lang="{language.value}" aria-label="{more}">'
        f'<details class="np-help"><summary>{more}</summary>'
        f"<div><p>{heading}</p><ul>{lines}</ul></div></details>{urgent}</aside>"
    )


def _line(line: CrisisLine, text: PageText) -> str:
    short = f'<span class="np-crisis-name">{escape(line.short)}</span>'
    return f"<li>{short} {_call(line, text)} {_write(line, text) if line.sms else ''}</li>"


def _call(line: CrisisLine, text: PageText) -> str:
    label = text.crisis_call.format(number=line.number, name=line.name)
    return f'<a href="tel:{line.tel}" aria-label="{escape(label)}">{escape(line.number)}</a>'


def _write(line: CrisisLine, text: PageText) -> str:
    label = f"{text.crisis_text} {line.number}, {line.name}"
    return f'<a href="sms:{line.sms}" aria-label="{escape(label)}">{escape(text.crisis_text)}</a>'
