import ast
import json
import math
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from geo.coverage.map_data import Fill, MapData, Marker, Somewhere, marker_radius
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.listing.audience import Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing, Mode
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import Outline, Regions, ServiceArea
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, How
from geo.place.regions import Region
from geo.reports.map_file import answer_map_html, coverage_map_html
from geo.reports.maps import answer_map, coverage_layers, coverage_map, document, inert
from geo.words.language import Language
from geo.words.table import Column, Row, Table
from tests.hostile import HOSTILE

PROJECT = Path(__file__).resolve().parents[3]
MAPS = PROJECT / "geo" / "reports" / "maps.py"
NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
MILTON = Fix(
    coordinate=Coordinate(43.5, -79.9),
    how=How.POSTAL_CODE,
    label="Milton, ON",
    region=Region.ONTARIO,
    time_zone="America/Toronto",
    uncertainty_km=2.0,
    postal_code="L9T 2X5",
)


def _answer(text: str, area: ServiceArea | None = None) -> Answer:
    both = Bilingual(text, text)
    site = Site(
        visibility=AddressVisibility.PUBLIC,
        town=text,
        region=Region.ONTARIO,
        coordinate=Coordinate(43.6, -79.8),
        uncertainty_km=1,
        street=text,
    )
    listing = Listing(
        id="a-group",
        name=both,
        organization=both,
        description=both,
        modes=frozenset({Mode.IN_PERSON}),
        service_area=area or Regions(("CA-ON", "northern-bc")),
        welcomes=Welcomes(),
        sites=(site,),
        contacts=(Contact(role=both, person=text, phones=(Phone(number="416-555-0100"),)),),
        notes=both,
        source_url="https://example.org/",
        source_line=text,
    )
    return Finder(PublishedDirectory([listing])).find(MILTON, at=NOON)


@pytest.fixture(scope="module")
def file() -> str:
    finder = Finder(PublishedDirectory(read_directory(PROJECT / "data" / "listings")))
    return answer_map_html(finder.find(MILTON, at=NOON), Language.EN)


def test_inert_text_holds_nothing_that_a_template_or_a_script_could_read() -> None:
    assert re.fullmatch(r"[A-Za-z0-9 .,\-()/:@+&#;]*", inert("".join(map(chr, range(1, 0x2100)))))


