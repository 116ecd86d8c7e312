import json
from typing import Any

import pytest

from scripts.build_papers import PATH, TYPED, data_files, sha256

RESOURCES: list[dict[str, Any]] = json.loads(PATH.read_text(encoding="utf-8"))["resources"]


def test_every_data_file_has_papers_and_all_papers_have_a_file() -> None:
    assert [one["path"] for one in RESOURCES] == list(data_files())


@pytest.mark.parametrize("papers", RESOURCES, ids=lambda papers: papers["path"])
def test_a_file_is_what_its_papers_say(papers: dict[str, Any]) -> None:
    assert papers["sha256"] == sha256(papers["path"]), "changed: run python -m scripts.build_papers"


@pytest.mark.parametrize("papers", RESOURCES, ids=lambda papers: papers["path"])
def test_papers_tell_source_licence_date_and_how_to_build_it_again(papers: dict[str, Any]) -> None:
    assert papers["sources"]
    assert papers["licence"]
    assert papers["retrieved"] >= "2026-11-23"
    assert papers["rebuild"] == TYPED or papers["rebuild"].startswith("python -m scripts.build_")


def test_papers_name_the_pages_of_projects_and_not_the_hosts_of_registries() -> None:
    written = PATH.read_text(encoding="utf-8")
    assert not [host for host in ("pypi.org", "npmjs", "pythonhosted", "file:") if host in written]
