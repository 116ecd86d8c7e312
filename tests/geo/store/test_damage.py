import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text as statement

from geo.errors import NewerVersionError
from geo.listing.listing import Status
from geo.store.database import sqlite_url
from geo.store.store import Store
from tests.geo.finder.made_up import listing
from tests.geo.store.saves import (
    reopened,
    save_listing,
    save_of,
    signed,
)


def test_one_changed_bit_of_a_text_is_noticed_wherever_it_is(store: Store) -> None:
    written = store.save(save_of())
    assert written.text is not None
    for place in range(0, len(written.text), 5):
        changed = lowest_bit_changed(written.text, place)
        change(store, "text", changed, revision=1)
        assert reopened(store).version(1).damaged, place
    change(store, "text", written.text, revision=1)
    assert reopened(store).version(1) == written


def test_a_damaged_listing_is_left_out_and_named_and_the_others_stand(store: Store) -> None:
    store.save_all([save_of("a"), save_of("b"), save_of("c")])
    text = store.version(2).text
    assert text is not None
    change(store, "text", lowest_bit_changed(text, 5), revision=2)
    snapshot = reopened(store).snapshot()
    assert [one.id for one in snapshot.directory] == ["a", "c"]
    assert snapshot.damaged == ("b",)
    assert snapshot.revisions["b"] == 2


def test_a_changed_name_of_who_signed_is_noticed(store: Store) -> None:
    store.save(save_of(signature=signed("Mary")))
    change(store, "saved_by", lowest_bit_changed("Mary", 0), revision=1)
    assert reopened(store).version(1).damaged
    assert reopened(store).snapshot().damaged == ("plain",)


def test_a_damaged_version_is_mended_by_saving_again(store: Store) -> None:
    store.save(save_of(said="whole"))
    change(store, "text", "id = ", revision=1)
    damaged = reopened(store)
    with pytest.raises(NewerVersionError) as refused:
        damaged.save(save_of())
    assert refused.value.newer.damaged
    damaged.save(save_of(replaces=1, said="mended"))
    assert damaged.snapshot().damaged == ()
    assert [one.damaged for one in damaged.history("plain")] == [False, True]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("why", "another reason"),
        ("until", "2030-01-01"),
        ("saved_at", "2020-01-01T00:00:00+00:00"),
        ("replaces", 7),
    ],
)
def test_whatever_else_changes_in_a_version_is_noticed(
    store: Store, column: str, value: object
) -> None:
    store.save(save_of())
    change(store, column, value, revision=1)
    assert reopened(store).version(1).damaged


@pytest.mark.parametrize(("column", "value"), [("act", "eeited"), ("line", "qublic")])
def test_a_word_that_no_version_has_damages_one_listing_alone(
    store: Store, column: str, value: str
) -> None:
    store.save_all([save_of("a"), save_of("b")])
    change(store, column, value, revision=2)
    snapshot = reopened(store).snapshot()
    assert [one.id for one in snapshot.directory] == ["a"]
    assert snapshot.damaged == ("b",)


def test_a_text_that_is_gone_is_noticed(store: Store) -> None:
    store.save(save_of())
    change(store, "text", None, revision=1)
    assert reopened(store).snapshot().damaged == ("plain",)


def test_bytes_that_are_no_text_damage_one_listing_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with closing(Store.open(sqlite_url(path))) as store:
        store.save_all([save_of("a"), save_of("b")])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE version SET text = CAST(X'E9' || text AS TEXT) WHERE listing_id = 'b'"
        )
    with closing(Store.open(sqlite_url(path))) as store:
        assert [one.id for one in store.snapshot().directory] == ["a"]
        assert store.snapshot().damaged == ("b",)


def lowest_bit_changed(written: str, place: int) -> str:
    return written[:place] + chr(ord(written[place]) ^ 1) + written[place + 1 :]


def change(store: Store, column: str, value: object, *, revision: int) -> None:
    """Do to the table what no version of the program does."""
    with store.engine.begin() as connection:
        connection.execute(
            statement(f"UPDATE version SET {column} = :value WHERE revision = :revision"),  # noqa: S608 - columns that tests name
            {"value": value, "revision": revision},
        )


@pytest.mark.parametrize(
    ("column", "value"), [("listing_id", "hearu"), ("line", "qublic"), ("line", "draft")]
)
def test_a_withdrawal_whose_row_is_damaged_does_not_bring_the_group_back(
    store: Store, column: str, value: str
) -> None:
    store.save_all([save_of("heart"), save_of("other")])
    withdrawn = replace(listing("heart"), status=Status.WITHDRAWN)
    store.save(save_listing(withdrawn, replaces=1))
    change(store, column, value, revision=3)
    snapshot = reopened(store).snapshot()
    assert [one.id for one in snapshot.directory] == ["other"]
    assert "heart" in snapshot.damaged


def test_a_version_that_a_damaged_row_replaced_is_mended_by_saving_again(store: Store) -> None:
    store.save(save_of("heart"))
    store.save(save_of("heart", replaces=1))
    change(store, "listing_id", "hearu", revision=2)
    assert "heart" not in store.snapshot().directory
    store.save(save_of("heart", replaces=1, said="mended"))
    assert "heart" in store.snapshot().directory
