"""Debian's WebKitGTK, by its own driver, on a screen that nobody sees."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import pytest
from selenium.webdriver import Remote
from selenium.webdriver.webkitgtk.options import Options

from tests.browser.engines.outside import Outside
from tests.browser.engines.webdriver import HERE, WebDriverTab, running_session

_BROWSER: Final = "webkit2gtk-4.1/MiniBrowser"
_SCREEN: Final = "1600x1200x24"
_COLLECT: Final = """() => {
  window.npErrors = [];
  addEventListener("error", (event) => event.error && npErrors.push(event.message));
  addEventListener("unhandledrejection", (event) => npErrors.push(String(event.reason)));
}"""
"""Notes errors; the notice that a ``ResizeObserver`` comes once more looks like one without any."""


class WebKitTab(WebDriverTab):
    """A tab of a browser of its own: it starts within half a second and knows nothing."""

    def __init__(self, url: str, session: Remote, running: ExitStack) -> None:
        super().__init__(url, session)
        self._running, self._seen = running, list[str]()

    @property
    def errors(self) -> list[str]:
        """List what broke down once the page was loaded: no driver of this engine tells earlier."""
        return [*self._seen, *self.evaluate("() => window.npErrors ?? []")]

    def go(self, address: str) -> None:
        """Load a page, and listen for errors from then on."""
        self._seen = self.errors
        super().go(address)
        self.evaluate(_COLLECT)

    def resize(self, width: int, height: int) -> None:
        self._session.set_window_rect(0, 0, width, height)

    def close(self) -> None:
        self._running.close()


class WebKit:
    """A screen, and the browsers on it."""

    def __init__(self, outside: Outside, home: Path, display: str, *, waits: bool) -> None:
        self._outside, self._home, self._waits = outside, home, waits
        self._surroundings = {
            **os.environ,
            "DISPLAY": display,
            "HOME": str(home),
            "LANG": "C.UTF-8",
        }

    def tab(self, url: str, width: int, height: int) -> WebKitTab:
        driver, options = [_driver()], _options(self._outside)
        options.page_load_strategy = "normal" if self._waits else "none"
        with ExitStack() as stack:
            log = self._home / "log.txt"
            session = stack.enter_context(running_session(driver, options, log, self._surroundings))
            tab = WebKitTab(url, session, stack.pop_all())
        tab.resize(width, height)
        return tab


@contextmanager
def running_webkit(outside: Outside, home: Path, *, waits: bool = True) -> Iterator[WebKit]:
    """Start a screen for browsers whose every way out leads to the outside that a test watches.

    Parameters
    ----------
    waits
        Whether a script that is sent to a tab waits until its page is loaded.
    """
    with _running_screen() as display:
        yield WebKit(outside, home, display, waits=waits)


@contextmanager
def _running_screen() -> Iterator[str]:
    reads, writes = os.pipe()
    command = [_program("Xvfb"), "-displayfd", str(writes), "-screen", "0", _SCREEN]
    with subprocess.Popen(  # noqa: S603 - a program of Debian
        [*command, "-nolisten", "tcp"], pass_fds=[writes], stderr=subprocess.DEVNULL
    ) as screen:
        os.close(writes)
        with os.fdopen(reads) as told:
            display = f":{told.readline().strip()}"
        yield display
        screen.terminate()


def _options(outside: Outside) -> Options:
    options = Options()
    options.binary_location = _browser()
    # Full screen has no toolbar, which would keep the page wider than a phone. This engine takes a
    # proxy of WebDriver's for one that speaks TLS, so it is named here.
    for argument in (
        "--automation",
        "--full-screen",
        f"--proxy=http://{outside.address}",
        f"--ignore-host={HERE}",
    ):
        options.add_argument(argument)
    options.accept_insecure_certs = True
    return options


def _browser() -> str:
    found = next(Path("/usr/lib").glob(f"*/{_BROWSER}"), None)
    if found is None:
        pytest.fail(f"{_BROWSER} is not installed; `make test` installs it where it can")
    return str(found)


def _driver() -> str:
    return _program("WebKitWebDriver")


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is not installed; `make test` installs it where it can")
    return found
