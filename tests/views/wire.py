"""What a browser sends, which Streamlit's own tests leave out.

A browser keeps the words of the option that was chosen, and sends them with every event until the
server gives it others: also after the page has come in another language.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest, element_tree
from streamlit.testing.v1.element_tree import ElementTree, Widget

_KINDS = (
    *("text_input", "text_area", "selectbox", "multiselect", "date_input", "checkbox"),
    *("segmented_control", "slider", "select_slider"),
)
_send: Callable[[ElementTree], WidgetStates] = ElementTree.get_widget_states


def remember_as_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every page of a test send what a browser would."""
    monkeypatch.setattr(ElementTree, "get_widget_states", _sent)


def _sent(tree: ElementTree) -> WidgetStates:
    sent, nodes = _send(tree), {one.id: one for one in tree if isinstance(one, Widget)}
    memory: dict[str, WidgetState] = tree._runner.__dict__.setdefault("browser", {})  # noqa: SLF001 - the page that was opened
    for state in sent.widgets:
        said = memory.pop(f"said {nodes[state.id].key}", None)
        if said is not None:
            state.MergeFrom(said)
        elif state.id in memory and _is_left_alone(nodes[state.id]):
            state.CopyFrom(memory[state.id])
    memory.clear()
    memory.update({state.id: state for state in sent.widgets})
    return sent


def say(page: AppTest, key: str, words: str) -> None:
    """Choose an option by words that are on the screen, whatever the server has drawn since."""
    memory = page.__dict__.setdefault("browser", {})
    memory[f"said {key}"] = WidgetState(string_value=words)


def _is_left_alone(node: Widget) -> bool:
    """Tell whether neither the person nor the server has just given a field its value."""
    is_told = getattr(node.proto, "set_value", True)
    return not is_told and not element_tree._has_pending_value(node)  # noqa: SLF001 - what the test has set


def fields_of(page: AppTest, begins: str = "") -> dict[str, Any]:
    """Return every field of the page that has a key, by it."""
    found = (one for kind in _KINDS for one in getattr(page, kind))
    return {str(one.key): one for one in found if one.key and str(one.key).startswith(begins)}


def values_of(page: AppTest, begins: str = "") -> dict[str, Any]:
    """Return what every field holds."""
    return {key: field.value for key, field in fields_of(page, begins).items()}


def change_all(page: AppTest, begins: str = "") -> dict[str, Any]:
    """Give every field another value; return what they hold then.

    Fields that appear by that are given one too.
    """
    changed: set[str] = set()
    while new := fields_of(page, begins).keys() - changed:
        for key in new:
            change(fields_of(page, begins)[key])
        page.run()
        changed |= new
    return values_of(page, begins)


def change(field: Any) -> None:  # noqa: ANN401 - a field of any kind
    """Give a field another value; a kind that is not named here is a fault of the tests."""
    field.set_value(_ANOTHER[field.type](field))


_ANOTHER: Final[dict[str, Callable[[Any], Any]]] = {
    "text_input": lambda _: "Whitehorse",
    "text_area": lambda _: "Whitehorse",
    "checkbox": lambda field: not field.value,
    "date_input": lambda _: date(2026, 11, 1),
    "slider": lambda field: field.value + 1,
    "select_slider": lambda field: int(field.options[-2].partition("\N{NO-BREAK SPACE}")[0]),
    "multiselect": lambda field: [field.options[-1], field.options[0]],
    "selectbox": lambda field: field.options[_next(field)],
    "button_group": lambda field: field.options[-1],
}


def _next(field: Any) -> int:  # noqa: ANN401 - a drop-down
    return 0 if field.value is None else (field.index + 1) % len(field.options)
