"""Files that came with the program and are not as they were delivered are found by their papers."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from geo.papers import PAPERS, Amiss, Changed, changed_files

FILES = ("data/places/places.json", "static/basemap.json")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, papers in zip(FILES, PAPERS, strict=True):
        folder = (tmp_path / papers).parent
        below = Path(path).relative_to(folder.name)
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"what stands in {path}", encoding="utf-8")
        digest = sha256((tmp_path / path).read_bytes()).hexdigest()
        resource = {"path": below.as_posix(), "hash": f"sha256:{digest}"}
        (tmp_path / papers).write_text(json.dumps({"resources": [resource]}), encoding="utf-8")
    return tmp_path


def flip(path: Path) -> None:
    path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5])


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_the_files_of_this_program_are_as_their_papers_say() -> None:
    assert changed_files() == ()


@pytest.mark.parametrize(
    ("spoil", "amiss"),
    [
        (flip, Amiss.CHANGED),
        (cut, Amiss.CHANGED),
        (lambda path: path.write_bytes(b""), Amiss.CHANGED),
        (Path.unlink, Amiss.MISSING),
        (replace_by_folder, Amiss.UNREADABLE),
    ],
)
def test_a_file_that_is_not_as_it_was_delivered_is_named_with_the_remedy(
    project: Path, spoil: Callable[[Path], object], amiss: Amiss
) -> None:
    spoil(project / FILES[1])
    assert changed_files(project) == (Changed(FILES[1], amiss),)
    assert str(changed_files(project)[0]) == (
        f"static/basemap.json {amiss}; install the program's files again"
    )


@pytest.mark.parametrize("papers", PAPERS)
@pytest.mark.parametrize("content", ["", "{", "[]", '{"resources": [{}]}', None])
def test_papers_that_cannot_be_read_are_named_themselves(
    project: Path, papers: str, content: str | None
) -> None:
    (project / papers).unlink()
    if content is not None:
        (project / papers).write_text(content, encoding="utf-8")
    assert changed_files(project) == (Changed(papers, Amiss.UNREADABLE),)
