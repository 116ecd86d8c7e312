"""Nothing that is for staff alone is in any public byte: every way out is named here and searched.

Whoever adds an address, a page, a format, a part of the report or a command has to say here whether
the public gets it; until then a test fails.
"""

import inspect
import json
import logging
import threading
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.routing import Route
from streamlit.components.v2 import manifest_scanner
from streamlit.elements.widgets.button import ButtonMixin
from streamlit.testing.v1 import AppTest

from geo.cli import main
from geo.cli.main import _parser
from geo.coverage.demand import counted_demand
from geo.coverage.gaps import GapQuery, find_gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import measure
from geo.coverage.siting import site
from geo.exchange.formats import Format, write, write_for_staff
from geo.listing.files.folder import write_folder
from geo.listing.published import PublishedDirectory
from geo.reports import report
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.words.admin.guides import Guide
from geo.words.coverage.tables import captions
from geo.words.language import Language
from tests.marked import HIDDEN, MARK, NOW, SEEN, SHOWN, WRITTEN, Marked, marked_store
from tests.service.conftest import Client
from tests.unpacked import readable
from views import resources
from views.layout.browser_events import calendar_file
from views.submissions.handing_in import SUBMISSIONS

pytestmark = pytest.mark.slow

APP: Final = Path(__file__).resolve().parents[1] / "views" / "routes.py"
OUT_OF_SIGHT: Final = (f"{MARK}-paused", f"{MARK}-withdrawn", f"{MARK}-draft")
EDMONTON: Final = "T5J 2R7"


def marks_in(content: bytes | str) -> list[str]:
    text = readable(content)
    return [one for one in HIDDEN if one in text]


def shows_the_listing(content: bytes | str) -> bool:
    return SEEN.lower() in readable(content)


# --- the service on the marked store -------------------------------------------------------------


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marked]:
    with pytest.MonkeyPatch.context() as patched:
        for made in marked_store(tmp_path_factory.mktemp("marked")):
            patched.delenv(resources.LISTINGS, raising=False)
            patched.setenv(resources.DATABASE, made.url)
            patched.setattr(manifest_scanner, "scan_component_manifests", list)
            patched.setattr(type(st.context), "cookies", {})
            resources.forget_listings()
            yield made
            resources.forget_listings()


@pytest.fixture(autouse=True)
def the_marked_store_stands(marked: Marked) -> None:
    """Whatever another file has read before, here the marked store is what is shown."""
    assert SHOWN.id in resources.finder().directory
    assert marked.store.entry(SHOWN.id).open_draft is not None


@pytest.fixture(scope="module")
def public(marked: Marked) -> PublishedDirectory:
    return PublishedDirectory(marked.store.snapshot().directory)


def test_the_marks_are_there_to_be_found(marked: Marked) -> None:
    everything = marked.store.snapshot().directory
    content = write_for_staff(everything, Format.TOML, now=NOW, language=Language.EN)
    assert set(WRITTEN) <= set(marks_in(content))


# --- addresses -----------------------------------------------------------------------------------


class Ask(NamedTuple):
    """What is sent to an address."""

    method: str = "GET"
    path: str = ""
    body: str = ""
    kind: str = "application/x-www-form-urlencoded"


def form(path: str, **fields: str) -> Ask:
    return Ask("POST", path, urlencode(fields))


def question(**fields: object) -> Ask:
    return Ask("POST", "/api/v1/options", json.dumps(fields), "application/json")


def plain(path: str) -> list[Ask]:
    found = [form(path, place=EDMONTON), form(path, place=EDMONTON, audience="police", limit="40")]
    beside = [Ask(path=f"{path}/{one}") for one in OUT_OF_SIGHT]
    return [Ask(path=path), *found, form(path, place="Springfield"), form(path, place="x"), *beside]


def each_listing(path: str) -> list[Ask]:
    """Ask for the listing that is seen, and for each that is not, in both languages."""
    ids = (SHOWN.id, *OUT_OF_SIGHT)
    return [Ask(path=f"{path}/{one}?lang={language}") for one in ids for language in Language]


