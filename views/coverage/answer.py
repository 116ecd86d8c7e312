"""The answer in words: how many, where it is worst, what would change it, what is cheapest."""

from html import escape

import streamlit as st

from geo.coverage.gaps import Gaps
from geo.coverage.missing_information import ToClose
from geo.reports.report import Findings
from geo.words.coverage.names import coverage_text, people
from geo.words.coverage.recommendations import missing_words, waiting_sentence, whom_to_ask
from geo.words.coverage.sentences import counted, most_gained_sentence, reach_words, worst_and_cure
from geo.words.language import Language
from geo.words.say.sentences import distance
from geo.words.table import grouped, percent

_FIRST = 3


def draw_answer(found: Findings) -> None:
    """Draw what to know first."""
    gaps, language = found.gaps, found.language
    said = [
        worst_and_cure(gaps, found.gain_at_worst, found.directory, language),
        most_gained_sentence(found.siting, language),
    ]
    if not found.reach.places and not found.reach.from_home.any():
        said.append(coverage_text(language).no_group_counts)
    lines = "".join(f"<p>{escape(line)}</p>" for line in said if line)
    st.html(f'<div class="np-notice np-gap-first" lang="{language.value}">{lines}</div>')


def draw_figures(gaps: Gaps, language: Language) -> None:
    """Draw the four figures of the question, and what was counted as a group."""
    text, total = coverage_text(language), gaps.total
    km = distance(total.within_km, language)
    share = total.residents_beyond / total.residents if total.residents else 0.0
    places = {
        "count": grouped(total.places_beyond, language),
        "total": grouped(total.places, language),
    }
    facts = (
        (
            text.fact_beyond.format(km=km),
            f"{people(total.residents_beyond, language)} ({percent(share, language)})",
        ),
        (text.fact_places.format(km=km), text.of_many.format(**places)),
        (text.fact_median, reach_words(gaps.median_km, language)),
        (text.fact_p90, reach_words(gaps.p90_km, language)),
    )
    items = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in facts
    )
    st.html(
        f'<dl class="np-figures" lang="{language.value}">{items}</dl>'
        f'<p class="np-aside">{escape(counted(gaps.question.whom, language))}</p>'
    )


def draw_cheapest(gaps: Gaps, language: Language) -> None:
    """Draw the listings with something missing: a phone call closes more than a new group."""
    text, found = coverage_text(language), gaps.to_close
    count = len(found)
    reading = text.close_reading.format(count=count) if count else text.close_none
    if count == 1:
        reading = text.close_reading_one
    first, more = found[:_FIRST], found[_FIRST:]
    items = "".join(_item(one, gaps, language) for one in first)
    rest = "".join(_item(one, gaps, language) for one in more)
    if rest:
        said = text.more_rows.format(count=len(more))
        rest = f"<details><summary>{escape(said)}</summary><ul>{rest}</ul></details>"
    st.html(
        f'<section class="np-gap np-cheapest" lang="{language.value}">'
        f"<h2>{escape(text.close_heading)}</h2>"
        f'<p class="np-reading">{escape(reading)}</p><ul>{items}</ul>{rest}</section>'
    )


def _item(one: ToClose, gaps: Gaps, language: Language) -> str:
    name = f"<strong>{escape(one.listing.name.in_language(language))}</strong>"
    lines = (
        waiting_sentence(one, gaps.question.within_km, language),
        whom_to_ask(one.listing, language),
    )
    said = "".join(f"<span>{escape(line)}</span> " for line in lines if line)
    missing = escape(missing_words(one, language))
    lacks = coverage_text(language).lacks.format(name=name, missing=missing)
    return f"<li><p>{lacks}</p><p>{said}</p></li>"
