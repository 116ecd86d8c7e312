"""The one door to what a visit remembers: in the server's memory, until the page is closed."""

from typing import Final

import streamlit as st

from geo.place.fix import Fix, WhichPlace
from geo.words.language import Language

WHERE: Final = "where"
"""Key of the field for a postal code or town."""
WHO: Final = "who"
"""Key of the field for the audience."""
_COMMUNITY: Final = "community"
_LANGUAGE: Final = "language"
_IN_ADDRESS: Final = "lang"


def language() -> Language:
    """Return the visitor's language; at first that of the address, else that of the browser."""
    if _LANGUAGE not in st.session_state:
        first = st.query_params.get(_IN_ADDRESS) or st.context.locale or ""
        french = first.lower().startswith(Language.FR.value)
        st.session_state[_LANGUAGE] = Language.FR if french else Language.EN
    chosen: Language = st.session_state[_LANGUAGE]
    return chosen


def choose_language(chosen: Language) -> None:
    """Change the language, and name it in the address: the only thing that ever stands there."""
    st.session_state[_LANGUAGE] = chosen
    st.query_params.from_dict({_IN_ADDRESS: chosen.value})


def has_asked() -> bool:
    """Tell whether the visitor has asked anything yet."""
    return bool(st.session_state.get(WHERE))


def choose_community(asked: WhichPlace, fix: Fix) -> None:
    """Keep the answer to "which community?"."""
    st.session_state[_COMMUNITY] = asked.asked, fix


def forget_community() -> None:
    """Ask again, because the visitor sent the question anew."""
    st.session_state.pop(_COMMUNITY, None)


def chosen_community(asked: WhichPlace) -> Fix | None:
    """Return the community chosen for this question, if one was."""
    typed, fix = st.session_state.get(_COMMUNITY, (None, None))
    return fix if typed == asked.asked else None
