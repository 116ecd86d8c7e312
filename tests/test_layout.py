"""Tests mirror the code: each module has its own test file, or is named here with the reason."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
ROOMS: Final = ("geo", "service", "views")
TESTED_ELSEWHERE: Final[Mapping[str, Mapping[str, str]]] = {
    "Values, words and numbers with no rule of their own; whoever uses them is tested.": {
        "geo": "errors noticed",
        "geo.cli": "exit_codes",
        "geo.coverage": "travel",
        "geo.exchange.reading": "parsed_file",
        "geo.exchange.tables": "formulas",
        "geo.faults": "field file foreign_file listing problem row store",
        "geo.finder": "engine reasons",
        "geo.listing": "bilingual bounds field_kinds",
        "geo.listing.checks": "site_outcome",
        "geo.place": "fix road",
        "geo.place.typed": "not_a_place",
        "geo.place.geocoding": "anchors outcome",
        "geo.reports": "document",
        "geo.store": "submission_fields tables",
        "geo.worker": "limits outcome parcel",
        "service.responses": "refusal",
        "service.sockets": "client_message",
    },
    "Sentences: the tests of each record read all of its fields, in both languages.": {
        "geo.words.admin": "en fr guides heavy_work notices",  # service/guides/test_routes.py
        "geo.words.coverage": "en fr",
        "geo.words.faults": "en_fields en_files en_foreign en_listing en_rows en_store"
        " fr_fields fr_files fr_foreign fr_listing fr_rows fr_store",
        "geo.words.fields": "en fr record words",  # tests/geo/listing/test_fields.py
        "geo.words.finder": "about_text away_text crowd_text face_text plain_text visit_text",
        "geo.words.say": "advised en fr frame_text keeper",
    },
    "Commands are typed as a person types them: tests/geo/test_cli.py and those beside it.": {
        "geo": "__main__",
        "geo.cli": "arguments confirm coverage export find import_ main opening page published"
        " staff validate",
    },
    "Parts of a search, a name or a figure: their whole is held against another way to it.": {
        "geo.coverage": "maximal_cover",  # tests/geo/coverage/test_siting.py
        # tests/geo/finder/columns/test_engine.py
        "geo.finder.columns": "cells columns entry front keys places ranking region_classes rows"
        " shown timed visit",
        # test_locate.py, test_gazetteer.py
        "geo.place.register": "register_file",  # test_street_register.py
        "geo.place": "gazetteer_file place_fix",
        "geo.place.codes": "points",
    },
    "Parts of a format: whole files are read and written, in the test of its reader or writer.": {
        "geo.exchange.feeds": "clock_changes",
        "geo.exchange.hsds": "contacts ids json_values merge places service terms times"
        " writer_parts",
        "geo.exchange.importing": "file_reading",
        "geo.listing.files": "area edit parts readers schema",
    },
    "Parts of a picture or a report, which are tested as they are handed over.": {
        "geo.reports": "map_file map_style two_states",
        "geo.reports.pictures": "base drawing_style labels legend signs",
    },
    "Parts of the store: tests/geo/store asks it whole, in both databases and with faults.": {
        "geo.staff": "rights small_change",  # tests/geo/staff/test_staff_service*.py
        "geo.store": "geography ladder_rows patient_postgres rescue submission_quotas sqlite_file"
        " version version_rows",
        "geo.store.migrations": "env",
        "geo.store.migrations.versions": "first_tables ladder_tables rooms_of_letters",
    },
    "Parts of the search in PostGIS: tests/geo/postgis/test_engine.py holds its whole.": {
        "geo.postgis": "catalogue search statement visitor",
    },
    "The other side of a process boundary: tests/geo/worker starts it.": {
        "geo.worker": "child",
    },
    "Parts of the service: asked over HTTP or a websocket, as a browser or a program does.": {
        "service.connections": "heads last_reply progress refused_head",
        "service.documents": "first_style",
        "service.forms": "confirm_page form_endpoint form_layout",
        "service.html": "plain_answer plain_filters plain_page",
        "service": "map_places",
        "service.limits": "proxies",
        "service.middleware": "blocked_paths stack",
        "service.requests": "endpoint search_fields",
        "service.sign_in": "page",
        "service.sockets": "line traffic",
    },
    "Parts of a page: pages are drawn whole, in tests/views and tests/browser.": {
        "views": "draw guides resources",
        "views.admin": "consent files history opening preview saving staff_commands tabs",
        "views.admin.form": "contacts form listing meetings polygon sites",
        "views.admin.imports": "columns keep preview read_file",
        "views.coverage": "answer ask figure live_map method next_groups searched table take_away"
        " two_states what_if",
        "views.finder": "all_entries answer_map answer_summary ask card_buttons cards"
        " entries entry_body entry_card filters finding map_places",
        "views.layout": "browser_events frame kindly script shell",
        "views.page_scripts": "staff",
        "views.session": "import_state",
        "views.submissions": "handing_in suggesting telling",
    },
}


def _named() -> list[str]:
    return [
        f"{room}.{name}"
        for rooms in TESTED_ELSEWHERE.values()
        for room, names in rooms.items()
        for name in names.split()
    ]


def _modules() -> set[str]:
    paths = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in paths
        if path.name != "__init__.py"
    }


def _has_its_test_file(module: str) -> bool:
    *rooms, name = module.split(".")
    return ROOT.joinpath("tests", *rooms, f"test_{name}.py").is_file()


def test_every_module_has_its_test_file_or_is_named_with_the_reason() -> None:
    untested = {module for module in _modules() if not _has_its_test_file(module)}
    assert sorted(untested - set(_named())) == []


def test_whatever_is_named_is_there_and_has_no_test_file() -> None:
    assert sorted(set(_named()) - _modules()) == []
    assert [module for module in _named() if _has_its_test_file(module)] == []


@pytest.mark.parametrize("room", [*ROOMS, "scripts", "benchmarks", "tests"])
def test_every_type_that_is_not_checked_has_its_reason(room: str) -> None:
    bare = re.compile(r"# type: ignore(\[[a-z, -]+\])?\s*(# noqa.*)?$", re.MULTILINE)
    files = (ROOT / room).rglob("*.py")
    assert [str(one) for one in files if bare.search(one.read_text(encoding="utf-8"))] == []


def test_no_test_runs_a_coroutine_beside_the_loop_of_a_browser() -> None:
    runs = re.compile(r"\basyncio\.run\b")
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path.name != "asynchronous.py"]
    used = [str(one) for one in tests if runs.search(one.read_text(encoding="utf-8"))]
    assert used == [], "tests.asynchronous.run does it in a thread of its own"


def test_nothing_is_named_twice() -> None:
    assert len(_named()) == len(set(_named()))
