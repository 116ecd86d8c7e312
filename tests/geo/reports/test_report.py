import csv
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from io import StringIO

import pytest

from geo.coverage.demand import counted_demand
from geo.coverage.gaps import GapQuery, find_gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import measure
from geo.coverage.regions import CANADA
from geo.coverage.siting import gain_at, site
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedDirectory
from geo.reports.document import Document, Figure, Heading, Paragraph
from geo.reports.maps import inert
from geo.reports.report import (
    Findings,
    about,
    csv_file,
    curve_drawing,
    curve_picture,
    geojson_file,
    map_page,
    map_picture,
    report,
    report_html,
    report_pdf,
)
from geo.words.coverage.names import coverage_text, region_name
from geo.words.coverage.recommendations import needed_sentence
from geo.words.coverage.sentences import (
    counted,
    curve_sentence,
    headline,
    method_paragraphs,
    most_gained_sentence,
    surface_sentences,
    worst_sentence,
)
from geo.words.coverage.tables import thresholds_table, worst_table
from geo.words.language import Language
from geo.words.say.sentences import full_day_name
from geo.words.table import Table
from tests.geo.words.coverage_asked import all_tables

pytestmark = pytest.mark.slow

PNG = b"\x89PNG\r\n\x1a\n"
DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)


def findings(region: str = "CA-NU", audience: Audience | None = Audience.PARAMEDIC) -> Findings:
    directory, criteria = PublishedDirectory(read_directory()), CoverageCriteria(audience=audience)
    reach = measure(counted_demand(), directory, criteria)
    return Findings(
        directory=directory,
        reach=reach,
        gaps=find_gaps(reach, directory, GapQuery(region=region, criteria=criteria)),
        siting=site(reach, region, count=3, within_km=100),
        made_on=DAY,
        language=Language.EN,
    )


@pytest.fixture(scope="module")
def found() -> Findings:
    """Ask about the North for paramedics, once."""
    return findings("north")


@pytest.fixture(scope="module")
def made(found: Findings) -> dict[Language, Document]:
    """Put the report together, once in each language."""
    return {language: report(in_language(found, language)) for language in Language}


def in_language(found: Findings, language: Language) -> Findings:
    return replace(found, language=language)


def tables(found: Findings) -> tuple[Table, ...]:
    return all_tables(found.gaps, found.siting, found.directory, found.language)


def without_folium_s_names(page: str) -> str:
    """Leave out the names that folium draws by lot for the elements of a map."""
    return re.sub(r"(?<=_)[0-9a-f]{32}", "", page)


# --- what every file says of itself --------------------------------------------------------------


def test_every_file_says_what_its_figures_rest_on(found: Findings) -> None:
    assert about(found) == {
        "surface": "census-subdivisions",
        "vintage": "2021 Census of Population",
        "grade": "official",
        "asked_region": "north",
        "asked_audience": "paramedic",
        "beyond_km": "100",
        "distances": "straight line",
        "made_on": "2026-11-23",
    }


def test_a_question_for_anybody_says_so() -> None:
    assert about(findings(audience=None))["asked_audience"] == "anybody"


def test_the_gain_at_the_worst_served_is_that_of_a_group_there(found: Findings) -> None:
    at = found.gaps.worst[0].community.coordinate
    assert found.gain_at_worst == gain_at(found.reach, "north", at, 100)
    nobody = replace(found, gaps=replace(found.gaps, worst=()))
    assert nobody.gain_at_worst is None


# --- tables --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_every_table_is_a_spreadsheet_that_excel_reads_as_utf_8(
    found: Findings, language: Language
) -> None:
    own = in_language(found, language)
    for table in tables(own):
        written = csv_file(table, own)
        assert written.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(StringIO(written.decode("utf-8-sig"), newline=""), strict=True))
        assert len(rows) == 1 + len(table.rows)
        assert len({len(row) for row in rows}) == 1
        papers = about(own)
        assert rows[0][-len(papers) :] == list(papers)
        assert all(row[-len(papers) :] == list(papers.values()) for row in rows[1:])


