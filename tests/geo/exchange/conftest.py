import pytest

from geo.place.locate import Locator


@pytest.fixture(scope="session")
def locator() -> Locator:
    return Locator.open()
