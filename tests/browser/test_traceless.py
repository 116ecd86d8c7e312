"""A thousand searches in a real browser leave nothing behind: a slow proof, ``make full``."""

import base64
import os
from collections.abc import Callable, Iterator
from random import Random

import pytest

from geo.place.gazetteer import Gazetteer
from tests.browser.conftest import Server, Visit

pytestmark = [pytest.mark.browser, pytest.mark.full]

SEARCHES = int(os.environ.get("NEARPEER_SEARCHES", "1000"))


def sample(count: int) -> list[str]:
    return Random(20261123).sample(list(Gazetteer.open()), count)


def traces(code: str) -> Iterator[bytes]:
    """A code as it could be kept: plain, spaced, lower case, in a URL, in base64, in UTF-16."""
    for spelled in (code, f"{code[:3]} {code[3:]}"):
        for written in (spelled, spelled.lower(), spelled.replace(" ", "%20")):
            yield written.encode()
            yield base64.b64encode(written.encode()).rstrip(b"=")[:-1]
            yield written.encode("utf-16-le")


def test_a_thousand_searches_leave_no_code_anywhere(
    visit: Callable[..., Visit], server: Server
) -> None:
    tab, codes = visit(server).open(), sample(SEARCHES)
    addresses = set()
    for code in codes:
        tab.ask(f"{code[:3]} {code[3:]}")
        addresses.add(tab.page.url)
    assert addresses == {server.url}

    kept = tab.page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    cookies = str(tab.page.context.cookies())
    files = [path.read_bytes() for path in server.home.rglob("*") if path.is_file()]
    everything = b"\n".join([kept.encode(), cookies.encode(), *files])
    assert [code for code in codes if any(trace in everything for trace in traces(code))] == []
