"""How the figures are made, and what they rest on."""

from html import escape

import streamlit as st

from geo.coverage.gaps import Gaps
from geo.place.north import named_regions
from geo.words.coverage.names import coverage_text
from geo.words.coverage.sentences import method_paragraphs, surface_sentences
from geo.words.language import Language, by_language
from geo.words.say.sentences import text_in


def draw_method(gaps: Gaps, language: Language) -> None:
    """Draw the method, the data grade, and the rule of every named region."""
    text = coverage_text(language)
    said = (surface_sentences(gaps.surface, language), *method_paragraphs(language))
    rules = "".join(
        f"<li><strong>{escape(one.name(language))}</strong>{escape(text_in(language).colon)}"
        f"{escape(by_language(language, en=one.rule_en, fr=one.rule_fr))}</li>"
        for one in named_regions().values()
    )
    st.html(
        f'<section class="np-gap np-prose" lang="{language.value}">'
        f"<h2>{escape(text.method_heading)}</h2>"
        f"{''.join(f'<p>{escape(line)}</p>' for line in said)}"
        f"<details><summary>{escape(text.rules_heading)}</summary><ul>{rules}</ul></details>"
        "</section>"
    )
