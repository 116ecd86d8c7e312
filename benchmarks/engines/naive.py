"""The plain loop: geopy measures every site, every area is tested, every listing is decided."""

from unittest.mock import patch

from geopy.distance import geodesic

from benchmarks.engines.in_process import InProcess
from benchmarks.engines.peer import Question
from geo.finder import decision
from geo.finder.engine import Found


class Naive(InProcess):
    """Nearpeer's own judge, with geopy's general algorithm in place of our formula."""

    def ask(self, question: Question, per_rung: int) -> Found:
        """Answer one visitor."""
        with patch.object(decision, "geodesic_km", _geopy_km):
            return super().ask(question, per_rung)


def _geopy_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    km: float = geodesic((lat1, lon1), (lat2, lon2)).km
    return km
