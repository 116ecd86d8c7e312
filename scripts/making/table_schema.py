"""The columns of a CSV file as a Table Schema (https://datapackage.org/standard/table-schema).

Every value counts: a program that reads the first rows alone takes a column of band numbers for
whole numbers, until ``IN01`` comes.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

_TYPES: Final[Mapping[str, Callable[[str], object]]] = {"integer": int, "number": float}


def schema_of(content: bytes) -> dict[str, Any]:
    """Name the columns of a table, each with the narrowest type that all of its values have."""
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8")))
    columns = zip(header, zip(*rows, strict=True), strict=True)
    return {"fields": [{"name": name, "type": _type(values)} for name, values in columns]}


def _type(values: Iterable[str]) -> str:
    told = [value for value in values if value]
    if not told or any(_is_code(value) for value in told):
        return "string"
    return next((name for name, read in _TYPES.items() if _all_are(told, read)), "string")


def _is_code(value: str) -> bool:
    """Tell whether a value has zeros before it, as numbers have not."""
    return len(value) > 1 and value.startswith("0") and value[1] != "."


def _all_are(values: Iterable[str], read: Callable[[str], object]) -> bool:
    try:
        return all(read(value) is not None for value in values)
    except ValueError:
        return False
