import pytest

from geo.exchange.importing.fault_sentences import problem_sentence, where_sentence
from geo.exchange.reading.parsed_file import RowFault
from geo.words.exchange.files_text import FR
from geo.words.language import Language


def fault(row: int | None = 4, name: str = "Group", field: str = "site_1_town") -> RowFault:
    return RowFault(row=row, name=name, field=field, problem="'X' is unknown; mend it")


@pytest.mark.parametrize(
    ("one", "english", "french"),
    [
        (fault(), "Row 4 (Group), field site_1_town", "Ligne 4 (Group), champ site_1_town"),
        (fault(name="", field=""), "Row 4", "Ligne 4"),
        (fault(row=None, name="", field=""), "The file", "Le fichier"),
        (
            fault(name="heart.toml", field="status"),
            "heart.toml, line 4, field status",
            "heart.toml, ligne 4, champ status",
        ),
        (fault(row=None, name="a.toml", field=""), "a.toml", "a.toml"),
        (fault(name="A\u202eB", field=""), "Row 4 (A<U+202E>B)", "Ligne 4 (A<U+202E>B)"),
    ],
)
def test_a_fault_says_where_it_stands(one: RowFault, english: str, french: str) -> None:
    assert where_sentence(one, Language.EN) == english
    assert where_sentence(one, Language.FR) == french


def test_a_usual_problem_is_told_in_french() -> None:
    usual, told = next(iter(FR.problems.items()))
    one = RowFault(row=1, name="", field="", problem=usual)
    assert problem_sentence(one, Language.FR) == (told, Language.FR)
    assert problem_sentence(one, Language.EN) == (usual, Language.EN)


def test_a_rare_problem_stays_in_english_and_says_so() -> None:
    assert problem_sentence(fault(), Language.FR) == ("'X' is unknown; mend it", Language.EN)
