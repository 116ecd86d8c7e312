"""Whether a named region of the North holds the places that it should, and no others."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from geo.place.fix import Outcome
from geo.place.locate import Locator
from geo.place.north import named_regions
from geo.project import PROJECT
from scripts.measuring.lines import Line, share
from scripts.measuring.typed_texts import choices_of

REGIONS: Final = PROJECT / "tests" / "golden" / "regions.toml"
_DEVICE_KM: Final = 0.1


def region_line(locator: Locator) -> Line:
    """Ask every golden place whether it is in the region."""
    cases = list(members(locator))
    faults = [
        f"{what} in {region}: {answer}, should be {inside}"
        for what, region, inside, answer in cases
        if answer is not inside
    ]
    return Line(
        what="regions of the North hold the named points",
        measured=share(len(cases) - len(faults), len(cases)),
        at_least=100,
        detail=f"{len(cases)} points",
        faults=tuple(faults),
    )


def members(locator: Locator, path: Path = REGIONS) -> Iterator[tuple[str, str, bool, bool | None]]:
    """Yield place, region, whether it should be inside, and what the region says of it.

    Where a name has several places, the first that is offered is meant.
    """
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        region = named_regions()[case["region"]]
        for what, outcome in _outcomes(case, locator):
            fixes = choices_of(outcome)
            answer = region.contains(fixes[0]) if fixes else None
            yield what, case["region"], case["inside"], answer


def _outcomes(case: dict[str, Any], locator: Locator) -> Iterator[tuple[str, Outcome]]:
    for text in case.get("typed", ()):
        yield text, locator.locate(text)
    if "device" in case:
        lat, lon = case["device"]
        yield f"device at {case['at']}", locator.locate_device(lat, lon, accuracy_km=_DEVICE_KM)
