import subprocess
import sys
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ListingError, ListingsError
from geo.listing.audience import Audience, Welcome
from geo.listing.contact import ConsentScope
from geo.listing.files.listing_file import (
    FOLDER,
    from_toml,
    read_directory,
    read_file,
    read_folder,
)
from geo.listing.files.readers import Fault, Node
from geo.listing.files.schema import LISTING
from geo.listing.listing import Listing
from geo.listing.schedule import Weekday
from geo.listing.service_area import Outline
from geo.words.faults.sentences import error_sentence
from tests.geo.told import english, raises_saying

WHOLE = """\
id = "cafe"
modes = ["in_person"]
service_area = ["CA-SK"]
languages = ["en"]
source_url = "https://example.ca/groups"
source_line = "We meet weekly."

[name]
en = "Cafe"
fr = "Café"

[organization]
en = "Cafe"
fr = "Café"

[description]
en = "Talk."
fr = "Échanges."

[welcome]
police = "yes"

[[sites]]
visibility = "public"
street = "1 Main Street"
town = "Regina"
region = "CA-SK"
lat = 50.45
lon = -104.6
uncertainty_km = 1

[[meetings]]
weekday = "monday"
starts = "19:00"
ends = "21:00"
time_zone = "America/Regina"

[[contacts]]
role = { en = "Coordinator", fr = "Coordination" }
email = "a@example.ca"
phones = [{ number = "306-525-5601", extension = "0222" }]
"""


def faults_of(text: str) -> tuple[ListingError, ...]:
    with pytest.raises(ListingsError) as caught:
        from_toml(text, source="cafe.toml")
    return caught.value.faults


def with_change(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new, 1)


def test_the_sample_is_whole() -> None:
    assert from_toml(WHOLE, source="cafe.toml").contacts[0].phones[0].extension == "0222"


