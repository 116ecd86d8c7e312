"""Parts of a page that are drawn anew by themselves, and kind words where one cannot be drawn."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from geo.errors import ListingAwayError
from geo.words.language import Language
from service.responses.errors import write_down
from views.layout.frame import apology, list_away

_More = ParamSpec("_More")
Part = Callable[Concatenate[Language, _More], None]
"""Draws a part of a page in a language."""


def by_itself(draw: Part[_More]) -> Part[_More]:
    """Let a part of a page be drawn anew without the rest, whenever something in it is pressed.

    Where something of ours fails in it, the visitor gets a kind sentence.
    """

    @wraps(draw)
    def kindly(language: Language, /, *more: _More.args, **named: _More.kwargs) -> None:
        try:
            draw(language, *more, **named)
        except ListingAwayError:
            list_away(language)
        except Exception as error:  # noqa: BLE001 - whatever it is, the visitor gets a kind sentence
            write_down(error)
            apology(language)

    return st.fragment(kindly)
