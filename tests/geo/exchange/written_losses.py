"""What the loss tables of a document say, each field with its words."""

import re
from pathlib import Path

_DOCS = Path(__file__).resolve().parents[3] / "docs"
_HEADER = "| field | what is lost | why |"
_ROW = re.compile(r"\| `(\w+)` \| (.+?) \| .+ \|")


def loss_tables(document: str) -> list[dict[str, str]]:
    """Read the loss tables of a document: what is lost, by field."""
    text = (_DOCS / document).read_text(encoding="utf-8")
    return [dict(_rows(table)) for table in text.split(_HEADER)[1:]]


def _rows(table: str) -> list[tuple[str, str]]:
    lines = table.strip("\n").split("\n\n")[0].splitlines()[1:]
    found = [_ROW.fullmatch(line) for line in lines]
    assert all(found), lines
    return [(row[1], row[2]) for row in found if row]
