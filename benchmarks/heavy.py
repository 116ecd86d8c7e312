"""A visitor's search while others ask for heavy work: ``python -m benchmarks.heavy``.

A real server answers five searches a second while six pieces of heavy work are asked for at once,
over and over: a file of 10,000 contacts, a valid state of 1,500 listings, a report. Once they are
done in threads of the service, once beside it. Linux only.
"""

import io
import os
import statistics
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.client import HTTPConnection
from typing import Any, Final
from urllib.parse import urlencode

from benchmarks.figures import Figure, report
from benchmarks.plain import FORM, PROJECT
from geo.listing.files.listing_file import FOLDER
from geo.listing.files.snapshot import from_snapshot

AT_ONCE: Final = 6
A_SECOND: Final = 5
SECONDS: Final = 30
MOST_S: Final = 0.5
_WARMING_S: Final = 20
_HEART: Final = (FOLDER / "heart.toml").read_text(encoding="utf-8")
_CONTACT: Final = '[[contacts]]\nrole = {{ en = "Role {0}", fr = "Rôle {0}" }}\n'


def figures() -> Iterator[Figure]:
    """Measure how long searches wait: with nothing beside them, and with heavy work two ways."""
    for way in ("nothing", "inside", "beside"):
        with _running(way) as port:
            took = _searches(port)
        p95 = statistics.quantiles(took, n=20)[-1]
        yield Figure(what=f"search, heavy work {way}: p95", measured=p95, unit="s", bar=MOST_S)
        yield Figure(what="  longest", measured=max(took), unit="s", bar=2 * MOST_S)


def serve(way: str, port: str) -> None:
    """Run the service, and heavy work in its process or beside it."""
    if way != "nothing":
        for number in range(AT_ONCE):
            threading.Thread(target=_ask, args=(way, number), daemon=True).start()
    from streamlit.web.cli import main  # noqa: PLC0415 - only the server needs it

    sys.argv = ["streamlit", "run", str(PROJECT / "app.py"), f"--server.port={port}"]
    main()


def _ask(way: str, number: int) -> None:
    """Ask for the same piece of work over and over, as somebody does who means harm."""
    from geo.worker.limits import MAKING  # noqa: PLC0415 - as above
    from views.heavy_work import done_for, read_for_staff  # noqa: PLC0415 - as above

    time.sleep(_WARMING_S)
    work = _pieces()[number % 3]
    while True:
        if way == "inside":
            with suppress(ValueError):  # it is refused, after it has been read
                work()
        elif number % 3 == 2:  # noqa: PLR2004 - the report, which visitors ask for
            done_for(f"203.0.113.{number}", work, limits=MAKING)
        else:
            read_for_staff(work)
        time.sleep(0.05)


def _pieces() -> tuple[Callable[[], Any], ...]:
    many = {"heart.toml": _HEART + "".join(map(_CONTACT.format, range(10_000)))}
    valid = {
        f"heart-{at}.toml": _HEART.replace('id = "heart"', f'id = "heart-{at}"')
        for at in range(1_500)
    }
    return partial(from_snapshot, _packed(many)), partial(from_snapshot, _packed(valid)), _report()


def _report() -> Callable[[], Any]:
    from geo.coverage.gaps import GapQuery  # noqa: PLC0415 - as above
    from geo.reports import report  # noqa: PLC0415 - with NumPy and matplotlib
    from geo.words.language import Language  # noqa: PLC0415 - as above
    from views.resources import finder, gaps_of, now, reach_of, siting_of  # noqa: PLC0415 - as above
    from views.session.state import Wanted  # noqa: PLC0415 - as above

    directory, question = finder().directory, GapQuery(region="canada")
    wanted = Wanted(groups=5, within_km=100.0, town_size=5_000, exact=False)
    found = report.Findings(
        directory=directory,
        reach=reach_of(directory, question.criteria),
        gaps=gaps_of(directory, question),
        siting=siting_of(directory, question, wanted),
        made_on=now().date(),
        language=Language.EN,
    )
    return partial(report.report_pdf, found, now())


def _packed(texts: dict[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return written.getvalue()


def _searches(port: int) -> list[float]:
    took = []
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        begun = time.monotonic()
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("POST", "/plain", urlencode({"where": "X0A 0H0"}), FORM)
        connection.getresponse().read()
        connection.close()
        took.append(time.monotonic() - begun)
        time.sleep(max(0.0, 1 / A_SECOND - took[-1]))
    return took


@contextmanager
def _running(way: str) -> Iterator[int]:
    port = 38_700 + os.getpid() % 200
    command = [sys.executable, "-m", "benchmarks.heavy", way, str(port)]
    server = subprocess.Popen(  # noqa: S603 - this very file
        command, cwd=PROJECT, env=os.environ | {"NEARPEER_LISTINGS": str(FOLDER)}
    )
    try:
        time.sleep(_WARMING_S + 10)
        yield port
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    if sys.argv[1:]:
        serve(*sys.argv[1:])
    else:
        report(figures())
