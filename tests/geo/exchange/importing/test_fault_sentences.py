import pytest

from geo.exchange.importing.fault_sentences import where_sentence
from geo.exchange.reading.parsed_file import RowFault
from geo.faults.row import OfRow
from geo.words.language import Language


def fault(row: int | None = 4, name: str = "Group", field: str = "site_1_town") -> RowFault:
    return RowFault(row=row, name=name, field=field, problem=OfRow.NO_PLACE)


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
