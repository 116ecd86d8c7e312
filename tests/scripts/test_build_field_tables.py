from scripts.build_field_tables import PATH, page


def test_the_page_of_the_fields_tells_what_is_declared() -> None:
    assert PATH.read_text(encoding="utf-8") == f"{page()}\n", (
        "declared anew: run python -m scripts.build_field_tables"
    )
