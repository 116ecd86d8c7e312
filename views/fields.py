"""Every field of every form: what a person has chosen stays until that person changes it.

A drop-down of Streamlit sends the words of an option, not the option. A browser that still shows
the other language then sends words that are no option any more, and Streamlit drops them. Here an
option is known by its words in either language, and where the language has changed the browser is
given the words of the new one. A field keeps its value also while it is not drawn.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, Final, TypeAlias, TypeVar, overload

import streamlit as st

from geo.words.language import Language
from geo.words.say.page_text import page_text

_T = TypeVar("_T")
Words: TypeAlias = Callable[[_T, Language], str]
"""What an option is called in a language; no two options of a field share a name."""
IGNORE: Final = "ignore"
"""How a field waits for a button: its value is sent with the next press and asks for no answer."""
_DRAWN_IN: Final = "fields-drawn-in"
_KEPT: Final = "session"


def text(
    label: str,
    *,
    key: str,
    first: str = "",
    long: bool = False,
    is_kept: bool = True,
    **look: Any,  # noqa: ANN401 - handed on to Streamlit
) -> str:
    """Ask for a text.

    Parameters
    ----------
    first
        What it holds before anybody types.
    is_kept
        Whether it outlasts the field; a password does not.
    """
    draw: Callable[..., str | None] = st.text_area if long else st.text_input
    if is_kept:
        _begin(key, first)
        look["persist_state"] = _KEPT
    return draw(label, key=key, **look) or ""


@overload
def choice(
    label: str,
    options: Sequence[_T],
    words: Words[_T],
    *,
    key: str,
    language: Language,
    first: _T,
    placeholder: str | None = None,
    waits: bool = False,
    then: Callable[[], None] | None = None,
) -> _T: ...


@overload
def choice(
    label: str,
    options: Sequence[_T],
    words: Words[_T],
    *,
    key: str,
    language: Language,
    first: _T | None = None,
    placeholder: str | None = None,
    waits: bool = False,
    then: Callable[[], None] | None = None,
) -> _T | None: ...


def choice(
    label: str,
    options: Sequence[_T],
    words: Words[_T],
    *,
    key: str,
    language: Language,
    first: _T | None = None,
    placeholder: str | None = None,
    waits: bool = False,
    then: Callable[[], None] | None = None,
) -> _T | None:
    """Ask for one of several options.

    Parameters
    ----------
    first
        What is chosen at first; ``None`` for nothing, which then can be chosen again.
    waits
        Whether a button sends it.
    then
        Done when another option has been chosen, before the page is drawn.
    """
    _begin(key, first)
    _settle(key, language, partial(_option, options, words))
    return st.selectbox(
        label,
        options,
        index=None if first is None else 0,
        key=key,
        format_func=lambda one: words(one, language),
        placeholder=placeholder,
        on_change=IGNORE if waits else then,
        persist_state=_KEPT,
    )


def choices(
    label: str,
    options: Sequence[_T],
    words: Words[_T],
    *,
    key: str,
    language: Language,
    first: Sequence[_T] = (),
) -> list[_T]:
    """Ask for any of several options."""
    _begin(key, list(first))
    _settle(key, language, lambda said: list(_options(said, options, words)))
    chosen: list[_T] = st.multiselect(
        label,
        options,
        key=key,
        format_func=lambda one: words(one, language),
        placeholder=page_text(language).choose_any,
        persist_state=_KEPT,
    )
    return chosen


def one_of_few(
    label: str,
    options: Sequence[_T],
    words: Words[_T],
    *,
    key: str,
    language: Language,
    first: _T | None = None,
    is_labelled: bool = True,
) -> _T | None:
    """Ask for one of a few options that stand side by side.

    Parameters
    ----------
    first
        What is chosen at first; once something is, something stays chosen. ``None`` for nothing,
        which then can be chosen again.
    """
    _begin(key, first)
    _settle(key, language, partial(_option, options, words))
    chosen: _T | None = st.segmented_control(
        label,
        options,
        required=first is not None,
        key=key,
        format_func=lambda one: words(one, language),
        label_visibility="visible" if is_labelled else "collapsed",
        persist_state=_KEPT,
    )
    return chosen


def step(
    label: str, options: Sequence[_T], words: Callable[[_T], str], *, key: str, first: _T
) -> _T:
    """Ask for one of several steps; they are called the same in every language."""
    _begin(key, first)
    chosen: _T = st.select_slider(label, options, key=key, format_func=words, persist_state=_KEPT)
    return chosen


def number(label: str, least: int, most: int, *, key: str, first: int) -> int:
    """Ask for a whole number between two others."""
    _begin(key, first)
    return st.slider(label, least, most, key=key, persist_state=_KEPT)


def tick(label: str, *, key: str, first: bool = False, help_: str | None = None) -> bool:
    """Ask for yes or no."""
    _begin(key, first)
    return st.checkbox(label, key=key, help=help_, persist_state=_KEPT)


def day(label: str, *, key: str, first: date | None = None) -> date | None:
    """Ask for a day, which may stay empty."""
    _begin(key, first)
    chosen = st.date_input(label, value=None, key=key, format="YYYY-MM-DD", persist_state=_KEPT)
    return chosen if isinstance(chosen, date) else None


def chosen(key: str, options: Sequence[_T], words: Words[_T], *, first: _T) -> _T:
    """Return what a choice holds, before it is drawn."""
    found = _option(options, words, st.session_state.get(key, first))
    return first if found is None else found


def all_chosen(
    key: str, options: Sequence[_T], words: Words[_T], *, first: Sequence[_T]
) -> tuple[_T, ...]:
    """Return what choices hold, before they are drawn."""
    return tuple(_options(st.session_state.get(key, first), options, words))


def forget(*begins: str) -> None:
    """Forget the fields whose keys begin so, and all else that the visit holds under such keys."""
    for key in [key for key in st.session_state if str(key).startswith(begins)]:
        del st.session_state[key]
    drawn_in = st.session_state.get(_DRAWN_IN, {})
    for key in [key for key in drawn_in if key.startswith(begins)]:
        del drawn_in[key]


def _begin(key: str, first: object) -> None:
    st.session_state.setdefault(key, first)


def _settle(key: str, language: Language, read: Callable[[Any], object]) -> None:
    """Hold an option and not its words; give the browser the words of a language that is new."""
    said = st.session_state[key]
    drawn_in: dict[str, Language] = st.session_state.setdefault(_DRAWN_IN, {})
    if (meant := read(said)) != said or drawn_in.get(key, language) is not language:
        st.session_state[key] = meant
    drawn_in[key] = language


def _option(options: Sequence[_T], words: Words[_T], said: object) -> _T | None:
    """Find the option that is meant, by itself or by its words in any language."""
    return next(_options([said], options, words), None)


def _options(said: Sequence[object], options: Sequence[_T], words: Words[_T]) -> Iterator[_T]:
    for one in said:
        if one in options:
            yield options[options.index(one)]
        elif isinstance(one, str):
            yield from (meant for meant in options if one in _names(meant, words))


def _names(option: _T, words: Words[_T]) -> set[str]:
    return {words(option, language) for language in Language}
