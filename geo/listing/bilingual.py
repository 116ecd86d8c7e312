"""A text that is written in both official languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same text in English and in French; neither may be empty."""

    en: str
    fr: str

    def __post_init__(self) -> None:
        for language in ("en", "fr"):
            if not getattr(self, language).strip():
                raise ValueError(f"the text in {language!r} is empty; write it in both languages")

    def in_language(self, code: str) -> str:
        """Return the text in ``"en"`` or ``"fr"``."""
        return self.fr if code == "fr" else self.en