FAULTS = [
    # what is changed, to what; the field, its line, and what the message says
    ('modes = ["', 'colour = 1\nmodes = ["', "colour", 2, "'colour' is not a field; one of id,"),
    ('modes = ["in_person"]', 'mode = ["in_person"]', "mode", 2, "did you mean 'modes'?"),
    ('modes = ["in_person"]', "", "modes", None, 'missing; write modes = ["in_person"]'),
    ('["in_person"]', '["in person"]', "modes[0]", 2, "did you mean 'in_person'? One of in_per"),
    ('["in_person"]', '"in_person"', "modes", 2, "'in_person' is not a list; write it in [ ]"),
    ('["in_person"]', '["phone", "phone"]', "modes[1]", 2, "'phone' is here twice; remove one"),
    ('["in_person"]', '["virtual"]', "sites", 23, "no point on the map"),
    ('["CA-SK"]', '["SK"]', "service_area[0]", 3, "'SK' is not a region; did you mean 'CA-SK'?"),
    ('["CA-SK"]', '["northernbc"]', "service_area[0]", 3, "did you mean 'northern-bc'?"),
    ('["CA-SK"]', "[]", "service_area", 3, "no region is named; name one, or write 'not_stated'"),
    ('["CA-SK"]', '"everywhere"', "service_area", 3, 'write "canada", "not_stated", a list'),
    ('["en"]', '["English"]', "languages[0]", 4, 'write two lowercase letters, such as "en"'),
    ("https:", "ftp:", "source_url", 5, "it begins with https:// or http://"),
    ("https:", "javascript:", "source_url", 5, "it begins with https:// or http://"),
    ('"We meet weekly."', '" "', "source_line", 6, "the text is empty; write it, or leave"),
    ('"We meet weekly."', "7", "source_line", 6, "7 is not a text; write it in quotes"),
    (
        '"We meet weekly."',
        r'"We\u202emeet"',
        "source_line",
        6,
        "U+202E RIGHT-TO-LEFT OVERRIDE at character 3, which nobody sees; remove it",
    ),
    ('fr = "Café"\n', "", "name.fr", 8, 'missing; write the French text: fr = "..."'),
    ('police = "yes"', 'polices = "yes"', "welcome.polices", 21, "did you mean 'police'?"),
    ('police = "yes"', 'police = "maybe"', "welcome.police", 21, "one of yes, ask_first, not_stat"),
    ('"public"', '"Public"', "sites[0].visibility", 24, "did you mean 'public'?"),
    ('"public"', '"withheld"', "sites[0].street", 25, "is 'withheld'; remove the field"),
    ('"public"', '"town"', "sites[0].street", 25, "is 'town'; remove the field"),
    ('"CA-SK"\nlat', '"Sask"\nlat', "sites[0].region", 27, "did you mean 'CA-SK'?"),
    ("lat = 50.45", "lat = 40.45", "sites[0].lat", 28, "latitude 40.45 is outside Canada"),
    ("lat = 50.45", 'lat = "50.45"', "sites[0].lat", 28, "not a number; write it without quotes"),
    ("lat = 50.45", "lat = nan", "sites[0].lat", 28, "nan is not a number"),
    ("-104.6", "104.6", "sites[0].lon", 29, "outside Canada; write degrees from -141.1 to -52.5"),
    ("uncertainty_km = 1", "uncertainty_km = 0", "sites[0].uncertainty_km", 30, "0 is not above"),
    (
        "uncertainty_km = 1",
        "",
        "sites[0].uncertainty_km",
        23,
        "how far off the point may be, in km",
    ),
    ('town = "', 'postal_code = "S4P"\ntown = "', "sites[0].postal_code", 26, "only half a code"),
    ('town = "', 'postal_code = "90210"\ntown = "', "sites[0].postal_code", 26, "form A1A 1A1"),
    ('"monday"', '"Mon"', "meetings[0].weekday", 33, "'Mon' is not a weekday; did you mean 'mon"),
    ('"monday"', '"monday"\nnth = 6', "meetings[0].nth", 34, 'write 1 to 5 without quotes, or "l'),
    ('"monday"', '"monday"\nnth = true', "meetings[0].nth", 34, "true is not a week of the month"),
    ('"19:00"', '"25:00"', "meetings[0].starts", 34, "'25:00' is not a time of day; write"),
    ('"19:00"', '"7 pm"', "meetings[0].starts", 34, '7 pm is "19:00"'),
    ('"19:00"', "19:00:00", "meetings[0].starts", 34, 'without quotes; write "19:00"'),
    ('"19:00"', "19:00", "meetings[0].starts", 34, 'without quotes; write "19:00"'),
    ('"19:00"', "19", "meetings[0].starts", 34, "19 is not a time of day"),
    ('"21:00"', '"09:00"', "meetings[0].ends", 35, "starts at 19:00 last 14 hours"),
    ('"21:00"', '"19:00"', "meetings[0].ends", 35, "last 24 hours"),
    ('"America/Regina"', '"EST"', "meetings[0].time_zone", 36, "America/Toronto"),
    ('"America/Regina"', '"America/Regena"', "meetings[0].time_zone", 36, "mean 'America/Regina'?"),
    ('"America/Regina"', '"Canada/Zzyzx"', "meetings[0].time_zone", 36, "write its IANA name"),
    ('"a@example.ca"', '"a at example.ca"', "contacts[0].email", 40, '"name@example.ca"'),
    ('"0222"', "222", "contacts[0].phones[0].extension", 41, "would lose a leading zero"),
    ('"0222"', '"ext. 2"', "contacts[0].phones[0].extension", 41, "write its digits in quotes"),
    ('"306-525-5601"', '"525-5601"', "contacts[0].phones[0].number", 41, "lacks its area code"),
    ('"306-525-5601"', "3065255601", "contacts[0].phones[0].number", 41, "write it in quotes"),
    ('"306-525-5601"', '"+44 20 7946 0000"', "contacts[0].phones[0].number", 41, "it cannot be"),
    ('"306-525-5601"', '"306-525-5601 x2"', "contacts[0].phones[0].number", 41, "its own field"),
    ("phones = [{", 'answers_24_7 = "yes"\nphones = [{', "contacts[0].answers_24_7", 41, "neither"),
    (
        "languages",
        'assured_on = "2026-11-23"\nlanguages',
        "assured_on",
        4,
        "write 2026-11-23, with",
    ),
    ("languages", "assured_on = 2026-11-23T10:00:00\nlanguages", "assured_on", 4, "not a date"),
    ("languages", 'status = "gone"\nlanguages', "status", 4, "one of active, paused, withdrawn"),
    ('id = "cafe"', 'id = "Café"', "id", 1, "write lowercase letters, digits and single hyphens"),
]


@pytest.mark.parametrize(("old", "new", "field", "line", "says"), FAULTS)
def test_a_fault_names_its_field_its_line_and_the_remedy(
    old: str, new: str, field: str, line: int | None, says: str
) -> None:
    found = {fault.field: fault for fault in faults_of(with_change(old, new))}
    assert field in found
    assert found[field].line == line
    assert says in english(found[field].problem)
    assert found[field].source == "cafe.toml"