def test_a_spreadsheet_holds_plain_numbers_whatever_the_language(found: Findings) -> None:
    english, french = (
        csv_file(thresholds_table(found.gaps, language), in_language(found, language))
        for language in Language
    )
    assert english == french
    assert b"1000.0," in english


@pytest.mark.parametrize("language", Language)
def test_every_table_is_a_map_layer(found: Findings, language: Language) -> None:
    own = in_language(found, language)
    for table in tables(own):
        layer = json.loads(geojson_file(table, own))
        assert layer["type"] == "FeatureCollection"
        assert layer["about"] == about(own)
        assert len(layer["features"]) == len(table.rows)
        points = [one["geometry"] for one in layer["features"] if one["geometry"]]
        assert len(points) == sum(row.at is not None for row in table.rows)
        for point in points:
            lon, lat = point["coordinates"]
            assert -141.1 < lon < -52
            assert 41 < lat < 84


# --- pictures ------------------------------------------------------------------------------------


def test_pictures_are_png_and_svg(found: Findings) -> None:
    assert curve_picture(found).startswith(PNG)
    assert map_picture(found).startswith(PNG)
    assert "<svg" in curve_drawing(found)


def test_the_same_findings_give_the_same_bytes() -> None:
    one, same = findings(), findings()
    assert report(one) == report(same)  # its pictures too
    assert curve_drawing(one) == curve_drawing(same)
    assert without_folium_s_names(map_page(one)) == without_folium_s_names(map_page(same))
    for table, again in zip(tables(one), tables(same), strict=True):
        assert csv_file(table, one) == csv_file(again, same)
        assert geojson_file(table, one) == geojson_file(again, same)


def test_the_same_findings_and_moment_give_the_same_pdf(
    made: dict[Language, Document], found: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.reports.report.report", lambda own: made[own.language])
    first = report_pdf(found, NOON)
    assert first == report_pdf(found, NOON)
    assert first != report_pdf(found, NOON.replace(day=24))


@pytest.mark.parametrize("language", Language)
def test_the_curve_compares_the_region_with_canada(found: Findings, language: Language) -> None:
    drawing = unescape(curve_drawing(in_language(found, language)))
    assert region_name("north", language) in drawing
    assert region_name(CANADA, language) in drawing


def test_the_curve_of_canada_is_one_line() -> None:
    assert unescape(curve_drawing(findings(CANADA))).count(">Canada<") == 1


# --- the map as a page ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_the_map_says_its_answer_in_the_language_and_fetches_nothing(
    found: Findings, language: Language
) -> None:
    own = in_language(found, language)
    page = map_page(own)
    assert f'<html lang="{language}">' in page
    for said in (
        headline(own.gaps, language),
        curve_sentence(own.gaps, language),
        surface_sentences(own.gaps.surface, language),
        worst_table(own.gaps, own.directory, language).caption,
    ):
        assert inert(said) in page
    assert not re.findall(r"""(?:src|href)\s*=\s*["'][^"'#]""", page.split("<h1>")[1])
    styles = "".join(re.findall(r"<style>.*?</style>", page, flags=re.DOTALL))
    assert not re.search(r"@import|url\(", styles)
    assert "<link" not in page


# --- the report ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_the_report_begins_with_the_answer_and_ends_with_the_method(
    found: Findings, made: dict[Language, Document], language: Language
) -> None:
    own = in_language(found, language)
    text, (first, *rest) = coverage_text(language), made[language].blocks
    assert first == Paragraph(text=headline(own.gaps, language), lead=True)
    said = [block.text for block in rest if isinstance(block, Paragraph)]
    assert said[0].startswith(worst_sentence(own.gaps, own.directory, language))
    assert most_gained_sentence(own.siting, language) in said
    assert counted(own.gaps.question.criteria, language) in said
    assert needed_sentence(own.siting, language) in said
    assert tuple(said[-len(method_paragraphs(language)) :]) == method_paragraphs(language)
    assert Heading(text=text.method_heading) in rest


