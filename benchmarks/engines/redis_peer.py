"""Redis as an engine: the nearest sites on a sphere, and nothing else of a ladder."""

from collections.abc import Iterable, Sequence
from typing import Final, cast

from benchmarks.engines.peer import Question, Shown
from benchmarks.servers.redis import Redis
from geo.finder.decision import NEAR_KM
from geo.listing.listing import Listing

_KEY: Final = "sites"
_AT_ONCE: Final = 1_000


def fill(redis: Redis, listings: Iterable[Listing]) -> None:
    """Add every site."""
    waiting: list[str] = []
    for listing in listings:
        for site in listing.sites:
            lon, lat = site.coordinate.lon_lat
            waiting += (str(lon), str(lat), listing.id)
        if len(waiting) >= _AT_ONCE:
            redis("GEOADD", _KEY, *waiting)
            waiting.clear()
    if waiting:
        redis("GEOADD", _KEY, *waiting)


class RedisNearest:
    """GEOSEARCH within reach, as many as a rung shows."""

    name = "Redis GEOSEARCH"

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self.server_ns = redis.clock()

    def ask(self, question: Question, per_rung: int) -> list[str]:
        """Return the ids, nearest first."""
        lon, lat = question.fix.coordinate.lon_lat
        where = ("FROMLONLAT", str(lon), str(lat), "BYRADIUS", str(NEAR_KM), "km")
        words = ("GEOSEARCH", _KEY, *where, "ASC", "COUNT", str(per_rung))
        found: list[str] = self._redis(*words)
        return found

    def shown(self, answer: object) -> Sequence[Shown]:
        """Show the ids as near."""
        return [Shown(0, None, one, None, None, None) for one in cast("list[str]", answer)]
