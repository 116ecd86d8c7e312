"""Waiting until Streamlit has nothing more to draw."""

from playwright.sync_api import Page, expect

FADED_IN = """
Promise.allSettled(
  document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)
).then(() => null)
"""


def wait_until_drawn(page: Page) -> None:
    """Wait for the end of the run, and until all that it drew anew has faded in.

    A page that needs no Streamlit is drawn as it comes.
    """
    app = page.get_by_test_id("stApp")
    if not app.count():
        return
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    page.evaluate(FADED_IN)  # once: the policy of the page forbids to ask again and again


def open_every_fold(page: Page) -> None:
    """Open all that is folded, once the page is drawn: what is drawn anew is closed again."""
    wait_until_drawn(page)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
