"""The program as `pip install .` leaves it, outside of the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import pytest
import streamlit

from tests.built import wheel

pytestmark = pytest.mark.full
PORT: Final = 8597
STARTS_WITHIN_S: Final = 30


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, and with this one's libraries instead of fresh ones."""
    home = tmp_path_factory.mktemp("home")
    venv = (sys.executable, "-m", "venv", "--without-pip", home / "env")
    subprocess.run(venv, check=True)  # noqa: S603
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home / "env")}))
    libraries = str(Path(streamlit.__file__).parents[1])
    (packages / "libraries.pth").write_text(libraries, encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", home / "env", "install", "--quiet")
    subprocess.run((*pip, "--no-deps", "--no-index", wheel(home)), check=True)  # noqa: S603
    return home


def started(home: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603
        (home / "env" / "bin" / "nearpeer", *arguments),
        stdout=subprocess.PIPE,
        text=True,
        cwd=home,
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
    )


def said(home: Path, *arguments: str) -> str:
    with started(home, *arguments) as process:
        told, _ = process.communicate()
    assert process.returncode == 0
    return told


@pytest.fixture
def served(home: Path) -> Iterator[HTTPConnection]:
    with started(home, "page", "--", "--server.port", str(PORT)) as process:
        try:
            with closing(answering()) as connection:
                yield connection
        finally:
            process.terminate()


def answering() -> HTTPConnection:
    until = monotonic() + STARTS_WITHIN_S
    while True:
        connection = HTTPConnection("127.0.0.1", PORT, timeout=STARTS_WITHIN_S)
        try:
            connection.connect()
        except ConnectionRefusedError:
            connection.close()
            assert monotonic() < until
            sleep(0.1)
        else:
            return connection


def test_the_command_answers_from_the_installed_data(home: Path) -> None:
    answer = json.loads(said(home, "find", "X0A 0H0", "--format", "json"))
    assert answer["fix"]["label"] == "Iqaluit, NU"
    assert said(home, "validate") == "9 listings, no fault\n"


def test_the_page_is_served_with_its_files_and_writes_into_the_users_folder(
    home: Path, served: HTTPConnection
) -> None:
    for address in ("/", "/app/static/page.css", "/app/static/leaflet/leaflet.js", "/plain"):
        served.request("GET", address)
        response = served.getresponse()
        assert response.status == 200
        assert response.read()
    assert (home / ".local" / "share" / "nearpeer" / "listings.sqlite3").is_file()
    assert not list(home.glob("env/lib/*/site-packages/nearpeer/var"))
