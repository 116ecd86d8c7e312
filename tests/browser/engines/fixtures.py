"""The engines as fixtures of pytest; the ``conftest.py`` of the browser tests takes them over."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Protocol

import pytest

from tests.browser.engines.chromium import Chromium
from tests.browser.engines.firefox import running_firefox
from tests.browser.engines.outside import Outside, running_outside
from tests.browser.engines.tab import Tab
from tests.browser.engines.webkit import running_webkit

_BY_WEBDRIVER = {"firefox": running_firefox, "webkit": running_webkit}
ENGINES = ("chromium", *_BY_WEBDRIVER)


class Engine(Protocol):
    """A running browser."""

    def tab(self, url: str, width: int, height: int) -> Tab:
        """Open a tab for a visitor who was never here before."""


class Address(Protocol):
    """A running server."""

    url: str


class NewTab(Protocol):
    """What a test calls for each of its visitors."""

    def __call__(self, server: Address, screen: dict[str, int] = ...) -> Tab:
        """Open a tab, 1,280 x 720 CSS pixels large where no screen is named."""


@pytest.fixture(scope="session")
def outside() -> Iterator[Outside]:
    """Watch what the engines ask of other machines, and answer in their stead."""
    with running_outside() as running:
        yield running


@pytest.fixture(scope="session")
def engines(
    outside: Outside, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Engine]]:
    """Start each engine when it is first asked for, once."""
    with ExitStack() as stack:

        @cache
        def started(name: str) -> Engine:
            home = tmp_path_factory.mktemp(name)
            return stack.enter_context(_BY_WEBDRIVER[name](outside, home))

        yield started


@pytest.fixture(params=ENGINES)
def every_engine(
    request: pytest.FixtureRequest, engines: Callable[[str], Engine], outside: Outside
) -> Iterator[NewTab]:
    """Open tabs in an engine; at the end, none may have called another host or broken down."""
    name, tabs = request.param, list[Tab]()
    engine = (
        engines(name)
        if name in _BY_WEBDRIVER
        else Chromium(request.getfixturevalue("browser"), outside)
    )

    def opened(server: Address, screen: dict[str, int] | None = None) -> Tab:
        tabs.append(engine.tab(server.url, **(screen or {"width": 1280, "height": 720})))
        return tabs[-1]

    yield opened
    errors = [error for tab in tabs for error in tab.errors]
    for tab in tabs:
        tab.close()
    called = outside.unexpected()
    outside.forget()
    assert called == [], f"calls to other hosts: {called}"
    assert errors == [], f"errors in the page: {errors}"
