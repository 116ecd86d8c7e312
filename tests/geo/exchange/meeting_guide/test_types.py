from geo.exchange.meeting_guide.types import LANGUAGES, TAKEN, code_of_language
from geo.listing.files.written_forms import ISO_639_1


def test_every_language_goes_there_and_back() -> None:
    assert set(LANGUAGES.values()) <= ISO_639_1
    assert all(code_of_language(language) == code for code, language in LANGUAGES.items())
    assert set(LANGUAGES) < TAKEN


def test_a_language_without_a_code_has_none() -> None:
    assert code_of_language("iu") is None
