"""The two commands for staff: what others parse, and what a terminal shows."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from geo.cli import main
from geo.coverage.demand import counted_demand
from geo.coverage.gaps import GapQuery, Gaps, find_gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import Reach, measure
from geo.coverage.regions import region_ids
from geo.coverage.siting import site
from geo.exchange.feeds.coverage_json import gaps_json, siting_json
from geo.listing.audience import Audience, Welcome
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory
from geo.words.coverage.answer import gaps_text, siting_text
from geo.words.coverage.names import coverage_text, region_name
from geo.words.coverage.sentences import headline
from geo.words.language import Language
from tests.geo.commands import Capture, printed, printed_json

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]
OFFICIAL = "9810001901_databaseLoadingData.csv"
COMMANDS = ("gaps", "where-next")
PARAMEDIC = ("--audience", "paramedic")


def printed_text(capsys: Capture, *arguments: str) -> str:
    code, out, err = printed(capsys, *arguments)
    assert (code, err) == (0, "")
    return out


def reach_for(criteria: CoverageCriteria) -> Reach:
    return measure(counted_demand(), PublishedDirectory(read_directory()), criteria)


def answered(
    region: str = "north", criteria: CoverageCriteria | None = None, within_km: float = 100.0
) -> Gaps:
    question = GapQuery(region=region, criteria=criteria or CoverageCriteria(), within_km=within_km)
    return find_gaps(reach_for(question.criteria), PublishedDirectory(read_directory()), question)


def as_parsed(written: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(json.dumps(written)))


# --- gaps ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", ["canada", "north", "CA-NU", "northern-bc"])
def test_gaps_print_the_answer_of_the_library(capsys: Capture, region: str) -> None:
    asked = ("gaps", "--region", region, *PARAMEDIC, "--within", "250")
    gaps = answered(region, CoverageCriteria(audience=Audience.PARAMEDIC), 250)
    assert printed_json(capsys, *asked) == as_parsed(gaps_json(gaps, limit=25))


def test_without_a_question_gaps_are_those_of_the_north_for_anybody(capsys: Capture) -> None:
    written = printed_json(capsys, "gaps")
    assert (written["region"], written["audience"], written["within_km"]) == ("north", None, 100)
    assert written == as_parsed(gaps_json(answered(), limit=25))


def test_the_limit_names_so_many_communities(capsys: Capture) -> None:
    for limit in (1, 3):
        assert len(printed_json(capsys, "gaps", "--limit", str(limit))["worst"]) == limit
    text = printed_text(capsys, "gaps", "--region", "CA-NU", *PARAMEDIC, "--limit", "2")
    gaps = answered("CA-NU", CoverageCriteria(audience=Audience.PARAMEDIC))
    names = [one.community.label for one in gaps.worst[:3]]
    assert [name in text for name in names] == [True, True, False]


@pytest.mark.parametrize("language", Language)
def test_gaps_are_told_in_a_terminal_in_either_language(
    capsys: Capture, language: Language
) -> None:
    asked = ("gaps", "--region", "CA-NU", *PARAMEDIC, "--lang", language)
    gaps = answered("CA-NU", CoverageCriteria(audience=Audience.PARAMEDIC))
    text = printed_text(capsys, *asked, "--format", "text")
    assert text == gaps_text(gaps, PublishedDirectory(read_directory()), language, limit=25) + "\n"
    assert text.startswith(headline(gaps, language))
    assert region_name("CA-NU", language) in text


def test_what_counts_can_be_widened(capsys: Capture) -> None:
    asked = ("gaps", "--region", "canada", "--audience", "veteran")
    strict = printed_json(capsys, *asked)
    generous = printed_json(capsys, *asked, "--welcomes", "yes,ask_first, not_stated")
    assert generous["residents_beyond"] < strict["residents_beyond"] == 36_991_981
    criteria = CoverageCriteria(
        audience=Audience.VETERAN, welcomes=frozenset(Welcome) - {Welcome.NO}
    )
    assert generous == as_parsed(gaps_json(answered("canada", criteria), limit=25))
    remote = printed_json(capsys, *asked, "--welcomes", "yes", "--modes", "virtual,phone")
    criteria = CoverageCriteria(
        audience=Audience.VETERAN, modes=frozenset({Mode.VIRTUAL, Mode.PHONE})
    )
    assert remote == as_parsed(gaps_json(answered("canada", criteria), limit=25))


# --- where next ----------------------------------------------------------------------------------


def test_where_next_prints_the_answer_of_the_library(capsys: Capture) -> None:
    asked = ("where-next", "--k", "3", "--within", "150", "--region", "northern-on", *PARAMEDIC)
    reach = reach_for(CoverageCriteria(audience=Audience.PARAMEDIC))
    siting = site(reach, "northern-on", count=3, within_km=150, town_size=500)
    written = printed_json(capsys, *asked, "--town-size", "500")
    assert written == as_parsed(siting_json(siting, reach.demand.surface))
    assert len(written["proposals"]) == 3


def test_without_wishes_five_groups_are_sought_in_towns_of_five_thousand(capsys: Capture) -> None:
    siting = site(reach_for(CoverageCriteria()), "north", count=5, within_km=100, town_size=5_000)
    surface = counted_demand().surface
    assert printed_json(capsys, "where-next") == as_parsed(siting_json(siting, surface))


@pytest.mark.parametrize("language", Language)
def test_proposals_are_told_in_a_terminal_in_either_language(
    capsys: Capture, language: Language
) -> None:
    asked = ("where-next", "--region", "CA-YT", *PARAMEDIC, "--lang", language, "--format", "text")
    criteria = CoverageCriteria(audience=Audience.PARAMEDIC)
    siting = site(reach_for(criteria), "CA-YT", count=5, within_km=100)
    text = printed_text(capsys, *asked)
    assert text == siting_text(siting, answered("CA-YT", criteria), language) + "\n"
    assert "Whitehorse, YT" in text
    assert coverage_text(language).next_heading in text


@pytest.mark.parametrize("region", ["north", "northern-on", "CA-NU"])
def test_the_exact_search_never_reaches_fewer_than_the_quick_one(
    capsys: Capture, region: str
) -> None:
    asked = ("where-next", "--region", region, "--k", "3", *PARAMEDIC)
    quick, best = printed_json(capsys, *asked), printed_json(capsys, *asked, "--exact")
    assert quick["method"] == "greedy"
    assert best["method"] in {"exact", "exact_time_limit"}
    reached = [
        one["proposals"][-1]["residents_cumulative"] if one["proposals"] else 0
        for one in (quick, best)
    ]
    assert reached[0] <= reached[1]
    assert best["groups_needed"]["count"] <= quick["groups_needed"]["count"]


# --- other data ----------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_another_folder_of_listings_is_read(capsys: Capture, tmp_path: Path, command: str) -> None:
    copy(FOLDER / "osiss.toml", tmp_path)
    asked = (command, "--region", "CA-ON", *PARAMEDIC)
    other = printed_json(capsys, *asked, "--listings", str(tmp_path))
    assert other != printed_json(capsys, *asked)
    if command == "gaps":
        assert other["residents_beyond"] == other["residents"]
        assert {one["nearest_id"] for one in other["worst"]} == {None}


@pytest.mark.parametrize("command", COMMANDS)
def test_faults_of_listings_and_an_empty_folder_are_told(
    capsys: Capture, tmp_path: Path, command: str
) -> None:
    code, out, err = printed(capsys, command, "--listings", str(tmp_path))
    assert (code, out) == (1, "")
    assert str(tmp_path) in err
    good = (FOLDER / "heart.toml").read_text(encoding="utf-8")
    (tmp_path / "heart.toml").write_text(good.replace("in_person", "by_owl"), encoding="utf-8")
    code, out, err = printed(capsys, command, "--listings", str(tmp_path))
    assert (code, out) == (1, "")
    assert "heart.toml" in err
    assert "by_owl" in err


@pytest.mark.parametrize("command", COMMANDS)
def test_the_official_table_takes_the_place_of_the_rule(capsys: Capture, command: str) -> None:
    found = sorted(PROJECT.parent.glob(f"*/official/{OFFICIAL}"))
    if not found:
        pytest.skip(f"the official table is not here; put {OFFICIAL} into ../*/official/")
    asked = (command, "--region", "canada", *PARAMEDIC, "--census-table", str(found[0]))
    written = printed_json(capsys, *asked)
    assert written["surface"] == {
        "name": "official-postal-areas",
        "vintage": "2021 Census of Population",
        "grade": "official",
    }
    if command == "gaps":
        assert sum(one["residents"] for one in written["by_region"]) == 36_991_981
        assert "98-10-0019-01" in printed_text(capsys, *asked, "--lang", "fr")


WRONG_TABLES = {
    "another.csv": b'"REF_DATE","GEO","VALUE"\r\n"2021","Canada","1"\r\n',
    "binary.csv": b"\xff\xfe\x00\x01",
    "empty.csv": b"",
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["missing.csv", *WRONG_TABLES])
def test_a_table_that_is_missing_or_wrong_names_file_fault_and_remedy(
    capsys: Capture, tmp_path: Path, name: str, command: str
) -> None:
    if name in WRONG_TABLES:
        (tmp_path / name).write_bytes(WRONG_TABLES[name])
    code, out, err = printed(capsys, command, "--census-table", str(tmp_path / name))
    assert (code, out) == (1, "")
    assert err.startswith(name)
    assert "download table 98-10-0019-01 again" in err
    assert len(err.splitlines()) == 1
    assert len(err) > len(name) + len("download table 98-10-0019-01 again")


def test_a_folder_in_the_place_of_the_table_is_told_too(capsys: Capture, tmp_path: Path) -> None:
    code, out, err = printed(capsys, "gaps", "--census-table", str(tmp_path))
    assert (code, out) == (1, "")
    assert err.startswith(tmp_path.name)
    assert len(err.splitlines()) == 1


# --- what is no question -------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("region", ["atlantis", "", "ca-nu", "NU", "north "])
def test_an_unknown_region_exits_1_with_one_line_that_names_the_known_ones(
    capsys: Capture, region: str, command: str
) -> None:
    code, out, err = printed(capsys, command, "--region", region)
    assert (code, out) == (1, "")
    assert repr(region) in err
    assert all(known in err for known in region_ids())
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--within", "0"), "'0' is not a distance; give kilometres above 0 and up to 10000"),
        (("--within", "-5"), "'-5' is not a distance"),
        (("--within", "near"), "'near' is not a distance"),
        (("--within", "nan"), "'nan' is not a distance"),
        (("--within", "inf"), "'inf' is not a distance"),
        (("--within", "10001"), "'10001' is not a distance"),
        (("--audience", "cops"), "'cops' is not an audience; one of police, rcmp"),
        (("--welcomes", "maybe"), "'maybe' is not an answer; one of yes, ask_first, not_stated"),
        (("--welcomes", "no"), "'no' is not an answer"),
        (("--welcomes", "yes,,"), "'' is not an answer"),
        (("--modes", "by_owl"), "'by_owl' is not a way of meeting; one of in_person"),
        (("--modes", ""), "'' is not a way of meeting"),
        (("--lang", "de"), "'de'"),
        (("--format", "geojson"), "geojson"),
    ],
)
def test_a_wrong_option_names_the_value_the_fault_and_the_remedy(
    capsys: Capture, command: str, arguments: tuple[str, str], part: str
) -> None:
    name, value = arguments
    with pytest.raises(SystemExit, match="2"):
        main((command, f"{name}={value}"))
    assert part in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("gaps", "--limit", "0"),
        ("where-next", "--k", "0"),
        ("where-next", "--k", "five"),
        ("where-next", "--town-size", "0"),
    ],
)
def test_a_count_is_at_least_one(capsys: Capture, arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert f"{arguments[-1]!r} is not a count; give a whole number" in capsys.readouterr().err


# --- as a process --------------------------------------------------------------------------------


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=os.environ | environment,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_a_first_answer_waits_for_nothing_that_only_staff_need() -> None:
    done = run("-X", "importtime", "-m", "geo", "find", "X0A 0H0")
    assert done.returncode == 0
    lines = done.stderr.decode().splitlines()
    imported = {line.rsplit("|", 1)[1].strip() for line in lines if line.startswith("import time:")}
    assert "geo.finder.finder" in imported
    roots = {name.split(".")[0] for name in imported}
    assert not roots & {"numpy", "scipy", "matplotlib", "folium", "shapely", "typst", "streamlit"}


def test_gaps_need_neither_a_map_nor_a_picture() -> None:
    code = (
        "import sys; from geo.cli import main; main(['gaps', '--region', 'CA-NU']); "
        "print(sorted({'folium', 'matplotlib', 'typst', 'streamlit'} & set(sys.modules)))"
    )
    done = run("-c", code, PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_the_output_is_utf_8_whatever_the_terminal_says() -> None:
    asked = ("-m", "geo", "gaps", "--region", "nord-du-quebec", "--lang", "fr")
    done = run(*asked, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Nord-du-Québec" in done.stdout.decode("utf-8")
