"""The lines that answer in a crisis, in sight on every page and in every state."""

from html import escape

import streamlit as st

from geo.words.language import Language
from geo.words.page_text import CrisisLine, PageText, page_text

_MOST_URGENT = 2
"""So many stay in the bar at the top of a narrow screen."""


def crisis_block(language: Language) -> None:
    """Draw the crisis lines; tapping a number calls it."""
    text = page_text(language)
    lines = "".join(_line(line, text) for line in text.crisis_lines)
    bar = "".join(_call(line, text) for line in text.crisis_lines[:_MOST_URGENT])
    heading = escape(text.crisis_heading)
    st.html(
        f'<p class="np-crisis-bar">{bar}</p>'
        f'<aside class="np-crisis" lang="{language.value}" aria-label="{heading}">'
        f"<p>{heading}</p><ul>{lines}</ul></aside>"
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
