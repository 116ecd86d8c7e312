"""Every string of a record of sentences, with the path that leads to it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass


def strings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from strings(part, f"{path}[{key}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name), f"{path}.{field.name}".strip("."))
    elif isinstance(value, tuple | list):
        for number, part in enumerate(value):
            yield from strings(part, f"{path}[{number}]")