@pytest.mark.parametrize("language", Language)
def test_the_report_says_where_when_and_on_what_it_rests(
    found: Findings, made: dict[Language, Document], language: Language
) -> None:
    written = made[language]
    assert written.language is language
    assert coverage_text(language).in_place["north"] in written.title
    assert full_day_name(DAY, language) in written.made
    assert str(len(found.directory)) in written.made
    assert written.footer == surface_sentences(found.gaps.surface, language)


@pytest.mark.parametrize("language", Language)
def test_the_report_has_every_table_but_one_and_both_pictures_with_what_they_show(
    made: dict[Language, Document], language: Language
) -> None:
    blocks = made[language].blocks
    ids = [block.id for block in blocks if isinstance(block, Table)]
    assert ids == ["regions", "worst", "distances", "next", "virtual", "listings", "claims"]
    figures = [block for block in blocks if isinstance(block, Figure)]
    assert len(figures) == 2
    for figure in figures:
        assert figure.png.startswith(PNG)
        assert figure.caption
        assert len(figure.alt) > len(figure.caption)


def test_long_tables_are_cut_in_the_report_and_whole_in_their_files(
    found: Findings, made: dict[Language, Document]
) -> None:
    whole = {table.id: len(table.rows) for table in tables(found)}
    blocks = made[Language.EN].blocks
    cut = {block.id: len(block.rows) for block in blocks if isinstance(block, Table)}
    for name in ("worst", "virtual"):
        assert cut[name] == 25 < whole[name]
    for name in ("regions", "distances", "next", "listings", "claims"):
        assert cut[name] == whole[name]


def test_columns_that_say_nothing_are_left_out_of_the_report(
    made: dict[Language, Document],
) -> None:
    found = [block for block in made[Language.EN].blocks if isinstance(block, Table)]
    worst = next(table for table in found if table.id == "worst")
    assert not {"second", "second_km"} & {column.id for column in worst.columns}


@pytest.mark.parametrize("language", Language)
def test_the_report_is_a_page_and_a_pdf_in_its_language(
    found: Findings, language: Language
) -> None:
    own = in_language(found, language)
    page = report_html(own)
    assert f'<html lang="{language}' in page
    assert headline(own.gaps, language) in unescape(page)
    assert page.count("data:image/png;base64,") == 2
    written = report_pdf(own, NOON)
    assert written.startswith(b"%PDF-")
    assert b"/Lang(" + language.encode() in written


def test_a_report_of_a_region_where_nobody_is_beyond_can_be_made() -> None:
    served = findings()
    question = replace(served.gaps.question, within_km=5_000.0)
    gaps = find_gaps(served.reach, served.directory, question)
    siting = site(served.reach, "CA-NU", count=3, within_km=5_000)
    nobody = replace(served, gaps=gaps, siting=siting)
    assert (gaps.worst, siting.proposals) == ((), ())
    first, *rest = report(nobody).blocks
    assert first == Paragraph(text=headline(gaps, Language.EN), lead=True)
    assert all("{" not in one.text for one in rest if isinstance(one, Paragraph | Heading))
    assert {one.id: len(one.rows) for one in rest if isinstance(one, Table)}["worst"] == 0


# --- who is named --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_nothing_that_is_passed_on_names_a_person_or_how_to_reach_one(language: Language) -> None:
    everywhere = in_language(findings(CANADA, None), language)
    contacts = [contact for one in everywhere.directory for contact in one.contacts]
    said = [phone.number for contact in contacts for phone in contact.phones]
    said += [text for one in contacts for text in (one.person, one.email) if text]
    files = [report_html(everywhere), map_page(everywhere)]
    files += [csv_file(table, everywhere).decode() for table in tables(everywhere)]
    files += [geojson_file(table, everywhere).decode() for table in tables(everywhere)]
    assert coverage_text(language).ask_named in unescape(files[0])
    assert [text for text in said if any(text in unescape(file) for file in files)] == []
    assert len(said) > 10
