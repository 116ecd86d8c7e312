import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PAGES = sorted((PROJECT / "views").rglob("*.py"))
BY_MARKDOWN = {"markdown", "write", "caption", "title", "header", "subheader", "info", "error"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_text_passes_through_markdown(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            drawing = ast.unparse(node.func.value) not in {"LOG", "_LOG"}
            assert not (drawing and node.func.attr in BY_MARKDOWN)
            assert "unsafe_allow_html" not in {word.arg for word in node.keywords}


@pytest.mark.parametrize("name", ["map.js", "marks.js", "gaps.js", "ground.js"])
def test_a_map_writes_text_as_text(name: str) -> None:
    script = (PROJECT / "static" / name).read_text(encoding="utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in script
