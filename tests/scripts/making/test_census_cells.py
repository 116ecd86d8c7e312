from hypothesis import given
from hypothesis import strategies as st

from geo.place.regions import Region
from scripts.making.census_cells import Block, cells_of, raked
from scripts.sources.subdivisions import PointOf, Subdivision


def town(uid: str, residents: int) -> Subdivision:
    return Subdivision(
        uid=uid,
        name=uid,
        type="T",
        region=Region.ONTARIO,
        division=uid[:4],
        residents=residents,
        point=(45.0, -75.0),
        point_of=PointOf.PEOPLE,
    )


def block(uid: str, lat: float = 45.0, weight: float = 10.0) -> Block:
    return Block(uid, (lat, -75.0), weight)


def test_both_counts_are_kept_where_they_agree() -> None:
    towns = {"3501001": town("3501001", 60), "3501002": town("3501002", 40)}
    blocks = [block("3501001"), block("3501002")]
    seeds = [{"K0A": 1.0, "K0B": 0.5}, {"K0A": 0.5, "K0B": 1.0}]
    first, second = raked(blocks, seeds, towns, {"K0A": 70, "K0B": 30})
    assert round(first["K0A"] + second["K0A"]) == 70
    assert round(sum(first.values())) == 60


@given(st.lists(st.floats(45.0, 46.0), min_size=1, max_size=8), st.integers(1, 5_000))
def test_the_cells_of_a_subdivision_add_up_to_its_count(lats: list[float], count: int) -> None:
    towns = {"3501001": town("3501001", count)}
    blocks = [block("3501001", lat) for lat in lats]
    cells = cells_of(blocks, [{"K0A": 10.0} for _ in blocks], towns)
    assert sum(cell.residents for cell in cells) == count
    assert all(cell.point[0] in lats for cell in cells)
