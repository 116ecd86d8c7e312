from time import process_time

import pytest

from geo.exchange.reading.rows import ImportBuilder, ImportRow, listing_of
from tests.geo.exchange.made_up import DIRECTORY, KNOWN, NOBODY


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Café du Nord!", "cafe-du-nord"),
        ("known", "known-2"),
        ("Known", "known-2"),
        ("日本", "group"),
        ("x" * 99, "x" * 99),
        ("Long " + "x" * 99, "long-" + "x" * 55),
    ],
)
def test_an_id_is_made_of_a_name_and_is_free(text: str, free: str) -> None:
    assert ImportBuilder(DIRECTORY).free_id(text) == free


def test_an_id_that_a_row_has_taken_is_not_free() -> None:
    builder = ImportBuilder(type(DIRECTORY)(()))
    ImportRow(builder, 1, "").take(KNOWN)
    assert builder.free_id("known") == "known-2"
    assert builder.parsed().listings == (KNOWN,)


def test_a_table_that_is_no_listing_gives_its_faults() -> None:
    listing, faults = listing_of({"id": "No slug"})
    assert listing is None
    assert faults[0].field == "id"


def test_the_ids_of_many_groups_of_one_name_are_found_in_no_time() -> None:
    builder, begun = ImportBuilder(NOBODY), process_time()
    for _ in range(20_000):
        builder.listings[builder.free_id("Night Watch")] = KNOWN
    assert process_time() - begun < 5.0
    assert list(builder.listings)[:3] == ["night-watch", "night-watch-2", "night-watch-3"]
    assert "night-watch-20000" in builder.listings


def test_an_id_that_was_not_taken_is_offered_again() -> None:
    builder = ImportBuilder(NOBODY)
    builder.listings["night"] = KNOWN
    assert builder.free_id("Night") == builder.free_id("Night") == "night-2"
