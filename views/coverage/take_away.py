"""What staff take away: every table, the pictures, and a report in both languages."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from geo.markup import element, said
from geo.reports import report
from geo.reports.report import Findings
from geo.words.admin.heavy_work import work_text
from geo.words.coverage.names import coverage_text
from geo.words.coverage.tables import captions
from geo.words.language import Language
from geo.words.say.sentences import language_name
from geo.worker.limits import MAKING
from views import fields
from views.coverage.table import draw_part
from views.draw import draw
from views.heavy_work import asker, done_for, made_or_told
from views.resources import now

_COLUMNS: Final = 2
_Offer = tuple[str, Callable[[], bytes | str], str]
"""What a button says, how its file is made, and the file's name."""


def draw_take_away(found: Findings) -> None:
    """Draw the offers; each file is made when somebody wants it."""
    language = found.language
    text = coverage_text(language)
    lead = f"{text.take_lead} {work_text(language).ask_again}"
    draw_part(text.take_heading, lead, language=language)
    with st.container(key="gap-take"):
        _offer_reports(found)
        _offer_pictures(found)
        _offer_tables(found)


def _offer_reports(found: Findings) -> None:
    text = coverage_text(found.language)
    draw(element("div", element("h3", said(text.report_heading)), class_="np-gap"))
    columns = st.columns(2 * _COLUMNS)
    for number, language in enumerate(Language):
        own = replace(found, language=language)
        name = language_name(language.value, found.language)
        _offer(
            columns[2 * number],
            text.report_pdf.format(language=name),
            _made(partial(report.report_pdf, own, now())),
            f"nearpeer-{_stem(found)}-{language.value}.pdf",
        )
        _offer(
            columns[2 * number + 1],
            text.report_html.format(language=name),
            _made(partial(report.report_html, own)),
            f"nearpeer-{_stem(found)}-{language.value}.html",
        )


def _offer_pictures(found: Findings) -> None:
    text, stem = coverage_text(found.language), _stem(found)
    draw(element("div", element("h3", said(text.take_pictures)), class_="np-gap"))
    columns = st.columns(3)
    offers: tuple[_Offer, ...] = (
        (text.take_map_png, _made(partial(report.map_picture, found)), f"nearpeer-map-{stem}.png"),
        (text.take_map_html, _made(partial(report.map_page, found)), f"nearpeer-map-{stem}.html"),
        (
            text.take_curve_png,
            _made(partial(report.curve_picture, found)),
            f"nearpeer-curve-{stem}.png",
        ),
    )
    for column, (label, make, name) in zip(columns, offers, strict=True):
        _offer(column, label, make, name)


def _offer_tables(found: Findings) -> None:
    text, stem = coverage_text(found.language), _stem(found)
    draw(element("div", element("h3", said(text.take_tables)), class_="np-gap"))
    names = tuple(captions(found.language))
    left, *columns = st.columns([2, 1, 1], vertical_alignment="bottom")
    with left:
        chosen = fields.choice(
            text.take_table,
            names,
            lambda one, tongue: captions(tongue)[one],
            key="gap-table",
            language=found.language,
            first=names[0],
        )

    def csv() -> bytes:
        return report.csv_file(report.table(chosen, found), found)

    def geojson() -> bytes:
        return report.geojson_file(report.table(chosen, found), found)

    offers: tuple[_Offer, ...] = (
        (text.take_csv, csv, f"{stem}-{chosen}.csv"),
        (text.take_geojson, geojson, f"{stem}-{chosen}.geojson"),
    )
    for column, (label, make, name) in zip(columns, offers, strict=True):
        _offer(column, label, make, f"nearpeer-{name}")


def _made(make: Callable[[], bytes | str]) -> Callable[[], bytes | str]:
    """Let a file be made beside the service; who asks is known while the page is drawn."""
    who = asker()
    return lambda: made_or_told(done_for(who, make, limits=MAKING))


def _stem(found: Findings) -> str:
    """Name files by what was asked, so that two of them can lie in one folder."""
    question = found.gaps.question
    who = question.criteria.audience or "anybody"
    return f"{question.region}-{who}-{question.within_km:g}km-{found.made_on}".lower()


def _offer(
    column: "st.delta_generator.DeltaGenerator",
    label: str,
    make: Callable[[], bytes | str],
    name: str,
) -> None:
    column.download_button(
        label, data=make, file_name=name, on_click="ignore", key=f"gap-{name}", width="stretch"
    )
