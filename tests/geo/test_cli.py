"""The contract of the command line: what others parse, and what a terminal shows."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from geo.cli import main
from geo.errors import GazetteerError
from geo.finder.decision import RUNGS
from geo.listing.audience import Audience, Welcome
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.listing import Mode
from geo.place.fix import How, WhyNoPlace
from geo.place.locate import Locator
from geo.place.regions import Region
from geo.words.language import Language
from geo.words.say import keeper
from geo.words.say.sentences import text_in
from tests.geo.commands import Capture, printed, printed_json

AT = "2026-11-23T12:00:00-04:00"
PROJECT = Path(__file__).parents[2]
NOON_IN_FREDERICTON = ("find", "E3B 5A3", "--audience", "rcmp", "--at", AT)
IDS = {
    "badge-of-life",
    "osiss",
    "wings-of-change",
    "edmonton-police-veterans",
    "first-responders-cafe",
    "rcmp-sosi-nb",
    "heart",
    "phoenix",
    "saskatchewan-osi",
}


# --- the JSON of an answer -----------------------------------------------------------------------


def test_one_json_object_has_the_keys_of_the_contract(capsys: Capture) -> None:
    answer = printed_json(capsys, *NOON_IN_FREDERICTON)
    assert list(answer) == ["query", "fix", "options", "not_for_you", "emergency"]
    assert answer["query"] == {"text": "E3B 5A3", "audience": "rcmp", "at": AT}
    assert list(answer["fix"]) == [
        "label",
        "lat",
        "lon",
        "how",
        "uncertainty_km",
        "region",
        "time_zone",
    ]
    for option in answer["options"]:
        assert list(option) == [
            "id",
            "name",
            "rung",
            "welcome",
            "distance_km",
            "in_service_area",
            "modes",
            "next_meeting",
            "reasons",
            "contacts",
        ]


def test_the_fix_says_where_how_and_how_well(capsys: Capture) -> None:
    fix = printed_json(capsys, *NOON_IN_FREDERICTON)["fix"]
    assert fix["label"] == "Fredericton, NB"
    assert (fix["lat"], fix["lon"]) == (
        pytest.approx(45.96, abs=0.03),
        pytest.approx(-66.64, abs=0.03),
    )
    assert (fix["how"], fix["region"]) == ("postal_code", "CA-NB")
    assert fix["time_zone"] == "America/Moncton"
    assert 0 < fix["uncertainty_km"] <= 8


@pytest.mark.parametrize("audience", [None, *Audience])
def test_every_value_has_the_type_of_the_contract(
    capsys: Capture, audience: Audience | None
) -> None:
    who = ("--audience", audience) if audience else ()
    answer = printed_json(capsys, "find", "V0K 2R0", "--at", AT, *who)
    assert answer["query"]["audience"] == audience
    assert answer["fix"]["how"] in set(How)
    assert answer["fix"]["region"] in set(Region)
    for option in answer["options"]:
        assert option["rung"] in RUNGS
        assert option["welcome"] in ({None} if audience is None else set(Welcome) - {Welcome.NO})
        assert option["distance_km"] is None or option["distance_km"] >= 0
        assert option["in_service_area"] in (True, False, None)
        assert set(option["modes"]) <= set(Mode)
        assert option["reasons"]
        assert all(isinstance(reason, str) and reason for reason in option["reasons"])
    assert all(set(one) == {"id", "reason"} and one["reason"] for one in answer["not_for_you"])


def test_every_entry_of_the_listing_is_on_the_ladder_or_apart(capsys: Capture) -> None:
    for audience in Audience:
        answer = printed_json(capsys, "find", "Toronto", "--at", AT, "--audience", audience)
        on_ladder = [option["id"] for option in answer["options"]]
        apart = [one["id"] for one in answer["not_for_you"]]
        assert sorted(on_ladder + apart) == sorted(IDS)


def test_a_distance_is_null_without_a_site_and_only_then(capsys: Capture) -> None:
    options = printed_json(capsys, *NOON_IN_FREDERICTON)["options"]
    with_site = {option["id"] for option in options if option["distance_km"] is not None}
    assert with_site == {"heart", "phoenix", "edmonton-police-veterans"}


def test_a_meeting_starts_in_the_offset_of_the_visitor(capsys: Capture) -> None:
    options = printed_json(capsys, *NOON_IN_FREDERICTON)["options"]
    meetings = {option["id"]: option["next_meeting"] for option in options}
    assert meetings["badge-of-life"] == {
        "starts_at": "2026-11-23T20:00:00-04:00",
        "ends_at": "2026-11-23T22:00:00-04:00",
    }
    assert meetings["osiss"] is None


def test_a_meeting_without_a_stated_end_ends_at_null(capsys: Capture) -> None:
    wednesday_afternoon = "2026-12-09T13:00:00-05:00"
    asked = ("find", "Toronto", "--audience", "police", "--at", wednesday_afternoon)
    options = printed_json(capsys, *asked)["options"]
    heart = next(option for option in options if option["id"] == "heart")
    assert heart["next_meeting"] == {"starts_at": "2026-12-09T19:00:00-05:00", "ends_at": None}


def test_contacts_carry_numbers_and_never_a_consent_record(capsys: Capture) -> None:
    options = printed_json(capsys, "find", "Regina", "--at", AT)["options"]
    coordinator = options[0]["contacts"][0]
    assert coordinator["phones"] == [
        {"number": "1-888-495-6068", "extension": None, "text": None},
        {"number": "306-525-5601", "extension": "222", "text": None},
        {"number": "306-552-3801", "extension": None, "text": None},
    ]
    assert all("consent" not in contact for one in options for contact in one["contacts"])


# --- the other formats and options ---------------------------------------------------------------


def test_geojson_is_a_collection_in_which_a_virtual_meeting_has_no_point(capsys: Capture) -> None:
    code, out, err = printed(capsys, *NOON_IN_FREDERICTON, "--format", "geojson")
    assert (code, err) == (0, "")
    collection = json.loads(out)
    visitor, *options = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert visitor["geometry"]["coordinates"] == [
        pytest.approx(-66.64, abs=0.03),
        pytest.approx(45.96, abs=0.03),
    ]
    points = {one["properties"]["id"]: one["geometry"] for one in options}
    assert points["badge-of-life"] is None
    assert points["heart"]["coordinates"] == [-79.3986, 43.7064]


def test_text_is_the_default_and_names_the_rungs(capsys: Capture) -> None:
    code, out, err = printed(capsys, *NOON_IN_FREDERICTON)
    assert (code, err) == (0, "")
    for part in ("Fredericton", "Says it serves your area", "613-407-8410", "your time"):
        assert part in out


@pytest.mark.parametrize(("lang", "said"), [("en", "No 911 here"), ("fr", "Pas de 911 ici")])
def test_where_there_is_no_911_the_text_says_whom_to_call(
    capsys: Capture, lang: str, said: str
) -> None:
    _, iqaluit, _ = printed(capsys, "find", "X0A 0H0", "--lang", lang)
    _, toronto, _ = printed(capsys, "find", "M5V 3L9", "--lang", lang)
    assert said in iqaluit.splitlines()[1]
    assert "911" not in toronto


def test_a_group_that_gives_no_way_to_reach_it_ends_with_who_may_know(capsys: Capture) -> None:
    _, out, _ = printed(capsys, "find", "X0A 0H0", "--audience", "corrections")
    assert "gives no way to reach this group" in out
    assert f"the people who keep the listing: {keeper.EMAIL}" in out


def test_the_limit_keeps_the_first_options(capsys: Capture) -> None:
    every = printed_json(capsys, *NOON_IN_FREDERICTON)
    first = printed_json(capsys, *NOON_IN_FREDERICTON, "--limit", "2")
    assert first["options"] == every["options"][:2]
    assert first["not_for_you"] == every["not_for_you"]


def test_french_changes_the_words_and_nothing_else(capsys: Capture) -> None:
    english = printed_json(capsys, *NOON_IN_FREDERICTON)
    french = printed_json(capsys, *NOON_IN_FREDERICTON, "--lang", "fr")
    assert french["fix"] == english["fix"]
    for one, other in zip(english["options"], french["options"], strict=True):
        for key in set(one) - {"name", "reasons", "contacts"}:
            assert one[key] == other[key]
        assert one["reasons"] != other["reasons"]
    assert "Dit desservir le Nouveau-Brunswick" in french["options"][0]["reasons"]


def test_another_folder_of_listings_is_read(capsys: Capture, tmp_path: Path) -> None:
    copy(FOLDER / "osiss.toml", tmp_path)
    answer = printed_json(capsys, *NOON_IN_FREDERICTON, "--listings", str(tmp_path))
    assert [option["id"] for option in answer["options"]] == ["osiss"]


def test_the_moment_is_now_unless_it_is_given(capsys: Capture) -> None:
    answer = printed_json(capsys, "find", "Iqaluit")
    assert answer["query"]["at"].endswith("+00:00")


# --- what is no answer ---------------------------------------------------------------------------


def test_ambiguous_text_exits_3_with_choices(capsys: Capture) -> None:
    for form in ("json", "geojson"):
        code, out, err = printed(capsys, "find", "Lloydminster", "--format", form)
        assert (code, err) == (3, "")
        written = json.loads(out)
        choices = written["choices"]
        assert [option["id"] for option in written["options"]] == ["badge-of-life", "osiss"]
        assert [set(choice) for choice in choices] == [{"label", "lat", "lon"}] * 2
        assert {choice["label"] for choice in choices} == {"Lloydminster, AB", "Lloydminster, SK"}


def test_ambiguous_text_is_a_question_in_a_terminal(capsys: Capture) -> None:
    code, out, _ = printed(capsys, "find", "Lloydminster")
    assert code == 3
    question, *choices, blank, heading = out.splitlines()[:5]
    assert question.endswith("Which one is yours?")
    assert choices == ["  Lloydminster, AB", "  Lloydminster, SK"]
    assert (blank, heading) == ("", text_in(Language.EN).anywhere)
    assert "Toronto time" in out
    assert "your time" not in out


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("form", ["text", "json", "geojson"])
@pytest.mark.parametrize(
    "typed", ["Gotham", "", "H0H 0H0", "90210", "a\nb", "\x1b[31mred", "x" * 5000]
)
def test_text_that_is_no_place_exits_2_with_one_clear_line(
    capsys: Capture, typed: str, form: str, lang: str
) -> None:
    code, out, err = printed(capsys, "find", typed, "--format", form, "--lang", lang)
    assert code == 2
    if form == "text":
        assert out.startswith(text_in(Language(lang)).anywhere)
    else:
        written = json.loads(out)
        assert written["error"] in {why.name.lower() for why in WhyNoPlace}
        assert [option["rung"] for option in written["options"]] == ["online", "national"]
        assert written["fix"] is None
    assert err.endswith(".\n")
    assert err.rstrip("\n").isprintable() or lang == "fr"  # French has no-break blanks
    assert len(err.splitlines()) == 1
    assert len(err) < 400


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--audience", "cops"), "'cops' is not an audience; one of police, rcmp"),
        (("--at", "2026-11-23T12:00:00"), "is not a moment"),
        (("--at", "noon"), "write 2026-11-23T12:00:00-05:00"),
        (("--at", "9999-12-31T23:59:59+00:00"), "2000 to 2099"),
        (("--limit", "0"), "'0' is not a count"),
        (("--limit", "-1"), "'-1' is not a count"),
        (("--limit", "²"), "'²' is not a count"),
        (("--lang", "de"), "'de'"),
        (("--format", "xml"), "xml"),
    ],
)
def test_a_wrong_option_names_the_value_the_fault_and_the_remedy(
    capsys: Capture, arguments: tuple[str, ...], part: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(("find", "Toronto", *arguments))
    assert part in capsys.readouterr().err


def test_a_folder_without_listings_is_said_and_exits_1(capsys: Capture, tmp_path: Path) -> None:
    code, out, err = printed(capsys, "find", "Toronto", "--listings", str(tmp_path))
    assert (code, out) == (1, "")
    assert str(tmp_path) in err


def test_a_faulty_listing_names_file_field_and_remedy(capsys: Capture, tmp_path: Path) -> None:
    good = (FOLDER / "heart.toml").read_text(encoding="utf-8")
    (tmp_path / "heart.toml").write_text(good.replace("in_person", "by_owl"), encoding="utf-8")
    for command in (("find", "Toronto"), ("validate",)):
        code, out, err = printed(capsys, *command, "--listings", str(tmp_path))
        assert (code, out) == (1, "")
        assert "heart.toml" in err
        assert "modes" in err
        assert "by_owl" in err
        assert "in_person" in err


def test_data_that_is_missing_is_said_in_one_line_and_exits_1(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Locator:
        raise GazetteerError("codes.bin.xz", "it is missing; install the program again")

    monkeypatch.setattr(Locator, "open", missing)
    assert printed(capsys, "find", "Toronto") == (
        1,
        "",
        "codes.bin.xz: it is missing; install the program again\n",
    )


def test_the_shipped_listing_is_valid(capsys: Capture) -> None:
    code, out, err = printed(capsys, "validate")
    assert (code, err) == (0, "")
    assert out == "9 listings, no fault\n"


def test_faults_of_files_are_named_in_the_language_that_was_chosen(
    capsys: Capture, tmp_path: Path
) -> None:
    assert printed(capsys, "validate", "--lang", "fr") == (
        0,
        "Fiches\u00a0: 9. Aucune erreur.\n",
        "",
    )
    (tmp_path / "phoenix.toml").write_text("id = 3", encoding="utf-8")
    faulty = ("validate", "--listings", str(tmp_path))
    english, french = (printed(capsys, *faulty, "--lang", one)[2] for one in ("en", "fr"))
    assert "is missing" in english
    assert "is missing" not in french
    assert "le champ est absent" in french


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="ABCEGHJKLMNPRSTVXYabcxyzOIL0123456789 -", max_size=9),
    st.text(alphabet="0123456789.,;- ", max_size=24),
    st.sampled_from(
        (
            "' OR 1=1 --",
            "../../etc/passwd",
            "{0.__class__}",
            "%s%n",
            "{asked}",
            "\u202eadanaC",
            "\ud800",
            "K1A\x00 0B1",
            "🍁" * 50,
            "e" + "\u0301" * 5000,
            "1.0" + " " * 50_000 + "x",
            "0x41.5, -80.5",
            "nan, inf",
        )
    ),
)


@pytest.fixture
def data_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    locator, directory = Locator.open(), read_directory(FOLDER)
    monkeypatch.setattr(Locator, "open", lambda: locator)
    monkeypatch.setattr("geo.cli.find.published_listing", lambda _: directory)


@pytest.mark.slow
@pytest.mark.usefixtures("data_read_once")
@given(HOSTILE, st.sampled_from(("text", "json", "geojson")), st.sampled_from(("en", "fr")))
@settings(
    max_examples=2_000,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example("Toronto", "json", "en")
def test_no_input_gives_a_traceback(capsys: Capture, typed: str, form: str, lang: str) -> None:
    code, out, err = printed(
        capsys, "find", "--format", form, "--lang", lang, "--at", AT, "--limit", "1", "--", typed
    )
    assert code in {0, 2, 3}
    assert out
    assert len(err.splitlines()) == (code == 2)
    if form != "text":
        json.loads(out)


# --- as a process --------------------------------------------------------------------------------


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "geo", *arguments],
        cwd=PROJECT,
        env=os.environ | environment,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_the_output_is_utf_8_whatever_the_terminal_says() -> None:
    asked = ("find", "Trois Rivieres", "--lang", "fr", "--format", "json")
    done = run(*asked, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["fix"]["label"] == "Trois-Rivières, QC"


def test_an_argument_that_is_no_text_is_no_place() -> None:
    done = run("find", os.fsdecode(b"K1A\xff0B1"))
    assert done.returncode == 2
    assert done.stdout.decode("utf-8").startswith(text_in(Language.EN).anywhere)
    assert done.stderr.count(b"\n") == 1


def test_a_reader_that_goes_away_gets_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "geo", "find", "Toronto"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 1
