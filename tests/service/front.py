"""The pages where the public hands something in, on a store of their own, without a socket."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from geo.finder.finder import Finder
from geo.listing.files.listing_file import FOLDER
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory
from geo.place.locate import Locator
from geo.staff.desk import StaffService
from geo.staff.rights import Role, Staff
from geo.store.database import sqlite_url
from geo.store.first_start import open_filled
from geo.store.letters import Letter, LetterBox
from geo.store.store import Store
from geo.submissions.kept_letters import KeptLetters
from geo.submissions.reception import Reception
from service.forms.confirming import confirming_routes
from service.forms.letters import LETTERS_A_MINUTE, SHUT, Counter
from service.forms.suggesting import suggesting_routes
from service.forms.taking_in import TakingIn
from service.forms.telling import telling_routes
from service.limits.allowance import Allowance
from service.middleware.stack import guard
from service.plain import plain_routes, refused_by_starlette
from service.requests.answering import Answering
from tests.parsed_page import ParsedPage
from tests.service.conftest import OWN_FILES, SHIPPED, Client, Reply

__all__ = ["filled_file", "front", "front_store"]

FORM = {"content-type": "application/x-www-form-urlencoded"}
START = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass
class Front:
    """The public's door and the staff's desk behind it."""

    store: Store
    locator: Callable[[], Locator]
    at: datetime = START
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        self.reopen()

    def reopen(self, *, searches_a_minute: int = 100_000) -> None:
        self.open(self.counter(), searches_a_minute=searches_a_minute)

    def counter(self, kept: Callable[[], KeptLetters | None] = lambda: None) -> Counter:
        def reception() -> Reception:
            return Reception(self.store, now=self.now)

        taking_in = TakingIn(reception, kept, tries_every_s=0.05)
        return Counter(reception, Allowance(LETTERS_A_MINUTE), taking_in=taking_in, now=self.now)

    def open(self, counter: Counter, *, searches_a_minute: int = 100_000) -> None:
        finder = Finder(PublishedDirectory(self.store.snapshot().directory))
        answering = Answering(locator=self.locator, finder=lambda: finder, now=self.now)
        allowance = Allowance(searches_a_minute)
        routes = [
            *plain_routes(answering, allowance, counter),
            *confirming_routes(counter, allowance, now=self.now),
            *telling_routes(counter, lambda: finder, allowance, now=self.now),
            *suggesting_routes(counter, allowance, now=self.now),
        ]
        self.client = Client(
            Starlette(
                routes=routes,
                middleware=guard(
                    shipped_document=SHIPPED,
                    own=OWN_FILES,
                    pages=("/",),
                    routes=routes,
                    mounts=(),
                ),
                exception_handlers={HTTPException: refused_by_starlette},
            )
        )

    def shut(self) -> None:
        self.open(SHUT)

    def now(self) -> datetime:
        return self.at

    def wait(self, **time: float) -> None:
        self.at += timedelta(**time)

    @property
    def desk(self) -> StaffService:
        return StaffService(self.store, Staff("Ada", Role.PUBLISHER), now=self.now)

    @property
    def letters(self) -> tuple[Letter, ...]:
        return LetterBox(self.store.engine).waiting()

    def public(self, listing_id: str) -> Listing:
        version = self.store.entry(listing_id).public
        assert version is not None
        assert version.listing is not None
        return version.listing

    def get(self, path: str, method: str = "GET", **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.ask(method, path, headers=named)

    def post(
        self,
        path: str,
        fields: Mapping[str, str],
        *,
        address: str = "192.0.2.7",
        **headers: str,
    ) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        body = urlencode(fields).encode()
        return self.client.ask("POST", path, body, headers=FORM | named, address=address)

    def fill_in(self, path: str, *, after_s: float = 20.0, **fields: str) -> Reply:
        """Open a form, take some time over it, and send it."""
        carried = hidden_fields(self.get(path))
        self.wait(seconds=after_s)
        return self.post(path, {**carried, **fields})


def hidden_fields(reply: Reply) -> dict[str, str]:
    inputs = ParsedPage(reply.text).named("input")
    return {str(one["name"]): str(one["value"]) for one in inputs if one.get("type") == "hidden"}


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a store once; each test gets a copy of its file."""
    file = tmp_path_factory.mktemp("front") / "filled.db"
    open_filled(sqlite_url(file), FOLDER, now=START).close()
    return file


@pytest.fixture
def front_store(filled_file: Path, tmp_path: Path) -> Iterator[Store]:
    file = tmp_path / "store.db"
    shutil.copy(filled_file, file)
    with closing(Store.open(sqlite_url(file))) as store:
        yield store


@pytest.fixture
def front(front_store: Store, locator: Locator) -> Front:
    return Front(front_store, lambda: locator)
