import pytest

from geo.place.codes.points import (
    APPROXIMATE_KM,
    NEW_BRUNSWICK_KM,
    RURAL_AS_PUBLISHED_KM,
    RURAL_KM,
    TYPED_KM,
    URBAN_KM,
    uncertainty_km,
)
from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from geo.place.fix import Fix
from geo.place.gazetteer import Grade
from geo.place.locate import Locator
from geo.place.postal_code import PostalCode


@pytest.mark.parametrize(
    ("code", "grade", "km"),
    [
        ("K1A0B1", Grade.AS_PUBLISHED, URBAN_KM),
        ("S0G1A0", Grade.AS_PUBLISHED, RURAL_AS_PUBLISHED_KM),
        ("X0A0H0", Grade.AS_PUBLISHED, RURAL_KM),
        ("E3B1A1", Grade.AS_PUBLISHED, URBAN_KM),
        ("E7B1A1", Grade.AS_PUBLISHED, NEW_BRUNSWICK_KM),
        ("S0G1A0", Grade.REPAIRED, RURAL_KM),
        ("S0G1A0", Grade.TYPED, TYPED_KM),
        ("S0G1A0", Grade.APPROXIMATE, APPROXIMATE_KM),
    ],
)
def test_how_far_off_a_code_may_be_depends_on_its_class(code: str, grade: Grade, km: float) -> None:
    assert uncertainty_km(PostalCode(code), grade) == km


@pytest.mark.parametrize(
    ("typed", "name", "lat", "lon"),
    [
        ("P0L 1B0", "Constance Lake", 49.81, -84.13),
        ("P0L 0A5", "Constance Lake", 49.81, -84.13),
        ("V0J 3N0", "Tsay Keh Dene", 56.89, -124.96),
        ("G0A 4Z0", "Courcelette", 46.89, -71.51),
        ("P0T 2R0", "Rossport", 48.83, -87.52),
        ("J0L 2B0", "Saint-Jean-Baptiste", 45.52, -73.12),
        ("G0Y 1J0", "Nantes", 45.63, -71.02),
        ("T0A 2W1", "Redwater", 53.95, -113.11),
        ("T0E 1V2", "Onoway", 53.70, -114.18),
        ("G0C 0E9", "Listuguj", 48.01, -66.73),
        ("S0G 5M0", "Pasqua", 50.74, -104.01),
        ("R0A 2W0", "Buffalo Point", 49.02, -95.28),
        ("G0R 1T0", "Lac-Frontière", 46.69, -70.01),
        ("T0H 2N0", "Marie Reine", 56.08, -117.29),
        ("G0X 3A0", "Saint-Prosper", 46.62, -72.30),
    ],
)
def test_codes_that_stood_far_off_stand_at_their_place(
    locator: Locator, typed: str, name: str, lat: float, lon: float
) -> None:
    fix = locator.locate(typed)
    assert isinstance(fix, Fix)
    assert distance_km(fix.coordinate, Coordinate(lat=lat, lon=lon)) <= 5, name


@pytest.mark.parametrize("typed", ["N0M 1Y0", "N0R 1L0", "P0T 2M0", "B0J 1H0"])
def test_a_sound_code_is_not_moved_to_a_namesake_of_another_area(
    locator: Locator, typed: str
) -> None:
    fix = locator.locate(typed)
    published = {
        "N0M 1Y0": (43.288, -81.496),
        "N0R 1L0": (41.809, -82.646),
        "P0T 2M0": (48.570, -88.747),
        "B0J 1H0": (44.056, -64.711),
    }
    lat, lon = published[typed]
    assert isinstance(fix, Fix)
    assert distance_km(fix.coordinate, Coordinate(lat=lat, lon=lon)) <= 10
