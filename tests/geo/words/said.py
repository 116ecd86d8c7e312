"""Every text that `geo.words` writes, by its language: read from the code, so none is forgotten."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from geo.words.language import Language

ROOT = Path(__file__).parents[3] / "geo" / "words"
_OF_FILE = re.compile(r"(en|fr)(_\w+)?")
_OF_NAME = re.compile(r"_?(EN|FR)")


def texts(language: Language) -> Iterator[tuple[str, str]]:
    """Yield each text with where it is written; the gaps of an f-string are left empty."""
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node, said in _said(tree, _language_of(path.stem, _OF_FILE)):
            if said is language:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", _written(node)


def _language_of(name: str, form: re.Pattern[str]) -> Language | None:
    found = form.fullmatch(name)
    return Language(found[1].lower()) if found else None


def _said(
    node: ast.AST, language: Language | None
) -> Iterator[tuple[ast.Constant | ast.JoinedStr, Language]]:
    if isinstance(node, ast.JoinedStr) or _is_text(node):
        assert isinstance(node, ast.Constant | ast.JoinedStr)
        if language:
            yield node, language
        return
    if isinstance(node, ast.Assign | ast.AnnAssign):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        language = _language_of(ast.unparse(target), _OF_NAME) or language
    for child in ast.iter_child_nodes(node):
        if _is_docstring(child):
            continue
        own = _language_of(child.arg or "", _OF_FILE) if isinstance(child, ast.keyword) else None
        yield from _said(child, own or language)


def _is_text(node: ast.AST) -> bool:
    """Tell a text from the words that a listing file holds, such as ``"in_person"``."""
    is_string = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return is_string and not re.fullmatch(r"[a-z_]*_[a-z_]*", str(getattr(node, "value", "")))


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _written(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = (one.value if isinstance(one, ast.Constant) else "…" for one in node.values)
    return "".join(str(one) for one in parts)
