"""An example of every fault, made from the types of its facts."""

from collections.abc import Iterator
from datetime import date, time
from enum import Enum
from itertools import product
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from geo.faults.field import Missing
from geo.faults.listing import Point
from geo.faults.problem import Problem
from geo.listing.files import area, parts, schema
from geo.listing.files.readers import Schema

NEEDED = sorted(
    {
        name
        for module in (area, parts, schema)
        for table in vars(module).values()
        if isinstance(table, Schema)
        for name, field in table.fields.items()
        if field.is_needed
    }
)
FACTS: dict[Any, tuple[Any, ...]] = {
    str: ("X9",),
    int: (12_345,),
    float: (67.0,),
    bool: (True, False),
    date: (date(2026, 11, 23),),
    time: (time(19, 30),),
    Point: (Point(lat=45.4215, lon=-75.6972),),
    tuple: (("premier", "second"),),
}


def every_problem() -> Iterator[Problem]:
    for kind in get_args(Problem):
        yield from _examples(kind)


def _examples(kind: Any) -> Iterator[Any]:  # noqa: ANN401 - a class of faults
    if issubclass(kind, Enum):
        yield from kind
    elif kind is Missing:
        yield from map(Missing, NEEDED)
    else:
        yield from (kind(*facts) for facts in product(*map(_facts, get_type_hints(kind).values())))


def _facts(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 - the type of a fact
    if get_origin(kind) in (Union, UnionType):
        kinds = get_args(kind)
        if str not in kinds:  # another fault: one without facts stands for all
            return (next(iter(next(one for one in kinds if issubclass(one, Enum)))),)
        return tuple(fact for one in kinds for fact in _facts(one))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(kind)
    return FACTS[get_origin(kind) or kind]
