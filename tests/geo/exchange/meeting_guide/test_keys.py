import pytest

from geo.exchange.meeting_guide.keys import base_slug


@pytest.mark.parametrize(
    ("slug", "base"),
    [("a--2", "a"), ("a-2", "a-2"), ("a--b", "a--b"), ("--2", "--2"), ("a--²", "a--²"), ("", "")],
)
def test_a_further_row_is_known_by_its_number(slug: str, base: str) -> None:
    assert base_slug(slug) == base
