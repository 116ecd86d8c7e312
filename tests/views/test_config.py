import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.views.conftest import APP

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),
        ("client", "toolbarMode", "minimal"),
        ("server", "address", "127.0.0.1"),
        ("server", "enableXsrfProtection", True),
        ("browser", "serverAddress", "127.0.0.1"),
    ],
)
def test_the_settings_that_our_promises_rest_on(section: str, name: str, value: object) -> None:
    assert tomllib.loads(CONFIG.read_text(encoding="utf-8"))[section][name] == value


def test_a_visitor_does_not_wait_for_pandas() -> None:
    script = (
        "import sys; from streamlit.testing.v1 import AppTest; "
        f"page = AppTest.from_file({str(APP)!r}, default_timeout=30).run(); "
        "page.text_input(key='where').input('X0A 0H0'); page.button(key='find').click().run(); "
        "assert not page.exception; "
        "print({'pandas', 'numpy', 'pyarrow', 'shapely', 'folium'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - ours
    assert told.stdout.splitlines()[-1] == "set()"
