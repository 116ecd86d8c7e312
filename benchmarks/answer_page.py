"""How much an answer asks of a visitor with a phone: its height, the way to the first contact.

    python -m benchmarks.answer_page

Measured at 390 px in both languages, on the shipped listing, folded as it comes.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from benchmarks.figures import Figure, report
from benchmarks.page import PROJECT, running_server, tab
from geo.listing.audience import Audience
from geo.store.database import sqlite_url
from geo.words.language import Language
from geo.words.say.page_text import page_text
from views.resources import DATABASE

PEOPLE: Final[tuple[tuple[str, Audience | None], ...]] = (
    ("M5V 3L9", Audience.POLICE),
    ("X0A 0H0", Audience.PARAMEDIC),
    ("G9A 5H7", Audience.VETERAN),
    ("T5J 2R7", Audience.FIRE),
    ("S4P 3Y2", Audience.VETERAN),
    ("L9T 2X5", Audience.HEALTH_CARE),
    ("K8H 2N2", Audience.MILITARY),
    ("M5V 3L9", None),
    ("X0A 0H0", None),
)
"""Whose answer is measured: where they are, and who if they said so."""
BARS: Final = {"height": 3_000.0, "first contact": 420.0, "words before it": 45.0, "lines": 9.0}
SETTLES_MS: Final = 400
UNITS: Final = {"height": "px", "first contact": "px", "words before it": "", "lines": ""}
_MEASURE: Final = """
() => {
  const SAME_LINE_PX = 8;
  const main = document.querySelector(".stMain");
  const shown = (node) => {
    for (let box = node.parentElement; box && box !== main; box = box.parentElement) {
      const style = getComputedStyle(box), size = box.getBoundingClientRect();
      const clipped = style.clipPath !== "none" || (size.width <= 1 && size.height <= 1);
      if (clipped || style.visibility === "hidden" || !box.checkVisibility()) return false;
    }
    return true;
  };
  const way = document.querySelector(".np-card .np-links a");
  const texts = function* (root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.textContent.trim() && shown(node)) yield node;
  };
  const words = [];
  for (const node of texts(main)) {
    if (way.contains(node)) break;
    if (node.parentElement.closest("nav, aside, style, script, .st-key-np-top")) continue;
    words.push(...node.textContent.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)));
  }
  const linesOf = (card) => {
    const tops = [];
    for (const node of texts(card)) {
      if (node.parentElement.closest(".np-first-mark, .np-number")) continue;
      const box = node.parentElement.closest("p, h3, summary").getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { top, bottom, width } of range.getClientRects())
        if (width > 1 && bottom <= box.bottom + 2) tops.push(top);
    }
    tops.sort((one, other) => one - other);
    return tops.filter((top, at) => !at || top - tops[at - 1] > SAME_LINE_PX).length;
  };
  const cards = [...document.querySelectorAll(".np-card")].filter((card) => card.checkVisibility());
  const lines = cards.map(linesOf);
  return {
    height: main.scrollHeight,
    "first contact": way.getBoundingClientRect().top + main.scrollTop,
    "words before it": words.length,
    lines: Math.max(...lines),
  };
}
"""


def figures() -> Iterator[Figure]:
    """Measure the answers of all people in both languages."""
    with tempfile.TemporaryDirectory() as home:
        store = {DATABASE: sqlite_url(Path(home) / "store.sqlite3")}
        with running_server(PROJECT / "app.py", **store) as (_, port, _), tab(390, 844) as page:
            for language in Language:
                for place, who in PEOPLE:
                    page.goto(f"http://127.0.0.1:{port}/?lang={language}")
                    measured = _asked(page, place, who, language)
                    yield from _figures(measured, f"{language} {place} {who or 'nobody'}")


def _asked(page: Page, place: str, who: Audience | None, language: Language) -> dict[str, float]:
    page.locator("html[data-stands]").wait_for(state="attached")
    if who is not None:
        _choose(page, page_text(language).who[who])
    field = page.get_by_role("textbox").first
    field.fill(place)
    field.press("Enter")
    page.locator(".np-answer").wait_for()
    page.locator(".np-map[data-drawn]").wait_for()
    page.wait_for_timeout(SETTLES_MS)
    measured: dict[str, float] = page.evaluate(_MEASURE)
    return measured


def _choose(page: Page, name: str) -> None:
    page.get_by_role("combobox").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_timeout(SETTLES_MS)


def _figures(measured: dict[str, float], of: str) -> Iterator[Figure]:
    for what, bar in BARS.items():
        yield Figure(what=f"{of}: {what}", measured=measured[what], unit=UNITS[what], bar=bar)


def main() -> int:
    """Print the figures beside their bars; 1 if one is missed."""
    found = list(figures())
    report(found)
    return int(any(one.verdict == "MISSED" for one in found))


if __name__ == "__main__":
    sys.exit(main())
