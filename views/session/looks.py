"""How the pages look is told to each browser with every run; here it is read once.

Streamlit reads some hundred settings each time, and none of them changes while a server runs.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_READ_BY: Final = "_populate_theme_msg"


def read_looks_once() -> None:
    """Let every run from now on tell what the first one has read.

    Raises
    ------
    SystemExit
        If Streamlit is not as this expects it.
    """
    read: Callable[..., None] | None = getattr(app_session, _READ_BY, None)
    if read is None:
        raise SystemExit(
            "this Streamlit reads the looks of pages in another way than 1.67, for which "
            "views/session/looks.py was written: install what constraints.txt says"
        )
    setattr(app_session, _READ_BY, reading_once(read))


def reading_once(read: Callable[..., None]) -> Callable[..., None]:
    """Let a function that fills a message with a part of the looks read each part once."""

    @cache
    def known(*part: str) -> Any:  # noqa: ANN401 - the message has no types
        message = CustomThemeConfig()
        read(message, *part)
        return message

    def told(message: Any, *part: str) -> None:  # noqa: ANN401 - as above
        message.MergeFrom(known(*part))

    return told
