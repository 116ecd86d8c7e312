"""Every engine that there is: the suite of the finder runs on all of them.

An engine that needs a library or a server is added where it can be made; `ENGINES` is what tests
are parametrized by. The judge is `geo.finder.every_listing.EveryListing`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.util import find_spec

from geo.finder.columns.engine import ColumnsEngine
from geo.finder.engine import Engine, Found
from geo.finder.every_listing import EveryListing
from geo.listing.audience import Audience
from geo.listing.published import PublishedListing
from geo.place.fix import AskedArea, Fix

Maker = Callable[[Sequence[PublishedListing]], Engine]
ENGINES: dict[str, Maker] = {"columns": ColumnsEngine.of}
if find_spec("nearpeer_native"):  # tests/native says so where it is not installed
    from geo.finder.columns.compiled import CompiledEngine

    ENGINES["compiled"] = CompiledEngine.of
"""How to make each engine that is held to the judge, by its name."""
ALL: dict[str, Maker] = {"every listing": EveryListing, **ENGINES}
"""These and the judge itself."""


def same(one: Found, other: Found) -> bool:
    """Tell whether two answers are equal, option for option and type for type."""
    types = [[type(option) for option in found.options] for found in (one, other)]
    fields = [
        [type(value) for option in found.options for value in option] for found in (one, other)
    ]
    return one == other and types[0] == types[1] and fields[0] == fields[1]


def agree(
    engine: Engine,
    judge: Engine,
    fix: Fix | AskedArea | None,
    audience: Audience | None,
    at: datetime,
    *,
    per_rung: int,
) -> bool:
    """Tell whether an engine finds what the judge finds, for a place or what is named instead."""
    if isinstance(fix, Fix):
        asked = [one.find(fix, audience, at, per_rung=per_rung) for one in (engine, judge)]
    else:
        asked = [one.find_anywhere(fix, audience, at, per_rung=per_rung) for one in (engine, judge)]
    return same(*asked)
