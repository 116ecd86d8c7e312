"""Components whose script is a file of ``static/``: what travels with an answer is data alone."""

from typing import Any

import streamlit as st

from views.layout.shell import FOLDER, version

_LOAD = """
export default async function ({ data: [data], parentElement, setTriggerValue }) {
  const script = new URL(`FILE?v=${data.version}`, new URL(data.folder, document.baseURI));
  const { draw } = await import(script.href);
  return draw(parentElement, data, setTriggerValue);
}
"""


def component(name: str, file: str) -> Any:  # noqa: ANN401 - Streamlit's own type is not public
    """Declare a component that is drawn by the function ``draw`` of a static file."""
    return st.components.v2.component(
        f"nearpeer_{name}", js=_LOAD.replace("FILE", file), isolate_styles=False
    )


def with_script(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Add where the script is; in a list, see shell.py."""
    return [{**data, "version": version(), "folder": FOLDER}]
