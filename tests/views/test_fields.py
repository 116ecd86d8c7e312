"""Every field of every page keeps what was chosen; the form of a listing has tests of its own."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from geo.store.database import sqlite_url
from tests.views.conftest import APP, Visit
from tests.views.wire import change_all, fields_of, remember_as_a_browser, values_of
from views import resources

PROJECT: Final = Path(__file__).resolve().parents[2]
HOLDING: Final = {
    *("text_input", "text_area", "selectbox", "multiselect", "segmented_control", "pills"),
    *("radio", "checkbox", "toggle", "slider", "select_slider", "number_input", "date_input"),
    *("time_input", "datetime_input", "color_picker", "data_editor", "feedback", "menu_button"),
}
"""The parts of Streamlit that hold what a person has chosen."""


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """Open the page on a store of its own, with a browser that keeps the words it was given."""
    monkeypatch.delenv(resources.LISTINGS, raising=False)
    monkeypatch.setenv(resources.DATABASE, sqlite_url(tmp_path / "store.db"))
    remember_as_a_browser(monkeypatch)
    yield Visit(AppTest.from_file(str(APP), default_timeout=60).run())
    opened = resources.store()
    assert opened is not None
    opened.close()
    resources.forget_listings()


def _telling(visit: Visit) -> None:
    visit.page.session_state["telling"] = "heart"
    visit.page.run()


FORMS: Final[dict[str, tuple[Callable[[Visit], object], set[str]]]] = {
    "find": (lambda _: None, {"where", "who"}),
    "which": (lambda visit: visit.ask("X0A"), {"where", "who", "which-one"}),
    "suggest": (
        lambda visit: visit.go_to("suggest"),
        {
            f"suggest-{name}"
            for name in ("name", "reached_by", "where", "who_for", "when", "more", "homepage")
        },
    ),
    "coverage": (
        lambda visit: visit.go_to("coverage"),
        {
            *("gap-region", "gap-who", "gap-within", "gap-modes", "gap-welcomes", "gap-count"),
            *("gap-radius", "gap-town-size", "gap-pin-town", "gap-table", "gap-pin-for-dispatch"),
        },
    ),
}
"""How a form is reached, and the fields that it has."""


@pytest.mark.parametrize("name", FORMS)
def test_no_change_of_language_and_no_look_at_another_page_changes_a_field(
    visit: Visit, name: str
) -> None:
    reach, keys = FORMS[name]
    reach(visit)
    at_first = values_of(visit.page)
    chosen = change_all(visit.page)
    chosen.pop("gap-try", None)  # a choice that is done at once, and empties itself
    assert set(chosen) == keys
    assert not {key for key in keys & at_first.keys() if at_first[key] == chosen[key]}
    for _ in range(3):
        visit.press("switch-language")
        assert {key: values_of(visit.page)[key] for key in keys} == chosen
    back = {"which": "find"}.get(name, name)
    visit.go_to("about").press("switch-language").go_to(back)
    assert {key: values_of(visit.page)[key] for key in keys} == chosen


def test_what_is_to_be_told_of_an_entry_stays_when_the_dialog_is_closed_by_mistake(
    visit: Visit,
) -> None:
    _telling(visit)
    [key] = fields_of(visit.page, "tell-")
    fields_of(visit.page)[key].set_value("The phone is wrong.")
    visit.page.run()
    del visit.page.session_state["telling"]
    visit.page.run()
    _telling(visit)
    assert values_of(visit.page, "tell-") == {"tell-words-heart": "The phone is wrong."}


def test_what_was_chosen_before_the_change_of_language_is_what_is_asked(visit: Visit) -> None:
    visit.page.text_input(key="where").input("X0A 0H0")
    visit.page.selectbox(key="who").select("fire")
    visit.press("switch-language")
    assert visit.page.selectbox(key="who").proto.raw_value
    assert "data-listing=" not in visit.html
    visit.press("find")
    asked = visit.page.session_state["asked"]
    assert asked == ("X0A 0H0", "fire")
    assert "Iqaluit" in visit.status


def test_the_words_of_a_field_name_one_option_each_in_both_languages_together(
    visit: Visit,
) -> None:
    """Else what was chosen in one language would be another option in the other."""
    for reach, _ in FORMS.values():
        reach(visit)
        english = _options(visit.page)
        visit.press("switch-language")
        french = _options(visit.page)
        visit.press("switch-language")
        for key, words in english.items():
            assert_unambiguous(key, words, french[key])
        visit.go_to("find")


def _options(page: AppTest) -> dict[str, list[str]]:
    return {
        key: list(field.options)
        for key, field in fields_of(page).items()
        if hasattr(field, "options")
    }


def assert_unambiguous(key: str, english: list[str], french: list[str]) -> None:
    """Fail if a word of a field means two options."""
    meant: dict[str, int] = {}
    for words in (english, french):
        for at, word in enumerate(words):
            assert meant.setdefault(word, at) == at, (key, word)


@pytest.mark.parametrize(
    "path", sorted((PROJECT / "views").rglob("*.py")), ids=lambda path: path.name
)
def test_no_field_is_drawn_in_another_way(path: Path) -> None:
    if path == PROJECT / "views" / "fields.py":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in HOLDING:
            owner = ast.unparse(node.value)
            assert owner == "fields", f"{path.name}:{node.lineno}: {owner}.{node.attr}"
