"""Two states of the listing: keep today's, compare a kept one with today's."""

from functools import lru_cache
from html import escape

import streamlit as st

from geo.coverage.change import compare
from geo.coverage.gaps import Question
from geo.coverage.regions import mask_of
from geo.errors import GeoError, ListingsError
from geo.listing.published import PublishedDirectory
from geo.listing.snapshot import from_snapshot, to_snapshot
from geo.words.coverage_acts import compare_sentences
from geo.words.coverage_names import coverage_text
from geo.words.coverage_tables import crossing_table
from geo.words.language import Language
from views.gaps.table import rows_html
from views.resources import now, reach_of


def draw_two_states(directory: PublishedDirectory, question: Question, language: Language) -> None:
    """Draw the offer to keep a state, and what changed since one that was kept."""
    text = coverage_text(language)
    st.html(
        f'<section class="np-gap" lang="{language.value}"><h2>{escape(text.compare_heading)}</h2>'
        f'<p class="np-reading">{escape(text.compare_lead)}</p></section>'
    )
    st.download_button(
        text.compare_save,
        data=lambda: to_snapshot(directory),
        file_name=text.compare_file.format(day=now().date().isoformat()),
        mime="application/zip",
        on_click="ignore",
        key="gap-keep",
    )
    kept = st.file_uploader(text.compare_upload, type="zip", key="gap-kept")
    if kept is not None:
        _draw_since(kept.getvalue(), directory, question, language)


def _draw_since(
    content: bytes, directory: PublishedDirectory, question: Question, language: Language
) -> None:
    text = coverage_text(language)
    try:
        before = _read(content)
    except GeoError as error:
        faults = error.faults if isinstance(error, ListingsError) else [error]
        said = escape(text.compare_faulty.format(fault="; ".join(map(str, faults))))
        st.html(f'<p class="np-gap-fault" role="alert" lang="{language.value}">{said}</p>')
        return
    was, is_now = reach_of(before, question.whom), reach_of(directory, question.whom)
    mask = mask_of(was.demand.communities, question.region)
    change = compare(was, is_now, mask, question.within_km)
    lines = compare_sentences(change, before, directory, language)
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    tables = (
        crossing_table(change.gained, question.within_km, language),
        crossing_table(change.lost, question.within_km, language, lost=True),
    )
    rows = "".join(
        f"<h3>{escape(table.caption)}</h3>{rows_html(table, language)}"
        for table in tables
        if table.rows
    )
    st.html(
        f'<div class="np-gap" role="status" lang="{language.value}">'
        f'<div class="np-notice">{said}</div>{rows}</div>'
    )


@lru_cache(maxsize=4)
def _read(content: bytes) -> PublishedDirectory:
    """Read a kept state once; the file is uploaded again with every run of the page."""
    return PublishedDirectory(from_snapshot(content))
