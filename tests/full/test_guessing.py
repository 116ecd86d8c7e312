"""Real guesses over real connections, with a real password: nobody else is kept out."""

import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import cycle
from urllib.parse import urlencode
from urllib.request import HTTPErrorProcessor, Request, build_opener

import pytest
import uvicorn
from starlette.applications import Starlette

from geo.staff.password import hash_password
from service.sign_in.guesses import ALL, Guesses
from service.sign_in.page import Way
from service.sign_in.routes import StaffEntry, sign_in_routes
from service.sign_in.sign_ins import SignIns

pytestmark = pytest.mark.full
PASSWORD = "a long word for the staff"  # noqa: S105 - made up for this test
HASHED = hash_password(PASSWORD)
LASTS_S, A_SECOND, SOON_S = 30.0, 14, 10.0
ATTACKERS = {
    "one address": ["203.0.113.9"],
    "300 addresses in 20 networks": [f"203.0.{one % 20}.{one % 250}" for one in range(300)],
}


class _AsItIs(HTTPErrorProcessor):
    """Give every answer back, whatever its status."""

    def http_response(self, _: object, response: object) -> object:
        return response


_open = build_opener(_AsItIs).open


@contextmanager
def served() -> Iterator[str]:
    """Serve the form of the sign-in on a free port of this machine's own address."""
    entry = StaffEntry(
        way=lambda: Way.PASSWORD,
        password_hash=lambda: HASHED,
        sign_ins=SignIns(lambda: HASHED),
        guesses=Guesses(),
    )
    app = Starlette(routes=sign_in_routes(entry, now=lambda: datetime.now(UTC)))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/sign-in"
    server.should_exit = True
    thread.join(timeout=10)


def tried(url: str, shown: str, password: str, address: str) -> int:
    body = urlencode({"name": "Ada", "password": password, "shown": shown}).encode()
    with _open(Request(url, body, {"X-Forwarded-For": address}), timeout=120) as reply:  # noqa: S310 - our own
        return int(reply.status)


def timed(url: str, shown: str, address: str) -> tuple[int, float]:
    began = time.monotonic()
    return tried(url, shown, PASSWORD, address), time.monotonic() - began


@pytest.mark.parametrize("attack", ATTACKERS)
def test_honest_sign_ins_from_elsewhere_all_come_through_while_strangers_guess(attack: str) -> None:
    with served() as url, ThreadPoolExecutor(40) as crowd:
        with _open(url, timeout=30) as form:
            [shown] = re.findall(r"name=shown value=\"?([^\">]+)", form.read().decode())
        guesses, until = cycle(ATTACKERS[attack]), time.monotonic() + LASTS_S
        wrong, honest = [], []
        for number in range(int(LASTS_S * A_SECOND)):
            wrong.append(crowd.submit(tried, url, shown, "guess", next(guesses)))
            if number % (3 * A_SECOND) == 0:
                honest.append(crowd.submit(timed, url, shown, f"10.0.{number // A_SECOND}.7"))
            time.sleep(max(0.0, until - LASTS_S + (number + 1) / A_SECOND - time.monotonic()))
        statuses = [one.result() for one in wrong]
        came = [one.result() for one in honest]
    print(f"{attack}: {statuses.count(422)} of {len(statuses)} looked at; honest {came}")  # noqa: T201 - a figure
    assert set(statuses) == {422, 429}
    assert statuses.count(422) <= 1.5 * ALL
    assert all(status == 303 and took_s <= SOON_S for status, took_s in came)
