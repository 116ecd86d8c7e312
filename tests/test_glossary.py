"""The names in the code are the words of the glossary."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
PRODUCT = [path for room in ("geo", "service", "views") for path in (ROOT / room).rglob("*.py")]
_ROW = re.compile(
    r"^\| (?P<word>[^|]+) \| (?P<meaning>[^|]+) \|(?P<not_to_use>[^|]*)\|$", re.MULTILINE
)
_QUOTED = re.compile(r"`(\w+)`(?: in `([\w.]+)`)?")
_WORDS = re.compile(r"[A-Z]?[a-z\d]+|[A-Z]+(?![a-z])")


def _not_to_use() -> list[str]:
    """Return the names that the last column quotes, with their module where it says one."""
    quoted = (one for row in _ROW.finditer(GLOSSARY) for one in _QUOTED.findall(row["not_to_use"]))
    return sorted({f"{module}.{name}" if module else name for name, module in quoted})


def _in_the_code() -> Iterator[str]:
    """Name every module, class and function of the product, with its module before it."""
    for path in PRODUCT:
        module = ".".join(path.with_suffix("").relative_to(ROOT).parts)
        yield module
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module}.{node.name}"


def _bears(name: str, word: str) -> bool:
    """Whether a dotted name is another, or its last part has the words of a name among its own."""
    if "." in word:
        return name == word
    own, sought = _WORDS.findall(name.rpartition(".")[2]), _WORDS.findall(word)
    return any(own[at : at + len(sought)] == sought for at in range(len(own)))


NAMES = sorted(_in_the_code())


@pytest.mark.parametrize("word", _not_to_use())
def test_no_name_in_the_code_bears_a_word_that_the_glossary_forbids(word: str) -> None:
    assert [name for name in NAMES if _bears(name, word)] == []


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("geo.staff.desk", "desk"),
        ("views.resources.desk_of", "desk"),
        ("geo.staff.staff_desk.StaffDesk", "Desk"),
        ("geo.errors.LetterBoxFullError", "LetterBox"),
        ("geo.store.version.Line", "geo.store.version.Line"),
    ],
)
def test_a_forbidden_word_in_a_name_is_noticed(name: str, word: str) -> None:
    assert _bears(name, word)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("views.layout.desktop", "desk"),
        ("geo.staff.desk.StaffService", "desk"),
        ("geo.reports.pictures.curve.Line", "geo.store.version.Line"),
    ],
)
def test_the_same_letters_in_another_word_are_not(name: str, word: str) -> None:
    assert not _bears(name, word)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([A-Z][A-Za-z]+)`", GLOSSARY))))
def test_every_class_that_explains_a_word_is_in_the_code(name: str) -> None:
    is_forbidden = any(word.endswith(name) for word in _not_to_use())
    assert is_forbidden or any(one.endswith(f".{name}") for one in NAMES)
