import re

import pytest

from geo.words.finder.widget_text import widget_words
from geo.words.language import Language

FRENCH = widget_words(Language.FR)


def said(theirs: str) -> str | None:
    """Translate as static/first.js does."""
    for pattern, ours in FRENCH.items():
        if re.fullmatch(pattern, theirs):
            return re.sub(f"^{pattern}$", re.sub(r"\$(\d)", r"\\\1", ours), theirs)
    return None


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("No results", "Aucun résultat"),
        ("Remove Langue", "Enlever Langue"),
        ("5MB per file • ZIP, TOML", "5\u00a0Mo par fichier • ZIP, TOML"),
        ("Limit 200MB per file", "200\u00a0Mo par fichier"),
        ("Help for Aussi ce qui est en pause", "Aide\u00a0: Aussi ce qui est en pause"),
        ("Press Enter to apply", "Appuyez sur Entrée"),
        ("Press ⌘+Enter to submit form", "Appuyez sur ⌘+Entrée"),
        ("Drag and drop file here", "Glissez un fichier ici"),
        ("Drag and drop a file here", "Glissez un fichier ici"),
        ("text/html files are not allowed.", "Les fichiers text/html ne sont pas acceptés."),
        ("Iqaluit", None),
    ],
)
def test_what_streamlit_says_as_a_whole_has_its_french(theirs: str, ours: str | None) -> None:
    assert said(theirs) == ours


def test_in_english_nothing_is_changed() -> None:
    assert widget_words(Language.EN) == {}
