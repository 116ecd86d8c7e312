"""A street's position from a Nominatim server, for staff who save a group's public address.

Off unless a deployment switches it on, and never asked for a visitor. The server is a stranger: it
is asked by a process of its own that is ended after four seconds, and its answer counts only where
the town and the postal code allow it. Nothing here writes an address to a log.
"""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from sqlite3 import Error as SQLiteError
from typing import Any, Final

from geo.place.coordinate import Coordinate
from geo.place.geocoding.acceptance import judged
from geo.place.geocoding.anchors import anchors_of
from geo.place.geocoding.kept_answers import KeptAnswers
from geo.place.geocoding.outcome import Located, NotLocated, Outcome, Why
from geo.place.geocoding.street_query import Service, StreetQuery
from geo.place.locate import Locator
from geo.place.regions import Region
from geo.worker.limits import Limits
from geo.worker.outcome import Done, NotDone, Refused
from geo.worker.outcome import Why as NotDoneWhy
from geo.worker.workers import run_alone

DEADLINE_S: Final = 4.0
"""Waiting for the turn, starting the process and the server's answer, all together."""
_LEAST_S: Final = 1.5
"""A turn with less time left than this would be spent for nothing."""
_ASKING: Final = Limits(
    memory_bytes=256 * 2**20, cpu_s=DEADLINE_S, wall_s=DEADLINE_S, wait_s=0.0, result_bytes=2**20
)
"""A usual request takes 50 MB; most of the time it waits."""


class OnlineGeocoder:
    """Asks a Nominatim server for streets.

    Parameters
    ----------
    base_url
        Of the server, such as ``"https://nominatim.example.org"``.
    contact
        E-mail address of whoever runs this program; the server sees it.
    kept_in
        File of the answers. Processes that share it make one request a second together.
    today
        Tells the day, by which kept answers grow old.
    deadline_s
        Seconds after which every question has its outcome.

    Raises
    ------
    ValueError
        If ``base_url`` or ``contact`` is not what it should be.
    """

    __slots__ = ("_deadline_s", "_kept", "_locator", "_service", "_today")

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
        self._locator, self._today, self._deadline_s = locator, today, deadline_s

    def locate(
        self, street: str, *, town: str, region: Region, postal_code: str | None = None
    ) -> Outcome:
        """Find a street near its town and postal code; whatever the network does is an outcome."""
        until = time.monotonic() + self._deadline_s
        anchors = anchors_of(self._locator, town, region=region, postal_code=postal_code)
        if not anchors:
            return NotLocated(why=Why.NOTHING_TO_COMPARE)
        question = StreetQuery.of(street, town=town, region=region)
        try:
            return self._answered(question, region=region, anchors=anchors, until=until)
        except (OSError, SQLiteError):
            return NotLocated(why=Why.NOT_KEPT)

    def _answered(
        self,
        question: StreetQuery,
        *,
        region: Region,
        anchors: Sequence[Sequence[Coordinate]],
        until: float,
    ) -> Outcome:
        key, today = question.key(self._service), self._today()
        kept = self._kept.find(key, today=today)
        if kept is not None:
            return judged(json.loads(kept), region=region, anchors=anchors)
        with self._kept.turn(key, today=today, until=until - _LEAST_S) as keep:
            if keep is None:
                return NotLocated(why=Why.BUSY)
            reply = _reply(question, self._service, within_s=until - time.monotonic())
            if isinstance(reply, Why):
                return NotLocated(why=reply)
            outcome = judged(reply, region=region, anchors=anchors)
            if isinstance(outcome, Located) or outcome.why is Why.NOT_FOUND:
                keep(json.dumps(reply))
            return outcome


def _reply(
    question: StreetQuery, service: Service, *, within_s: float
) -> dict[str, Any] | Why | None:
    """Ask in a process of its own, and end it when its time is up."""
    asking = partial(_ask, question, service, within_s=within_s)
    match run_alone(asking, limits=replace(_ASKING, wall_s=within_s)):
        case Done(reply):
            return reply
        case NotDone(NotDoneWhy.TOO_LONG):
            return Why.TOO_SLOW
        case NotDone() | Refused():  # also where its memory ran out, or it was ended from outside
            return Why.UNREADABLE


def _ask(
    question: StreetQuery, service: Service, *, within_s: float
) -> dict[str, Any] | Why | None:
    from geo.place.geocoding.geocoder import ask_nominatim  # noqa: PLC0415 - geopy: not in the service

    return ask_nominatim(question, service, within_s=within_s)
