import pytest

from geo.place.fix import Fix, How, NoPlace, WhyNoPlace
from geo.place.locate import Locator
from geo.place.north import named_region
from geo.place.regions import Region

NEAR_A_BORDER = [
    ("Creighton", 54.7501, -101.9008, "SK"),
    ("Flin Flon", 54.7682, -101.865, "MB"),
    ("Pointe-à-la-Croix", 48.0167, -66.6833, "QC"),
    ("Campbellton", 48.0057, -66.6731, "NB"),
    ("Hull", 45.4286, -75.7106, "QC"),
    ("Ottawa", 45.4215, -75.6972, "ON"),
    ("Grenville", 45.6270, -74.6010, "QC"),
    ("Hawkesbury", 45.6096, -74.6014, "ON"),
    ("Lloydminster, east of the line", 53.2783, -109.995, "SK"),
    ("Lloydminster, west of the line", 53.2783, -110.02, "AB"),
    ("Témiscaming", 46.7215, -79.1000, "QC"),
    ("Mattawa", 46.3180, -78.7030, "ON"),
    ("Sackville", 45.8980, -64.3680, "NB"),
    ("Amherst", 45.8300, -64.2100, "NS"),
    ("Blanc-Sablon", 51.4280, -57.1340, "QC"),
    ("L'Anse au Clair", 51.4284, -57.0518, "NL"),
    ("Field", 51.395, -116.49, "BC"),
    ("Lake Louise", 51.4254, -116.1773, "AB"),
    ("Windsor, at the river", 42.3172, -83.0389, "ON"),
    ("Niagara Falls", 43.0900, -79.0800, "ON"),
    ("Fort Erie", 42.9060, -78.9120, "ON"),
    ("Sarnia", 42.9745, -82.4066, "ON"),
    ("Sault Ste. Marie", 46.5100, -84.3360, "ON"),
    ("Fort Frances", 48.6090, -93.3950, "ON"),
    ("Cornwall", 45.0180, -74.7280, "ON"),
    ("Prescott", 44.7100, -75.5150, "ON"),
    ("Brockville", 44.5890, -75.6840, "ON"),
    ("Gananoque", 44.3300, -76.1660, "ON"),
    ("Pelee Island", 41.7700, -82.6600, "ON"),
    ("Stanstead", 45.0120, -72.0990, "QC"),
    ("Lacolle", 45.0820, -73.3720, "QC"),
    ("St. Stephen", 45.1920, -67.2770, "NB"),
    ("Edmundston", 47.3640, -68.3300, "NB"),
    ("Clair", 47.2640, -68.6000, "NB"),
    ("Woodstock", 46.1520, -67.5980, "NB"),
    ("Campobello", 44.8870, -66.9560, "NB"),
    ("Emerson", 49.0060, -97.2140, "MB"),
    ("North Portal", 49.0010, -102.5520, "SK"),
    ("Coutts", 49.0003, -111.9600, "AB"),
    ("Kingsgate", 49.0005, -116.1810, "BC"),
    ("Osoyoos", 49.0320, -119.4680, "BC"),
    ("Abbotsford", 49.0052, -122.2650, "BC"),
    ("White Rock", 49.0210, -122.8050, "BC"),
    ("Tsawwassen", 49.0100, -123.0820, "BC"),
    ("Saturna Island", 48.7989, -123.2000, "BC"),
    ("Stewart", 55.9370, -129.9900, "BC"),
    ("Alert", 82.5018, -62.3481, "NU"),
    ("the mouth of Halifax harbour", 44.55, -63.50, "NS"),
]
BEYOND_THE_BORDER = [
    ("Detroit", 42.3314, -83.0458),
    ("Buffalo", 42.8864, -78.8784),
    ("Niagara Falls, NY", 43.0945, -79.0567),
    ("Port Huron", 42.9709, -82.4249),
    ("Sault Ste. Marie, MI", 46.4953, -84.3453),
    ("International Falls", 48.6011, -93.4110),
    ("Blaine", 48.9937, -122.7471),
    ("Sumas", 48.9987, -122.2649),
    ("Point Roberts", 48.9854, -123.0780),
    ("Sweet Grass", 48.9936, -111.9512),
    ("Portal", 48.9953, -102.5488),
    ("Pembina", 48.9664, -97.2437),
    ("Warroad", 48.9053, -95.3144),
    ("the Northwest Angle", 49.34, -95.07),
    ("Calais", 45.1838, -67.2766),
    ("Lubec", 44.8606, -66.9841),
    ("Houlton", 46.1262, -67.8403),
    ("Fort Kent", 47.2587, -68.5895),
    ("Madawaska", 47.3553, -68.3217),
    ("Ogdensburg", 44.6942, -75.4863),
    ("Massena", 44.9281, -74.8919),
    ("Newport, VT", 44.9364, -72.2051),
    ("Derby Line", 45.0050, -72.0990),
    ("Saint-Pierre", 46.7791, -56.1773),
    ("Skagway", 59.4583, -135.3139),
    ("Haines", 59.2360, -135.4453),
    ("Ketchikan", 55.3418, -131.6476),
    ("Hyder", 55.9142, -130.0244),
]


