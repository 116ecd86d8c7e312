"""What visitors do, in each engine they come with."""

import pytest

from tests.browser.conftest import BOTH_SCREENS, Server
from tests.browser.engines.fixtures import NewTab
from tests.browser.engines.tab import CRISIS_LINE, EXIT, FIELD, MAP, Tab

pytestmark = pytest.mark.browser
Screen = dict[str, int]


def _open(every_engine: NewTab, server: Server, screen: Screen) -> Tab:
    tab = every_engine(server, screen).open("?lang=en").wait_for(MAP).settled()
    assert tab.evaluate("() => innerWidth") == screen["width"]
    return tab


@BOTH_SCREENS
def test_first_visit(every_engine: NewTab, server: Server, screen: Screen) -> None:
    tab = _open(every_engine, server, screen)
    tab.wait_for_sight(CRISIS_LINE)
    tab.wait_for_sight(EXIT)
    assert tab.style(EXIT, "position") == "fixed"
    assert tab.box(MAP)["height"] > 200
    tab.fill(FIELD, "X0A 0H0")
    assert tab.evaluate("(css) => document.querySelector(css).value", FIELD) == "X0A 0H0"
