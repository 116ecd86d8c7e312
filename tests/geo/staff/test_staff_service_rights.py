"""Every action checks rights on the server: what is asked is generated, so that none is missing."""

import ast
import inspect
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast, get_type_hints

import pytest

from geo.errors import NotAllowedError
from geo.listing.listing import Assurance, Listing
from geo.staff.rights import ALLOWED, Permission, Role, Staff, may
from geo.staff.staff_service import ACTIONS, ImportItem, StaffService
from geo.store.store import Store
from geo.store.submissions import Answered, SubmissionAnswer
from geo.store.version import Stage, Version
from tests.geo.finder.made_up import listing
from tests.geo.staff.staff_services import LATER, NOW, TouchedError, UntouchableStore
from tests.geo.store.saves import signed

VIEWS = Path(__file__).resolve().parents[3] / "views"
METHODS = tuple(
    name
    for name, member in vars(StaffService).items()
    if callable(member) and not name.startswith("_")
)
PEOPLE = (None, *(Staff("Mary Ann", role) for role in Role))
VERSION = Version(
    revision=1,
    replaces=0,
    listing_id="plain",
    stage=Stage.PUBLIC,
    listing=listing(),
    text="",
    signature=signed(),
)
ARGUMENTS: dict[object, object] = {
    Listing: listing(),
    Version: VERSION,
    Assurance: Assurance.PHONE,
    SubmissionAnswer: SubmissionAnswer.USED,
    Collection[int]: (1, 2),
    Answered: Answered((), by="Jean", at=NOW),
    Iterable[ImportItem]: (ImportItem(listing=listing()),),
    date: LATER,
    str: "plain",
    int: 1,
}
"""What a method is called with, by what it asks for."""


def asked_of(method: str, staff: Staff | None) -> Any:  # noqa: ANN401 - each method has its own
    """Ask for something of a service whose store nobody may touch."""
    staff_service = StaffService(cast("Store", UntouchableStore()), staff, now=lambda: NOW)
    bound = getattr(staff_service, method)
    kinds = get_type_hints(bound)
    needed = inspect.signature(bound).parameters
    given = {name: ARGUMENTS[kinds[name]] for name in needed}
    first = [given.pop(name) for name in needed if needed[name].kind is not _KEYWORD]
    return bound(*first, **given)


_KEYWORD = inspect.Parameter.KEYWORD_ONLY


# --- none is forgotten ---------------------------------------------------------------------------


def test_every_public_method_of_the_staff_service_asks_for_a_right() -> None:
    assert set(ACTIONS) == set(METHODS)
    assert len(METHODS) >= len(Permission)


def test_every_right_is_asked_for_by_some_method() -> None:
    assert set(ACTIONS.values()) == set(Permission)


def test_every_role_has_its_rights() -> None:
    assert set(ALLOWED) == set(Role)


@pytest.mark.parametrize("action", Permission)
def test_a_publisher_may_do_everything_and_nobody_nothing(action: Permission) -> None:
    assert may(action, Staff("Mary Ann", Role.PUBLISHER))
    assert not may(action, None)


@pytest.mark.parametrize("action", Permission)
def test_an_editor_may_do_all_but_decide_what_visitors_see(action: Permission) -> None:
    decides = action in {Permission.PUBLISH, Permission.WITHDRAW, Permission.RESTORE}
    assert may(action, Staff("Jean", Role.EDITOR)) is not decides


@pytest.mark.parametrize("method", ["publish", "take_in_public", "withdraw", "restore"])
def test_what_decides_what_visitors_see_is_closed_to_editors(method: str) -> None:
    with pytest.raises(NotAllowedError):
        asked_of(method, Staff("Jean", Role.EDITOR))


# --- actions and roles ---------------------------------------------------------------------------


@pytest.mark.parametrize("staff", PEOPLE, ids=lambda one: one.role.value if one else "nobody")
@pytest.mark.parametrize("method", METHODS)
def test_an_act_is_refused_before_anything_is_touched_exactly_where_the_role_lacks_the_right(
    method: str, staff: Staff | None
) -> None:
    allowed = staff is not None and ACTIONS[method] in ALLOWED[staff.role]
    with pytest.raises(TouchedError if allowed else NotAllowedError):
        asked_of(method, staff)


def test_a_refusal_names_the_act_the_role_and_the_way_on() -> None:
    with pytest.raises(NotAllowedError, match="editor may not publish; ask a publisher") as refusal:
        asked_of("publish", Staff("Jean", Role.EDITOR))
    assert (refusal.value.action, refusal.value.role) == ("publish", "editor")
    with pytest.raises(NotAllowedError, match=r"nobody signed in may not read.*sign in"):
        asked_of("entries", None)


def test_a_role_that_is_taken_away_counts_from_the_next_act_on() -> None:
    staff_service = StaffService(
        cast("Store", UntouchableStore()), Staff("Mary Ann", Role.PUBLISHER), now=lambda: NOW
    )
    staff_service.staff = Staff("Mary Ann", Role.EDITOR)
    with pytest.raises(NotAllowedError):
        staff_service.publish(listing(), read_at=0)
    staff_service.staff = None
    with pytest.raises(NotAllowedError):
        staff_service.entries()


# --- the page has no other door ------------------------------------------------------------------

DOORS = {
    "geo.store.store",
    "geo.store.database",
    "geo.store.first_start",
    "geo.store.tables",
    "geo.store.submissions.SubmissionQueue",
    "views.resources.store",
    "sqlalchemy",
}


def imported(path: Path) -> Iterator[str]:
    """Name every module, and every name of a module, that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{one.name}" for one in node.names)


STAFF_PAGE_FILES = (
    VIEWS / "page_scripts" / "staff.py",
    VIEWS / "session" / "staff_state.py",
    *sorted((VIEWS / "admin").rglob("*.py")),
)


@pytest.mark.parametrize("path", STAFF_PAGE_FILES, ids=lambda path: path.stem)
def test_the_staff_s_page_reaches_the_store_through_the_staff_service_alone(path: Path) -> None:
    assert set(imported(path)) & DOORS == set()


@pytest.mark.parametrize("path", STAFF_PAGE_FILES, ids=lambda path: path.stem)
def test_no_part_of_the_staff_s_page_makes_itself_a_staff_service(path: Path) -> None:
    called = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"StaffService", "Store", "SubmissionQueue", "CurrentFinder"}
    assert ("Staff" in called) is (path.stem == "sign_in")
