"""Debian's Chromium, by Playwright."""

from typing import Any, ClassVar

from playwright.sync_api import Browser, Error, Page

from tests.browser.engines.outside import Outside
from tests.browser.engines.tab import FIND, Tab

_CLICK_WITHIN_MS = 3_000


class ChromiumTab(Tab):
    """A tab in a context of its own."""

    unsteady: ClassVar[tuple[type[Exception], ...]] = (Error,)

    def __init__(self, url: str, page: Page) -> None:
        super().__init__(url)
        self._page, self._errors = page, list[str]()
        page.on("pageerror", lambda error: self._errors.append(str(error)))

    @property
    def address(self) -> str:
        return self._page.url

    @property
    def errors(self) -> list[str]:
        self._page.context.cookies()  # what comes before the answer has been told
        return self._errors

    def go(self, address: str) -> None:
        self._page.goto(address)

    def back(self) -> None:
        self._page.go_back()

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def evaluate(self, function: str, *given: object) -> Any:  # noqa: ANN401 - as its base
        return self._page.evaluate(f"(given) => ({function})(...given)", list(given))

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def write(self, text: str) -> None:
        self._page.keyboard.type(text)

    def close(self) -> None:
        self._page.context.close()

    def _click(self, css: str, saying: str) -> None:
        found = self._page.evaluate_handle(f"(given) => ({FIND})(...given)", [css, saying])
        element = found.as_element()
        if element is None:
            raise Error(f"{css} is gone")
        element.click(timeout=_CLICK_WITHIN_MS)


class Chromium:
    """The running browser."""

    def __init__(self, browser: Browser, outside: Outside) -> None:
        self._browser, self._outside = browser, outside

    def tab(self, url: str, width: int, height: int) -> ChromiumTab:
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            locale="en-CA",
            ignore_https_errors=True,
            proxy={"server": f"http://{self._outside.address}", "bypass": "127.0.0.1"},
        )
        return ChromiumTab(url, context.new_page())
