from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.listing.toml_file import read_directory
from geo.staff.password import hash_password
from geo.staff.rights import Role
from geo.store.store import Store
from service.limits import Allowance
from tests.views.conftest import APP
from tests.views.desk.conftest import EN, FR, DeskVisit
from views import resources
from views.desk import sign_in
from views.resources import DEFAULT_FOLDER

PASSWORD = "a long word for the staff"  # noqa: S105 - made up for this test
HASHED = hash_password(PASSWORD)


def visit_page() -> DeskVisit:
    page = AppTest.from_file(str(APP), default_timeout=60)
    return DeskVisit(page.switch_page("staff.py").run())


@pytest.fixture
def door(store: Store, monkeypatch: pytest.MonkeyPatch) -> DeskVisit:
    """Open the page of a deployment with a password, as somebody who has not signed in."""
    assert store.revision()
    monkeypatch.setenv(sign_in.HASH, HASHED)
    monkeypatch.setattr(type(st.context), "ip_address", "192.0.2.7")
    return visit_page()


def knock(visit: DeskVisit, password: str, name: str = "Mary Ann") -> DeskVisit:
    visit.page.text_input(key="sign-in-name").input(name)
    visit.page.text_input(key="sign-in-password").input(password)
    visit.press("sign-in")
    return visit


def is_inside(visit: DeskVisit) -> bool:
    return "confirm-phoenix" in visit.keys


# --- by password ---------------------------------------------------------------------------------


def test_whoever_has_not_signed_in_sees_nothing_of_the_listing(door: DeskVisit) -> None:
    for listing in read_directory(DEFAULT_FOLDER):
        assert listing.name.en not in door.said
        assert listing.id not in door.said
    assert door.keys == {"switch-language", "sign-in"}
    assert EN.sign_in_lead in door.said
    assert not door.page.segmented_control


def test_the_right_password_opens_the_work_list_under_the_name_that_was_given(
    door: DeskVisit,
) -> None:
    knock(door, PASSWORD, "  Mary Ann ")
    assert is_inside(door)
    who = EN.signed_in_as.format(name="Mary Ann", role=EN.roles[Role.PUBLISHER])
    assert who in [text.value for text in door.page.text]
    assert not door.page.exception


def test_a_wrong_password_opens_nothing_and_says_what_to_check(door: DeskVisit) -> None:
    knock(door, "another long word")
    assert door.faults
    assert EN.sign_in_wrong in door.said
    assert not is_inside(door)


def test_nobody_signs_in_without_a_name_and_no_guess_is_counted(door: DeskVisit) -> None:
    for _ in range(6):
        knock(door, PASSWORD, "  ")
    assert EN.sign_in_no_name in door.said
    assert not is_inside(door)
    assert is_inside(knock(door, PASSWORD))


def test_after_five_wrong_guesses_even_the_right_word_has_to_wait(
    door: DeskVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(sign_in, "_guesses", Allowance(5, clock=lambda: clock[0]))
    for _ in range(5):
        assert EN.sign_in_wrong in knock(door, "guess").said
    knock(door, PASSWORD)
    assert EN.sign_in_wait.format(seconds=13) in door.said
    assert not is_inside(door)
    clock[0] = 13.0
    assert is_inside(knock(door, PASSWORD))


def test_many_addresses_together_have_to_wait_too(
    door: DeskVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "_all_guesses", Allowance(1, clock=lambda: 0.0))
    knock(door, "guess")
    monkeypatch.setattr(type(st.context), "ip_address", "198.51.100.7")
    assert "Wait 61 seconds" in knock(door, PASSWORD).said


def test_signing_out_forgets_who_it_was_and_what_was_typed(door: DeskVisit) -> None:
    knock(door, PASSWORD).open("phoenix").fill({"name.en": "Half a name"})
    door.press("sign-out")
    assert not is_inside(door)
    assert "Half a name" not in door.said
    assert "desk-editing" not in door.page.session_state
    assert "desk-staff" not in door.page.session_state
    door.press("sign-in")
    assert not is_inside(door)


def test_after_a_working_day_the_page_asks_again(
    door: DeskVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    knock(door, PASSWORD)
    monkeypatch.setattr("views.desk_state.monotonic", lambda: float("inf"))
    door.page.run()
    assert not is_inside(door)
    assert EN.sign_in_lead in door.said


def test_where_the_password_is_taken_away_whoever_is_in_is_out(
    door: DeskVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    knock(door, PASSWORD)
    monkeypatch.delenv(sign_in.HASH)
    door.page.run()
    assert not is_inside(door)
    assert EN.editing_off in door.said


def test_what_was_typed_as_a_name_is_text_and_never_markup(door: DeskVisit) -> None:
    knock(door, PASSWORD, "<b onclick=x>Mary</b>")
    assert is_inside(door)
    door.press("confirm-phoenix").go_to("find").go_to("staff")
    assert "<b onclick" not in door.html


def test_the_page_asks_in_french_too(door: DeskVisit) -> None:
    door.press("switch-language")
    assert FR.sign_in_lead in door.said
    assert FR.sign_in_wrong in knock(door, "devinette").said
    assert is_inside(knock(door, PASSWORD))


# --- editing is off ------------------------------------------------------------------------------


def test_without_any_way_to_sign_in_editing_is_off_and_the_page_says_how(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(sign_in.HASH)
    visit = visit_page()
    assert store.revision()
    assert EN.editing_off in visit.said
    assert visit.keys == {"switch-language"}
    assert not visit.page.text_input


def test_without_a_store_editing_is_off_and_the_page_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(resources.LISTINGS, str(DEFAULT_FOLDER))
    monkeypatch.setenv(sign_in.HASH, HASHED)
    visit = visit_page()
    assert visit.status == EN.editing_off_no_store
    assert visit.keys == {"switch-language"}
    assert not visit.page.text_input


def test_a_hash_that_is_none_lets_nobody_in(
    door: DeskVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(sign_in.HASH, PASSWORD)
    assert not is_inside(knock(door, PASSWORD))
    assert not door.page.exception


# --- by the organization's own sign-in -----------------------------------------------------------

SECRETS = {
    "auth": {"client_id": "nearpeer"},
    "staff": {"publishers": ["Mary@Example.org"], "editors": ["jean@example.org"]},
}
Opened = Callable[..., DeskVisit]


class User(dict[str, Any]):
    """What the provider says of somebody."""

    @property
    def is_logged_in(self) -> bool:
        return bool(self)


@pytest.fixture
def with_provider(store: Store, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Open the page of a deployment with a provider, as somebody whom it knows or not."""
    assert store.revision()
    monkeypatch.setattr(sign_in, "_secrets", lambda: SECRETS)

    def opened(**known: Any) -> DeskVisit:  # noqa: ANN401 - whatever a provider says
        monkeypatch.setattr(st, "user", User(known))
        return visit_page()

    return opened


def role_of(visit: DeskVisit) -> Role | None:
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
    who = EN.signed_in_as.format(name=email.strip().casefold(), role=EN.roles[role])
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
    assert EN.sign_in_no_role.format(name=name) in visit.said
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
    monkeypatch.setattr(sign_in, "_secrets", lambda: demoted)
    visit.page.run()
    assert role_of(visit) is Role.EDITOR
    monkeypatch.setattr(sign_in, "_secrets", lambda: {**SECRETS, "staff": {}})
    visit.page.run()
    assert role_of(visit) is None


def test_with_a_provider_the_password_opens_nothing(
    with_provider: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(sign_in.HASH, HASHED)
    visit = with_provider()
    assert not visit.page.text_input
    assert role_of(visit) is None
