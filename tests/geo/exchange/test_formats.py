import json
import re
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cli.export import FORMATS as ON_THE_COMMAND_LINE
from geo.errors import ExchangeError, GeoError
from geo.exchange.format_detection import told_by
from geo.exchange.formats import FORMATS, Format, read, sheet_of, write, write_for_staff
from geo.exchange.reading.parsed_file import compare
from geo.listing.directory import Directory
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.files.snapshot import pack_texts
from geo.listing.listing import Status
from geo.listing.published import PublishedDirectory
from geo.place.locate import Locator
from geo.words.exchange.files_text import EN
from geo.words.language import Language
from tests.geo.exchange.made_up import DIRECTORY, KNOWN, NOBODY, STAFF_NUMBER
from tests.geo.told import english, raises_saying

PROJECT = Path(__file__).resolve().parents[3]
LOCATOR = Locator.open()
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
TODAY = NOW.date()
READ = [form for form in Format if FORMATS[form].is_read]
NOT_READ = [form for form in Format if not FORMATS[form].is_read]
NAMES = {form: f"listing{about.ends}" for form, about in FORMATS.items()}
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.toml")}


@pytest.fixture(scope="module")
def nine() -> Directory:
    return read_directory()


@pytest.fixture
def locator() -> Locator:
    return LOCATOR


def written(directory: Directory, form: Format) -> bytes:
    return write(PublishedDirectory(directory), form, now=NOW, language=Language.EN)


def of_staff(directory: Directory, form: Format) -> bytes:
    return write_for_staff(directory, form, now=NOW, language=Language.EN)


def unpacked(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return b"".join(map(archive.read, archive.namelist()))


# --- the table -----------------------------------------------------------------------------------


def test_every_format_stands_in_the_table_and_on_the_command_line_and_has_its_words() -> None:
    assert set(FORMATS) == set(Format)
    assert tuple(form.value for form in Format) == ON_THE_COMMAND_LINE
    assert set(EN.formats) == {form.value for form in Format}


def test_the_page_of_the_docs_names_every_format_and_the_pages_that_it_links_are_there() -> None:
    page = (PROJECT / "docs" / "exchange-details.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \|.*\(\S+\.md\)", page, flags=re.MULTILINE)
    assert rows == [form.value for form in Format]
    links = re.findall(r"\]\(([^)#]+\.md)", page)
    assert [link for link in links if not (PROJECT / "docs" / link).is_file()] == []


# --- out and in ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", READ)
def test_the_shipped_listing_read_into_itself_changes_nothing(
    nine: Directory, locator: Locator, form: Format
) -> None:
    content = written(nine, form)
    parsed_file = read(content, form, name=NAMES[form], known=nine, locator=locator, today=TODAY)
    found = compare(nine, parsed_file.parsed)
    assert parsed_file.parsed.refused == ()
    assert (found.added, found.changed, found.gone, found.same) == ((), (), (), len(nine))


@pytest.mark.parametrize("form", Format)
def test_no_format_tells_the_public_what_is_for_staff_alone(form: Format) -> None:
    content = unpacked(written(DIRECTORY, form))
    assert STAFF_NUMBER.encode() not in content
    assert b"staff_only" not in content


@pytest.mark.parametrize("form", Format)
def test_what_is_for_staff_alone_goes_to_staff_in_the_listings_own_files_and_no_others(
    form: Format,
) -> None:
    content = unpacked(of_staff(DIRECTORY, form))
    assert (STAFF_NUMBER.encode() in content) is (form is Format.TOML)
    assert (b"staff_only" in content) is (form is Format.TOML)


@pytest.mark.parametrize("form", Format)
def test_paused_listings_go_to_staff_alone_where_the_format_can_say_so(form: Format) -> None:
    paused = Directory([replace(KNOWN, status=Status.PAUSED)])
    assert b"Known Group" not in unpacked(written(paused, form))
    assert (b"Known Group" in unpacked(of_staff(paused, form))) is FORMATS[form].tells_hidden


def test_the_listings_own_files_come_back_to_staff_whole() -> None:
    parsed_file = read(
        of_staff(DIRECTORY, Format.TOML),
        Format.TOML,
        name="a.zip",
        known=NOBODY,
        locator=LOCATOR,
        today=NOW.date(),
    )
    assert parsed_file.parsed.listings == DIRECTORY.listings


@pytest.mark.parametrize("form", NOT_READ)
def test_an_export_only_format_is_not_read(nine: Directory, locator: Locator, form: Format) -> None:
    with raises_saying(ExchangeError, match="export only; choose one of toml, csv"):
        read(written(nine, form), form, name="x", known=nine, locator=locator, today=TODAY)


def test_packed_files_come_in_with_their_remarks(nine: Directory, locator: Locator) -> None:
    content = pack_texts(TEXTS)
    parsed_file = read(
        content, Format.TOML, name="kept.zip", known=nine, locator=locator, today=TODAY
    )
    assert parsed_file.texts == TEXTS


def test_one_listing_file_comes_in_by_itself(nine: Directory, locator: Locator) -> None:
    content = TEXTS["heart"].encode()
    parsed_file = read(
        content, Format.TOML, name="heart.toml", known=nine, locator=locator, today=TODAY
    )
    assert parsed_file.parsed.listings == (nine["heart"],)
    assert parsed_file.texts == {"heart": TEXTS["heart"]}


def test_a_faulty_listing_file_is_refused_with_its_line_and_the_others_are_taken(
    nine: Directory, locator: Locator
) -> None:
    content = pack_texts(TEXTS | {"heart": TEXTS["heart"].replace('"active"', '"open"')})
    parsed = read(
        content, Format.TOML, name="a.zip", known=nine, locator=locator, today=TODAY
    ).parsed
    [fault] = parsed.refused
    assert (fault.name, fault.field) == ("heart.toml", "status")
    assert fault.row is not None
    assert "'open'" in english(fault.problem)
    assert {one.id for one in parsed.listings} == set(TEXTS) - {"heart"}


def test_a_listing_file_of_another_encoding_is_refused(locator: Locator) -> None:
    content = TEXTS["heart"].encode("utf-16")
    with raises_saying(ExchangeError, match=r"heart\.toml is not written in UTF-8; save it again"):
        read(content, Format.TOML, name="heart.toml", known=NOBODY, locator=locator, today=TODAY)


_json = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "services", "slug", "type", "day"]), inner)
    ),
    max_leaves=10,
)


@given(st.binary(max_size=200) | _json.map(lambda value: json.dumps(value).encode()))
def test_no_file_ends_in_another_error(content: bytes) -> None:
    told = told_by("file", content)
    for form in READ if told is None else [told]:
        with suppress(GeoError):
            parsed_file = read(
                content, form, name="file", known=NOBODY, locator=LOCATOR, today=TODAY
            )
            assert len(parsed_file.texts) <= len(parsed_file.parsed.listings)


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
def test_a_table_shows_its_columns_before_it_is_read(nine: Directory, form: Format) -> None:
    sheet = sheet_of(written(nine, form), form)
    assert sheet.header[:3] == ("id", "status", "name_en")
    assert len(sheet.rows) == len(nine)
