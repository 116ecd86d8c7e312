"""What a command prints."""

import json
from typing import Any

import pytest

from geo.cli import main

Capture = pytest.CaptureFixture[str]


def printed(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def printed_json(capsys: Capture, *arguments: str) -> dict[str, Any]:
    code, out, err = printed(capsys, *arguments, "--format", "json")
    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    return dict(json.loads(out))
