"""Each reader at one size and at four times it: nothing takes the square of its input.

What a bound refuses is refused at both sizes. Processor time, because a machine has other work.
"""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

import pytest

from geo.errors import GeoError
from geo.exchange.format_detection import told_by
from geo.exchange.hsds.reader import read_hsds
from geo.exchange.meeting_guide.reader import read_feed
from geo.exchange.reading import spellings
from geo.exchange.tables.csv_file import sheet_of_csv
from geo.exchange.tables.listing_sheet import read_sheet
from geo.listing.files.listing_file import FOLDER, read_text
from geo.listing.files.readers import FieldError
from geo.place.locate import Locator
from geo.place.places import plain
from tests.geo.exchange.hsds_services import stranger
from tests.geo.exchange.made_up import NOBODY
from tests.geo.exchange.made_up_feeds import ONLINE, REGINA, TODAY

pytestmark = pytest.mark.full

Read = Callable[[int], object]
GROWTH: Final = 4
MOST_GROWTH: Final = 9.0
"""Of the time: 4 if it is linear, 16 if it takes the square."""
TOO_SHORT_S: Final = 0.05
"""Less than this at the larger size hurts nobody, whatever it grows like."""
TRIES: Final = 3
HEART: Final = (FOLDER / "heart.toml").read_text(encoding="utf-8")
LOCATOR: Final = Locator.open()
MODE: Final = '"m{0}",'
PATTERNS: Final = (
    *(" ", "a", "1", "<a <a", "<!--", "&#1", "'", '"', ",", ";", "-", ".", "\n", "\n "),
    *("1 ", "x.", "=1", "A1A 1A1 ", "ext ", "a, ", "\u0301\u0316", "\u0430", "é", "(", "<p>"),
)


def toml(text: str) -> object:
    return read_text(text, source="x.toml")


def csv(text: str) -> object:
    return read_sheet(sheet_of_csv(text.encode()), known=NOBODY, locator=LOCATOR)


def feed(*rows: object) -> object:
    return read_feed(json.dumps(rows).encode(), known=NOBODY, locator=LOCATOR, today=TODAY)


def hsds(**fields: object) -> object:
    return read_hsds(json.dumps([stranger(**fields)]).encode(), known=NOBODY)


def many(make: Callable[[int], str], count: int) -> str:
    return "".join(map(make, range(count)))


def _of_count() -> dict[str, tuple[Read, int]]:
    role = '[[contacts]]\nrole = {{ en = "R{0}", fr = "R{0}" }}\n'
    return {
        "toml contacts": (lambda n: toml(HEART + many(role.format, n)), 2_000),
        "toml unknown": (lambda n: toml(many("a{0} = 1\n".format, n)), 2_000),
        "toml deep": (lambda n: toml(f"x = {'[' * n}{']' * n}"), 100),
        "toml modes": (lambda n: toml(f"modes = [{many(MODE.format, n)}]"), 2_000),
        "toml tables": (lambda n: toml(many("[[sites]]\ntown = {0}\n".format, n)), 2_000),
        "csv columns": (lambda n: csv(f"{many('c{0},'.format, n)}\n1,2\n"), 450),
        "csv rows of one name": (lambda n: csv("name_en\n" + "Night\n" * n), 1_000),
        "csv rows of one id": (lambda n: csv("id,name_en\n" + "night,Night\n" * n), 1_000),
        "csv empty cells": (lambda n: csv("name_en\n" + "," * n), 100_000),
        "csv quotes": (lambda n: csv("name_en\n" + '""' * n), 100_000),
        "feed rows of one slug": (lambda n: feed(*[{**ONLINE, "slug": "x"}] * n), 200),
        "feed meetings": (
            lambda n: feed(ONLINE, *({**ONLINE, "slug": f"night-watch--{at}"} for at in range(n))),
            200,
        ),
        "feed keys": (lambda n: feed(ONLINE | {f"k{at}": at for at in range(n)}), 2_000),
        "feed types": (lambda n: feed(ONLINE | {"types": [f"T{at}" for at in range(n)]}), 5_000),
        "feed deep": (
            lambda n: read_feed(b"[" * n, known=NOBODY, locator=LOCATOR, today=TODAY),
            500,
        ),
        "hsds contacts": (lambda n: hsds(contacts=[{"name": f"N{at}"} for at in range(n)]), 120),
        "hsds many contacts": (lambda n: hsds(contacts=[{"name": "N"}] * n), 2_000),
        "hsds phones": (lambda n: hsds(phones=[{"number": f"{at}"} for at in range(n)]), 120),
        "hsds schedules": (lambda n: hsds(schedules=[{"freq": "WEEKLY"}] * n), 120),
        "hsds areas": (lambda n: hsds(service_areas=[{"name": f"a{at}"} for at in range(n)]), 120),
        "hsds services": (
            lambda n: read_hsds(json.dumps([stranger()] * n).encode(), known=NOBODY),
            50,
        ),
        "told": (lambda n: told_by("x.json", b"[" + b"{}," * n + b"{}]"), 100_000),
    }


def _of_text() -> dict[str, tuple[Read, int]]:
    return {
        f"{name} {pattern!r}": (partial(_repeating, pattern, read), 12_000)
        for pattern in PATTERNS
        for name, read in _readers_of_text().items()
    }


def _repeating(pattern: str, read: Callable[[str], object], size: int) -> object:
    return read(f"7{(pattern * size)[:size]}x")


def _readers_of_text() -> dict[str, Callable[[str], object]]:
    own = {
        f"spellings.{read.__name__}": read
        for read in (
            *(spellings.clock, spellings.weekday, spellings.day, spellings.number),
            *(spellings.region, spellings.phone, spellings.without_markup, plain),
        )
    }
    fields = ("name", "email", "url", "notes", "source_url")
    guide = ("notes", "name", "time", "timezone", "conference_phone", "formatted_address", "city")
    return {
        **own,
        **{f"toml {name}": partial(_in_toml, name) for name in fields},
        "toml phone": lambda text: toml(HEART.replace("416-859-3579", json.dumps(text)[1:-1])),
        **{f"feed {name}": partial(_in_feed, name) for name in guide},
        "hsds number": lambda text: hsds(phones=[{"number": text}]),
        "hsds byday": lambda text: hsds(schedules=[{"freq": "WEEKLY", "byday": text}]),
        "csv cell": lambda text: csv(f'name_en,notes_en,contact_1_phone_1\nA,"{text}",{text}\n'),
        "csv heading": lambda text: csv(f"{text}\nA\n"),
    }


def _in_toml(name: str, text: str) -> object:
    return toml(f"{name} = {json.dumps(text)}\n")


def _in_feed(name: str, text: str) -> object:
    return feed(REGINA | {name: text})


CASES: Final = {**_of_count(), **_of_text()}


def _cpu_s(read: Read, size: int) -> float:
    begun = time.process_time()
    with suppress(GeoError, FieldError):  # it is refused
        read(size)
    return time.process_time() - begun


def _growth(read: Read, size: int) -> float:
    long = min(_cpu_s(read, GROWTH * size) for _ in range(2))
    if long < TOO_SHORT_S:
        return 1.0
    return long / max(1e-4, min(_cpu_s(read, size) for _ in range(2)))


@pytest.mark.parametrize("name", CASES)
def test_four_times_the_input_takes_about_four_times_as_long(name: str) -> None:
    read, size = CASES[name]
    assert any(_growth(read, size) < MOST_GROWTH for _ in range(TRIES))
