"""The two official languages."""

from enum import StrEnum


class Language(StrEnum):
    """A language by its ISO 639-1 code."""

    EN = "en"
    FR = "fr"
