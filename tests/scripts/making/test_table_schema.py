"""A column has the narrowest type that all of its values have."""

import pytest

from scripts.making.table_schema import schema_of


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1", "22", ""], "integer"),
        (["1", "2.5"], "number"),
        (["296", "IN01"], "string"),
        (["007", "008"], "string"),
        (["", ""], "string"),
    ],
)
def test_a_column_has_the_type_of_all_of_its_values(values: list[str], kind: str) -> None:
    content = "\n".join(["name,other", *(f"{value},x" for value in values)]).encode()
    assert schema_of(content)["fields"] == [
        {"name": "name", "type": kind},
        {"name": "other", "type": "string"},
    ]