ADDRESSES: Final[Mapping[str, list[Ask]]] = {
    "/plain": plain("/plain"),
    "/simple": plain("/simple"),
    "/confirm/{token:path}": [
        *(Ask(path=f"/confirm/{{token}}?lang={language}") for language in Language),
        form("/confirm/{token}", words=""),
        Ask(path="/confirm/nothing"),
    ],
    "/tell-us": [Ask(path=f"/tell-us?lang={language}") for language in Language],
    "/tell-us/{listing_id:path}": each_listing("/tell-us"),
    "/suggest-a-group": [Ask(path="/suggest-a-group"), form("/suggest-a-group", name="")],
    "/sign-in": [
        *(Ask(path=f"/sign-in?lang={language}") for language in Language),
        form("/sign-in", name="Ada"),
    ],
    "/sign-out": [Ask(path="/sign-out"), form("/sign-out", where="everywhere")],
    **{
        f"/guide/{guide}": [Ask(path=f"/guide/{guide}?lang={language}") for language in Language]
        for guide in Guide
    },
    "/api/v1/options": [
        question(text=EDMONTON),
        question(text=EDMONTON, audience="police", lang="fr", limit=50),
        question(lat=53.55, lon=-113.47),
        question(text="Springfield"),
        question(text="nowhere at all"),
        question(wrong=1),
    ],
    "/api/v1/openapi.json": [Ask(path="/api/v1/openapi.json")],
    "/api/{rest:path}": [Ask(path="/api/v1/listings")],
    **{f"/map/{language}.json": [Ask(path=f"/map/{language}.json")] for language in Language},
    "/livez": [Ask(path="/livez")],
    "/readyz": [Ask(path="/readyz")],
}
"""Every address of the service, and what is asked of it here; none shows what is staff's."""
OF_THE_GUIDES: Final[Mapping[str, set[str]]] = {f"/guide/{guide}": {"consent"} for guide in Guide}
"""A word that a record of consent holds, and that the guides say of themselves."""
SHOWING: Final = {
    *("/plain", "/simple", "/confirm/{token:path}"),
    *("/tell-us", "/tell-us/{listing_id:path}", "/api/v1/options"),
    *(f"/map/{language}.json" for language in Language),
}
"""Addresses that answer with the listing that is seen; of it the search finds the texts."""


@pytest.fixture(scope="module")
def application() -> Iterator[st.App]:
    """Take what ``app.py`` serves, and undo what its start changes for the whole process."""
    factory, hook = logging.getLogRecordFactory(), threading.excepthook
    rich = st.get_option("logger.enableRich")
    import app  # noqa: PLC0415 - it starts the service, which only this test wants

    yield app.app
    resources.plain_page_is_served.clear()
    logging.setLogRecordFactory(factory)
    threading.excepthook = hook
    st.set_option("logger.enableRich", rich)


@pytest.fixture(scope="module")
def client(marked: Marked, application: st.App) -> Client:
    assert SUBMISSIONS.is_open, marked.url
    service = Starlette(
        routes=application._user_routes,  # noqa: SLF001 - Streamlit has no other way to them
        middleware=application._user_middleware,  # noqa: SLF001 - as above
        exception_handlers=application._exception_handlers,  # noqa: SLF001 - as above
    )
    return Client(service)


def test_every_address_is_named_here(application: st.App) -> None:
    routes = application._user_routes  # noqa: SLF001 - as above
    assert {route.path for route in routes if isinstance(route, Route)} == set(ADDRESSES)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_tells_what_is_for_staff_alone(
    client: Client, marked: Marked, address: str
) -> None:
    shown = []
    for ask in ADDRESSES[address]:
        path = ask.path.replace("{token}", marked.token)
        reply = client.ask(ask.method, path, ask.body.encode(), headers={"content-type": ask.kind})
        content = repr(reply.headers).encode() + reply.body
        marks = set(marks_in(content)) - OF_THE_GUIDES.get(address, set())
        assert marks == set(), (path, reply.text)
        shown.append(shows_the_listing(content))
    assert any(shown) is (address in SHOWING)


# --- pages ---------------------------------------------------------------------------------------

PAGES: Final = {
    "": "find",
    "groups": "listings",
    "suggest": "suggest",
    "coverage": "coverage",
    "staff": "staff",
    "about": "about",
}
"""Every page by its address; the public opens them all, that of staff as far as its sign-in."""
DOWNLOADS: Final = {"find": 1, "coverage": 10}
Files = dict[str, bytes | str | Callable[[], bytes | str]]