RING = "[-105, 50], [-104, 50], [-104, 51], [-105, 50]"
BOW_TIE = "[-105, 50], [-104, 51], [-104, 50], [-105, 51], [-105, 50]"
SWAPPED = "[50, -105], [50, -104], [51, -104], [50, -105]"
POLYGONS = [
    ("Circle", f"[[{RING}]]", "service_area.type", "one of Polygon, MultiPolygon"),
    ("Polygon", "[]", "service_area.coordinates", "is not a list of rings"),
    ("Polygon", "[[[-105, 50], [-104, 50]]]", "service_area.coordinates", "at least 4 positions"),
    ("Polygon", f"[[{SWAPPED}]]", "service_area.coordinates", "write [longitude, latitude]"),
    ("Polygon", f'[[[-105, 50], ["a", 50], {RING}]]', "service_area.coordinates", "['a', 50] is"),
    ("Polygon", '[[["a", "b"]]]', "service_area.coordinates", "is not a ring"),
    ("Polygon", f"[[{BOW_TIE}]]", "service_area", "crosses itself; draw it again"),
    ("MultiPolygon", f"[[{RING}]]", "service_area", "do not make a MultiPolygon"),
]


def with_polygon(kind: str, coordinates: str) -> str:
    return with_change('["CA-SK"]', f'{{ type = "{kind}", coordinates = {coordinates} }}')


@pytest.mark.parametrize(("kind", "coordinates", "field", "says"), POLYGONS)
def test_a_polygon_that_is_none_is_a_fault(
    kind: str, coordinates: str, field: str, says: str
) -> None:
    (fault,) = faults_of(with_polygon(kind, coordinates))
    assert (fault.field, fault.line) == (field, 3)
    assert says in english(fault.problem)


@pytest.mark.parametrize(
    ("kind", "coordinates"), [("Polygon", f"[[{RING}]]"), ("MultiPolygon", f"[[[{RING}]]]")]
)
def test_a_polygon_is_read(kind: str, coordinates: str) -> None:
    area = from_toml(with_polygon(kind, coordinates), source="x").service_area
    assert isinstance(area, Outline)
    assert area.geojson["type"] == kind


NOT_TOML = [
    ('"0222"', "0222", 41, 'write 0222 in quotes: "0222"'),
    ('id = "cafe"', 'id = "cafe"\nid = "tea"', 2, "is in the file twice; remove one"),
    ("[welcome]", "[name]", 20, "is in the file twice; remove one"),
    ("[welcome]", f"x = 1{'0' * 5000}\n[welcome]", None, "too long or nested too deeply"),
    ("[welcome]", f"x = {'[' * 5000}\n[welcome]", None, "too long or nested too deeply"),
    ('en = "Talk."', 'en = "Talk.', 17, "look for a missing quote, bracket or equals sign"),
]


@pytest.mark.parametrize(("old", "new", "line", "says"), NOT_TOML)
def test_what_is_no_toml_is_told_with_its_line(
    old: str, new: str, line: int | None, says: str
) -> None:
    (fault,) = faults_of(with_change(old, new))
    assert fault.line == line
    assert says in error_sentence(fault)


@pytest.mark.parametrize(
    ("table", "written", "field", "says"),
    [
        ('[name]\nen = "Cafe"\nfr = "Café"\n', 'name = "Cafe"', "name", '{ en = "...", fr = "'),
        ('[welcome]\npolice = "yes"\n', 'welcome = "police"', "welcome", "[welcome] and below it"),
    ],
)
def test_a_text_where_a_table_belongs_is_shown_the_table(
    table: str, written: str, field: str, says: str
) -> None:
    text = with_change(table, "").replace("languages", f"{written}\nlanguages", 1)
    (fault,) = faults_of(text)
    assert (fault.field, fault.line) == (field, 4)
    assert f"is not a table; write it like this: {says}" in english(fault.problem)


def leaves(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(leaf for key, part in inner for leaf in leaves(part, (*path, key)))]


TABLE = tomllib.loads(WHOLE)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.times(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(path=st.sampled_from(leaves(TABLE)[1:]), value=anything)
def test_whatever_stands_in_a_field_is_read_or_told_but_never_breaks_the_program(
    path: tuple[str | int, ...], value: object
) -> None:
    table: Any = deepcopy(TABLE)
    inner = table
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    faults: list[Fault] = []
    listing = Node(table, "", faults).read(LISTING)
    assert isinstance(listing, Listing) is not bool(faults)


def test_all_faults_of_a_file_come_together_in_the_order_of_its_lines() -> None:
    text = with_change('"19:00"', '"25:00"').replace("lat = 50.45", "lat = 4").replace('"yes"', "1")
    assert [fault.field for fault in faults_of(text)] == [
        "welcome.police",
        "sites[0].lat",
        "meetings[0].starts",
    ]


def test_an_empty_file_lacks_every_required_field() -> None:
    assert {fault.field for fault in faults_of("")} == {
        *("id", "name", "organization", "description", "modes", "service_area", "welcome"),
        *("source_url", "source_line"),
    }


def test_a_fault_reads_as_file_line_field_and_remedy() -> None:
    (fault,) = faults_of(with_change('police = "yes"', 'police = "yess"'))
    assert error_sentence(fault) == (
        "cafe.toml:21: welcome.police: 'yess' is not known here; did you mean 'yes'? "
        "One of yes, ask_first, not_stated, no"
    )


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("(306) 525-5601", "306-525-5601"),
        ("306.525.5601", "306-525-5601"),
        ("416 859 3579", "416-859-3579"),
        ("1 888 495 6068", "1-888-495-6068"),
        ("+1 306 525 5601", "+1-306-525-5601"),
    ],
)
def test_a_number_may_be_written_in_any_usual_way(written: str, number: str) -> None:
    listing = from_toml(with_change("306-525-5601", written), source="x")
    assert listing.contacts[0].phones[0].number == number


