import shapely

from geo.place.gazetteer import Grade
from geo.place.regions import Region
from scripts.making.placed_code import PlacedCode
from scripts.making.repair import FAR_FROM_GROUP_KM, repaired
from scripts.sources.published import PublishedCode
from scripts.sources.typed_facts import TypedCode, TypedGroup
from tests.scripts.made_up import KM, published

WHOLE_WORLD = {Region.ONTARIO: shapely.box(-180.0, 0.0, 180.0, 90.0)}
AREA = [published(f"P0A1B{number}", f"Town {number}", 49 + number / 50) for number in range(10)]


def by_code(
    codes: list[PublishedCode], typed: list[TypedCode], groups: list[TypedGroup]
) -> dict[str, PlacedCode]:
    placed = repaired(
        codes, places=[], airports={}, typed=typed, groups=groups, provinces=WHOLE_WORLD
    )
    return {code.code: code for code in placed}


def fact(*, checked: bool = True) -> TypedCode:
    return TypedCode(
        code="P0A1A0", name="Northton", lat=53.0, lon=-85.0, source="a map", checked=checked
    )


def test_a_typed_point_wins_over_the_published_one() -> None:
    code = by_code([*AREA, published("P0A1A0", "Southton", 49.0)], [fact()], [])["P0A1A0"]
    assert (code.name, code.point, code.grade) == ("Northton", (53.0, -85.0), Grade.TYPED)


def test_a_typed_point_that_nobody_has_checked_counts_as_repaired() -> None:
    codes = [*AREA, published("P0A1A0", "Northton", 49.0)]
    code = by_code(codes, [fact(checked=False)], [])["P0A1A0"]
    assert (code.point, code.grade) == ((53.0, -85.0), Grade.REPAIRED)


def test_a_typed_point_guides_the_lost_codes_of_its_name() -> None:
    lost = [
        published(f"P0A2A{number}", name, 49.5)
        for number, name in enumerate(("Northton", "Easton", "Weston"))
    ]
    codes = [*AREA, *lost, published("P0A1A0", "Northton", 49.0)]
    assert by_code(codes, [fact()], [])["P0A2A0"].point == (53.0, -85.0)


def test_a_typed_group_brings_home_its_far_codes_and_leaves_the_near_ones() -> None:
    near = published("V8E1A1", "Whistler", 50.0 + (FAR_FROM_GROUP_KM - 1) * KM, -123.0)
    far = published("V8E1A2", "Whistler", 50.0 + (FAR_FROM_GROUP_KM + 1) * KM, -123.0)
    other = published("V8E1A3", "Pemberton", 50.3, -123.0)
    group = TypedGroup(fsa="V8E", name="Whistler", lat=50.0, lon=-123.0, source="a map")
    found = by_code([near, far, other], [], [group])
    assert (found["V8E1A2"].point, found["V8E1A2"].grade) == ((50.0, -123.0), Grade.TYPED)
    assert found["V8E1A1"].point == near.point
    assert found["V8E1A3"].point == other.point


def test_the_codes_come_out_in_order() -> None:
    codes = [*reversed(AREA), published("K1A1A1", "Ottawa", 45.0)]
    assert list(by_code(codes, [], [])) == sorted(code.code for code in codes)
