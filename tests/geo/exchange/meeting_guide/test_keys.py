import pytest

from geo.exchange.meeting_guide.keys import LOSSES, base_slug
from geo.listing.difference import FIELDS
from tests.geo.exchange.loss_tables import fields_lost


@pytest.mark.parametrize(
    ("slug", "base"),
    [("a--2", "a"), ("a-2", "a-2"), ("a--b", "a--b"), ("--2", "--2"), ("a--²", "a--²"), ("", "")],
)
def test_a_further_row_is_known_by_its_number(slug: str, base: str) -> None:
    assert base_slug(slug) == base


def test_the_document_names_what_is_lost() -> None:
    assert fields_lost("exchange-meeting-guide.md") == list(LOSSES)
    assert set(LOSSES) < set(FIELDS)
