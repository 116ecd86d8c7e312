from geo.words.admin.en import EN
from scripts.build_field_tables import FILE_BY_FILE, PATH, file_by_file, page

ANEW = "declared anew: run python -m scripts.build_field_tables"


def test_the_page_of_the_fields_tells_what_is_declared() -> None:
    assert PATH.read_text(encoding="utf-8") == f"{page()}\n", ANEW


def test_the_page_of_the_files_calls_each_field_as_the_form_does() -> None:
    text = FILE_BY_FILE.read_text(encoding="utf-8")
    assert text == file_by_file(text), ANEW
    for name in ("source_line", "wheelchair_note", "uncertainty_km", "weekday", "answers_24_7"):
        assert f"| {EN.fields[name]} | " in text


def test_an_old_label_is_written_anew() -> None:
    row = "| `lat`, `lon` | {} | yes | degrees |"
    lat, lon = EN.fields["lat"], EN.fields["lon"]
    assert file_by_file(row.format("as it was called")) == row.format(f"{lat}, {lon}")
    assert file_by_file("| town | somewhere |") == "| town | somewhere |"