@pytest.mark.parametrize(("where", "lat", "lon", "province"), NEAR_A_BORDER)
def test_a_position_near_a_border_is_on_its_own_side(
    locator: Locator, where: str, lat: float, lon: float, province: str
) -> None:
    fix = locator.locate_device(lat, lon, accuracy_km=0.05)
    assert isinstance(fix, Fix), where
    assert (fix.region.abbreviation, fix.label.rsplit(", ", 1)[1]) == (province, province)


@pytest.mark.parametrize(("where", "lat", "lon"), BEYOND_THE_BORDER)
def test_a_position_beyond_the_border_is_outside_canada(
    locator: Locator, where: str, lat: float, lon: float
) -> None:
    outcome = locator.locate_device(lat, lon, accuracy_km=0.05)
    assert isinstance(outcome, NoPlace), where
    assert outcome.why is WhyNoPlace.OUTSIDE_CANADA


def test_label_and_region_of_a_position_are_of_one_province(locator: Locator) -> None:
    for lon in range(-7600, -7400, 25):
        outcome = locator.locate_device(45.3, lon / 100, accuracy_km=0.05)
        assert isinstance(outcome, Fix)
        assert outcome.label.endswith(outcome.region.abbreviation)


def test_every_place_that_no_outline_holds_is_in_canada(locator: Locator) -> None:
    off_the_map = [("Saturna", "CA-BC"), ("Welshpool", "CA-NB"), ("Saint Andrews", "CA-NB")]
    for name, region in off_the_map:
        (place,) = locator.places.named(name, region=region)
        fix = locator.locate_device(*place.coordinate.lat_lon, accuracy_km=0.05)
        assert isinstance(fix, Fix), name
        assert fix.region == region


@pytest.mark.parametrize(
    ("where", "lat", "lon", "region"),
    [
        ("Timmins", 48.4758, -81.3305, "northern-on"),
        ("Kuujjuaq", 58.1073, -68.3997, "nunavik"),
        ("Berens River", 52.3444, -97.0014, "northern-mb"),
        ("Hixon", 53.4173, -122.5858, "northern-bc"),
        ("Cumberland House", 53.9571, -102.2705, "northern-sk"),
    ],
)
def test_a_position_is_in_the_named_region_of_its_division(
    locator: Locator, where: str, lat: float, lon: float, region: str
) -> None:
    fix = locator.locate_device(lat, lon, accuracy_km=0.5)
    assert isinstance(fix, Fix)
    assert named_region(region).contains(fix) is True, where


def test_a_vague_position_names_the_other_divisions_of_its_province(locator: Locator) -> None:
    fix = locator.locate_device(53.2, -122.4, accuracy_km=40)
    assert isinstance(fix, Fix)
    assert (fix.how, fix.region) == (How.DEVICE, Region.BRITISH_COLUMBIA)
    assert {fix.division, *fix.other_divisions} >= {"5941", "5953"}
    assert named_region("northern-bc").contains(fix) is None
