"""Which place is which census subdivision."""

from geo.place.coordinate import Coordinate
from geo.place.regions import Region
from scripts.making.homes import Homes
from scripts.making.named_places import NamedPlace
from scripts.sources.cells import Cell
from scripts.sources.subdivisions import PointOf, Subdivision

HERE = (58.8, -122.7)


def subdivision(uid: str, name: str, type_: str, residents: int) -> Subdivision:
    return Subdivision(
        uid=uid,
        name=name,
        type=type_,
        region=Region.BRITISH_COLUMBIA,
        division="5959",
        residents=residents,
        point=HERE,
        point_of=PointOf.PEOPLE,
    )


def homes(around: int, *, listed: int = 0) -> Homes:
    """Put a reserve of 400 people beside so many who belong to no place."""
    place = NamedPlace(
        name="Fort Example",
        region="CA-BC",
        point=Coordinate(*HERE),
        population=400,
        other_names=("Fort Example 2",),
        division="5959",
        listed=listed,
    )
    counted = [
        subdivision("5959001", "Example Region", "RGM", around),
        subdivision("5959801", "Fort Example 2", "IRI", 400),
    ]
    cells = [
        Cell(subdivision=one.uid, fsa="V0C", point=HERE, residents=one.residents or 0)
        for one in counted
    ]
    return Homes([place], counted, cells, frozenset())


def test_a_reserve_is_the_place_of_its_bare_name() -> None:
    found = homes(100)
    assert found.named["5959801"].name == "Fort Example"


def test_a_larger_town_beside_a_reserve_keeps_its_name_and_has_its_own_people() -> None:
    found = homes(3_500)
    assert "5959801" not in found.named
    assert [(one.name, one.population) for one in found.inside["5959001"]] == [
        ("Fort Example", 3_500)
    ]


def test_a_place_with_far_more_people_than_the_reserve_is_not_the_reserve() -> None:
    assert "5959801" not in homes(100, listed=2_600).named
