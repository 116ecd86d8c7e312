"""What a document says that a format loses."""

import re
from pathlib import Path

_DOCS = Path(__file__).resolve().parents[3] / "docs"
_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def fields_lost(document: str) -> list[str]:
    """Read the first column of the loss table of a document."""
    text = (_DOCS / document).read_text(encoding="utf-8")
    return _ROW.findall(text.split("| field | what is lost | why |")[1])
