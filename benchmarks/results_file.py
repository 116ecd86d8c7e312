"""Where the figures of a full run are kept, and how they come into the documents."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.engines.machine import machine
from benchmarks.figures import Figure

_FOLDER: Final = Path(__file__).parent / "results"
_DOCUMENT: Final = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN: Final = "<!-- written by python -m benchmarks: do not change by hand -->"
END: Final = "<!-- end of what python -m benchmarks writes -->"
TITLES: Final = {
    "lookup": "Code to point",
    "answer": "Answers from the shipped listing",
    "cold_start": "The command line, from a cold start",
    "parts": "Parts of an answer, by every engine",
    "engines": "Engines on the same ladder",
    "changed": "Listings that change while visitors ask",
    "every_code": "Every code",
    "siting": "Where next",
    "staff": "What staff wait for",
    "imports": "What a first answer imports for longer than 5 ms",
    "plain": "The plain page and the API",
    "page": "A search on the page",
    "page_of_many": "The same with 3,000 listings",
    "sessions": "Memory of open pages",
    "crowd": "900 visitors at once",
    "first_visit": "A first visit on a slow line",
}


def keep(subject: str, told: Sequence[Figure]) -> None:
    """Write a subject into the file of the day, and all of that into the document."""
    day = datetime.now(UTC).date().isoformat()
    path = _FOLDER / f"{day}.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"figures": {}}
    figures = kept["figures"] | {subject: [asdict(one) | {"verdict": one.verdict} for one in told]}
    kept = {
        "measured_on": day,
        "machine": machine(),
        "figures": {name: figures[name] for name in TITLES if name in figures},
    }
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    before, _, rest = _DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    lines = "\n".join(_document(kept))
    _DOCUMENT.write_text(f"{before}{BEGIN}\n\n{lines}\n{END}{after}", encoding="utf-8")


def _document(kept: Mapping[str, Any]) -> Iterator[str]:
    yield f"Measured on {kept['measured_on']}: {'; '.join(kept['machine'].values())}."
    yield ""
    for name, figures in kept["figures"].items():
        yield f"### {TITLES[name]}"
        yield ""
        yield "| what | measured | bar | | beside it |"
        yield "|---|---|---|---|---|"
        yield from map(_row, figures)
        yield ""


def _row(one: Mapping[str, Any]) -> str:
    unit = one["unit"].replace("us", "µs")
    bar = "" if one["bar"] is None else f"{one['bar']:.4g} {unit}"
    cells = (
        one["what"].strip(),
        f"{one['measured']:,.4g} {unit}",
        bar,
        one["verdict"],
        one["note"],
    )
    return f"| {' | '.join(cells)} |"
