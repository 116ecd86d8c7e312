"""What staff take away: pictures, tables and the report of one question, in either language."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from geo.coverage.gaps import Gaps
from geo.coverage.map_data import MapData, map_data_of
from geo.coverage.reach import Reach, curve
from geo.coverage.regions import CANADA, mask_of
from geo.coverage.siting import Siting, gain_at
from geo.listing.published import PublishedDirectory
from geo.reports.document import Block, Document, Figure, Heading, Paragraph
from geo.reports.html import document_html
from geo.reports.map_file import coverage_map_html
from geo.reports.pdf import document_pdf
from geo.reports.pictures.canada import map_png
from geo.reports.pictures.curve import Line, curve_png, curve_svg
from geo.reports.table_csv import table_csv
from geo.reports.table_geojson import table_geojson
from geo.words.coverage.names import coverage_text, region_name
from geo.words.coverage.pictures import curve_words, map_words, shares_title
from geo.words.coverage.recommendations import needed_sentence
from geo.words.coverage.sentences import (
    counted,
    curve_sentence,
    headline,
    method_paragraphs,
    most_gained_sentence,
    surface_sentences,
    worst_and_cure,
    worst_sentence,
)
from geo.words.coverage.tables import (
    claims_table,
    missing_information_table,
    next_table,
    regions_table,
    table_named,
    thresholds_table,
    virtual_table,
    worst_table,
)
from geo.words.language import Language
from geo.words.say.sentences import distance, full_day_name
from geo.words.table import Table, without_empty_columns

_Drawn = TypeVar("_Drawn")
_ROWS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found for one question, and on which day."""

    directory: PublishedDirectory
    reach: Reach
    gaps: Gaps
    siting: Siting
    made_on: date
    language: Language

    @property
    def gain_at_worst(self) -> int | None:
        """People whom a group in the worst-served community would reach; None if there is none."""
        if not self.gaps.worst:
            return None
        question, worst = self.gaps.question, self.gaps.worst[0].community.coordinate
        return gain_at(self.reach, question.region, worst, question.within_km)

    @property
    def map_data(self) -> MapData:
        """What its map shows."""
        return map_data_of(self.reach, self.gaps, self.siting)


def about(found: Findings) -> dict[str, str]:
    """Say what every figure of a file rests on."""
    surface, question = found.gaps.surface, found.gaps.question
    return {
        "surface": surface.name,
        "vintage": surface.vintage,
        "grade": surface.grade,
        "asked_region": question.region,
        "asked_audience": question.criteria.audience or "anybody",
        "beyond_km": f"{question.within_km:g}",
        "distances": "straight line",
        "made_on": found.made_on.isoformat(),
    }


def table(table_id: str, found: Findings) -> Table:
    """Return one table by its id, see `geo.words.coverage.tables.captions`."""
    return table_named(table_id, found.gaps, found.siting, found.directory, found.language)


def csv_file(table: Table, found: Findings) -> bytes:
    """Write a table for a spreadsheet; the mark in front tells it that this is UTF-8."""
    return table_csv(table, about=about(found)).encode("utf-8-sig")


def geojson_file(table: Table, found: Findings) -> bytes:
    """Write a table for a map."""
    return json.dumps(table_geojson(table, about=about(found)), ensure_ascii=False).encode()


# --- pictures ------------------------------------------------------------------------------------


def curve_picture(found: Findings) -> bytes:
    """Draw how far people live, as a PNG file."""
    return _curve(curve_png, found)


def curve_drawing(found: Findings) -> str:
    """Draw how far people live, as an SVG for a page."""
    return _curve(curve_svg, found)


def _curve(draw: Callable[..., _Drawn], found: Findings) -> _Drawn:
    question = found.gaps.question
    regions = dict.fromkeys((question.region, CANADA))
    lines = [_line(found, region) for region in regions]
    words = curve_words(question, found.language)
    return draw(lines, within_km=question.within_km, words=words)


def _line(found: Findings, region: str) -> Line:
    km, residents = curve(found.reach, mask_of(found.reach.demand.communities, region))
    return Line(label=region_name(region, found.language), km=km, residents=residents)


def map_picture(found: Findings) -> bytes:
    """Draw who lives how far, as a PNG file."""
    map_data, question = found.map_data, found.gaps.question
    return map_png(
        map_data,
        north_only=question.region != CANADA,
        words=map_words(question, headline(found.gaps, found.language), found.language),
    )


def map_page(found: Findings) -> str:
    """Draw who lives how far, as a web page that fetches nothing."""
    surface = surface_sentences(found.gaps.surface, found.language)
    lines = (_made(found), curve_sentence(found.gaps, found.language), surface)
    return coverage_map_html(
        found.map_data,
        title=headline(found.gaps, found.language),
        lines=lines,
        shading=shares_title(found.gaps.question.within_km, found.language),
        table=worst_table(found.gaps, found.directory, found.language),
        language=found.language,
    )


# --- the report ----------------------------------------------------------------------------------


def report(found: Findings) -> Document:
    """Put together what a board has to know of one question."""
    language, gaps = found.language, found.gaps
    text, where = coverage_text(language), coverage_text(language).in_place[gaps.question.region]
    return Document(
        title=text.report_title.format(where=where),
        made=_made(found),
        footer=surface_sentences(gaps.surface, language),
        language=language,
        blocks=(
            *_answer(found),
            _map_figure(found),
            regions_table(gaps, language),
            _first(worst_table(gaps, found.directory, language)),
            _curve_figure(found),
            thresholds_table(gaps, language),
            *_proposals(found),
            missing_information_table(gaps, language),
            claims_table(gaps, language),
            Heading(text=text.method_heading),
            *(Paragraph(text=one) for one in method_paragraphs(language)),
        ),
    )


def report_pdf(found: Findings, made_at: datetime) -> bytes:
    """Write the report as a PDF file."""
    return document_pdf(report(found), made_at)


def report_html(found: Findings) -> str:
    """Write the report as a web page in one file."""
    return document_html(report(found))


def _made(found: Findings) -> str:
    day = full_day_name(found.made_on, found.language)
    shown = len(found.directory)
    return coverage_text(found.language).report_made.format(day=day, count=shown)


def _answer(found: Findings) -> tuple[Block, ...]:
    language, gaps = found.language, found.gaps
    said = (
        worst_and_cure(gaps, found.gain_at_worst, found.directory, language),
        most_gained_sentence(found.siting, language),
        counted(gaps.question.criteria, language),
    )
    return (
        Paragraph(text=headline(gaps, language), lead=True),
        *(Paragraph(text=one) for one in said if one),
    )


def _map_figure(found: Findings) -> Figure:
    text, km = coverage_text(found.language), found.gaps.question.within_km
    said = text.map_reading.format(km=distance(km, found.language))
    worst = worst_sentence(found.gaps, found.directory, found.language)
    return Figure(png=map_picture(found), alt=f"{said} {worst}", caption=said)


def _curve_figure(found: Findings) -> Figure:
    said = curve_sentence(found.gaps, found.language)
    heading = coverage_text(found.language).curve_heading
    return Figure(png=curve_picture(found), alt=f"{heading}. {said}", caption=said)


def _proposals(found: Findings) -> tuple[Block, ...]:
    needed = needed_sentence(found.siting, found.language)
    return (
        next_table(found.siting, found.language),
        *((Paragraph(text=needed),) if needed else ()),
        _first(virtual_table(found.siting, found.language)),
    )


def _first(table: Table) -> Table:
    """Keep the first rows: the whole table is in its own file."""
    return without_empty_columns(replace(table, rows=table.rows[:_ROWS]))
