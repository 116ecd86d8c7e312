"""The names and words of the fields in a language."""

from collections.abc import Mapping
from enum import StrEnum

from geo.words.fields.en import EN
from geo.words.fields.fr import FR
from geo.words.fields.record import FieldText
from geo.words.language import Language, by_language


def field_text(language: Language) -> FieldText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)


def words_of(field: str, language: Language) -> Mapping[str, str]:
    """Return the words for what a field may hold, by the words that a listing file holds."""
    return field_text(language).words[field]


def word_for(field: str, word: StrEnum, language: Language) -> str:
    """Say one word of a closed set, as the field that holds it is spoken of."""
    return words_of(field, language)[word]
