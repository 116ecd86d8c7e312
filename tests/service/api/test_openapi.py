import json
from pathlib import Path
from typing import Any

from service.api.openapi import OPENAPI

PROMISED = Path(__file__).with_name("openapi.json")
"""What partners have been told; whoever changes it changes what they rely on."""


def test_the_description_means_what_partners_have_been_told() -> None:
    promised = json.loads(PROMISED.read_text(encoding="utf-8"))
    assert without_order(json.loads(json.dumps(OPENAPI))) == without_order(promised)


def without_order(schema: Any) -> Any:  # noqa: ANN401 - any part of a document in JSON
    """Leave the order of what is required out of it: it means nothing."""
    if isinstance(schema, list):
        return [without_order(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: sorted(value)
        if key == "required" and isinstance(value, list)
        else without_order(value)
        for key, value in schema.items()
    }
