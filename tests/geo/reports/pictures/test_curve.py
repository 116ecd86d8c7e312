import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from geo.reports.pictures.curve import Line, curve_png, curve_svg
from geo.words.coverage.pictures import CurveWords
from tests.hostile import HOSTILE

pytestmark = pytest.mark.slow

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
HOSTILE_HERE = (*HOSTILE, "$x_1$ and $$", r"$\frac{1}", "one $ alone", "nul\x00 and bell\x07", "")


def _words(text: str = "How far people live from a group") -> CurveWords:
    return CurveWords(
        title=text,
        x_axis="Distance to the nearest group, km",
        y_axis="Share of residents",
        threshold="100 km",
        thousands=",",
        percent="{number}%",
    )


def _line(km: Sequence[float], label: str = "Nunavut") -> Line:
    return Line(label=label, km=np.array(km, dtype=float), residents=np.arange(1, len(km) + 1) * 50)


CANADA = _line([0.0, 4.0, 30.0, 30.0, 90.0, 260.0, 2100.0, np.inf], "Canada")


def _texts(svg: str) -> list[str]:
    texts = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 - our own
    return [text.text or "" for text in texts]


def _shown(text: str) -> str:
    return re.sub(r"[\x00-\x1f]+", " ", text)


def test_the_png_is_of_the_promised_size() -> None:
    png = curve_png([_line([5, 50, 500]), CANADA], within_km=100, words=_words())
    assert png.startswith(PNG_HEAD)
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (1440, 680)


def test_the_same_figures_give_the_same_files() -> None:
    lines = [_line([5, 50, 500]), CANADA]
    again = [_line([5, 50, 500]), CANADA]
    for draw in (curve_png, curve_svg):
        assert draw(lines, within_km=100, words=_words()) == draw(
            again, within_km=100, words=_words()
        )


def test_many_threads_draw_what_one_draws() -> None:
    lines = [[_line([number, 50, 500]), CANADA] for number in range(1, 9)]
    with ThreadPoolExecutor(4) as pool:
        at_once = list(pool.map(lambda one: curve_svg(one, within_km=100, words=_words()), lines))
    assert at_once == [curve_svg(one, within_km=100, words=_words()) for one in lines]


def test_what_is_written_can_be_read_and_copied() -> None:
    svg = curve_svg([_line([5, 50, 1500]), CANADA], within_km=100, words=_words())
    texts = _texts(svg)
    for text in ("Nunavut", "Canada", "100 km", "Share of residents", "2,500", "90%", "50\u00a0km"):
        assert text in texts
    assert _words().title in texts
    assert _words().x_axis in texts


def test_the_page_chooses_the_type() -> None:
    svg = curve_svg([_line([5, 50, 500])], within_km=100, words=_words("'DejaVu Sans'"))
    assert "font-family: Source Sans, system-ui, sans-serif" in svg
    assert "font-family: 'DejaVu Sans'" not in svg
    assert "'DejaVu Sans'" in _texts(svg)


def test_the_drawing_tells_no_date() -> None:
    svg = curve_svg([_line([5, 50, 500])], within_km=100, words=_words())
    assert "dc:date" not in svg
    assert "matplotlib.org" not in svg


@pytest.mark.parametrize("text", HOSTILE_HERE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    words = CurveWords(
        title=text, x_axis=text, y_axis=text, threshold=text, thousands=text, percent=text
    )
    lines = [_line([5, 50, 1500], text), CANADA]
    svg = curve_svg(lines, within_km=100, words=words)
    tags = {one.tag.rpartition("}")[2] for one in ET.fromstring(svg).iter()}  # noqa: S314 - our own
    assert not tags & {"script", "img", "image", "a", "foreignObject"}
    assert not text or _texts(svg).count(_shown(text)) >= 5
    assert curve_png(lines, within_km=100, words=words).startswith(PNG_HEAD)


@pytest.mark.parametrize(
    "km",
    [
        pytest.param([0.0, 0.0, 0.0], id="all from home"),
        pytest.param([3.0, 20.0, 100.0], id="all within"),
        pytest.param([1500.0, 1600.0, 4300.0], id="nobody within"),
        pytest.param([np.inf, np.inf], id="no group"),
        pytest.param([120.0, np.inf, np.inf], id="no group for most"),
        pytest.param([7.0], id="one place"),
        pytest.param([], id="no people"),
    ],
)
@pytest.mark.parametrize("compared", [[], [CANADA]])
def test_every_state_of_coverage_can_be_drawn(km: list[float], compared: list[Line]) -> None:
    lines = [_line(km), *compared]
    assert curve_png(lines, within_km=100, words=_words()).startswith(PNG_HEAD)
    assert curve_svg(lines, within_km=100, words=_words()).count("</svg>") == 1


def test_without_people_the_chart_stays_empty() -> None:
    nobody = Line(label="Nunavut", km=np.array([4.0]), residents=np.array([0]))
    assert "Nunavut" not in _texts(curve_svg([nobody], within_km=100, words=_words()))


@pytest.mark.parametrize(
    ("km", "marks"),
    [
        ([10.0, 20.0, 30.0, 1234.0], {"20\u00a0km", "1,230\u00a0km"}),
        ([10.0, 20.0, 30.0, np.inf], {"20\u00a0km"}),
        ([np.inf, np.inf], set()),
    ],
)
def test_the_median_and_nine_in_ten_are_marked_where_a_group_is(
    km: list[float], marks: set[str]
) -> None:
    texts = _texts(curve_svg([_line(km)], within_km=50, words=_words()))
    assert {text for text in texts if text.endswith("\u00a0km")} == marks


@pytest.mark.parametrize("within_km", [1.0, 50.0, 1000.0, 3900.0])
def test_any_threshold_has_its_line(within_km: float) -> None:
    svg = curve_svg([_line([5, 50, 500])], within_km=within_km, words=_words())
    assert "100 km" in _texts(svg)
