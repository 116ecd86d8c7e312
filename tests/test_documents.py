"""What the documents say is so."""

import ast
import re
from pathlib import Path

import pytest

from geo.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PRODUCT = [path for room in ("geo", "service", "views") for path in (ROOT / room).rglob("*.py")]
ROOMS = sorted(path.parent for path in PRODUCT if path.name == "__init__.py")


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_room_says_what_it_holds_and_the_architecture_says_the_same(room: Path) -> None:
    if room.parent.name == "migrations" or room.name == "migrations":
        return  # Alembic's own layout
    name = ".".join(room.relative_to(ROOT).parts)
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
    assert said, name
    assert f"| `{name}` | {said.splitlines()[0]} |" in ARCHITECTURE


@pytest.mark.parametrize("module", PRODUCT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_says_in_one_sentence_what_it_holds(module: Path) -> None:
    said = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    assert said
    assert said.splitlines()[0].endswith((".", "..."))


def test_the_two_commands_stand_at_the_top_of_the_readme() -> None:
    top = "\n".join(README.splitlines()[:25])
    assert "make run" in top
    assert "make test" in top


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_every_make_target_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"`?make ([a-z]+)\b", text):
        assert re.search(rf"^{target}:", MAKEFILE, flags=re.MULTILINE), target


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_link_between_the_documents_leads_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / link).exists(), link


def test_ci_runs_the_readmes_test_command_and_nothing_else() -> None:
    commands = [
        line
        for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == ["make test"]


def test_every_command_of_the_readme_is_one_that_the_program_knows() -> None:
    for verb in re.findall(r"python -m geo ([a-z-]+)", README):
        with pytest.raises(SystemExit) as left:
            main([verb, "--help"])
        assert left.value.code == 0, verb
