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
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.store.database import sqlite_url
from geo.store.first_start import open_filled
from geo.store.store import Store
from geo.store.submissions import Submission, SubmissionQueue
from geo.submissions.kept_submissions import KeptSubmissions
from geo.submissions.public_submissions import PublicSubmissions
from service.forms.confirming import confirming_routes
from service.forms.submission_service import SHUT, SUBMISSIONS_A_MINUTE, SubmissionService
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
    """The public's forms and the staff's service behind them."""

    store: Store
    locator: Callable[[], Locator]
    at: datetime = START
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        self.reopen()

    def reopen(self, *, searches_a_minute: int = 100_000) -> None:
        self.open(self.submission_service(), searches_a_minute=searches_a_minute)

    def submission_service(
        self, kept: Callable[[], KeptSubmissions | None] = lambda: None
    ) -> SubmissionService:
        def public_submissions() -> PublicSubmissions:
            return PublicSubmissions(self.store, now=self.now)

        taking_in = TakingIn(public_submissions, kept, tries_every_s=0.05)
        return SubmissionService(
            public_submissions, Allowance(SUBMISSIONS_A_MINUTE), taking_in=taking_in, now=self.now
        )

    def open(
        self, submission_service: SubmissionService, *, searches_a_minute: int = 100_000
    ) -> None:
        finder = Finder(PublishedDirectory(self.store.snapshot().directory))
        answering = Answering(locator=self.locator, finder=lambda: finder, now=self.now)
        allowance = Allowance(searches_a_minute)
        routes = [
            *plain_routes(answering, allowance, submission_service),
            *confirming_routes(submission_service, allowance, now=self.now),
            *telling_routes(submission_service, lambda: finder, allowance, now=self.now),
            *suggesting_routes(submission_service, allowance, now=self.now),
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
    def staff_service(self) -> StaffService:
        return StaffService(self.store, Staff("Ada", Role.PUBLISHER), now=self.now)

    @property
    def submissions(self) -> tuple[Submission, ...]:
        return SubmissionQueue(self.store.engine).waiting()

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
