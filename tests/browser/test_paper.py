"""The sheet that a visitor prints, as the printer gets it."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.submissions.record import front_text
from tests.browser.conftest import BOTH_LANGUAGES, PHONE, Server, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
NUMBER = re.compile(r"\b1?-?\d{3}-\d{3}-\d{4}\b")
MOST_PAGES = 2
SMALLEST_PX = 13.3
"""10 pt."""
SMALL = """
least => [...document.querySelectorAll(".np-answer *")]
  .filter(one => one.checkVisibility() && [...one.childNodes].some(part =>
    part.nodeType === Node.TEXT_NODE && part.textContent.trim()))
  .filter(one => parseFloat(getComputedStyle(one).fontSize) < least)
  .map(one => one.outerHTML.slice(0, 80))
"""


def _printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(format="Letter", prefer_css_page_size=True)))


@BOTH_LANGUAGES
def test_an_answer_fits_on_two_pages_with_whole_numbers_and_nothing_to_press(
    visit: Open, server: Server, language: Language
) -> None:
    page = visit(server, PHONE).open(f"?lang={language}").ask("X0A 0H0").page
    shown = {one for one in page.locator(".np-answer").inner_html().split('"') if "tel:" in one}
    sheet = _printed(page)
    text = "\n".join(one.extract_text() for one in sheet.pages)
    assert len(sheet.pages) <= MOST_PAGES
    for line in page_text(language).crisis_lines:
        assert line.number in text
    assert len(set(NUMBER.findall(text))) >= len(shown)
    for pressed in (front_text(language).suggest_link, page_text(language).page_staff):
        assert pressed not in text
    page.emulate_media(media="print")
    assert page.evaluate(SMALL, SMALLEST_PX) == []


@BOTH_LANGUAGES
def test_one_group_is_printed_under_its_name(
    visit: Open, server: Server, language: Language
) -> None:
    page = visit(server, PHONE).open(f"groups?group=heart&lang={language}").page
    sheet = _printed(page)
    assert len(sheet.pages) == 1
    text = sheet.pages[0].extract_text()
    assert "H.E.A.R.T. (Heart) Group" in text
    assert "416-859-3579" in text
    assert page_text(language).page_listings not in text
