"""Choosing in a drop-down list of Streamlit's, which a page that is drawn anew shuts."""

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as TookTooLong

TRIES = 4
OPEN_WITHIN_MS = 3_000


def bring_up_option(box: Locator, option: str) -> None:
    """Have an option ready for Enter; begin again where the list has shut meanwhile."""
    for _ in range(TRIES - 1):
        try:
            return _open_and_type(box, option)
        except TookTooLong:
            box.page.keyboard.press("Escape")
    return _open_and_type(box, option)


def _open_and_type(box: Locator, option: str) -> None:
    # A list that is open closes when the page scrolls, so that comes first.
    box.evaluate("box => box.closest('main') && box.scrollIntoView({ block: 'center' })")
    box.click()  # a list that was not opened first does not always open for what is typed
    box.page.get_by_role("listbox").wait_for(timeout=OPEN_WITHIN_MS)
    box.fill(option)
    named = box.page.get_by_role("option", name=option, exact=True)
    named.wait_for(timeout=OPEN_WITHIN_MS)
