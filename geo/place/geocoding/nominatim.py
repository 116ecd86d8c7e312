"""A street's position from a Nominatim server, for staff who save a group's public address.

Off unless a deployment switches it on, and never asked for a visitor. The server is a stranger: it
is asked by a process of its own that is ended after four seconds, and its answer counts only where
the town and the postal code allow it. Nothing here writes an address to a log.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from sqlite3 import Error as SQLiteError
from typing import Any, Final

from geo.errors import InvalidPostalCodeError
from geo.place.coordinate import Coordinate
from geo.place.distance import AGREE_WITHIN_KM
from geo.place.fix import Fix, How
from geo.place.geocoding.acceptance import judged
from geo.place.geocoding.kept_answers import KeptAnswers
from geo.place.geocoding.outcome import Located, NotLocated, Outcome, Why
from geo.place.geocoding.pacing import turn
from geo.place.geocoding.street_query import Errand, Question, Service
from geo.place.locate import Locator
from geo.place.postal_code import PostalCode
from geo.place.regions import Region

DEADLINE_S: Final = 4.0
"""Waiting for the turn, starting the process and the server's answer, all together."""
_LEAST_S: Final = 1.5
"""A turn with less time left than this would be spent for nothing."""
_ROOT: Final = Path(__file__).resolve().parents[3]
_WORKER: Final = (sys.executable, "-m", "geo.place.geocoding.worker")


class OnlineGeocoder:
    """Asks a Nominatim server for streets.

    Parameters
    ----------
    base_url
        Of the server, such as ``"https://nominatim.example.org"``.
    contact
        E-mail address of whoever runs this program; the server sees it.
    kept_in
        File of the answers. Processes that share it make one request a second together; the file
        that sees to it lies beside it and ends in ``.turn``.
    today
        Tells the day, by which kept answers grow old.
    deadline_s
        Seconds after which every question has its outcome.

    Raises
    ------
    ValueError
        If ``base_url`` or ``contact`` is not what it should be.
    """

    __slots__ = ("_deadline_s", "_kept", "_locator", "_service", "_today", "_turns")

    def __init__(
        self,
        base_url: str,
        *,
        contact: str,
        kept_in: Path,
        locator: Locator,
        today: Callable[[], date],
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._service = Service.at(base_url, contact=contact)
        self._kept = KeptAnswers(kept_in)
        self._turns = kept_in.with_name(f"{kept_in.name}.turn")
        self._locator, self._today, self._deadline_s = locator, today, deadline_s

    def locate(
        self, street: str, *, town: str, region: Region, postal_code: str | None = None
    ) -> Outcome:
        """Find a street near its town and postal code; whatever the network does is an outcome."""
        until = time.monotonic() + self._deadline_s
        anchors = self._anchors(town, region=region, postal_code=postal_code)
        if not anchors:
            return NotLocated(why=Why.NOTHING_TO_COMPARE)
        errand = Errand(
            service=self._service,
            question=Question.of(street, town=town, region=region),
            within_s=self._deadline_s,
        )
        try:
            return self._answered(errand, region=region, anchors=anchors, until=until)
        except (OSError, SQLiteError):
            return NotLocated(why=Why.NOT_KEPT)

    def _anchors(
        self, town: str, *, region: Region, postal_code: str | None
    ) -> tuple[tuple[Coordinate, ...], ...]:
        places = self._locator.places.named(town, region=region)
        points = (tuple(place.coordinate for place in places), self._code_points(postal_code))
        return tuple(known for known in points if known)

    def _code_points(self, postal_code: str | None) -> tuple[Coordinate, ...]:
        try:
            fix = self._locator.locate(str(PostalCode.parse(postal_code or "")))
        except InvalidPostalCodeError:
            return ()
        if not isinstance(fix, Fix) or fix.how is not How.POSTAL_CODE:
            return ()
        return (fix.coordinate,) if fix.uncertainty_km < AGREE_WITHIN_KM else ()

    def _answered(
        self,
        errand: Errand,
        *,
        region: Region,
        anchors: Sequence[Sequence[Coordinate]],
        until: float,
    ) -> Outcome:
        key, today = errand.question.key(self._service), self._today()
        kept = self._kept.find(key, today=today)
        if kept is not None:
            return judged(json.loads(kept), region=region, anchors=anchors)
        with turn(self._turns, until=until - _LEAST_S) as came:
            if not came:
                return NotLocated(why=Why.BUSY)
            told = _told(errand, until=until)
            if "reply" not in told:
                return NotLocated(why=_why(told))
            outcome = judged(told["reply"], region=region, anchors=anchors)
            if isinstance(outcome, Located) or outcome.why is Why.NOT_FOUND:
                self._kept.keep(key, json.dumps(told["reply"]), today=today)
            return outcome


def _told(errand: Errand, *, until: float) -> dict[str, Any]:
    """Send a process on the errand, and end it when its time is up."""
    try:
        worker = subprocess.Popen(  # noqa: S603 - fixed; the address goes in by standard input
            _WORKER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
        )
    except OSError:  # no process can be started
        return {"why": Why.UNREACHABLE}
    with worker:
        left_s = max(until - time.monotonic(), 0.0)  # starting a process takes its time, too
        try:
            out, _ = worker.communicate(errand.to_json().encode(), timeout=left_s)
        except subprocess.TimeoutExpired:
            worker.kill()
            return {"why": Why.TOO_SLOW}
    return _read(out)


def _read(out: bytes) -> dict[str, Any]:
    try:
        told = json.loads(out)
    except ValueError:  # it was ended from outside, or its memory ran out
        told = None
    return told if isinstance(told, dict) else {"why": Why.UNREADABLE}


def _why(told: dict[str, Any]) -> Why:
    return Why(told.get("why", Why.UNREADABLE))
