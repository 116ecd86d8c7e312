"""Packages of components for Streamlit: there are none here, so the start looks for none."""

from typing import Final

from streamlit.components.v2 import manifest_scanner

SCAN: Final = "scan_component_manifests"


def look_for_no_packages() -> None:
    """Keep Streamlit from reading the papers of every installed package, an eighth of the start.

    It looks for components that came with a package; those of ours are written in `views`, and a
    package that is installed for something else brings no script into our pages.

    Raises
    ------
    SystemExit
        If Streamlit looks for them in another way.
    """
    if not callable(getattr(manifest_scanner, SCAN, None)):
        raise SystemExit(
            "Streamlit looks for components in another way than expected: install what "
            "constraints.txt says"
        )
    setattr(manifest_scanner, SCAN, list)
