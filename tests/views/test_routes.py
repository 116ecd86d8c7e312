"""The scripts that Streamlit runs as pages."""

import ast
from pathlib import Path

import pytest

from views import resources

VIEWS = Path(resources.__file__).parent
PAGES = ("routes", "find", "listings", "coverage", "suggest", "about", "staff")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_bare_string_which_streamlit_would_show(page: str) -> None:
    tree = ast.parse((VIEWS / f"{page}.py").read_text(encoding="utf-8"))
    bare = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]
    assert bare == [1], "the docstring alone"
