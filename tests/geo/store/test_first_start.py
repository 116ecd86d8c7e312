from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text as statement

from geo.errors import ListingsError, StoreError
from geo.listing.files.listing_file import FOLDER, from_toml, read_directory
from geo.listing.files.writer import to_toml
from geo.place.north import named_regions
from geo.store.address import PUBLISHED
from geo.store.fault import StoreFault
from geo.store.first_start import left_out, open_filled
from geo.store.store import Store
from geo.store.version import FIRST, ChangeKind, Signature
from tests.geo.finder.made_up import listing
from tests.geo.store.saves import AT, save_of
from tests.geo.told import raises_saying

WRITTEN = f"# Ask for Anne.\n{to_toml(listing())}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "listings"
    made.mkdir()
    (made / "plain.toml").write_text(WRITTEN, encoding="utf-8")
    return made


def test_a_new_store_holds_the_shipped_listing(url: str) -> None:
    with closing(open_filled(url, FOLDER, now=AT)) as store:
        assert store.snapshot().directory.listings == read_directory(FOLDER).listings


def test_the_words_of_the_files_are_kept_with_their_comments(url: str, folder: Path) -> None:
    with closing(open_filled(url, folder, now=AT)) as store:
        public = store.entry("plain").public
        assert public is not None
        assert public.text == WRITTEN
        assert public.signature == Signature(
            by=FIRST, at=AT, act=ChangeKind.IMPORTED, why="listings", until=None
        )


def test_a_second_start_finds_the_store_as_it_was_left(url: str, folder: Path) -> None:
    with closing(open_filled(url, folder, now=AT)) as store:
        changed = store.save(save_of(replaces=1, said="changed by staff"))
    (folder / "plain.toml").write_text("no listing at all", encoding="utf-8")
    with closing(open_filled(url, folder, now=AT)) as store:
        assert store.revision() == 2
        assert store.entry("plain").public == changed


def test_a_folder_without_a_whole_file_fills_nothing_and_says_where(
    sqlite_file_url: str, folder: Path
) -> None:
    url = sqlite_file_url
    (folder / "half.toml").write_text('id = "half"', encoding="utf-8")
    (folder / "plain.toml").write_text("", encoding="utf-8")
    with raises_saying(ListingsError, match=r"half\.toml"):
        open_filled(url, folder, now=AT)
    with closing(Store.open(url)) as store:
        assert store.revision() == 0
    (folder / "plain.toml").write_text(WRITTEN, encoding="utf-8")
    with closing(open_filled(url, folder, now=AT)) as store:
        assert store.revision() == 1


def test_a_file_that_begins_with_a_byte_order_mark_is_taken_as_it_is_read(
    url: str, folder: Path
) -> None:
    (folder / "plain.toml").write_text(WRITTEN, encoding="utf-8-sig")
    with closing(open_filled(url, folder, now=AT)) as store:
        public = store.entry("plain").public
        assert public is not None
        assert public.text == WRITTEN
        assert public.listing == from_toml(WRITTEN, source="plain")


def test_other_files_of_the_folder_are_left_alone(url: str, folder: Path) -> None:
    (folder / "README.md").write_text("# Listings", encoding="utf-8")
    with closing(open_filled(url, folder, now=AT)) as store:
        assert [entry.listing_id for entry in store.entries()] == ["plain"]


def test_a_database_that_nobody_knows_is_refused_before_the_folder_is_read(folder: Path) -> None:
    with raises_saying(StoreError, match="sqlite:///path or postgresql://"):
        open_filled("mysql://somewhere/else", folder / "missing", now=AT)


@pytest.mark.parametrize("told_by", ["caller", "kept state"])
def test_a_store_that_was_here_and_is_empty_is_not_filled(
    url: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told_by: str
) -> None:
    monkeypatch.setenv(PUBLISHED, str(tmp_path / "kept"))
    with closing(open_filled(url, folder, now=AT)) as store:
        if told_by == "kept state":
            store.on_change()
        with store.engine.begin() as connection:
            connection.execute(statement("DELETE FROM version"))
            connection.execute(statement("UPDATE head SET revision = 0"))
    with raises_saying(StoreError, match="is gone") as refused:
        open_filled(url, folder, now=AT, was_here=told_by == "caller")
    assert refused.value.fault is StoreFault.MISSING
    with closing(Store.open(url)) as store:
        assert store.revision() == 0


def test_a_file_with_a_fault_is_left_out_and_named_until_its_listing_is_known(
    url: str, folder: Path
) -> None:
    (folder / "half.toml").write_text('id = "half"', encoding="utf-8")
    with closing(open_filled(url, folder, now=AT)) as store:
        assert [one.id for one in store.snapshot().directory] == ["plain"]
        assert {fault.source for fault in left_out(store, folder)} == {"half.toml"}
        (folder / "plain.toml").write_text("no listing at all", encoding="utf-8")
        assert {fault.source for fault in left_out(store, folder)} == {"half.toml"}, (
            "what the store holds is shown, whatever becomes of its file"
        )
        store.save(save_of("half"))
        assert left_out(store, folder) == ()


def test_a_listing_whose_area_is_in_a_damaged_file_takes_no_other_one_along(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named_regions.cache_clear()
    monkeypatch.setattr("geo.place.north.FILE", tmp_path / "gone.json")
    try:
        with closing(open_filled(url, FOLDER, now=AT)) as store:
            assert len(store.snapshot().directory) == 8
            assert {one.source for one in left_out(store, FOLDER)} == {"first-responders-cafe.toml"}
    finally:
        named_regions.cache_clear()
