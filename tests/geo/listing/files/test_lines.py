import tomllib

from hypothesis import given

from geo.listing.files.lines import line_of, lines_of
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing
from tests.geo.listing.listings import listings

TEXT = '''\
id = "x" # id = "y"
note = """
notes = "not a key"
"""

[name]
en = 'it = [1]'
"fr" = "=\\"]["

[[contacts]]
role = { en = "a, b", fr = "}" }
phones = [
  # the office
  { number = "1" },
  { number = "2",
    extension = "0222" },
]
hours.en = "1"

[[contacts]]
role.en = "c"

[[contacts.phones]]
number = "3"
'''


def test_every_kind_of_key_has_its_line() -> None:
    lines = lines_of(TEXT.replace(",\n    ext", ", ext"))
    assert lines["id"] == 1
    assert lines["note"] == 2
    assert "notes" not in lines
    assert lines["name"] == 6
    assert lines["name.en"] == 7
    assert lines["name.fr"] == 8
    assert lines["contacts[0]"] == 10
    assert lines["contacts[0].role.fr"] == 11
    assert lines["contacts[0].phones[0]"] == 14
    assert lines["contacts[0].phones[1].extension"] == 15
    assert lines["contacts[0].hours.en"] == 17
    assert lines["contacts[1].role.en"] == 20
    assert lines["contacts[1].phones[0].number"] == 23


def test_a_missing_field_stands_where_its_table_does() -> None:
    lines = {"sites[1]": 7, "name": 3}
    assert line_of("sites[1].street", lines) == 7
    assert line_of("name.fr", lines) == 3
    assert line_of("modes", lines) is None


@given(listing=listings())
def test_every_line_found_holds_the_key(listing: Listing) -> None:
    text = to_toml(listing)
    rows = text.split("\n")
    paths = lines_of(text)
    for path, line in paths.items():
        name = path.rpartition(".")[2].partition("[")[0]
        assert name in rows[line - 1]
    assert set(tomllib.loads(text)) <= {path.partition(".")[0].partition("[")[0] for path in paths}
