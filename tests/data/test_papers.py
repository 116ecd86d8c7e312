import json
from pathlib import Path
from typing import Any

import frictionless
import pytest

from geo.papers import PAPERS
from scripts.build_papers import TYPED, package
from scripts.sources.registry_package import PROJECT

RESOURCES: list[dict[str, Any]] = [
    one
    for papers in PAPERS
    for one in json.loads((PROJECT / papers).read_text(encoding="utf-8"))["resources"]
]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files left open
@pytest.mark.parametrize("papers", PAPERS)
def test_papers_are_a_data_package_without_an_error(papers: str) -> None:
    report = frictionless.validate(str(PROJECT / papers), type="package")
    assert report.flatten(["title", "message"]) == []
    assert report.stats["tasks"] == len(json.loads((PROJECT / papers).read_bytes())["resources"])


@pytest.mark.parametrize("papers", PAPERS)
def test_every_file_has_papers_and_is_what_they_say(papers: str) -> None:
    told = json.loads((PROJECT / papers).read_bytes())
    assert told == package(Path(papers).parent.name), "changed: run python -m scripts.build_papers"


@pytest.mark.parametrize("papers", RESOURCES, ids=lambda papers: papers["path"])
def test_papers_tell_source_licence_date_and_how_to_build_it_again(papers: dict[str, Any]) -> None:
    assert papers["sources"]
    assert papers["licenses"]
    assert papers["retrieved"] >= "2026-11-23"
    assert papers["rebuild"] == TYPED or papers["rebuild"].startswith("python -m scripts.build_")


def test_papers_name_the_pages_of_projects_and_not_the_hosts_of_registries() -> None:
    written = "".join((PROJECT / papers).read_text(encoding="utf-8") for papers in PAPERS)
    assert not [host for host in ("pypi.org", "npmjs", "pythonhosted", "file:") if host in written]
