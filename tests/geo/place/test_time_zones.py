import zoneinfo
from datetime import UTC, datetime
from pathlib import Path

import pytest
import tzdata

from geo.errors import TimeZoneDataError
from geo.place.locate import Locator
from geo.place.time_zones import VERSION, require_current, use_packaged_zones, zone
from tests.geo.place.fixes import fix_of

WINTER = datetime(2026, 12, 8, 0, 0, tzinfo=UTC)
"""Monday 2026-12-07, 19:00 in Toronto."""
SUMMER = datetime(2027, 7, 5, 23, 0, tzinfo=UTC)
"""Monday 2027-07-05, 19:00 in Toronto."""


@pytest.mark.parametrize("version", ["2025.2", "2026.1", "2026.5", "2026.5.1"])
def test_zone_data_older_than_the_rules_of_2026_is_refused_with_the_remedy(version: str) -> None:
    with pytest.raises(TimeZoneDataError, match=r"pip install 'tzdata>=2026\.6'") as caught:
        require_current(version)
    assert version in str(caught.value)


@pytest.mark.parametrize("version", ["2026.6", "2026.7", "2026.10", "2027.1", "2026.6.post1"])
def test_zone_data_with_the_rules_of_2026_is_taken(version: str) -> None:
    require_current(version)


def test_the_release_in_use_is_told() -> None:
    assert VERSION == tzdata.IANA_VERSION >= "2026f"


def test_zones_come_from_the_package_and_from_nowhere_else() -> None:
    zoneinfo.reset_tzpath(to=["/usr/share/zoneinfo"])
    use_packaged_zones()
    assert [Path(folder).parent for folder in zoneinfo.TZPATH] == [Path(tzdata.__file__).parent]
    assert WINTER.astimezone(zone("America/Vancouver")).hour == 17


@pytest.mark.parametrize(
    ("name", "winter", "summer"),
    [
        ("America/Vancouver", "17:00", "16:00"),
        ("America/Edmonton", "18:00", "17:00"),
        ("America/Inuvik", "18:00", "17:00"),
        ("America/Winnipeg", "19:00", "18:00"),
        ("America/Regina", "18:00", "17:00"),
        ("America/Toronto", "19:00", "19:00"),
        ("America/Halifax", "20:00", "20:00"),
        ("America/St_Johns", "20:30", "20:30"),
        ("America/Whitehorse", "17:00", "16:00"),
        ("America/Rankin_Inlet", "18:00", "18:00"),
        ("America/Cambridge_Bay", "17:00", "17:00"),
    ],
)
def test_seven_in_the_evening_in_toronto_is_told_by_the_rules_of_today(
    name: str, winter: str, summer: str
) -> None:
    assert f"{WINTER.astimezone(zone(name)):%H:%M}" == winter
    assert f"{SUMMER.astimezone(zone(name)):%H:%M}" == summer


@pytest.mark.parametrize(
    ("typed", "winter", "summer"),
    [
        ("V0B 1G0", "17:00", "16:00"),  # Creston
        ("V0C 1R0", "17:00", "16:00"),  # Fort Nelson
        ("Cranbrook", "18:00", "17:00"),
        ("S9V 0A1", "18:00", "17:00"),  # Lloydminster, Saskatchewan
        ("T9V 0A1", "18:00", "17:00"),  # Lloydminster, Alberta
        ("R8A 0A1", "19:00", "18:00"),  # Flin Flon
        ("P9N 1A1", "19:00", "18:00"),  # Kenora
        ("P0T 1C0", "19:00", "18:00"),  # Atikokan
        ("Thunder Bay", "19:00", "19:00"),
        ("G0G 1C0", "20:00", "19:00"),  # Blanc-Sablon
        ("Îles-de-la-Madeleine", "20:00", "20:00"),
        ("X0C 0C0", "19:00", "18:00"),  # Coral Harbour
        ("Resolute", "18:00", "18:00"),
        ("Grise Fiord", "19:00", "19:00"),
        ("Naujaat", "18:00", "18:00"),
        ("Taloyoak", "17:00", "17:00"),
        ("Kugaaruk", "17:00", "17:00"),
        ("Nain", "20:00", "20:00"),
        ("Marys Harbour", "20:30", "20:30"),
        ("Labrador City", "20:00", "20:00"),
        ("Yellowknife", "18:00", "17:00"),
        ("Old Crow", "17:00", "16:00"),
    ],
)
def test_a_place_lives_by_its_own_clock_and_not_by_its_province(
    locator: Locator, typed: str, winter: str, summer: str
) -> None:
    here = zone(fix_of(locator, typed).time_zone)
    assert f"{WINTER.astimezone(here):%H:%M}" == winter
    assert f"{SUMMER.astimezone(here):%H:%M}" == summer


def test_a_code_and_the_name_of_its_place_keep_the_same_time(locator: Locator) -> None:
    for code, name in (
        ("S0P 0A0", "Creighton SK"),
        ("X0A 0J0", "Grise Fiord"),
        ("X0A 0V0", "Resolute"),
        ("G0G 1C0", "Blanc-Sablon"),
        ("P0V 3A0", "Pickle Lake"),
    ):
        assert fix_of(locator, code).time_zone == fix_of(locator, name).time_zone, name
