from pathlib import Path

import pytest

from geo.place.regions import Region
from scripts.measuring.typed_texts import names, spoken_name
from scripts.sources.subdivisions import PointOf, Subdivision


def subdivision(name: str, type_: str) -> Subdivision:
    return Subdivision(
        uid="4818816",
        name=name,
        type=type_,
        region=Region.ALBERTA,
        division="4818",
        residents=1,
        point=(55.07, -117.5),
        point_of=PointOf.PEOPLE,
    )


@pytest.mark.parametrize(
    ("name", "type_", "spoken"),
    [
        ("Sturgeon Lake 154", "IRI", "Sturgeon Lake"),
        ("Cold Lake 149A", "IRI", "Cold Lake"),
        ("Bear River (Part) 6", "IRI", "Bear River"),
        ("Bonnyville No. 87", "MD", "Bonnyville No. 87"),
        ("Stoney 142, 143, 144", "IRI", "Stoney"),
        ("Southend No. 200", "IRI", "Southend"),
        ("Trinity (Trinity Bay)", "T", "Trinity"),
        ("Grand Falls / Grand-Sault", "TV", "Grand Falls"),
    ],
)
def test_a_name_is_judged_as_people_say_it(name: str, type_: str, spoken: str) -> None:
    assert spoken_name(subdivision(name, type_)) == spoken


def test_rows_of_one_name_are_several_right_points(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text('text,lat,lon,source\n"Babine, BC",55,-127,a\n"Babine, BC",55.3,-126.6,b\n')
    (babine,) = names(path)
    assert babine.points == ((55.0, -127.0), (55.3, -126.6))
    assert babine.region is Region.BRITISH_COLUMBIA
