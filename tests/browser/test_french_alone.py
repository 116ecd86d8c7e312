"""On a French page nothing is said in English: neither by us, nor by Streamlit's own parts."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
import streamlit
from playwright.sync_api import Page, expect

from geo.words.finder.widget_text import widget_words
from geo.words.language import Language
from tests.browser.conftest import DESKTOP, Server, Visit
from tests.browser.staff_office import Office, Seat, another_address

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

_SCRIPTS: Final = Path(streamlit.__file__).parent / "static" / "static" / "js"
_OF_PARTS: Final = re.compile(
    r"(?:index|FileUploader|Multiselect|Selectbox|InputInstructions|Text\w*|Pagination|Date\w+|"
    r"\w*Button\w*|Toolbar|Tooltip|Spinner|Slider|Checkbox|Radio|WidgetLabel\w*)\.[\w-]+\.js"
)
_LITERAL: Final = re.compile(r"[`\"]([A-Z][a-z]+(?: [A-Za-z'’.-]+)*[.…]*)[`\"]")
_ALSO_FRENCH: Final = {
    "Date",
    "Page",
    "Pages",
    "Menu",
    "Important",
    "Description",
    "Table",
    "Message",
}
_GAP_OF_OURS: Final = re.compile(
    r"\b(?:per file|drag and drop|press enter|no results|choose an?|select all|remove|upload)\b",
    re.IGNORECASE,
)
_SEEN_AND_HEARD: Final = """
() => {
  const found = [];
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (all.nextNode()) {
    const text = all.currentNode;
    const notSaid = "script, style, template, [lang=en], .stHtml, [data-testid=stIconMaterial]";
    const isOurs = text.parentElement.closest(notSaid);
    if (!isOurs) found.push(text.data.trim());
  }
  for (const name of ["aria-label", "placeholder", "title", "alt", "aria-description"])
    for (const one of document.querySelectorAll(`[${name}]`))
      if (!one.closest("[lang=en], .stHtml")) found.push(one.getAttribute(name).trim());
  return found.filter(Boolean);
}
"""


@cache
def said_by_streamlit() -> frozenset[str]:
    """Read what Streamlit may say from its scripts."""
    scripts = [path for path in _SCRIPTS.iterdir() if _OF_PARTS.fullmatch(path.name)]
    literals = (one for path in scripts for one in _LITERAL.findall(path.read_text("utf-8")))
    return frozenset(literals) - _ALSO_FRENCH - set(widget_words(Language.FR).values())


def english(page: Page) -> list[str]:
    page.wait_for_timeout(500)  # what is translated is so within one look of first.js
    said = page.evaluate(_SEEN_AND_HEARD)
    return [one for one in said if one in said_by_streamlit() or _GAP_OF_OURS.search(one)]


def _with_lists_open(page: Page) -> Iterator[str]:
    """Look at a page as it is, and with each kind of list open, full and empty."""
    yield from english(page)
    for kind in (".stSelectbox", ".stMultiSelect"):
        if page.locator(kind).count():
            page.locator(kind).first.get_by_role("combobox").click()
            yield from english(page)
            page.keyboard.type("zzzz")
            yield from english(page)
            page.keyboard.press("Escape")


@pytest.mark.parametrize("path", ["", "groups", "suggest", "about", "coverage"])
def test_no_page_of_visitors_says_anything_in_english(
    visit: Open, server: Server, path: str
) -> None:
    tab = visit(server, DESKTOP).open(f"{path}?lang=fr")
    assert list(_with_lists_open(tab.page)) == []


def test_an_answer_says_nothing_in_english(visit: Open, server: Server) -> None:
    tab = visit(server, DESKTOP).open("?lang=fr").ask("Iqaluit")
    assert list(_with_lists_open(tab.page)) == []


@pytest.fixture(scope="module")
def office(start: Callable[..., Server]) -> Iterator[Office]:
    opened = Office.with_password(start)
    yield opened
    opened.store.close()


def test_no_section_of_the_staff_s_page_says_anything_in_english(
    visit: Open, office: Office
) -> None:
    tab = visit(office.server, DESKTOP, **another_address())
    seat = Seat(tab, Language.FR).arrive().sign_in("Ada")
    found = [*_with_lists_open(seat.page)]
    for room in (seat.text.room_letters, seat.text.room_files, seat.text.room_edit):
        seat.go_to(room)
        found += _with_lists_open(seat.page)
    seat.edit("phoenix")
    found += _with_lists_open(seat.page)
    assert found == []


def test_what_streamlit_says_is_read_from_its_scripts(visit: Open, server: Server) -> None:
    assert {"No results", "Select all", "Upload"} <= said_by_streamlit()
    tab = visit(server, DESKTOP).open("?lang=en")
    tab.page.locator(".stSelectbox").first.get_by_role("combobox").click()
    tab.page.keyboard.type("zzzz")
    expect(tab.page.get_by_text("No results")).to_be_visible()
