"""Browsers that are driven by the WebDriver protocol: Firefox and WebKit."""

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Final
from urllib.error import URLError
from urllib.request import urlopen

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Remote
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.common.utils import free_port
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection

from tests.browser.engines.tab import FIND, PATIENCE_S, POLL_S, Tab

HERE: Final = "127.0.0.1"
_KEYS: Final = {
    "Enter": Keys.ENTER,
    "Escape": Keys.ESCAPE,
    "Tab": Keys.TAB,
    "Control": Keys.CONTROL,
}


class WebDriverTab(Tab):
    """A tab of a session of a WebDriver."""

    unsteady: ClassVar[tuple[type[Exception], ...]] = (WebDriverException,)

    def __init__(self, url: str, session: Remote) -> None:
        super().__init__(url)
        self._session = session

    def _here(self) -> Remote:
        """Speak to this tab; a session has several."""
        return self._session

    @property
    def address(self) -> str:
        return str(self._here().current_url)

    def go(self, address: str) -> None:
        self._here().get(address)

    def back(self) -> None:
        self._here().back()

    def evaluate(self, function: str, *given: object) -> Any:  # noqa: ANN401 - as its base
        return self._here().execute_script(f"return ({function})(...arguments)", *given)

    def press(self, *keys: str) -> None:
        chain = ActionChains(self._here())
        for key in keys:
            *held, last = (_KEYS.get(one, one) for one in key.split("+"))
            for one in held:
                chain.key_down(one)
            chain.send_keys(last)
            for one in held:
                chain.key_up(one)
        chain.perform()

    def write(self, text: str) -> None:
        ActionChains(self._here()).send_keys(text).perform()

    def _click(self, css: str, saying: str) -> None:
        element = self._here().execute_script(f"return ({FIND})(...arguments)", css, saying)
        if element is None:
            raise WebDriverException(f"{css} is gone")
        element.click()


@contextmanager
def running_session(
    driver: Sequence[str], options: ArgOptions, log: Path, surroundings: Mapping[str, str]
) -> Iterator[Remote]:
    """Start a driver and its browser from the given paths: selenium looks for neither."""
    port = free_port()
    command = [*driver, f"--host={HERE}", f"--port={port}"]
    with (
        log.open("ab") as output,
        subprocess.Popen(  # noqa: S603 - programs of Debian and of our own packages
            command, env=dict(surroundings), stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            yield from _session(f"http://{HERE}:{port}", options, process)
        finally:
            process.terminate()


def _session(
    address: str, options: ArgOptions, process: "subprocess.Popen[bytes]"
) -> Iterator[Remote]:
    _wait_for(address, process)
    line = RemoteConnection(client_config=ClientConfig(address, timeout=int(PATIENCE_S)))
    session = Remote(line, options=options)
    try:
        yield session
    finally:
        session.quit()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            with urlopen(f"{address}/status", timeout=1):  # noqa: S310 - our own driver
                return
        except (URLError, OSError):
            assert process.poll() is None, f"{process.args!r} ended at once"
            time.sleep(POLL_S)
    raise TimeoutError(f"{process.args!r} did not answer within {PATIENCE_S:.0f} s")
