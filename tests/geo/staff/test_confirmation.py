from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import LinkError
from geo.staff.confirmation import LINK_DAYS, Confirmation, LinkFault, content_of
from tests.geo.finder.made_up import listing

KEY = "a key of this test"
NOW = datetime(2026, 12, 7, 17, tzinfo=UTC)
LINKED = Confirmation.of(listing("plain"), now=NOW)
TODAY = NOW.date()


def _fault(token: str, *, key: str = KEY, today: date = TODAY) -> LinkFault:
    with pytest.raises(LinkError) as refused:
        Confirmation.from_token(token, key, today=today)
    return LinkFault(refused.value.fault)


def test_a_token_gives_back_what_it_confirms() -> None:
    token = LINKED.to_token(KEY)
    assert Confirmation.from_token(token, KEY, today=NOW.date()) == LINKED


def test_a_token_fits_into_an_address_as_it_is() -> None:
    assert set(LINKED.to_token(KEY)) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
    )


def test_a_token_is_taken_on_its_last_day_and_not_after() -> None:
    token, last = LINKED.to_token(KEY), NOW.date() + timedelta(days=LINK_DAYS)
    assert Confirmation.from_token(token, KEY, today=last) == LINKED
    assert _fault(token, today=last + timedelta(days=1)) is LinkFault.EXPIRED


def test_the_token_of_another_store_is_not_ours() -> None:
    assert _fault(LINKED.to_token("another key")) is LinkFault.NOT_OURS


@given(st.data())
def test_a_token_with_a_piece_missing_is_not_ours(data: st.DataObject) -> None:
    token = LINKED.to_token(KEY)
    cut = data.draw(st.integers(min_value=0, max_value=len(token) - 1))
    assert _fault(token[:cut]) is LinkFault.NOT_OURS


@given(st.text())
def test_no_text_makes_a_token(text: str) -> None:
    assert _fault(text) is LinkFault.NOT_OURS


def test_every_change_of_an_entry_changes_what_is_confirmed() -> None:
    one = listing("plain")
    changes = [
        replace(one, source_line="another line"),
        replace(one, assured_on=date(2026, 12, 7)),
        replace(one, languages=("fr",)),
    ]
    assert len({content_of(each) for each in (one, *changes)}) == 4
