"""PostGIS as an engine: one prepared statement for each answer, and nothing else on the line."""

from collections.abc import Sequence
from typing import Any, Final, cast

import psycopg

from benchmarks.engines.peer import Question, Shown
from benchmarks.engines.postgis.database import schema_of
from benchmarks.servers.processor import clock_of
from geo.listing.audience import Audience
from geo.listing.service_area import disc
from geo.place.coordinate import earth_centred
from geo.place.fix import Fix

_KM_A_DEGREE: Final = 111.2  # as `geo.listing.service_area` draws the visitor's uncertainty


class PostGis:
    """One connection, its statements prepared, its rows read in binary.

    Parameters
    ----------
    statement
        One of `statements.FORMS`.
    """

    def __init__(
        self,
        name: str,
        address: str,
        audiences: Sequence[Audience | None],
        questions: Sequence[Question],
        *,
        statement: str,
    ) -> None:
        self.name = name
        self._connection = psycopg.connect(address, autocommit=True)
        self._cursor = psycopg.RawCursor(self._connection)
        self.server_ns = clock_of(self._connection.info.backend_pid)
        self._statements = {
            audience: statement.replace("shelf.", f"{schema_of(audience)}.").encode()
            for audience in audiences
        }
        self._asked = {question.text: parameters(question.fix) for question in questions}

    def ask(self, question: Question, per_rung: int) -> list[tuple[Any, ...]]:
        """Answer one visitor, whose parameters are ready."""
        statement = self._statements[question.audience]
        told = (*self._asked[question.text], per_rung)
        self._cursor.execute(statement, told, prepare=True, binary=True)
        return self._cursor.fetchall()

    def shown(self, answer: object) -> Sequence[Shown]:
        """Name the columns."""
        return [Shown(*row) for row in cast("list[tuple[Any, ...]]", answer)]

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


def parameters(fix: Fix) -> tuple[object, ...]:
    """Return what a statement is told of the visitor: all that can be told without the listings."""
    lat, lon = fix.coordinate.lat_lon
    around = disc(fix)
    west, south, east, north = around.bounds
    return (
        lat,
        lon,
        *earth_centred(lat, lon),
        str(fix.region),
        fix.region.area_km2,
        fix.uncertainty_km / _KM_A_DEGREE,
        around.wkb_hex,
        f"(({west},{south}),({east},{north}))",
    )
