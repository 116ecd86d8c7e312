"""A visitor's browser tab, whichever engine draws it."""

import math
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Self, TypeVar

import pytest

PATIENCE_S = 60.0
"""A loaded machine with two browsers on it is slow; an idle one never waits so long."""
POLL_S = 0.05
AGAIN_S = 10.0
"""A press that has brought nothing for so long was lost."""
CRISIS_LINE = 'a[href="tel:911"]'
EXIT = "body > aside > a"
FIELD = 'input[autocomplete="postal-code"]'
MAP = ".np-map[data-ready]"
STATUS = ".np-status"
POPUP = '[role="dialog"]'
FIND = """(css, saying) => [...document.querySelectorAll(css)].find((one) =>
  one.checkVisibility({ visibilityProperty: true }) && one.textContent.includes(saying)) ?? null"""
"""Finds the first visible element that says something, in a page."""
_IN_SIGHT = """(css, saying) => [...document.querySelectorAll(css)].some((one) => {
  const box = one.getClientRects()[0];
  if (!box || !one.textContent.includes(saying)) return false;
  const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return hit !== null && one.contains(hit);
})"""
_PLACE = f"""(css, saying) => {{
  const one = ({FIND})(css, saying);
  return one && JSON.stringify([one.getBoundingClientRect(), document.readyState]);
}}"""
_SETTLED = """() =>
  document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]') !== null
  && document.querySelector('[data-stale="true"]') === null"""
_T = TypeVar("_T")


class Tab(ABC):
    """A tab.

    Functions are those of JavaScript, such as ``"(css) => document.querySelector(css) !== null"``;
    they give back text, numbers, truth values and lists of these. An element is named by its CSS,
    and where several fit by what it says: the first visible one is meant.

    Parameters
    ----------
    url
        Where the server is.
    """

    unsteady: ClassVar[tuple[type[Exception], ...]]
    """What an engine raises while a page is being replaced: to be asked again."""

    def __init__(self, url: str) -> None:
        self.url = url

    # --- what each engine does in its own way ----------------------------------------------------

    @property
    @abstractmethod
    def address(self) -> str:
        """Where the tab is."""

    @property
    @abstractmethod
    def errors(self) -> list[str]:
        """What the scripts of the page broke down with."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Load a page."""

    @abstractmethod
    def back(self) -> None:
        """Go to the page before."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page so many CSS pixels."""

    @abstractmethod
    def evaluate(self, function: str, *given: object) -> Any:  # noqa: ANN401 - what a script returns
        """Run a function in the page."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys one after the other: ``Enter``, ``Escape``, ``Tab``, ``Control+a``."""

    @abstractmethod
    def write(self, text: str) -> None:
        """Type into what has the focus."""

    @abstractmethod
    def close(self) -> None:
        """Close the tab, and forget all that its visitor left behind."""

    @abstractmethod
    def _click(self, css: str, saying: str) -> None:
        """Press the mouse on an element that is there."""

    # --- waiting ---------------------------------------------------------------------------------

    def until(self, function: str, *given: object) -> Any:  # noqa: ANN401 - as ``evaluate``
        """Wait until a function returns something true, and return that."""
        return self.until_true(lambda: self.evaluate(function, *given), f"{function} {given}")

    def until_true(self, asked: Callable[[], _T], what: str) -> _T:
        end, last = time.monotonic() + PATIENCE_S, None
        while time.monotonic() < end:
            try:
                if answer := asked():
                    return answer
            except self.unsteady as passing:
                last = passing
            time.sleep(POLL_S)
        pytest.fail(f"waited {PATIENCE_S:.0f} s at {self.address} for {what}: {last}")

    def wait_for(self, css: str, saying: str = "") -> Self:
        self.until(f"(...given) => ({FIND})(...given) !== null", css, saying)
        return self

    def wait_for_none(self, css: str, saying: str = "") -> Self:
        self.until(f"(...given) => ({FIND})(...given) === null", css, saying)
        return self

    def wait_for_sight(self, css: str, saying: str = "") -> Self:
        """Wait until an element is on the screen with nothing over its middle."""
        self.until(_IN_SIGHT, css, saying)
        return self

    def settled(self) -> Self:
        """Wait until Streamlit has nothing more to draw."""
        self.until(_SETTLED)
        return self

    # --- what is seen ----------------------------------------------------------------------------

    def is_in_sight(self, css: str, saying: str = "") -> bool:
        return bool(self.evaluate(_IN_SIGHT, css, saying))

    def text(self, css: str, saying: str = "") -> str:
        """Read an element as a visitor does, on one line."""
        self.wait_for(css, saying)
        shown = self.until(f"(...given) => [({FIND})(...given)?.innerText ?? '']", css, saying)
        return " ".join(shown[0].split())

    def _shows(self, css: str) -> bool:
        return bool(self.evaluate(f"(css) => ({FIND})(css, '') !== null", css))

    def count(self, css: str) -> int:
        return int(self.evaluate("(css) => document.querySelectorAll(css).length", css))

    def style(self, css: str, name: str) -> str:
        """Read a computed style."""
        read = f"(css, name) => getComputedStyle(({FIND})(css, '')).getPropertyValue(name)"
        return str(self.evaluate(read, css, name))

    def box(self, css: str, saying: str = "") -> dict[str, float]:
        """Measure an element: ``x``, ``y``, ``width``, ``height``, in CSS pixels of the screen."""
        measure = f"(...given) => ({FIND})(...given).getBoundingClientRect().toJSON()"
        return dict(self.evaluate(measure, css, saying))

    # --- what a visitor does ---------------------------------------------------------------------

    def open(self, path: str = "") -> Self:
        """Open a page of the server; the crisis lines are the first that must come."""
        self.go(self.url + path)
        return self.wait_for(CRISIS_LINE)

    def click(self, css: str, saying: str = "") -> Self:
        """Press the mouse once, as soon as the element stands still."""
        self.until_true(lambda: self._stands_still(css, saying), f"{css} {saying} to stand still")
        self.until_true(lambda: self._clicked(css, saying), f"a click on {css} {saying}")
        return self

    def click_for(self, brings: str, css: str) -> Self:
        """Press a button of Streamlit's until it brings something.

        Streamlit draws its buttons anew after each run. WebKit tells nobody of a press on one that
        was replaced before the mouse was let go.
        """
        pressed_at = -math.inf

        def brought() -> bool:
            nonlocal pressed_at
            if self._shows(brings):
                return True
            if time.monotonic() - pressed_at > AGAIN_S and self._shows(css):
                self.click(css)
                pressed_at = time.monotonic()
            return False

        self.until_true(brought, f"{brings} after a click on {css}")
        return self

    def _stands_still(self, css: str, saying: str) -> bool:
        before = self.evaluate(_PLACE, css, saying)
        time.sleep(POLL_S)
        return before is not None and before == self.evaluate(_PLACE, css, saying)

    def _clicked(self, css: str, saying: str) -> bool:
        self._click(css, saying)
        return True

    def fill(self, css: str, text: str) -> Self:
        """Put text into a field in place of what is there, key by key."""
        self.click(css)
        self.press("Control+a")
        self.write(text)
        return self

    def ask(self, typed: str) -> Self:
        """Search, and wait until list and map show the answer."""
        drawn = int(self.until("(css) => document.querySelector(css).dataset.drawn || '0'", MAP))
        self.fill(FIELD, typed).press("Enter")
        return self.wait_for(f'.np-map[data-drawn="{drawn + 1}"]').settled()