class Seen(NamedTuple):
    """What a visitor's browser was sent, and the files that it was offered."""

    sent: bytes
    files: Files
    addresses: list[str]


@contextmanager
def recorded() -> Iterator[tuple[Files, list[str]]]:
    """Note every file that a page offers, and every page that there is."""
    files: Files = {}
    addresses: list[str] = []
    download, navigation = ButtonMixin._download_button, st.navigation  # noqa: SLF001 - to watch it

    def offered(self: ButtonMixin, label: str, data: Any, *rest: Any, **more: Any) -> bool:  # noqa: ANN401
        files[f"{label} {more.get('key')}"] = data
        return bool(download(self, label, data, *rest, **more))

    def navigated(pages: list[Any], **more: Any) -> Any:  # noqa: ANN401 - as Streamlit has it
        addresses.extend("" if page._default else page.url_path for page in pages)  # noqa: SLF001
        return navigation(pages, **more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ButtonMixin, "_download_button", offered)
        patched.setattr(st, "navigation", navigated)
        yield files, addresses


def sent_by(page: AppTest) -> bytes:
    """Write every element as it is sent to the browser."""
    assert not page.exception

    def walk(node: Any) -> Iterator[bytes]:  # noqa: ANN401 - of the test framework
        proto = getattr(node, "proto", None)
        if proto is not None:
            yield proto.SerializeToString()
        for child in getattr(node, "children", {}).values():
            yield from walk(child)

    return b"\n".join(walk(page._tree))  # noqa: SLF001 - there is no other way to all of them


def visited(script: str, language: Language) -> Seen:
    with recorded() as (files, addresses):
        opened = AppTest.from_file(str(APP), default_timeout=60)
        opened.query_params["lang"] = language.value
        opened.run()
        if script == "find":
            sent = [sent_by(opened), *map(sent_by, _searches(opened))]
        else:
            opened.query_params["lang"] = language.value
            sent = [sent_by(opened.switch_page(f"page_scripts/{script}.py").run())]
    return Seen(b"\n".join(sent), files, addresses)


def _searches(opened: AppTest) -> Iterator[AppTest]:
    for who in ("police", "family"):
        opened.text_input(key="where").input(EDMONTON)
        opened.selectbox(key="who").select(who)
        yield opened.button(key="find").click().run()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("script", PAGES.values())
def test_no_page_and_no_file_that_it_offers_tells_what_is_for_staff_alone(
    script: str, language: Language
) -> None:
    seen = visited(script, language)
    assert set(seen.addresses) == set(PAGES)
    assert marks_in(seen.sent) == []
    assert shows_the_listing(seen.sent) is (script in {"find", "listings", "coverage"})
    assert len(seen.files) == DOWNLOADS.get(script, 0)
    for name, data in seen.files.items():
        if language is Language.EN or not name.endswith(".pdf"):  # there it offers both languages
            content = data() if callable(data) else data
            assert marks_in(content) == [], name


def test_a_link_to_a_group_out_of_sight_shows_nothing_of_it() -> None:
    for listing_id in OUT_OF_SIGHT:
        page = AppTest.from_file(str(APP), default_timeout=60)
        page.query_params["group"] = listing_id
        sent = sent_by(page.switch_page("page_scripts/listings.py").run())
        assert marks_in(sent) == []


@pytest.mark.parametrize("language", Language)
def test_a_group_s_own_calendar_tells_nothing_that_is_for_staff_alone(language: Language) -> None:
    assert shows_the_listing(calendar_file(SHOWN.id, language) or "")
    assert marks_in(calendar_file(SHOWN.id, language) or "") == []
    assert [calendar_file(one, language) for one in OUT_OF_SIGHT] == [None] * 3


# --- files of the listing ------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", Format)
def test_no_format_tells_the_public_what_is_for_staff_alone(
    public: PublishedDirectory, form: Format, language: Language
) -> None:
    content = write(public, form, now=NOW, language=language)
    assert shows_the_listing(content)
    assert marks_in(content) == []


# --- files of the coverage -----------------------------------------------------------------------

