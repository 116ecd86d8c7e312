from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.exchange.reading import spellings
from geo.faults.field import NotAPhone
from geo.listing.files.readers import FieldError
from geo.place.regions import Region


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("19:00", "19:00"),
        ("7:00 PM", "19:00"),
        ("7pm", "19:00"),
        ("7 p.m.", "19:00"),
        ("12:30 am", "00:30"),
        ("12pm", "12:00"),
        ("19:00:00", "19:00"),
        ("19 h", "19:00"),
        ("19h30", "19:30"),
        ("0730", "07:30"),
        ("Noon", "12:00"),
        ("minuit", "00:00"),
        ("7", None),
        ("7:5", None),
        ("25:00", None),
        ("13 pm", None),
        ("19:60", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_time_is_read_in_any_usual_spelling(written: str, read: str | None) -> None:
    assert spellings.clock(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("Mondays", "monday"), ("mar.", "tuesday"), ("SAMEDI", "saturday"), ("m", None), ("x", None)],
)
def test_a_day_is_read_in_both_languages(written: str, read: str | None) -> None:
    assert spellings.weekday(written) == read


@pytest.mark.parametrize(
    "written",
    ["2026-01-02", "2026-01-02 19:00:00", "2026-01-02T19:00:00Z", "1/2/2026", "01/02/26 7:00"],
)
def test_a_date_is_read_as_feeds_write_it(written: str) -> None:
    assert spellings.day(written) == date(2026, 1, 2)


def test_what_is_no_date_is_none() -> None:
    assert spellings.day("yesterday") is None


@pytest.mark.parametrize("written", ["ON", "on", "CA-ON", "Ontario", " Ont. "])
def test_a_province_is_read_by_code_or_name(written: str) -> None:
    assert spellings.region(written) is Region.ONTARIO


@pytest.mark.parametrize("written", ["northern-bc", "MI", "", "x Ontario"])
def test_what_is_more_or_less_than_a_province_is_none(written: str) -> None:
    assert spellings.region(written) is None


@pytest.mark.parametrize(
    ("written", "number", "extension"),
    [
        ("(416) 859-3579", "416-859-3579", None),
        ("416.859.3579 ext. 0222", "416-859-3579", "0222"),
        ("416 859 3579, poste 12", "416-859-3579", "12"),
        ("+1-888-495-6068", "+1-888-495-6068", None),
    ],
)
def test_a_number_is_read_in_any_usual_spelling(
    written: str, number: str, extension: str | None
) -> None:
    assert spellings.phone(written) == (number, extension)


def test_a_number_that_cannot_be_one_says_why() -> None:
    with pytest.raises(FieldError) as caught:
        spellings.phone("911")
    assert caught.value.problem == NotAPhone("'911'", lacks_area_code=False)


def test_markup_becomes_words() -> None:
    written = (
        "<p>Hi <b>you</b> &amp; me</p><script>alert(1)</script><style>p{}</style><p>x<br>y</p>"
    )
    assert spellings.without_markup(written) == "Hi you & me\n\nx\ny"


def test_a_text_without_markup_stays() -> None:
    assert spellings.without_markup("a < b & c\r\nd") == "a < b & c\nd"


@pytest.mark.parametrize(
    ("written", "read"),
    [("43,5", 43.5), ("-79.8", -79.8), ("3", 3), ("1,000.5", None), ("x", None)],
)
def test_a_number_may_have_a_decimal_comma(written: str, read: float | None) -> None:
    assert spellings.number(written) == read


@given(text=st.text())
def test_no_text_breaks_a_reader(text: str) -> None:
    assert isinstance(spellings.without_markup(text), str)
    for read in (spellings.clock, spellings.weekday, spellings.day, spellings.truth):
        assert read(text) is None or text.strip()
    assert spellings.region(text) is None or text.strip()


YES = ["true", "TRUE", " True ", "yes", "Yes", "y", "oui", "OUI", "o", "vrai", "VRAI", "x", "X"]
NO = ["false", "FALSE", "no", "n", "non", "faux", "off"]


@pytest.mark.parametrize("value", [*YES, True, 1, 1.0, -1, "1", "1.0", "1,0", "oui\u00a0", "✓"])
def test_yes_is_read_however_it_is_written(value: object) -> None:
    assert spellings.truth(value) is True


@pytest.mark.parametrize("value", [*NO, False, 0, 0.0, "0", "0.0", "\u00a0non"])
def test_no_is_read_however_it_is_written(value: object) -> None:
    assert spellings.truth(value) is False


@pytest.mark.parametrize("value", [None, "", " ", "\u00a0\u202f", *NO, False, 0])
def test_silence_and_a_plain_no_keep_nothing_back(value: object) -> None:
    remarks: list[spellings.Remark] = []
    assert not spellings.keeps_back(value, remarks.append)
    assert remarks == []


@given(st.text() | st.floats() | st.integers() | st.lists(st.booleans()))
def test_whatever_is_not_plainly_a_no_keeps_back_and_says_so(value: object) -> None:
    remarks: list[spellings.Remark] = []
    kept = spellings.keeps_back(value, remarks.append)
    assert kept == bool(str(value).strip() and spellings.truth(value) is not False)
    assert bool(remarks) == (kept and spellings.truth(value) is None)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("Public", "public"),
        ("Town only", "town"),
        ("ville", "town"),
        ("PRIVATE", "withheld"),
        ("privé", "withheld"),
    ],
)
def test_a_visibility_is_read_in_usual_words(value: str, read: str) -> None:
    remarks: list[spellings.Remark] = []
    assert spellings.visibility(value, remarks.append) == read
    assert remarks == []


@pytest.mark.parametrize("value", ["everybody!", "", 1, True, None, ["public"]])
def test_a_visibility_that_cannot_be_read_shows_the_town_alone(value: object) -> None:
    remarks: list[spellings.Remark] = []
    assert spellings.visibility(value, remarks.append) == "town"
    assert len(remarks) == 1
