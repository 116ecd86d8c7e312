"""WebDriver BiDi, as far as Firefox is asked for more here than WebDriver can.

Selenium's own line would do, but it may take ten seconds to hang up, and leaves its socket open.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser.engines.tab import PATIENCE_S


class BiDi:
    """A line to a browser.

    Attributes
    ----------
    errors
        What scripts broke down with, by the id of their tab, up to the last call.
    """

    def __init__(self, line: ClientConnection) -> None:
        self._line, self._numbers = line, count(1)
        self.errors: dict[str, list[str]] = {}

    def call(self, method: str, **given: object) -> dict[str, Any]:
        """Have something done, and note the errors that were told of meanwhile."""
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": given}))
        while (said := json.loads(self._line.recv(timeout=PATIENCE_S))).get("id") != number:
            self._note(said.get("params", {}))
        assert said["type"] == "success", said
        return dict(said["result"])

    def _note(self, entry: dict[str, Any]) -> None:
        if entry.get("type") == "javascript" and entry.get("level") == "error":
            tab = entry["source"].get("context", "")
            self.errors.setdefault(tab, []).append(str(entry["text"]))


@contextmanager
def bidi_line(address: str) -> Iterator[BiDi]:
    """Call a browser."""
    # A ping every 20 s would draw from `random` beside the property tests, which watch over it.
    with connect(address, proxy=None, ping_interval=None) as line:
        bidi = BiDi(line)
        bidi.call("session.subscribe", events=["log.entryAdded"])
        yield bidi
