"""The watch over the engines sees what must not happen."""

import pytest

from tests.browser.conftest import Server
from tests.browser.engines.fixtures import Engine
from tests.browser.engines.outside import Outside

pytestmark = pytest.mark.browser


def test_an_error_in_a_script_and_a_call_to_another_host_are_seen_in_each_engine(
    engine: Engine, server: Server, outside: Outside
) -> None:
    tab = engine.tab(server.url, 1280, 720).open()
    assert tab.errors == []
    tab.evaluate("() => { setTimeout(() => { throw new Error('on purpose'); }); }")
    tab.until_true(lambda: "on purpose" in " ".join(tab.errors), "the error")
    assert outside.called == []
    tab.evaluate("() => { location.href = 'https://example.org/'; }")
    tab.until_true(lambda: outside.unexpected() != [], "the call")
    assert set(outside.unexpected()) == {"example.org"}
    tab.close()
    outside.forget()
