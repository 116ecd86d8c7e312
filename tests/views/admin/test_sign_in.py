from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.listing.files.listing_file import read_directory
from geo.staff.rights import Role, Staff
from geo.store.store import Store
from geo.words.admin.sign_in import sign_in_text
from geo.words.language import Language
from service.responses.cookies import STAFF_COOKIE
from service.sign_in.page import Way
from service.sign_in.sign_ins import LASTS_S, Ended, SignIns
from tests.views.admin.conftest import EN as STAFF
from tests.views.admin.conftest import StaffVisit
from tests.views.conftest import APP
from views import resources, sign_ins
from views.resources import DEFAULT_FOLDER

EN, FR = sign_in_text(Language.EN), sign_in_text(Language.FR)
HASHED = "the hash of a password"


def visit_page() -> StaffVisit:
    page = AppTest.from_file(str(APP), default_timeout=60)
    return StaffVisit(page.switch_page("page_scripts/staff.py").run())


@dataclass
class Door:
    """The page of a deployment with a password, and the cookies of one browser."""

    at: float = 1_000.0
    cookies: dict[str, str] = field(default_factory=dict)
    record: SignIns = field(init=False)

    def __post_init__(self) -> None:
        self.record = SignIns(sign_ins.password_hash, clock=lambda: self.at)

    def sign_in(self, name: str = "Mary Ann") -> "Door":
        held = self.cookies.get(STAFF_COOKIE, "")
        self.cookies[STAFF_COOKIE] = self.record.begin(Staff(name, Role.PUBLISHER), held=held)
        return self

    def sign_in_elsewhere(self, name: str = "Mary Ann") -> None:
        """Sign in in another tab: the open ones keep the cookie that they came with."""
        self.record.begin(Staff(name, Role.PUBLISHER), held=self.cookies[STAFF_COOKIE])

    def visit(self) -> StaffVisit:
        return visit_page()


@pytest.fixture
def door(store: Store, monkeypatch: pytest.MonkeyPatch) -> Door:
    assert store.revision()
    monkeypatch.setenv(sign_ins.HASH, HASHED)
    opened = Door()
    monkeypatch.setattr(sign_ins, "SIGN_INS", opened.record)
    monkeypatch.setattr(type(st.context), "cookies", opened.cookies)
    return opened


def is_inside(visit: StaffVisit) -> bool:
    return "confirm-phoenix" in visit.keys


# --- by password ---------------------------------------------------------------------------------


def test_whoever_has_not_signed_in_sees_nothing_of_the_listing(door: Door) -> None:
    visit = door.visit()
    for listing in read_directory(DEFAULT_FOLDER):
        assert listing.name.en not in visit.said
        assert listing.id not in visit.said
    assert visit.keys == {"switch-language"}
    assert EN.lead in visit.said
    assert not visit.page.segmented_control


def test_the_page_has_no_field_for_a_password_and_points_to_the_form_that_has(door: Door) -> None:
    visit = door.visit()
    assert not visit.page.text_input
    assert 'href="./sign-in?lang=en"' in visit.html
    assert "target=" not in visit.html
    visit.press("switch-language")
    assert 'href="./sign-in?lang=fr"' in visit.html
    assert FR.lead in visit.said


def test_whoever_holds_the_cookie_sees_the_work_list_under_the_name_that_was_given(
    door: Door,
) -> None:
    visit = door.sign_in("Mary Ann").visit()
    assert is_inside(visit)
    who = STAFF.signed_in_as.format(name="Mary Ann", role=STAFF.roles[Role.PUBLISHER])
    assert who in [text.value for text in visit.page.text]
    assert not visit.page.exception


def test_two_tabs_of_a_browser_share_one_sign_in_and_one_sign_out(door: Door) -> None:
    door.sign_in()
    first, second = door.visit(), door.visit()
    second.open("phoenix").fill({"name.en": "Half a name"})
    assert is_inside(first)
    first.press("sign-out")
    assert EN.signed_out in first.status
    second.page.run()
    for visit in (first, second):
        assert not is_inside(visit)
        assert "Half a name" not in visit.said
        assert not visit.fields


def test_a_session_without_the_cookie_is_nobody_s(door: Door) -> None:
    visit = door.sign_in().visit()
    door.cookies.clear()
    visit.page.run()
    assert not is_inside(visit)


def test_signing_out_forgets_who_it_was_and_what_was_typed(door: Door) -> None:
    visit = door.sign_in().visit().open("phoenix").fill({"name.en": "Half a name"})
    visit.press("sign-out")
    assert not is_inside(visit)
    assert "Half a name" not in visit.said
    assert "desk-editing" not in visit.page.session_state
    assert "desk-owner" not in visit.page.session_state
    visit.page.run()
    assert not is_inside(visit)


def test_after_a_working_day_the_page_asks_again_and_what_was_typed_is_there_afterwards(
    door: Door,
) -> None:
    visit = door.sign_in().visit().open("phoenix").fill({"name.en": "Half a name"})
    door.at += LASTS_S + 1
    visit.page.run()
    assert not is_inside(visit)
    assert not visit.fields
    assert EN.ran_out in visit.said
    assert EN.ran_out_open in visit.said
    assert 'target="_blank"' in visit.html
    visit.press("go-on")
    assert not visit.fields
    door.sign_in_elsewhere()
    visit.press("go-on")
    assert visit.field("name.en").value == "Half a name"


def test_what_one_person_typed_is_not_shown_to_the_next_in_the_same_tab(door: Door) -> None:
    visit = door.sign_in("Mary Ann").visit().open("phoenix").fill({"name.en": "Half a name"})
    door.sign_in("Ben")
    visit.page.run()
    assert is_inside(visit)
    assert "Half a name" not in visit.said
    assert "desk-editing" not in visit.page.session_state


