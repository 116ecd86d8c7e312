"""The service area of a listing file: a word, a list of regions, or a polygon."""

from enum import StrEnum
from typing import Any, Final

from geo.faults.field import (
    Counted,
    Form,
    NotARing,
    NotAShape,
    NotOfForm,
    Plain,
    Table,
    TooMany,
    Words,
)
from geo.listing.bounds import MOST_POINTS
from geo.listing.files.readers import (
    Field,
    FieldError,
    Node,
    Schema,
    list_of,
    shown,
    text,
    unknown_word,
    word,
)
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.place.coordinate import CANADA_LAT, CANADA_LON
from geo.place.north import named_regions
from geo.place.regions import Region

CANADA: Final = "canada"
NOT_STATED: Final = "not_stated"

_LEAST_POINTS_OF_A_RING = 4


class Shape(StrEnum):
    """The GeoJSON geometries that are an area."""

    POLYGON = "Polygon"
    """One area, perhaps with holes."""
    MULTI_POLYGON = "MultiPolygon"
    """Several areas that do not touch, such as islands."""


def region_code(node: Node) -> str:
    """Read a province, a territory or a named region of the North."""
    code = text(node)
    try:
        return Regions((code,)).codes[0]
    except ValueError:
        known = sorted({*(region.value for region in Region), *named_regions()})
        raise FieldError(unknown_word(code, Words.REGIONS, known)) from None


def coordinates(node: Node) -> list[Any]:
    """Read the nested lists of a GeoJSON polygon: longitude first, degrees."""
    if not isinstance(node.value, list) or not node.value:
        raise FieldError(NotOfForm(shown(node.value), Form.RINGS))
    rings = _rings(node.value)
    points = sum(len(ring) for ring in rings if isinstance(ring, list))
    if points > MOST_POINTS:
        raise FieldError(TooMany(points, MOST_POINTS, Counted.POSITIONS))
    for ring in rings:
        _require_ring(ring)
    return node.value


def _rings(nested: list[Any]) -> list[list[Any]]:
    """Flatten polygons until the lists hold positions."""
    while all(isinstance(part, list) and _is_nest(part) for part in nested):
        nested = [inner for part in nested for inner in part]
    return nested


def _is_nest(part: list[Any]) -> bool:
    return (
        bool(part) and isinstance(part[0], list) and bool(part[0]) and isinstance(part[0][0], list)
    )


def _require_ring(ring: object) -> None:
    if not isinstance(ring, list) or len(ring) < _LEAST_POINTS_OF_A_RING or ring[0] != ring[-1]:
        raise FieldError(NotARing(shown(ring), _LEAST_POINTS_OF_A_RING))
    for position in ring:
        if not _is_in_canada(position):
            raise FieldError(NotOfForm(shown(position), Form.POSITION))


def _is_in_canada(position: object) -> bool:
    match position:
        case [int() | float() as lon, int() | float() as lat]:
            lon_is_in = CANADA_LON[0] <= lon <= CANADA_LON[1]
            return lon_is_in and CANADA_LAT[0] <= lat <= CANADA_LAT[1]
        case _:
            return False


def _outline(**geojson: Any) -> Outline:  # noqa: ANN401 - GeoJSON, checked field by field
    try:
        return Outline({**geojson, "type": geojson["type"].value})
    except (TypeError, IndexError) as error:
        raise FieldError(NotAShape(geojson["type"].value)) from error
    except ValueError as error:
        raise FieldError(Plain.CROSSED) from error


OUTLINE: Final[Schema[Outline]] = Schema(
    table=Table.OUTLINE,
    fields={
        "type": Field(word(Shape), is_needed=True),
        "coordinates": Field(coordinates, is_needed=True),
    },
    make=_outline,
)


def service_area(node: Node) -> ServiceArea:
    """Read ``"canada"``, ``"not_stated"``, a list of regions, or a polygon."""
    if isinstance(node.value, list):
        return list_of(region_code, make=_regions)(node)
    if isinstance(node.value, dict):
        return OUTLINE(node)
    if node.value == CANADA:
        return WholeCanada()
    if node.value == NOT_STATED:
        return NotStated()
    raise FieldError(NotOfForm(shown(node.value), Form.AREA))


def _regions(codes: tuple[str, ...]) -> Regions:
    if not codes:
        raise FieldError(Plain.NO_REGION)
    return Regions(codes)
