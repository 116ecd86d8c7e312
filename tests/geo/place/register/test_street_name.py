"""A street has many spellings and one name."""

import pytest

from geo.place.register.street_name import StreetName


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Main St", "MAIN STREET"),
        ("rue Principale", "Principale Street"),
        ("boul. René-Lévesque Ouest", "Rene Levesque Blvd W"),
        ("chemin de la Côte-Sainte-Catherine", "Cote Sainte Catherine Road"),
        ("First Avenue", "1st Ave"),
        ("2e Avenue", "2 Ave"),
        ("St Clair Ave", "Saint Clair Avenue"),
        ("Highway 7", "hwy 7"),
        ("Avenue Road", "avenue rd"),
    ],
)
def test_spellings_of_one_street_are_one(one: str, other: str) -> None:
    assert StreetName.read(one) == StreetName.read(other)


def test_what_is_left_out_is_no_difference_and_what_is_said_is() -> None:
    main = StreetName.read("Main")
    assert main.may_be(StreetName.read("Main St W"))
    assert not StreetName.read("Main St E").may_be(StreetName.read("Main St W"))
    assert not StreetName.read("Main St").may_be(StreetName.read("Main Cres"))


def test_the_columns_of_a_register_give_the_name_that_is_typed() -> None:
    assert StreetName.of_parts("ST CLAIR", "AVE", "W") == StreetName.read("St. Clair Avenue West")
    assert StreetName.of_parts("DE LA MONTAGNE", "RUE", "") == StreetName.read("rue de la Montagne")
