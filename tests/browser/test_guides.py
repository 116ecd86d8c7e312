"""The guides for staff: axe-core, wide enough for the smallest phone, and no script needed."""

from collections.abc import Callable

import pytest

from geo.words.admin.guides import Guide, guide_address, guide_text
from geo.words.language import Language
from tests.browser.conftest import BOTH_LANGUAGES, DESKTOP, PHONE, Server, Visit
from tests.browser.test_accessible import _faults

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SMALLEST_PHONE = {"width": 320, "height": 640}


@BOTH_LANGUAGES
def test_axe_finds_no_fault_in_a_guide_and_none_is_wider_than_the_screen(
    visit: Open, server: Server, language: Language
) -> None:
    page, found = visit(server).page, list[str]()
    for screen in (SMALLEST_PHONE, PHONE, DESKTOP):
        page.set_viewport_size({"width": screen["width"], "height": screen["height"]})
        for guide in Guide:
            page.goto(guide_address(guide, language, start=server.url))
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= screen["width"], (guide, width)
            if screen != SMALLEST_PHONE:
                found += _faults(page, f"{guide} {screen['width']}")
    assert found == []


def test_a_guide_leads_to_a_part_of_another_without_scripts(visit: Open, server: Server) -> None:
    page = visit(server, java_script_enabled=False).page
    page.goto(guide_address(Guide.FIRST_WEEK, Language.FR, start=server.url))
    page.get_by_role("link", name="les six questions").click()
    assert page.url.endswith("guide/staff?lang=fr#les-six-questions")
    title = guide_text(Language.FR).titles[Guide.KEEPING]
    assert page.locator("h1").inner_text() == title
