"""What `pip install .` brings: the code, every file that it reads, and the command."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.built import held, wheel


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    return ZipFile(wheel(tmp_path_factory.mktemp("wheel")))


def test_the_wheel_holds_every_file_that_the_program_reads(built: ZipFile) -> None:
    code = ("geo/", "service/", "views/")
    files = [path for path in held() if "/" in path or path == "app.py"]
    expected = {path if path.startswith(code) else f"nearpeer/{path}" for path in files}
    of_build = {"nearpeer/setup.py"}
    installed = {name for name in built.namelist() if ".dist-info/" not in name}
    assert installed - of_build == expected
    assert {"geo/py.typed", "geo/reports/report.typ", "nearpeer/static/page.css"} <= installed


def test_the_wheel_brings_the_command_and_the_version(built: ZipFile) -> None:
    about = {Path(name).name: built.read(name).decode() for name in built.namelist()[-9:]}
    assert "nearpeer = geo.__main__:run" in about["entry_points.txt"]
    assert "Version: 0.1.0\n" in about["METADATA"]
    assert "Requires-Dist: streamlit==" in about["METADATA"]
