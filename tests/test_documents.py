"""What the documents say is so."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PRODUCT = [path for room in ("geo", "service", "views") for path in (ROOT / room).rglob("*.py")]
# The changelog names things as they were called at the time.
DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")} - {ROOT / "CHANGELOG.md"})
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


@pytest.mark.parametrize("module", PRODUCT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_member_of_an_enum_says_what_it_means(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    silent = [name for one in classes if _is_an_enum(one) for name in _silent_members(one)]
    assert not silent


def _is_an_enum(one: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id.endswith("Enum") for base in one.bases)


def _silent_members(one: ast.ClassDef) -> Iterator[str]:
    for statement, following in zip(one.body, [*one.body[1:], ast.Pass()], strict=True):
        if isinstance(statement, ast.Assign) and not _is_text(following):
            yield f"{one.name}.{ast.unparse(statement.targets[0])}"


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_a_member_without_its_meaning_is_noticed() -> None:
    (one,) = ast.parse("class Two(StrEnum):\n A = 'a'\n 'First.'\n B = 'b'").body
    assert isinstance(one, ast.ClassDef)
    assert _is_an_enum(one)
    assert list(_silent_members(one)) == ["Two.B"]


def test_the_two_commands_stand_at_the_top_of_the_readme() -> None:
    top = "\n".join(README.splitlines()[:25])
    assert "make run" in top
    assert "make test" in top


def test_the_readme_speaks_to_the_person_responsible_before_it_speaks_to_it_staff() -> None:
    people, it = README.index("## For the person responsible"), README.index("## For IT")
    assert people < it < README.index("## Data and licence")
    for asked in ("cost", "time", "promise", "Whom do we ask"):
        assert asked in README[people:it]
    assert "```" not in README[:it]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_every_make_target_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"`?make ([a-z]+)\b", text):
        assert re.search(rf"^{target}:", MAKEFILE, flags=re.MULTILINE), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_between_the_documents_leads_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)#:]+)[^):]*\)", document.read_text(encoding="utf-8")):
        assert (document.parent / link).exists(), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_to_a_part_of_a_document_finds_its_heading(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for link, part in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", text):
        linked = (document.parent / link) if link else document
        assert part in _parts(linked.read_text(encoding="utf-8")), part


def _parts(text: str) -> set[str]:
    """The addresses that the headings of a document have on the pages of the repository."""
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_dotted_name_that_a_document_quotes_is_in_the_code(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for name in re.findall(r"`((?:geo|service|views)(?:\.\w+)+)", text):
        assert _is_in_the_code(name), name


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_that_a_document_quotes_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for file in re.findall(r"`((?:geo|service|views|tests|docs|scripts|static)/[\w./-]+)`", text):
        assert (ROOT / file).exists(), file


@pytest.mark.parametrize("name", ["geo.desk", "geo.place.locate.find_me", "views.finder.cards.x.y"])
def test_a_dotted_name_that_is_not_in_the_code_is_noticed(name: str) -> None:
    assert not _is_in_the_code(name)


def _is_in_the_code(name: str) -> bool:
    """Whether a dotted name is a room, a module, or something defined at the top of either."""
    path = ROOT.joinpath(*name.split("."))
    if path.with_suffix(".py").is_file() or (path / "__init__.py").is_file():
        return True
    home = path.parent
    file = home / "__init__.py" if home.is_dir() else home.with_suffix(".py")
    return file.is_file() and path.name in _defined_in(file)


def _defined_in(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names.add(name)
            case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.Assign(targets=targets):
                names |= {target.id for target in targets if isinstance(target, ast.Name)}
            case _:
                pass
    return names


def test_every_setting_that_the_program_reads_is_in_the_page_for_who_runs_it() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in [*PRODUCT, ROOT / "app.py"])
    running = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    settings = {*re.findall(r'"(NEARPEER_[A-Z_]+)"', code), "DATABASE_URL", "FORWARDED_ALLOW_IPS"}
    assert [one for one in sorted(settings) if f"`{one}`" not in running] == []


IDIOLECT = re.compile(r"\b(stands|mends?|mended|parted|held against|told from)\b")
"""Words that a Canadian editor would replace: is, fix, shared or separated, compared, known by."""
OF_THE_CODE = {
    ROOT / "ARCHITECTURE.md",  # its rows are lines of the code
    *(ROOT / "docs" / f"{name}.md" for name in ("decisions", "glossary", "terms")),
}
"""What programmers write for each other, or what quotes the words that are not used."""


@pytest.mark.parametrize(
    "document",
    sorted({*DOCUMENTS} - OF_THE_CODE),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_a_document_is_written_as_people_speak(document: Path) -> None:
    assert IDIOLECT.findall(document.read_text(encoding="utf-8")) == []


def test_the_architecture_and_the_readme_stay_short() -> None:
    assert len(ARCHITECTURE.splitlines()) <= 150
    assert len(README.splitlines()) <= 90


def test_ci_runs_the_readmes_test_command_and_nothing_else() -> None:
    commands = [
        line
        for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == ["make test"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_that_a_document_names_is_one_that_the_program_knows(document: Path) -> None:
    for verb in re.findall(r"python -m geo ([a-z-]+)", document.read_text(encoding="utf-8")):
        with pytest.raises(SystemExit) as left:
            main([verb, "--help"])
        assert left.value.code == 0, verb
