"""The scripts that Streamlit runs as pages."""

import ast
from pathlib import Path

import pytest

from views import resources

VIEWS = Path(resources.__file__).parent
PAGES = (VIEWS / "routes.py", *sorted((VIEWS / "page_scripts").glob("[a-z]*.py")))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_no_page_has_a_bare_string_which_streamlit_would_show(page: Path) -> None:
    tree = ast.parse(page.read_text(encoding="utf-8"))
    bare = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]
    assert bare == [1], "the docstring alone"
