"""Where the program's files are in a checkout; an installed one is tried in ``tests/full``."""

from geo.project import DATA, IMPORTED_FROM, IS_INSTALLED, PROJECT, STATIC, VAR


def test_a_checkout_holds_all_of_it_beside_the_code() -> None:
    assert not IS_INSTALLED
    assert PROJECT == IMPORTED_FROM
    assert (DATA / "datapackage.json").is_file()
    assert (STATIC / "page.css").is_file()
    assert VAR == PROJECT / "var"