def test_where_the_password_is_taken_away_whoever_is_in_is_out(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = door.sign_in().visit()
    monkeypatch.delenv(sign_ins.HASH)
    visit.page.run()
    assert not is_inside(visit)
    assert EN.editing_off in visit.said


def test_what_was_typed_as_a_name_is_text_and_never_markup(door: Door) -> None:
    visit = door.sign_in("<b onclick=x>Mary</b>").visit()
    assert is_inside(visit)
    visit.press("confirm-phoenix").go_to("find").go_to("staff")
    assert "<b onclick" not in visit.html


# --- editing is off ------------------------------------------------------------------------------


def test_without_any_way_to_sign_in_editing_is_off_and_the_page_says_how(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(sign_ins.HASH)
    visit = visit_page()
    assert store.revision()
    assert EN.editing_off in visit.said
    assert visit.keys == {"switch-language"}
    assert not visit.page.text_input
    assert sign_ins.way() is Way.NONE


def test_without_a_store_editing_is_off_and_the_page_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(resources.LISTINGS, str(DEFAULT_FOLDER))
    monkeypatch.setenv(sign_ins.HASH, HASHED)
    visit = visit_page()
    assert visit.status == EN.editing_off_no_store
    assert visit.keys == {"switch-language"}
    assert sign_ins.way() is Way.NO_STORE


# --- by the organization's own sign-in -----------------------------------------------------------

SECRETS = {
    "auth": {"client_id": "nearpeer"},
    "staff": {"publishers": ["Mary@Example.org"], "editors": ["jean@example.org"]},
}
Opened = Callable[..., StaffVisit]


class User(dict[str, Any]):
    """What the provider says of somebody."""

    @property
    def is_logged_in(self) -> bool:
        return bool(self)


@pytest.fixture
def with_provider(store: Store, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Open the page of a deployment with a provider, as somebody whom it knows or not."""
    assert store.revision()
    monkeypatch.setattr(sign_ins, "secrets", lambda: SECRETS)

    def opened(**known: Any) -> StaffVisit:  # noqa: ANN401 - whatever a provider says
        monkeypatch.setattr(st, "user", User(known))
        return visit_page()

    return opened


def role_of(visit: StaffVisit) -> Role | None:
    if not is_inside(visit):
        return None
    return Role.PUBLISHER if "withdraw-phoenix" in visit.keys else Role.EDITOR


@pytest.mark.parametrize(
    ("email", "role"),
    [
        ("mary@example.org", Role.PUBLISHER),
        (" MARY@EXAMPLE.ORG ", Role.PUBLISHER),
        ("jean@example.org", Role.EDITOR),
    ],
)
def test_the_role_follows_the_address_that_the_provider_verified(
    with_provider: Opened, email: str, role: Role
) -> None:
    visit = with_provider(email=email, email_verified=True)
    assert role_of(visit) is role
    who = STAFF.signed_in_as.format(name=email.strip().casefold(), role=STAFF.roles[role])
    assert who in [text.value for text in visit.page.text]


@pytest.mark.parametrize(
    "known",
    [
        {"email": "mary@example.org", "email_verified": False},
        {"email": "somebody@example.org", "email_verified": True},
        {"email": "xmary@example.org", "email_verified": True},
        {"name": "mary@example.org"},
        {"email": None, "sub": "1"},
    ],
)
def test_an_address_that_is_unknown_or_not_verified_has_no_role(
    with_provider: Opened, known: dict[str, Any]
) -> None:
    visit = with_provider(**known)
    assert role_of(visit) is None
    name = str(known.get("email") or "")
    assert EN.no_role.format(name=name) in visit.said
    assert "sign-out" in visit.keys


def test_whoever_the_provider_does_not_know_is_sent_to_it(with_provider: Opened) -> None:
    visit = with_provider()
    assert role_of(visit) is None
    assert "sign-in" in visit.keys
    assert not visit.page.text_input


def test_a_role_that_is_taken_away_is_gone_with_the_next_press(
    with_provider: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = with_provider(email="mary@example.org", email_verified=True)
    assert role_of(visit) is Role.PUBLISHER
    demoted = {**SECRETS, "staff": {"editors": ["mary@example.org"]}}
    monkeypatch.setattr(sign_ins, "secrets", lambda: demoted)
    visit.page.run()
    assert role_of(visit) is Role.EDITOR
    monkeypatch.setattr(sign_ins, "secrets", lambda: {**SECRETS, "staff": {}})
    visit.page.run()
    assert role_of(visit) is None


def test_with_a_provider_the_password_opens_nothing(
    with_provider: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(sign_ins.HASH, HASHED)
    visit = with_provider()
    assert not visit.page.text_input
    assert role_of(visit) is None


def test_signing_out_ends_the_sign_in_of_the_organization_in_every_tab(
    with_provider: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_ins, "ENDED", Ended("_streamlit_user"))
    monkeypatch.setattr(type(st.context), "cookies", {"_streamlit_user": "signed for Mary"})
    left = []
    monkeypatch.setattr(st, "logout", lambda: left.append(True))
    first = with_provider(email="mary@example.org", email_verified=True)
    second = visit_page()
    assert role_of(second) is Role.PUBLISHER
    first.press("sign-out")
    assert left == [True]
    second.page.run()
    for visit in (first, second):
        assert role_of(visit) is None
        assert "sign-in" in visit.keys
    monkeypatch.setattr(type(st.context), "cookies", {"_streamlit_user": "signed anew"})
    assert role_of(visit_page()) is Role.PUBLISHER