def test_a_word_of_its_own_goes_before_the_group() -> None:
    text = with_change('police = "yes"', 'first_responders = "yes"\npolice = "ask_first"')
    welcomes = from_toml(text, source="x").welcomes
    assert welcomes.of(Audience.FIRE) is Welcome.YES
    assert welcomes.of(Audience.POLICE) is Welcome.ASK_FIRST
    assert welcomes.of(Audience.RCMP) is Welcome.ASK_FIRST
    assert welcomes.of(Audience.VETERAN) is Welcome.NOT_STATED


def test_a_consent_and_a_monthly_meeting_are_read() -> None:
    text = with_change('email = "a@example.ca"', CONSENT).replace(
        '"monday"', '"monday"\nnth = "last"'
    )
    listing = from_toml(text, source="x")
    consent = listing.contacts[0].consent
    assert consent is not None
    assert consent.scope is ConsentScope.PUBLISH
    assert (listing.schedule.meetings[0].weekday, listing.schedule.meetings[0].nth) == (
        Weekday.MONDAY,
        -1,
    )


CONSENT = 'consent = { by = "A. B.", on = 2026-11-01, scope = "publish" }'


def test_notepads_files_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "cafe.toml"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert read_directory(tmp_path)["cafe"].id == "cafe"


def test_the_name_of_the_file_is_the_id(tmp_path: Path) -> None:
    (tmp_path / "tea.toml").write_text(WHOLE, encoding="utf-8")
    with raises_saying(ListingsError, match=r"write id = \"tea\", or rename the file"):
        read_directory(tmp_path)


def test_two_files_with_one_id_are_both_named(tmp_path: Path) -> None:
    for name in ("cafe", "tea"):
        (tmp_path / f"{name}.toml").write_text(WHOLE, encoding="utf-8")
    with pytest.raises(ListingsError) as caught:
        read_directory(tmp_path)
    problems = [(fault.source, fault.line, english(fault.problem)) for fault in caught.value.faults]
    assert (
        "tea.toml",
        1,
        "'cafe' is also the id of cafe.toml; give one of them another id",
    ) in problems


def test_the_faults_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "cafe.toml").write_text(with_change('"yes"', '"y"'), encoding="utf-8")
    (tmp_path / "bar.toml").write_text("id = ", encoding="utf-8")
    (tmp_path / "old.toml").write_bytes(WHOLE.encode("utf-16"))
    with pytest.raises(ListingsError) as caught:
        read_directory(tmp_path)
    assert [fault.source for fault in caught.value.faults] == ["bar.toml", "cafe.toml", "old.toml"]
    assert "encoding UTF-8" in english(caught.value.faults[2].problem)


def test_a_folder_without_listings_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "readme.md").write_text("", encoding="utf-8")
    with raises_saying(ListingsError, match=r"one \.toml file for each entry"):
        read_directory(tmp_path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (fault,) = read_file(tmp_path / "gone.toml").faults
    assert error_sentence(fault).startswith("gone.toml: the file cannot be read")


def test_the_shipped_folder_has_no_fault() -> None:
    assert [fault for reading in read_folder(FOLDER) for fault in reading.faults] == []


def test_reading_the_shipped_listing_imports_neither_shapely_nor_numpy() -> None:
    program = (
        "import sys; from geo.listing.files.listing_file import read_directory; read_directory(); "
        "print([m for m in ('shapely', 'numpy', 'geopy') if m in sys.modules])"
    )
    ran = subprocess.run(  # noqa: S603 - our own interpreter and our own text
        [sys.executable, "-c", program],
        capture_output=True, text=True, check=True, cwd=FOLDER.parents[1],
    )  # fmt: skip
    assert ran.stdout.strip() == "[]"
