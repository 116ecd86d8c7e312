"""A browser that staff signed in with is known again, and no other one is."""

from datetime import UTC, datetime

import pytest
from itsdangerous import TimestampSigner

from service.sign_in.known_browsers import KNOWN_S, KnownBrowsers


def known(hashed: str = "the hash of a password") -> KnownBrowsers:
    return KnownBrowsers(lambda: hashed)


def test_a_browser_is_known_by_a_name_of_its_own_also_after_a_restart() -> None:
    one, other = known().introduce(), known().introduce()
    assert known().name_of(one)
    assert known().name_of(one) == known().name_of(one)
    assert known().name_of(one) != known().name_of(other)


@pytest.mark.parametrize("cookie", ["", "x", "x.y.z", "\u00e9.y.z", "." * 9000])
def test_what_is_not_signed_here_names_nobody(cookie: str) -> None:
    assert known().name_of(cookie) == ""


def test_a_name_cannot_be_changed() -> None:
    cookie = known().introduce()
    assert known().name_of(f"x{cookie[1:]}" if cookie[0] != "x" else f"y{cookie[1:]}") == ""


@pytest.mark.parametrize("hashed", ["another hash", ""])
def test_a_new_password_makes_a_stranger_of_every_browser(hashed: str) -> None:
    assert known(hashed).name_of(known().introduce()) == ""


def test_after_ninety_days_without_a_sign_in_a_browser_is_a_stranger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cookie = known().introduce()
    now = datetime.now(UTC).timestamp()
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: int(now) + KNOWN_S - 5)
    assert known().name_of(cookie)
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: int(now) + KNOWN_S + 5)
    assert known().name_of(cookie) == ""
