"""What the tests of the staff's page share: a server with its own store, and a seat at the page."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from itertools import count
from typing import Final

from playwright.sync_api import Locator, Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from geo.listing.bilingual import Bilingual
from geo.listing.checks.meeting_zones import zone_of
from geo.listing.checks.site_lookup import look_up
from geo.listing.checks.site_outcome import Address, Found
from geo.listing.contact import Contact, Phone
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing
from geo.listing.site import AddressVisibility, Site
from geo.place.locate import Locator as Places
from geo.place.regions import Region
from geo.staff.password import hash_password
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.store.database import sqlite_url
from geo.store.store import Store
from geo.submissions.public_submissions import PublicSubmissions
from geo.words.admin.record import StaffText
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from tests.browser.combobox import bring_up_option
from tests.browser.conftest import PATIENCE_MS, STORE, Server, Visit
from tests.browser.drawn import wait_until_drawn
from views.resources import DEFAULT_FOLDER
from views.sign_ins import HASH

PASSWORD: Final = "correct horse battery staple"  # noqa: S105 - of servers that live for a test
WAY_IN: Final = ".np-way-in"
PASSWORD_FIELD: Final = "main #password"  # noqa: S105 - where it is typed
_addresses = count(1)


@dataclass(frozen=True)
class Office:
    """A server whose listing is kept in a store, and that store."""

    server: Server
    store: Store

    @classmethod
    def open(cls, start: Callable[..., Server], **surroundings: str) -> "Office":
        server = start(None, **surroundings)
        return cls(server, Store.open(sqlite_url(server.home / STORE)))

    @classmethod
    def with_password(cls, start: Callable[..., Server]) -> "Office":
        return cls.open(start, **{HASH: hash_password(PASSWORD)})

    @property
    def public_submissions(self) -> PublicSubmissions:
        return PublicSubmissions(self.store, now=_now)

    def publish(self, listing: Listing) -> Listing:
        """Show a listing, whatever stands under its id."""
        staff_service = StaffService(self.store, Staff("Grace", Role.PUBLISHER), now=_now)
        public = self.store.entry(listing.id).public
        staff_service.publish(listing, read_at=public.revision if public else 0)
        return listing

    def public(self, listing_id: str) -> Listing:
        """Read what visitors see."""
        public = self.store.entry(listing_id).public
        assert public is not None
        assert public.listing is not None
        return public.listing


@dataclass(frozen=True)
class Seat:
    """A member of staff at the page."""

    visit: Visit
    language: Language = Language.EN
    lines: list[WebSocket] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.visit.page

    @property
    def text(self) -> StaffText:
        return staff_text(self.language)

    def arrive(self) -> "Seat":
        self.page.on("websocket", lambda line: self.lines.append(line))  # noqa: PLW0108 - playwright marks it
        self.visit.open(f"staff?lang={self.language}")
        self.page.locator("h1", has_text=self.text.page).wait_for()
        return self.settled()

    def sign_in(self, name: str, password: str = PASSWORD) -> "Seat":
        """Give the password; the next page is a work list."""
        self.try_password(name, password)
        self.page.locator(".np-task").first.wait_for(timeout=PATIENCE_MS)
        return self.settled()

    def try_password(self, name: str, password: str) -> None:
        """Give name and password in the form that the page points to, unless it is open already."""
        if not self.page.locator(PASSWORD_FIELD).count():
            self.page.locator(WAY_IN).click()
        fill_in(self.page, name, password)

    # --- waiting ---------------------------------------------------------------------------------

    @contextmanager
    def run(self) -> Iterator[None]:
        """Wait until the page has answered what is done in here."""
        line = self.lines[-1]
        with line.expect_event("framereceived", _ends_a_run, timeout=PATIENCE_MS):
            yield
        self.settled()

    def settled(self) -> "Seat":
        """Wait until Streamlit has nothing more to draw."""
        wait_until_drawn(self.page)
        return self

    # --- what is pressed and typed ---------------------------------------------------------------

    def button(self, key: str) -> Locator:
        """Find a button; in a row of buttons Streamlit keeps an invisible twin of each."""
        return self.page.locator(f".st-key-{key} button:visible").first

    def press(self, key: str) -> None:
        with self.run():
            self.button(key).click()

    def go_to(self, room: str) -> None:
        with self.run():
            self.page.locator(".st-key-desk-room").get_by_text(room, exact=True).click()

    def field(self, key: str) -> Locator:
        """Find a field by the end of its key, whichever form it stands in."""
        return self.page.locator(f'[class*="-{key} "]').locator("input, textarea").first

    def type(self, key: str, text: str) -> None:
        field = self.field(key)
        with self.run():
            field.fill(text)
            field.blur()

    def choose(self, key: str, word: str) -> None:
        box = self.page.locator(f'[class*="-{key} "]').get_by_role("combobox")
        bring_up_option(box, word)
        with self.run():
            box.press("Enter")

    def remove(self, row: str) -> None:
        """Take away a row of the form, such as ``contacts-0``."""
        with self.run():
            self.page.locator(f'[class*="-{row}-remove "] button:visible').first.click()

    # --- the rooms -------------------------------------------------------------------------------

    def task(self, listing_id: str) -> Locator:
        return self.page.locator(f".st-key-task-{listing_id}")

    def look_at_work(self) -> None:
        """Open the work list afresh, also where it is open already."""
        self.go_to(self.text.room_letters)
        self.go_to(self.text.room_work)

    def edit(self, listing_id: str) -> None:
        """Open a listing in the form."""
        self.look_at_work()
        self.press(f"edit-{listing_id}")
        self.page.locator(".np-fault-count").wait_for(timeout=PATIENCE_MS)

    def close(self) -> None:
        """Leave no form open for the next test."""
        if self.page.locator(".st-key-desk-close, .st-key-desk-which").count() == 0:
            self.go_to(self.text.room_edit)
        if self.page.locator(".st-key-desk-close").count():
            self.press("desk-close")

    def unfold_history(self) -> None:
        with self.run():
            self.page.get_by_text(self.text.history, exact=True).click()
        self.page.locator(".np-version").first.wait_for()

    @property
    def status(self) -> Locator:
        return self.page.locator(".np-status")

    @property
    def faults(self) -> Locator:
        return self.page.locator(".np-fault")

    @property
    def preview(self) -> Locator:
        return self.page.locator(".np-answer .np-card")


def fill_in(page: Page, name: str, password: str) -> None:
    """Send the form of the sign-in."""
    page.locator("main #name").fill(name)
    page.locator(PASSWORD_FIELD).fill(password)
    with page.expect_navigation():
        page.locator("main form button").first.click()


def another_address() -> dict[str, dict[str, str]]:
    """Come from an address of one's own: each may try a wrong password five times a minute.

    As behind a reverse proxy on the same machine, which the server believes.
    """
    return {"extra_http_headers": {"X-Forwarded-For": f"203.0.113.{next(_addresses)}"}}


def made_up(listing_id: str, town: str, region: Region = Region.ONTARIO) -> Listing:
    """Make a group in a town of its own, so that no test sees the group of another one."""
    name = Bilingual(f"Peers of {town}", f"Pairs de {town}")
    phoenix, site = read_directory(DEFAULT_FOLDER)["phoenix"], _in_town(town, region)
    (meeting,) = phoenix.schedule.meetings
    there = replace(meeting, time_zone=zone_of(site, _places().places))
    return replace(
        phoenix,
        id=listing_id,
        schedule=replace(phoenix.schedule, meetings=(there,)),
        name=name,
        organization=name,
        sites=(site,),
        contacts=(
            Contact(
                role=Bilingual("Coordinator", "Coordination"),
                phones=(Phone(number="416-555-0100"),),
                email="peers@example.org",
            ),
        ),
    )


def as_said(template: str) -> re.Pattern[str]:
    """Match a sentence whatever stands in its braces."""
    return re.compile(".+".join(re.escape(part) for part in re.split(r"\{[^}]*\}", template)))


def _in_town(town: str, region: Region) -> Site:
    address = Address(visibility=AddressVisibility.TOWN, town=town, region=region)
    found = look_up(address, locator=_places())
    assert isinstance(found, Found), found
    return found.site


@cache
def _places() -> Places:
    return Places.open()


def _ends_a_run(frame: str | bytes) -> bool:
    """Tell whether the server says with this that it has run the page to its end."""
    said = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
    whole = said.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    return bool(said.WhichOneof("type") == "script_finished" and whole)


def _now() -> datetime:
    return datetime.now(UTC)
