"""The service without Streamlit and without a socket: a request goes in, a reply comes out."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message

from geo.finder.finder import Finder
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.published import PublishedDirectory
from geo.place.locate import Locator
from service.api.routes import api_routes
from service.documents.document import OwnFiles
from service.limits.allowance import Allowance
from service.middleware.stack import guard
from service.middleware.static_files import A_DAY, FOREVER, StaticMount
from service.plain import plain_routes, refused_by_starlette
from service.requests.answering import Answering
from tests.asynchronous import run

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
PARTNER = "https://partner.example"
FAULTY, FAULTY_API = "/faulty", "/api/faulty"
TYPED = "X0A 0H0"
UNSEEN = "T5J 2R7"
"""What must not be seen where something failed; no page has it as its example."""
SHIPPED = """<!-- Licensed by somebody -->
<!DOCTYPE html><html lang="en"><head><title>Streamlit</title>
<link rel="service-desc" href="./_stcore/agent/openapi.json" />
<script>
  window.prerenderReady = false
</script>
<script type="module" crossorigin src="./static/js/index.js"></script>
<link rel="stylesheet" crossorigin href="./static/css/index.css">
</head><body><noscript><p>Enable JavaScript.</p></noscript></body></html>"""


OWN_FILES = OwnFiles(
    stylesheet="app/static/page.css", script="app/static/first.js", module="app/static/page.js"
)


@dataclass(frozen=True, kw_only=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes
    raw: tuple[tuple[str, str], ...] = ()
    """Every header as it was sent: one of them may come more than once."""

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever was sent
        return json.loads(self.body)


@dataclass(frozen=True)
class Client:
    """Asks an application."""

    app: ASGIApp

    def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        headers: Mapping[str, str] | None = None,
        address: str = "192.0.2.7",
    ) -> Reply:
        return run(self._ask(method, path, body, headers or {}, address))

    def get(self, path: str, **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("GET", path, headers=named)

    def form(self, path: str, **fields: str | list[str]) -> Reply:
        body = urlencode(fields, doseq=True).encode()
        return self.ask(
            "POST", path, body, headers={"content-type": "application/x-www-form-urlencoded"}
        )

    def options(self, _body: bytes = b"", **fields: object) -> Reply:
        body = _body or json.dumps(fields).encode()
        return self.ask(
            "POST", "/api/v1/options", body, headers={"content-type": "application/json"}
        )

    async def _ask(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str], address: str
    ) -> Reply:
        name, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": name,
            "raw_path": name.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(key.lower().encode(), value.encode()) for key, value in headers.items()],
            "client": (address, 50000),
            "server": ("testserver", 80),
        }
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        raw = tuple((key.decode().lower(), value.decode()) for key, value in sent[0]["headers"])
        return Reply(
            status=sent[0]["status"],
            headers=dict(raw),
            raw=raw,
            body=b"".join(message.get("body", b"") for message in sent[1:]),
        )


@pytest.fixture(scope="session")
def locator() -> Locator:
    return Locator.open()


Opened = Callable[..., Client]


@pytest.fixture
def opened(locator: Locator, tmp_path: Path) -> Opened:
    """Build the service, on other listings or places or with another allowance if asked to."""

    def build(
        listings: Path = FOLDER, a_minute: int = 100_000, places: Locator = locator
    ) -> Client:
        finder = Finder(PublishedDirectory(read_directory(listings)))
        answering = Answering(locator=lambda: places, finder=lambda: finder, now=lambda: AT)
        allowance = Allowance(a_minute)
        program, own = tmp_path / "program", tmp_path / "own"
        for folder, file in ((program, "index.js"), (program, "icon.svg"), (own, "page.css")):
            folder.mkdir(exist_ok=True)
            (folder / file).write_text("/* a file */ " * 100, encoding="utf-8")
        routes = [
            Route(FAULTY, _fail, methods=["POST"]),
            Route(FAULTY_API, _fail, methods=["POST"]),
            *plain_routes(answering, allowance),
            *api_routes(answering, allowance, [PARTNER]),
        ]
        return Client(
            Starlette(
                routes=routes,
                middleware=guard(
                    shipped_document=SHIPPED,
                    own=OWN_FILES,
                    pages=("/", "/groups"),
                    routes=routes,
                    mounts=(
                        StaticMount(prefix="/static", folder=program, keep=FOREVER),
                        StaticMount(prefix="/app/static", folder=own, keep=A_DAY),
                    ),
                ),
                exception_handlers={HTTPException: refused_by_starlette},
            )
        )

    return build


async def _fail(request: Request) -> Response:
    raise ValueError(f"{(await request.body()).decode()} is in the message of this error")


@pytest.fixture
def client(opened: Opened) -> Client:
    return opened()
