import pytest

from tests.geo.store.editors import edit_together, require_none_lost

pytestmark = pytest.mark.slow


def test_two_processes_that_edit_one_listing_lose_no_edit(url: str) -> None:
    edited = edit_together(url, each=200)
    require_none_lost(edited)
    assert edited.refused > 0
