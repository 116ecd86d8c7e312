"""What surrounds every page: the language of the document, and the status line."""

import zlib
from functools import cache
from typing import Any, Final

import streamlit as st

from geo.project import STATIC
from geo.words.language import Language
from service.documents.document import OwnFiles
from views.session import state

FOLDER: Final = "app/static/"
"""Where the server has them, relative to the page."""

# The data of a component goes in a list: a bare dict is searched for data frames, and the first
# search imports pandas, NumPy and pyarrow.
_SHELL = st.components.v2.component(
    "nearpeer_shell",
    js="""
    export default function ({ data: [data], parentElement }) {
      document.documentElement.lang = data.language;
      let line = parentElement.querySelector("p");
      if (!line) {
        line = document.createElement("p");
        line.className = "np-status";
        line.setAttribute("role", "status");
        line.id = "np-status";
        line.tabIndex = -1;
        parentElement.append(line);
      }
      if ((line.dataset.place ?? data.place) !== data.place) {
        document.querySelector(".stMain")?.scrollTo(0, 0);
      }
      line.dataset.place = data.place;
      line.lang = data.language;
      if (data.faults) line.dataset.faults = data.faults;
      else delete line.dataset.faults;
      const told = JSON.stringify([data.status, data.lead, data.turn]);
      if (line.dataset.told === told) return;
      line.dataset.told = told;
      // Readers tell a line that has changed: the same words again end in a blank, by turns.
      const again = line.textContent === data.status && data.status ? "\\u00a0" : "";
      const count = document.createElement("span");
      count.className = "np-count";
      count.textContent = data.status.slice(data.lead) + again;
      if (data.status) line.replaceChildren(data.status.slice(0, data.lead), count);
      else line.replaceChildren();
    }
    """,
    isolate_styles=False,
)


@cache
def version() -> str:
    """Name the state of the static files, so that a browser never mixes old with new ones."""
    files = sorted(path for path in STATIC.rglob("*") if path.is_file())
    return f"{zlib.crc32(b''.join(path.read_bytes() for path in files)):08x}"


def own_files() -> OwnFiles:
    """Name the files of our own that a page starts with."""
    return OwnFiles(
        stylesheet=_named("page.css"), script=_named("first.js"), module=_named("page.js")
    )


def _named(file: str) -> str:
    return f"{FOLDER}{file}?v={version()}"


def status_line(
    language: Language,
    status: str,
    *,
    lead: int | None = None,
    place: str = "",
    faults: str = "",
) -> None:
    """Say what was understood, on a line that stays in place so that screen readers tell it.

    Parameters
    ----------
    lead
        So many of its characters are in sight on a phone too, where the headings of the list tell
        the rest; ``None`` for all.
    place
        Where in the page people are: when it changes, they see that place from its top.
    faults
        The key of the field whose fault it tells, if it tells one.
    """
    data: dict[str, Any] = {"language": language.value, "status": status, "place": place}
    data |= {"faults": faults, "turn": state.turn()}
    data["lead"] = len(status) if lead is None else lead
    _SHELL(key="shell", data=[data])
