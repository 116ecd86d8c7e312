"""The engines as fixtures of pytest; the ``conftest.py`` of the browser tests takes them over."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from functools import cache
from pathlib import Path
from typing import Final, Protocol

import pytest

from tests.browser.engines.chromium import Chromium
from tests.browser.engines.firefox import running_firefox
from tests.browser.engines.outside import Outside, running_outside
from tests.browser.engines.tab import Tab
from tests.browser.engines.webkit import running_webkit

DESKTOP: Final = {"width": 1280, "height": 720}


class Engine(Protocol):
    """A running browser."""

    def tab(self, url: str, width: int, height: int) -> Tab:
        """Open a tab for a visitor who was never here before."""


_Start = Callable[[Outside, Path], AbstractContextManager[Engine]]
_BY_WEBDRIVER: Final[Mapping[str, _Start]] = {"firefox": running_firefox, "webkit": running_webkit}
ENGINES: Final = ("chromium", *_BY_WEBDRIVER)


class Address(Protocol):
    """A running server."""

    @property
    def url(self) -> str:
        """Where it is reached."""


class NewTab(Protocol):
    """What a test calls for each of its visitors."""

    def __call__(self, server: Address, screen: Mapping[str, int] = DESKTOP) -> Tab:
        """Open a tab of so many CSS pixels."""


@pytest.fixture(scope="session")
def outside() -> Iterator[Outside]:
    """Watch what the engines ask of other machines, and answer in their stead."""
    with running_outside() as running:
        yield running


@pytest.fixture(scope="session")
def engines(
    outside: Outside, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Engine]]:
    """Start each engine that WebDriver drives when it is first asked for, once."""
    with ExitStack() as stack:

        @cache
        def started(name: str) -> Engine:
            home = tmp_path_factory.mktemp(name)
            return stack.enter_context(_BY_WEBDRIVER[name](outside, home))

        yield started


@pytest.fixture(params=ENGINES)
def engine(
    request: pytest.FixtureRequest, engines: Callable[[str], Engine], outside: Outside
) -> Engine:
    """Take each engine in turn."""
    if request.param in _BY_WEBDRIVER:
        return engines(request.param)
    return Chromium(request.getfixturevalue("browser"), outside)


@pytest.fixture
def every_engine(engine: Engine, outside: Outside) -> Iterator[NewTab]:
    """Open tabs in each engine; at the end, none may have called another host or broken down."""
    tabs: list[Tab] = []

    def opened(server: Address, screen: Mapping[str, int] = DESKTOP) -> Tab:
        tabs.append(engine.tab(server.url, **screen))
        return tabs[-1]

    yield opened
    errors = [error for tab in tabs for error in tab.errors]
    for tab in tabs:
        tab.close()
    called = outside.unexpected()
    outside.forget()
    assert called == [], f"calls to other hosts: {called}"
    assert errors == [], f"errors in the page: {errors}"
