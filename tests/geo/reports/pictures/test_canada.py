from io import BytesIO

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from geo.coverage.map_data import Fill, MapData, Marker, Somewhere
from geo.coverage.regions import northern_ids
from geo.errors import UnknownRegionError
from geo.place.coordinate import Coordinate
from geo.place.regions import Region
from geo.reports.colours import BY_DISTANCE, BY_SHARE
from geo.reports.pictures.canada import map_png
from geo.words.coverage.pictures import MapWords
from tests.hostile import HOSTILE

pytestmark = pytest.mark.slow

ALERT = Coordinate(82.5018, -62.3481)
IQALUIT = Coordinate(63.7477, -68.5217)
CORNERS = (
    ALERT,
    Coordinate(69.35, -140.9),  # the Yukon's border with Alaska
    Coordinate(54.1, -132.9),  # Haida Gwaii
    Coordinate(42.0, -82.6),  # Point Pelee
    Coordinate(47.52, -52.62),  # Cape Spear
)
TORONTO = Coordinate(43.6532, -79.3832)
MAP_STARTS_PX = 352
TITLE_ENDS_PX = 90
PROVINCES = [Fill(region=one.value, share=n / 12) for n, one in enumerate(Region)]


def _marker(*, at: Coordinate, residents: int, km: float) -> Marker:
    return Marker(number=0, at=at, residents=residents, km=km, could_from_home=False)


def _words(text: str = "a label") -> MapWords:
    return MapWords(
        title=text,
        distances=(text,) * len(BY_DISTANCE),
        shares=(text,) * len(BY_SHARE),
        shares_title=text,
        distances_title=text,
        groups=text,
        vague_groups=text,
        proposals=text,
        what_if=text,
    )


def _map(
    *,
    fills: list[Fill] | None = None,
    markers: list[Marker] | None = None,
    groups: list[Coordinate] | None = None,
    vague_groups: list[Somewhere] | None = None,
    proposals: list[Coordinate] | None = None,
    what_if: Coordinate | None = None,
    north_only: bool = False,
    text: str = "a label",
) -> bytes:
    map_data = MapData(
        fills=tuple(fills or ()),
        markers=tuple(markers or ()),
        all_markers=len(markers or ()),
        groups=tuple(groups or ()),
        proposals=tuple(proposals or ()),
        what_if=what_if,
        vague_groups=tuple(vague_groups or ()),
    )
    return map_png(
        map_data,
        north_only=north_only,
        words=_words(text),
    )


def _changed(one: bytes, other: bytes) -> npt.NDArray[np.intp]:
    """List the rows and columns of the map's pixels in which two pictures differ."""
    first, second = (np.asarray(Image.open(BytesIO(png)).convert("RGB")) for png in (one, other))
    return np.argwhere((first != second).any(axis=2)[:, MAP_STARTS_PX:])


def test_the_picture_is_of_the_promised_size() -> None:
    png = _map(fills=PROVINCES)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (1440, 1120)


def test_the_same_facts_give_the_same_file_in_any_order() -> None:
    markers = [_marker(at=TORONTO, residents=90, km=9), _marker(at=IQALUIT, residents=90, km=999)]
    one = _map(fills=PROVINCES, markers=markers, groups=[TORONTO], proposals=[IQALUIT])
    other = _map(fills=PROVINCES, markers=markers[::-1], groups=[TORONTO], proposals=[IQALUIT])
    assert one == other


@pytest.mark.parametrize("at", CORNERS)
def test_every_corner_of_canada_lies_inside_the_picture(at: Coordinate) -> None:
    changed = _changed(_map(groups=[at]), _map())
    height, width = changed.max(axis=0) - changed.min(axis=0)
    assert 10 <= height <= 20  # the whole square, not cut by the frame
    assert 10 <= width <= 20


def test_a_group_that_names_only_its_town_has_another_sign_there_and_in_the_legend() -> None:
    exact, vague = _map(groups=[IQALUIT]), _map(vague_groups=[Somewhere(IQALUIT, 12.0)])
    assert _changed(vague, _map()).size
    assert _changed(vague, exact).size


def test_a_spot_in_the_far_north_lies_inside_the_picture_of_the_north() -> None:
    marker = _marker(at=ALERT, residents=62, km=np.inf)
    changed = _changed(_map(markers=[marker], north_only=True), _map(north_only=True))
    assert 0 < changed[:, 0].min() < changed[:, 0].max() < 400


def test_the_south_is_left_out_of_the_picture_of_the_north() -> None:
    fill = [Fill(region="CA-NU", share=1.0)]
    whole = _map(fills=fill, north_only=True)
    assert not _changed(_map(fills=fill, groups=[TORONTO], north_only=True), whole).size
    assert _changed(_map(fills=fill, groups=[IQALUIT], north_only=True), whole).size


def test_a_small_community_is_seen_before_a_large_one() -> None:
    large = _marker(at=TORONTO, residents=3_000_000, km=10)
    small = _marker(at=Coordinate(43.66, -79.4), residents=500, km=2000)
    assert _changed(_map(markers=[large]), _map(markers=[small, large])).size


def test_a_part_of_a_region_is_drawn_over_it() -> None:
    parts = [Fill(region="nunavik", share=0.0), Fill(region="nord-du-quebec", share=1.0)]
    assert _map(fills=parts) == _map(fills=parts[::-1])
    assert _changed(_map(fills=parts), _map(fills=parts[1:])).size


def test_every_region_has_an_outline() -> None:
    fills = [Fill(region=one, share=0.5) for one in (*Region, *northern_ids())]
    assert _map(fills=fills, north_only=True)


def test_an_unknown_region_is_named() -> None:
    with pytest.raises(UnknownRegionError, match="atlantis"):
        _map(fills=[Fill(region="atlantis", share=0.5)])


def test_proposals_are_numbered_in_their_order() -> None:
    one, other = [TORONTO, IQALUIT], [IQALUIT, TORONTO]
    assert _changed(_map(proposals=one), _map(proposals=other)).size


def test_a_star_says_what_if() -> None:
    assert _changed(_map(what_if=IQALUIT), _map()).size


@pytest.mark.parametrize(("km", "share"), [(0.0, 0.0), (60.0, 0.5), (5000.0, 1.0), (np.inf, 1.0)])
def test_every_state_of_coverage_can_be_drawn(km: float, share: float) -> None:
    fills = [Fill(region=one.value, share=share) for one in Region]
    markers = [_marker(at=IQALUIT, residents=number, km=km) for number in (0, 9, 90_000)]
    assert _map(fills=fills, markers=markers).startswith(b"\x89PNG")


@pytest.mark.parametrize("text", ["\n".join(HOSTILE), "$x_1$ and $$", r"$\frac{1}", "\x00", ""])
def test_hostile_text_is_only_text(text: str) -> None:
    assert _map(fills=PROVINCES, text=text, what_if=IQALUIT, proposals=[TORONTO])


def test_words_without_end_stay_beside_the_map() -> None:
    markers = [_marker(at=IQALUIT, residents=9, km=9)]
    long = _map(fills=PROVINCES, markers=markers, text="word " * 300)
    short = _map(fills=PROVINCES, markers=markers, text="word")
    changed = _changed(long, short)
    assert not (changed[:, 0] > TITLE_ENDS_PX).any()


def test_a_dollar_sign_begins_no_formula() -> None:
    assert _map(text="$x$") != _map(text="x")
    assert _map(text=r"$\alpha$") != _map(text="α")
