import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
MARKUP = PROJECT / "geo" / "markup.py"
FILES = sorted(
    path
    for folder in ("geo", "service", "views")
    for path in (PROJECT / folder).rglob("*.py")
    if path != MARKUP
)
TAG = re.compile(r"</?[a-z][a-z0-9]*[ />]|<!doctype", re.IGNORECASE)
TAKES_AS_IS = {
    "geo/reports/html.py",  # its style
    "geo/reports/map_file.py",  # its style, Leaflet's style and script
    "geo/reports/maps.py",  # what is inert
    "service/connections/refused_head.py",  # its style
    "service/documents/document.py",  # its styles, and what Streamlit's document loads
    "service/forms/form_layout.py",  # its style
    "service/forms/patience.py",  # its script
    "service/html/plain_page.py",  # its style
}


def _named(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def _calls(code: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))


def _called(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _escapes(code: str) -> Iterator[str]:
    """Name each other way to make text safe for HTML."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.ImportFrom(module="html" | "markupsafe" | "xml.sax.saxutils" as module):
                yield from (f"{module}.{one.name}" for one in node.names if one.name != "unescape")
            case ast.Call(func=ast.Attribute(value=ast.Name(id="html"), attr="escape")):
                yield ast.unparse(node)
            case ast.Call(func=ast.Name(id="Markup")):
                yield ast.unparse(node)
            case _:
                pass


def _written_tags(code: str) -> Iterator[str]:
    """Name each text with a tag into which something is put."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.JoinedStr(values=parts):
                texts: list[ast.expr] = list(parts)
            case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
                texts = [left, right]
            case ast.Call(func=ast.Attribute(value=text, attr="format" | "join")):
                texts = [text]
            case _:
                continue
        for text in texts:
            if isinstance(text, ast.Constant) and TAG.search(str(text.value)):
                yield ast.unparse(node)


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_text_becomes_markup_in_one_module_alone(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert list(_escapes(code)) == []
    assert list(_written_tags(code)) == []


@pytest.mark.parametrize(
    "line",
    [
        "from html import escape",
        "from markupsafe import Markup",
        "html.escape(name)",
        "Markup(name)",
        'f"<b>{name}</b>"',
        'f"{name}</p>"',
        "f'<p class={name}'",
        '"<b>" + name',
        '"<b>%s</b>" % name',
        '"<b>{}</b>".format(name)',
        '"<br>".join(names)',
    ],
)
def test_the_check_finds_another_way(line: str) -> None:
    assert [*_escapes(line), *_written_tags(line)]


@pytest.mark.parametrize("line", ["re.escape(name)", 'f"{a} < {b}"', "from html import unescape"])
def test_the_check_leaves_alone_what_writes_no_html(line: str) -> None:
    assert not [*_escapes(line), *_written_tags(line)]


def test_few_modules_take_as_it_is_what_is_no_text_from_elsewhere() -> None:
    takers = {
        _named(path)
        for path in FILES
        for call in _calls(path.read_text(encoding="utf-8"))
        if _called(call.func) == "as_is"
    }
    assert takers == TAKES_AS_IS


def test_one_module_hands_html_to_streamlit() -> None:
    drawing = {
        _named(path)
        for path in FILES
        for call in _calls(path.read_text(encoding="utf-8"))
        if isinstance(call.func, ast.Attribute) and call.func.attr == "html"
    }
    assert drawing == {"views/draw.py"}
