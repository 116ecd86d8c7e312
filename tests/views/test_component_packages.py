import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.component_manager import BidiComponentManager

from views.component_packages import SCAN, look_for_no_packages


def test_the_start_reads_no_papers_of_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest_scanner, SCAN, lambda: pytest.fail("packages are read"))
    look_for_no_packages()
    BidiComponentManager().discover_and_register_components(start_file_watching=False)


def test_a_streamlit_that_looks_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(manifest_scanner, SCAN)
    with pytest.raises(SystemExit, match=r"constraints\.txt"):
        look_for_no_packages()
