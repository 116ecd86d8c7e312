"""How the staff of a deployment sign in, by what it has set up."""

from typing import Any

import pytest

from service.sign_in.page import Way
from views import sign_ins
from views.resources import LISTINGS

BY_ORGANIZATION = {"auth": {"client_id": "nearpeer"}}
BY_PASSWORD = {"staff": {"password_hash": "of the secrets"}}


@pytest.mark.parametrize(
    ("secrets", "environment", "way", "hashed"),
    [
        ({}, "", Way.NONE, ""),
        ({}, "of the environment", Way.PASSWORD, "of the environment"),
        (BY_PASSWORD, "", Way.PASSWORD, "of the secrets"),
        (BY_PASSWORD, "of the environment", Way.PASSWORD, "of the secrets"),
        (BY_ORGANIZATION, "", Way.ORGANIZATION, ""),
        (BY_ORGANIZATION | BY_PASSWORD, "of the environment", Way.ORGANIZATION, ""),
    ],
    ids=["nothing", "environment", "secrets", "both", "organization", "organization alone counts"],
)
def test_the_way_in_follows_from_the_secrets_and_the_environment(
    monkeypatch: pytest.MonkeyPatch,
    secrets: dict[str, Any],
    environment: str,
    way: Way,
    hashed: str,
) -> None:
    monkeypatch.setattr(sign_ins, "secrets", lambda: secrets)
    monkeypatch.setenv(sign_ins.HASH, environment)
    monkeypatch.delenv(LISTINGS, raising=False)
    assert (sign_ins.way(), sign_ins.password_hash()) == (way, hashed)
    monkeypatch.setenv(LISTINGS, "a folder")
    assert sign_ins.way() is Way.NO_STORE
