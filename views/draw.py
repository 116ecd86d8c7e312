"""Drawing markup on a page: the one place that hands HTML to Streamlit."""

from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.markup import Markup


def draw(
    *markup: Markup,
    at: DeltaGenerator | None = None,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Draw markup at the end of the page, or in a place that was left for it."""
    (at or st).html("".join(markup), width=width)
