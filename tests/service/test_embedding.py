"""The page that tells partners how to embed the finder says what the API does."""

import json
import re
from pathlib import Path

from geo.listing.audience import Audience
from service.api.openapi import OPENAPI
from service.limits.allowance import A_MINUTE, MOST_BYTES
from tests.service.conftest import Client

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "embedding.md").read_text(encoding="utf-8")


def test_the_example_command_is_answered(client: Client) -> None:
    example = re.search(r"curl --json '([^']*)'", PAGE)
    assert example
    assert client.options(**json.loads(example[1])).status == 200


def test_every_field_status_and_audience_is_told() -> None:
    schemas = OPENAPI["components"]["schemas"]
    fields = schemas["ByText"]["properties"].keys() | schemas["ByPosition"]["properties"].keys()
    assert [name for name in fields if f"`{name}`" not in PAGE] == []
    statuses = OPENAPI["paths"]["/api/v1/options"]["post"]["responses"]
    assert [
        status for status in statuses if not re.search(rf"^\|.*\b{status}\b", PAGE, re.MULTILINE)
    ] == []
    assert [who for who in Audience if f"`{who}`" not in PAGE] == []


def test_the_limits_are_told() -> None:
    assert f"{MOST_BYTES:,} bytes" in PAGE
    assert f"{A_MINUTE} searches a minute" in PAGE


def test_the_sample_says_in_both_languages_what_to_do_where_there_is_no_911() -> None:
    forms = re.findall(r'<form id="finder">.*?```', PAGE, flags=re.DOTALL)
    assert len(forms) == 2
    for form, police in zip(forms, ("your local police", "la police"), strict=True):
        assert 'href="tel:911"' in form
        assert 'href="tel:988"' in form
        assert "Nunavut" in form
        assert police in form
    assert "documentElement.lang" in forms[0]