@pytest.mark.parametrize("text", HOSTILE)
def test_inert_text_reads_as_it_was_written(text: str) -> None:
    assert unescape(inert(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_neither_compiled_nor_written_as_it_is(text: str) -> None:
    html = answer_map_html(_answer(text), Language.EN)
    assert html.count(inert(text)) >= 4
    assert inert(text) == text or text not in html.split("<h1>")[1]


def test_the_file_fetches_nothing(file: str) -> None:
    links = re.findall(r"""(?:src|href)\s*=\s*["']([^"'#][^"']*)""", file.split("<h1>")[1])
    assert [link for link in links if not link.startswith(("tel:", "mailto:"))] == []
    styles = "".join(re.findall(r"<style>.*?</style>", file, flags=re.DOTALL))
    assert not re.search(r"@import|url\(", styles)
    assert "<link" not in file


def test_the_file_names_the_place_but_not_the_postal_code(file: str) -> None:
    assert "Milton, ON" in file
    assert "L9T" not in file


def test_the_file_carries_every_group_with_its_contacts_and_the_crisis_lines(file: str) -> None:
    said = unescape(file)
    for listing in PublishedDirectory(read_directory(PROJECT / "data" / "listings")):
        assert listing.name.en in said
    assert "1-780-913-4362" in said
    assert "9-8-8" in said


def test_the_crisis_lines_come_before_the_map(file: str) -> None:
    body = unescape(file.split("<body>")[1])
    for number in ("911", "9-8-8", "1-855-242-3310", "1-800-268-7708"):
        assert 0 < body.index(number) < body.index('class="folium-map"')


def test_the_legend_explains_the_marks_that_are_on_the_map_and_no_others(file: str) -> None:
    legend = re.findall(r'class="key key-(\w+)"', file)
    assert legend == ["you", "near", "farther", "somewhere", "several"]


def test_a_place_that_is_not_published_is_an_area_as_large_as_its_uncertainty(file: str) -> None:
    circles = re.findall(r"L\.circle\(\s*\[(-?\d[^\]]*)\],\s*({[^}]*})", file)
    assert len(circles) == 3  # the visitor, Toronto and Edmonton
    assert sum('"radius": 25000' in look for _, look in circles) == 2
    assert file.count("pin-vague") >= 2


def test_the_script_of_the_file_imports_and_exports_nothing(file: str) -> None:
    script = re.search(r'<script type="module">(.*?)</script>', file, re.DOTALL)
    assert script
    assert not re.search(r"^(export|import) ", script[1], re.MULTILINE)


def test_the_file_is_in_the_language_of_the_page() -> None:
    html = answer_map_html(_answer("Groupe"), Language.FR)
    assert '<html lang="fr">' in html
    assert "Près de chez vous" in unescape(html)


def test_a_drawn_area_and_named_regions_are_on_the_map() -> None:
    square = [[-81, 43], [-79, 43], [-79, 45], [-81, 45], [-81, 43]]
    area = Outline({"type": "Polygon", "coordinates": [square]})
    for shown in (area, Regions(("CA-ON", "northern-on"))):
        drawn = answer_map(_answer("Group", shown), Language.EN).to_dict()
        assert [one["name"] for one in drawn["children"].values()].count("GeoJson") == 4


# --- gaps ----------------------------------------------------------------------------------------

MAP_DATA = MapData(
    fills=(Fill("northern-sk", 0.93), Fill("CA-NU", 1.0)),
    markers=(
        Marker(7, Coordinate(63.7477, -68.5217), 7429, 2043.7, could_from_home=True),
        Marker(9, Coordinate(62.4540, -114.3718), 20804, math.inf, could_from_home=False),
    ),
    all_markers=2,
    groups=(Coordinate(43.5787, -79.831),),
    proposals=(Coordinate(60.7161, -135.0538), Coordinate(55.1667, -118.8027)),
    what_if=Coordinate(53.9166, -122.753),
)


def test_the_layers_of_gaps_are_a_module_that_draws_on_a_given_map() -> None:
    script = coverage_layers(MAP_DATA)
    assert re.match(r"export default function \(map_[0-9a-f]+\) \{", script)
    assert "L.map(" not in script
    assert script.count("L.geoJson(") == 3
    assert "fitBounds" not in script


def test_the_layers_hold_numbers_and_region_ids_but_no_name() -> None:
    script = coverage_layers(MAP_DATA)
    written = set(re.findall(r"[^\W\d_]{4,}", " ".join(re.findall(r'"([^"]*)"', script))))
    assert {"northern", "Feature"} <= written
    assert not written & {"Iqaluit", "Yellowknife", "Saskatchewan", "Nunavut"}


def test_each_community_carries_its_number_its_class_and_its_size() -> None:
    found = re.findall(r'"properties": ({"band": \d[^}]*})', coverage_layers(MAP_DATA))
    near, none = (json.loads(one) for one in found)
    assert near == {"band": 5, "number": 7, "radius": marker_radius(7429)}
    assert none["band"] == 5
    assert none["radius"] > near["radius"]


def test_a_group_that_names_only_its_town_is_an_area_and_no_point() -> None:
    vague = MAP_DATA._replace(groups=(), vague_groups=(Somewhere(Coordinate(43.7, -79.4), 27.0),))
    script = coverage_layers(vague)
    assert re.search(r'L\.circle\(\s*\[43\.7, -79\.4\],\s*{[^}]*"radius": 27000', script)
    assert script.count('"dashArray": "3 3"') == 1
    assert "L.circle(" not in coverage_layers(MAP_DATA)


def test_the_map_of_gaps_that_stands_alone_brings_its_land_and_fetches_nothing() -> None:
    page = document(coverage_map(MAP_DATA))
    assert page.count("L.geoJson(") == 6
    assert "L.map(" in page
    assert not re.search(r"""(?:src|href)\s*=""", page)


def test_the_file_of_gaps_says_what_the_map_shows_in_text_that_is_inert() -> None:
    hostile = "{{ 7*7 }}<script>alert(1)</script>${x}"
    table = Table(
        id="worst",
        caption=hostile,
        reading="",
        columns=(Column(id="community", title=hostile),),
        rows=(Row(cells=(hostile,)),),
    )
    html = coverage_map_html(
        MAP_DATA,
        title=hostile,
        lines=(hostile,),
        shading=hostile,
        table=table,
        language=Language.EN,
    )
    assert html.count(inert(hostile)) == 7
    assert hostile not in html


# --- the check that text reaches folium in one way only ------------------------------------------


def test_only_one_module_imports_folium() -> None:
    folders = (PROJECT / "geo", PROJECT / "views")
    files = [PROJECT / "app.py", *(path for folder in folders for path in folder.rglob("*.py"))]
    guilty = {path.name for path in files if _imports(path) & {"folium", "branca", "jinja2"}}
    assert guilty == {"maps.py"}


def test_folium_gets_numbers_shapes_and_inert_text_alone() -> None:
    assert list(_suspects(MAPS.read_text(encoding="utf-8"))) == []


def test_text_becomes_inert_in_one_function_and_stays_so_inside_of_elements() -> None:
    calls = re.findall(r"\bInert\((.*)\)\n", MAPS.read_text(encoding="utf-8"))
    assert [call.partition("(")[0] for call in calls] == ["void", "as_is", "element"]


@pytest.mark.parametrize(
    "line",
    [
        "folium.Popup(listing.name.en)",
        'folium.Popup(f"<b>{name}</b>")',
        "folium.Popup(str(name))",
        'folium.Marker((1, 2), alt="a" + name)',
        "folium.Tooltip(html.escape(name))",
        "folium.GeoJson(data, name=name)",
    ],
)
def test_the_check_finds_text_that_is_not_inert(line: str) -> None:
    code = f"def draw(data: Shape, name: str, listing: Listing) -> None:\n    {line}"
    assert list(_suspects(code))


SAFE_TYPES = {"int", "float", "Inert", "Shape", "Coordinate"}
SAFE_CALLS = {"inert", "_shape", "_corners", "_markers", "_fills", "_markers_shape", "_points"}
"""What makes shapes from numbers and region ids alone."""
STYLES = {"_fill_style", "_marker_style"}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def _suspects(code: str) -> Iterator[str]:
    """Name every argument of a call of folium that might be text which is not inert."""
    for function in ast.walk(ast.parse(code)):
        if not isinstance(function, ast.FunctionDef):
            continue
        safe = _safe_names(function)
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and _is_folium(call.func):
                for argument in (*call.args, *(word.value for word in call.keywords)):
                    if not _is_safe(argument, safe):
                        yield ast.unparse(argument)


def _is_folium(called: ast.expr) -> bool:
    while isinstance(called, ast.Attribute):
        called = called.value
    return isinstance(called, ast.Name) and called.id == "folium"


def _safe_names(function: ast.FunctionDef) -> set[str]:
    """Name the parameters of a safe type, and the locals that hold what is safe."""
    arguments = (*function.args.args, *function.args.kwonlyargs)
    safe = {one.arg for one in arguments if one.annotation and _type(one) in SAFE_TYPES}
    safe |= {"lat", "lon"}  # unpacked from a Coordinate
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value
            if isinstance(value, ast.Call) and (_is_folium(value.func) or _is_safe(value, safe)):
                safe.add(node.targets[0].id)
        if isinstance(node, ast.For) and ast.unparse(node.iter).startswith("areas("):
            safe.add("area")
    return safe


def _type(argument: ast.arg) -> str:
    return ast.unparse(argument.annotation) if argument.annotation else ""


def _is_safe(node: ast.expr, safe: set[str]) -> bool:  # noqa: PLR0911 - one line a kind
    match node:
        case ast.Constant() | ast.Lambda() | ast.UnaryOp(operand=ast.Constant()):
            return True
        case ast.Name(id=name):
            return name in safe | STYLES or (name.startswith("_") and name.isupper())
        case ast.Attribute(attr="lat_lon" | "uncertainty_km"):
            return True
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return all(_is_safe(part, safe) for part in parts)
        case ast.BinOp(left=left, right=right):
            return _is_safe(left, safe) and _is_safe(right, safe)
        case ast.Call(func=ast.Name(id="str"), args=[ast.Name(id="number")]):
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in SAFE_CALLS
        case _:
            return False
