"""A visit to the page without a browser."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.listing.freshness import utc_day
from geo.words.language import Language
from geo.worker.child import done
from geo.worker.limits import Limits
from geo.worker.outcome import Outcome
from geo.worker.parcel import packed, unpacked
from geo.worker.workers import Workers
from service.limits.allowance import Allowance
from tests.views.folds import HANDED_OVER, Around, handed_over, in_full, unfolded
from views import heavy_work, resources
from views.finder import map_places

APP = Path(__file__).resolve().parents[2] / "views" / "routes.py"


@dataclass(frozen=True)
class Visit:
    """The page as one visitor has it open."""

    page: AppTest

    def ask(self, typed: str, *, who: str | None = None) -> "Visit":
        self.page.text_input(key="where").input(typed)
        if who is not None:
            self.page.selectbox(key="who").select(who)
        self.page.button(key="find").click().run()
        return self

    def press(self, key: str) -> "Visit":
        self.page.button(key=key).click().run()
        return self

    def go_to(self, page: str) -> "Visit":
        self.page.switch_page(f"page_scripts/{page}.py").run()
        return self

    @property
    def html(self) -> str:
        """All markup of the page, the folds of an answer filled as a browser fills them."""
        parts = [str(element.value) for element in self.page.html]
        html = "".join(one for one in parts if not one.startswith(HANDED_OVER))
        handed = handed_over("".join(one for one in parts if one.startswith(HANDED_OVER)))
        return unfolded(html, lambda one: handed.get(one) or self._in_full(one))

    def _in_full(self, listing_id: str) -> Around:
        directory, today = resources.finder().directory, utc_day(resources.now())
        return in_full(directory, Language(self.language), today)(listing_id)

    @property
    def status(self) -> str:
        return str(self.data("shell")["status"])

    @property
    def language(self) -> str:
        return str(self.data("shell")["language"])

    @property
    def map(self) -> dict[str, Any]:
        return self.data("map")

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers of the groups on the map, by their ids."""
        return {listing_id: number for listing_id, number, *_ in self.map["options"]}

    @property
    def sites(self) -> dict[str, list[Any]]:
        """The first site of every group on the map: lat, lon, town; km and words where vague."""
        directory = resources.finder().directory
        places = map_places.all_places(directory, Language(self.language))["listings"]
        return {listing_id: sites[0] for listing_id, _, _, sites in places}

    def data(self, key: str) -> dict[str, Any]:
        components = (element.proto for element in self.page.get("bidi_component"))
        found = next(one for one in components if one.component_name == f"nearpeer_{key}")
        [data] = json.loads(found.json)
        return dict(data)


@pytest.fixture(autouse=True, scope="session")
def no_cookies() -> Iterator[None]:
    """Come with no cookie: a visit of Streamlit's own test framework has no handshake to read."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(type(st.context), "cookies", {})
        yield


class InThisProcess(Workers):
    """Does the work at once, but packs it and its outcome as if it went to another process."""

    def run(self, work: Callable[[], Any], *, limits: Limits, owner: str = "") -> Outcome[Any]:
        assert limits.wall_s > 0
        assert isinstance(owner, str)
        outcome: Outcome[Any] = unpacked(packed(done(unpacked(packed(work)))))
        return outcome


@pytest.fixture(autouse=True)
def worked_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no process for heavy work: that is tested in ``tests/geo/worker``."""
    for queue in ("for_staff", "for_visitors"):
        monkeypatch.setattr(heavy_work, queue, InThisProcess)
    monkeypatch.setattr(heavy_work, "allowance", Allowance(1_000))


@pytest.fixture
def visit() -> Visit:
    """Open the page."""
    return Visit(AppTest.from_file(str(APP), default_timeout=30).run())


@pytest.fixture
def visit_with(
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[Path], Visit]:
    """Open the page on another folder of listings."""

    def opened(folder: Path) -> Visit:
        monkeypatch.setenv(resources.LISTINGS, str(folder))
        resources.forget_listings()
        return Visit(AppTest.from_file(str(APP), default_timeout=30).run())

    return opened


@pytest.fixture(autouse=True)
def listings_read_afresh() -> None:
    """Leave no listings of one test to the next."""
    resources.forget_listings()
