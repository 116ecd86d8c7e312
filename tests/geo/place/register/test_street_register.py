"""Staff's streets are found to the building, between buildings, or not at all; never guessed."""

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.place.geocoding.outcome import Located, NotLocated, Outcome, Why
from geo.place.locate import Locator
from geo.place.regions import Region
from geo.place.register.house_numbers import BEYOND_KM, BUILDING_KM, INTERPOLATED_KM
from geo.place.register.street_register import StreetRegister
from scripts.build_register import build
from scripts.making.register_rows import RegisterColumnsError
from tests.geo.place.register.made_up_register import Address, register_of, written


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> StreetRegister:
    return StreetRegister.open(register_of(tmp_path_factory.mktemp("register")), Locator.open())


def asked(
    register: StreetRegister, street: str, *, town: str = "Guelph", code: str | None = None
) -> Outcome:
    return register.locate(street, town=town, region=Region.ONTARIO, postal_code=code)


def found(register: StreetRegister, street: str, **more: str) -> tuple[float, float]:
    outcome = asked(register, street, **more)
    assert isinstance(outcome, Located), (street, outcome)
    return outcome.coordinate.lat_lon


@pytest.mark.parametrize(
    "typed",
    [
        "120 Main St",
        "120 main street",
        "120 MAIN",
        "Unit 4, 120 Main St.",
        "4-120 Main Street",
        "120 Main St, Apt 6",
        "#4 120 Main St",
        "120 Main St, Guelph, ON",
    ],
)
def test_a_house_number_is_found_in_each_usual_spelling(
    register: StreetRegister, typed: str
) -> None:
    outcome = asked(register, typed)
    assert isinstance(outcome, Located)
    assert outcome.coordinate.lat_lon == (43.546, -80.25)
    assert outcome.uncertainty_km == BUILDING_KM
    assert outcome.label == "120 MAIN ST, GUELPH"


def test_a_letter_behind_the_number_is_heard(register: StreetRegister) -> None:
    assert found(register, "120A Main St") == (43.5461, -80.2501)


def test_a_number_between_two_of_its_side_is_interpolated(register: StreetRegister) -> None:
    outcome = asked(register, "105 Main St")
    between = asked(register, "114 Main St")
    assert isinstance(outcome, Located)
    assert outcome.coordinate.lat_lon == (43.544, -80.247)  # alone on its side: the nearest there
    assert isinstance(between, Located)
    assert between.coordinate.lat_lon == (43.5454, -80.2494)
    assert between.uncertainty_km == pytest.approx(INTERPOLATED_KM, abs=0.1)


def test_a_number_beyond_the_last_says_how_little_is_known(register: StreetRegister) -> None:
    outcome = asked(register, "998 Main St")
    assert isinstance(outcome, Located)
    assert outcome.uncertainty_km == BEYOND_KM


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ("10 St. Clair Ave W", (43.55, -80.26)),
        ("10 Saint Clair Avenue East", (43.55, -80.24)),
        ("7, rue Principale", (43.56, -80.23)),
        ("7 Principale Street", (43.56, -80.23)),
        ("55 Second Avenue", (43.53, -80.22)),
        ("55 2nd Ave", (43.53, -80.22)),
        ("9 Highway 24", (43.57, -80.21)),
        ("9 Wellington Road 124", (43.57, -80.21)),
        ("200 Queen Crescent", (43.55, -80.2)),
    ],
)
def test_types_directions_and_names_of_both_languages_are_read(
    register: StreetRegister, typed: str, point: tuple[float, float]
) -> None:
    assert found(register, typed) == point


def test_several_streets_of_a_name_are_not_guessed_between(register: StreetRegister) -> None:
    assert asked(register, "10 St Clair Ave") == NotLocated(why=Why.SEVERAL)
    assert asked(register, "200 Queen") == NotLocated(why=Why.SEVERAL)


def test_a_street_of_another_town_is_too_far(register: StreetRegister) -> None:
    outcome = asked(register, "1 Main St", town="Thunder Bay")
    assert isinstance(outcome, NotLocated)
    assert outcome.why is Why.TOO_FAR


@pytest.mark.parametrize("typed", ["120 Nowhere St", "", "120", "   ", "120 \u0000", "é" * 500])
def test_what_is_no_street_is_not_found(register: StreetRegister, typed: str) -> None:
    assert asked(register, typed) == NotLocated(why=Why.NOT_FOUND)


def test_a_province_without_a_register_finds_nothing(register: StreetRegister) -> None:
    outcome = register.locate("120 Main St", town="Winnipeg", region=Region.MANITOBA)
    assert outcome == NotLocated(why=Why.NOT_FOUND)


def test_a_town_that_nobody_knows_cannot_be_compared_with(register: StreetRegister) -> None:
    assert asked(register, "120 Main St", town="Zzyzx") == NotLocated(why=Why.NOTHING_TO_COMPARE)


def test_an_archive_and_an_older_code_page_are_read_as_they_are(tmp_path: Path) -> None:
    place = Address(12, "DES ÉRABLES", "RUE", 43.55, -80.25, town="Guelph")
    files = written(tmp_path, [place], encoding="cp1252")
    with zipfile.ZipFile(tmp_path / "register.zip", "w") as archive:
        for file in files:
            archive.write(file, f"Addresses/{file.name}")
    build("ON", [tmp_path / "register.zip"], tmp_path)
    register = StreetRegister.open(tmp_path, Locator.open())
    assert found(register, "12, rue des Erables") == (43.55, -80.25)


def test_a_file_of_other_columns_is_refused_by_name(tmp_path: Path) -> None:
    other = tmp_path / "streets.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(RegisterColumnsError, match=r"streets\.csv: has no column BG_LATITUDE"):
        build("ON", [other], tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["streets.csv"]


def test_a_folder_without_a_register_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"build_register"):
        StreetRegister.open(tmp_path, Locator.open())


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0"])
def test_a_damaged_register_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "streets-ON.sqlite3").write_bytes(content)
    with pytest.raises(GazetteerError, match=r"streets-ON\.sqlite3"):
        StreetRegister.open(tmp_path, Locator.open())


addresses = st.lists(
    st.builds(
        Address,
        number=st.integers(1, 99_999),
        street=st.sampled_from(["KING", "ELM", "DU LAC", "ST GEORGE", "3E", "PARK"]),
        kind=st.sampled_from(["ST", "AVE", "RUE", "CRES", ""]),
        lat=st.floats(43.5, 43.6).map(lambda value: round(value, 5)),
        lon=st.floats(-80.3, -80.2).map(lambda value: round(value, 5)),
        direction=st.sampled_from(["", "N", "S"]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda one: (one.number, one.street),
)


@given(addresses)
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_every_address_of_a_register_finds_its_own_building(known: list[Address]) -> None:
    locator = Locator.open()
    with TemporaryDirectory() as name:
        register = StreetRegister.open(register_of(Path(name), known), locator)
        for one in known:
            typed = f"{one.number} {one.street} {one.kind} {one.direction}"
            assert found(register, typed) == (one.lat, one.lon)
