"""Ten thousand listings as HSDS, there and back: ``make full``."""

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema_rs
import pytest

from geo.exchange.hsds import writer
from geo.exchange.hsds.reader import read_hsds
from geo.exchange.hsds.writer import write_hsds
from geo.listing.difference import differences
from geo.listing.directory import Directory
from geo.listing.field_kinds import Export
from geo.listing.fields import losses_of
from tests.geo.listing.many_listings import many_listings

pytestmark = pytest.mark.full

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNT = 10_000
SCHEMA = Path(writer.__file__).with_name("hsds_schema.json")


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory(many_listings(COUNT, seed=2026))


@pytest.fixture(scope="module")
def content(directory: Directory) -> bytes:
    return write_hsds(directory, now=NOW)


def test_they_keep_to_the_schema(content: bytes) -> None:
    validator = jsonschema_rs.Draft202012Validator(
        json.loads(SCHEMA.read_text("utf-8")), validate_formats=True
    )
    assert [str(error) for error in validator.iter_errors(json.loads(content))] == []


def test_they_come_back_but_for_the_written_losses(directory: Directory, content: bytes) -> None:
    parsed = read_hsds(content, known=Directory([]))
    assert parsed.refused == parsed.remarks == ()
    assert len(parsed.listings) == COUNT
    lost = {one.field for back in parsed.listings for one in differences(directory[back.id], back)}
    assert lost == set(losses_of(Export.HSDS))


def test_they_change_nothing_where_they_are_known(directory: Directory, content: bytes) -> None:
    parsed = read_hsds(content, known=directory)
    assert parsed.refused == parsed.remarks == ()
    assert Directory(parsed.listings).listings == directory.listings
