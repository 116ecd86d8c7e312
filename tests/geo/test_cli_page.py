"""The command that starts the page."""

import os
import sys

import pytest

from geo.cli import main
from geo.project import PROJECT


def test_the_page_is_started_in_the_place_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[tuple[object, ...]] = []
    monkeypatch.setattr(os, "execv", lambda *started: began.append(started))
    main(["page", "--", "--server.port", "8080"])
    app = str(PROJECT / "app.py")
    command = (sys.executable, "-m", "streamlit", "run", app, "--server.port", "8080")
    assert began == [(sys.executable, command)]


def test_the_command_is_named_as_it_was_called(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for called, name in (("/opt/bin/nearpeer", "nearpeer"), ("geo/__main__.py", "python -m geo")):
        monkeypatch.setattr(sys, "argv", [called])
        with pytest.raises(SystemExit):
            main(["--help"])
        assert capsys.readouterr().out.startswith(f"usage: {name} ")