REPORTS: Final = {
    "about",
    "table",
    "csv_file",
    "geojson_file",
    "curve_picture",
    "curve_drawing",
    "map_picture",
    "map_page",
    "report",
    "report_pdf",
    "report_html",
}
"""Every function of `geo.reports.report`; all of them are for everybody."""


@pytest.fixture(scope="module")
def found(public: PublishedDirectory) -> report.Findings:
    criteria = CoverageCriteria()
    reach = measure(counted_demand(), public, criteria)
    return report.Findings(
        directory=public,
        reach=reach,
        gaps=find_gaps(reach, public, GapQuery(region="CA-AB", criteria=criteria)),
        siting=site(reach, "CA-AB", count=2, within_km=100),
        made_on=NOW.date(),
        language=Language.EN,
    )


def test_every_part_of_the_report_is_named_here() -> None:
    functions = inspect.getmembers(report, inspect.isfunction)
    own = {name for name, one in functions if one.__module__ == report.__name__}
    assert {name for name in own if not name.startswith("_")} == REPORTS


@pytest.mark.parametrize("language", Language)
def test_no_part_of_the_report_tells_what_is_for_staff_alone(
    found: report.Findings, language: Language
) -> None:
    asked = replace(found, language=language)
    files: dict[str, bytes | str] = {
        "about": repr(report.about(asked)),
        "curve_picture": report.curve_picture(asked),
        "curve_drawing": report.curve_drawing(asked),
        "map_picture": report.map_picture(asked),
        "map_page": report.map_page(asked),
        "report": repr(report.report(asked)),
        "report_pdf": report.report_pdf(asked, NOW),
        "report_html": report.report_html(asked),
    }
    for name in captions(language):
        table = report.table(name, asked)
        files[f"table {name}"] = repr(table)
        files[f"csv_file {name}"] = report.csv_file(table, asked)
        files[f"geojson_file {name}"] = report.geojson_file(table, asked)
    assert {name.partition(" ")[0] for name in files} == REPORTS
    assert {name: marks_in(content) for name, content in files.items() if marks_in(content)} == {}
    assert all(shows_the_listing(files[one]) for one in ("report_pdf", "report_html", "map_page"))


# --- commands ------------------------------------------------------------------------------------

COMMANDS: Final = {
    "find": ("find", EDMONTON),
    "gaps": ("gaps", "--region", "CA-AB"),
    "where-next": ("where-next", "--region", "CA-AB", "--k", "1"),
    "export": ("export",),
    "validate": None,
    "import": None,
    "confirm": None,
    "staff-password": None,
    "page": None,
}
"""Every command and what it is asked here; None where only the operator's staff run it, or it
starts the page."""
OF_STAFF: Final = {("export", "toml")}
"""What a public command writes for staff alone: the listing's own files, with everything."""


def _commands() -> Mapping[str, ArgumentParser]:
    [action] = [one for one in _parser()._actions if isinstance(one, _SubParsersAction)]  # noqa: SLF001
    return action.choices


def _formats(command: str) -> list[str]:
    actions = _commands()[command]._actions  # noqa: SLF001 - argparse tells its choices nowhere else
    [choices] = [one.choices for one in actions if "--format" in one.option_strings]
    return list(choices or ())


PRINTED: Final = [
    (command, form)
    for command, asked in COMMANDS.items()
    for form in (_formats(command) if asked else ())
    if (command, form) not in OF_STAFF
]


def test_every_command_is_named_here() -> None:
    assert set(_commands()) == set(COMMANDS)


@pytest.fixture(scope="module")
def folder(marked: Marked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the store's own files, as the operator has them."""
    made = tmp_path_factory.mktemp("listings")
    write_folder(
        made, StaffService(marked.store, Staff("Ada", Role.PUBLISHER), now=lambda: NOW).texts()
    )
    return made


@pytest.mark.parametrize(("command", "form"), PRINTED)
def test_no_public_command_prints_what_is_for_staff_alone(
    capfdbinary: pytest.CaptureFixture[bytes], folder: Path, command: str, form: str
) -> None:
    asked = (*(COMMANDS[command] or ()), "--format", form, "--listings", str(folder))
    for language in Language:
        assert main([*asked, "--lang", language.value]) == 0
        out, err = capfdbinary.readouterr()
        assert marks_in(out) == []
        assert err == b""
        assert shows_the_listing(out) or command == "where-next" or form == "json"
