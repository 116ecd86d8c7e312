from collections.abc import Callable, Iterable, Sequence
from typing import Any

from nearpeer_native.ranking import Ranking
from nearpeer_native.times import Times

class Vocabulary:
    def __init__(
        self,
        *,
        option: type[tuple[Any, ...]],
        rungs: tuple[object, ...],
        steps: tuple[object, ...],
        welcomes: tuple[object, ...],
    ) -> None: ...

def options(
    ranking: Ranking,
    times: Times,
    vocabulary: Vocabulary,
    *,
    listings: Sequence[object],
    regional: bytes,
    fix: object,
    lat: float,
    lon: float,
    up: float,
    audience: object,
    today: object,
    per_rung: int,
    is_part: bool,
    settle: Callable[[list[int]], Iterable[bool | None]],
) -> tuple[Any, ...]: ...
