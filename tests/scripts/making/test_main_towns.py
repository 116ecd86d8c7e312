"""A municipality answers at its main town, a reserve at its First Nation's main community."""

from geo.place.regions import Region
from scripts.making.main_towns import MainTowns
from scripts.making.peopled_blocks import Block
from scripts.sources.bands import Band
from scripts.sources.published import PopulatedPlace
from scripts.sources.subdivisions import PointOf, Subdivision
from scripts.sources.typed_facts import TypedPlace
from tests.scripts.made_up import KM, subdivision

HERE = (54.0, -108.0)


def place(name: str, population: int, point: tuple[float, float] = HERE) -> PopulatedPlace:
    return PopulatedPlace(
        name=name,
        other_names=(),
        region=Region.SASKATCHEWAN,
        lat=point[0],
        lon=point[1],
        time_zone="America/Regina",
        population=population,
    )


def blocks_of(one: Subdivision) -> list[Block]:
    return [
        Block(subdivision=one.uid, residents=10, point=(HERE[0] + step * KM, HERE[1]))
        for step in range(6)
    ]


def test_a_large_municipality_answers_at_the_largest_town_inside_it() -> None:
    one = subdivision("Chatham-Kent", "MU", residents=100_000, point=(HERE[0] + 30 * KM, HERE[1]))
    towns = [place("Chatham", 40_000), place("Wallaceburg", 10_000)]
    settled = MainTowns([one], towns, [], blocks_of(one)).settled(one)
    assert (settled.point, settled.point_of, settled.town) == (HERE, PointOf.TOWN, "Chatham")


def test_a_town_that_is_a_municipality_itself_is_not_the_main_town_around_it() -> None:
    one = subdivision("Big Lake", "RM", residents=20_000, point=(HERE[0] + 30 * KM, HERE[1]))
    town = subdivision("Smallville", "T", residents=9_000, point=HERE, uid="4799002")
    towns = MainTowns([one, town], [place("Smallville", 9_000)], [], blocks_of(one))
    assert towns.settled(one) == one


def test_a_reserve_answers_where_its_first_nation_lives() -> None:
    one = subdivision("Constance Lake 92", "IRI", point=(HERE[0] + 9 * KM, HERE[1]))
    band = Band(
        kind="first nation",
        number="182",
        name="Constance Lake",
        other_names=(),
        region=Region.SASKATCHEWAN,
        point=HERE,
    )
    settled = MainTowns([one], [], [band], []).settled(one)
    assert (settled.point, settled.point_of) == (HERE, PointOf.BAND)


def test_a_typed_point_wins() -> None:
    one = subdivision("Finlay River 6", "IRI", point=(HERE[0] + 50 * KM, HERE[1]))
    typed = TypedPlace(
        name="Tsay Keh Dene",
        region="CA-SK",
        lat=HERE[0],
        lon=HERE[1],
        source="a map",
        other_names=("Finlay River",),
    )
    settled = MainTowns([one], [], [], [], [typed]).settled(one)
    assert (settled.point, settled.point_of) == (HERE, PointOf.TYPED)
