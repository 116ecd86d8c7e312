import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.faults.field import NotMade
from geo.listing.checks.day_faults import day_faults
from geo.listing.checks.meeting_zones import zone_faults
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.files.listing_file import read_directory
from geo.listing.files.readers import Fault
from geo.listing.freshness import BELOW_AFTER_DAYS, FLAGGED_AFTER_DAYS
from geo.listing.listing import Assurance
from geo.place.places import Places
from geo.staff.form import Table, read_table, to_table
from geo.staff.work_list import Task, work_list
from geo.store.version import FIRST, OWN_CONTACT, ChangeKind, Entry, Stage, Version
from geo.words.admin.sentences import (
    count_faults_sentence,
    fault_sentence,
    history_sentences,
    newer_sentence,
    staff_text,
    summary_sentence,
    task_sentences,
)
from geo.words.language import Language
from tests.geo.finder.made_up import MONDAY_EVENING, TEXT, TODAY, days_ago, listing, site_at
from tests.geo.store.saves import signed

EN, FR = Language.EN, Language.FR
HEART = read_directory()["heart"]
AGREED = Consent(by="Anne", on=date(2026, 11, 1), scope=ConsentScope.PUBLISH)
RICH = listing(
    sites=(site_at(45, -75, street="1 Main Street", postal_code="K1A 0B1"),),
    schedule=MONDAY_EVENING,
    contacts=(
        Contact(
            role=TEXT,
            phones=(Phone(number="416-555-0100", extension="0222"),),
            email="anne@example.org",
            url="https://example.org/",
            hours=TEXT,
            consent=AGREED,
        ),
    ),
    eligibility=TEXT,
    notes=TEXT,
    assured_on=date(2026, 12, 1),
    assured_how=Assurance.PHONE,
)


def version(act: ChangeKind = ChangeKind.EDITED, by: str = "Mary Ann", **signature: Any) -> Version:  # noqa: ANN401 - any fact of a signature
    return Version(
        revision=7,
        replaces=3,
        listing_id="plain",
        stage=Stage.PUBLIC,
        listing=RICH,
        text="",
        signature=signed(by, act=act, **signature),
    )


# --- tasks ---------------------------------------------------------------------------------------


def task(**changes: Any) -> Task:  # noqa: ANN401 - any field of a task
    one = changes.pop("listing", listing())
    public = replace(version(), listing=one)
    [plain] = work_list(
        [Entry(listing_id="plain", public=public, draft=None)], people={}, today=TODAY
    )
    return replace(plain, **changes)


def test_a_task_says_in_words_why_it_stands_where_it_stands() -> None:
    confirmed = replace(listing(), assured_on=date(2026, 11, 1), assured_how=Assurance.PHONE)
    said = " ".join(
        task_sentences(
            task(
                listing=confirmed,
                people=12_345,
                without_consent=2,
                has_draft=True,
                snoozed_until=date(2027, 1, 6),
            ),
            EN,
        )
    )
    for words in ("1 November 2026", "November 1, 2026"):
        if words in said:
            break
    else:
        pytest.fail(said)
    assert "12,300" in said or "12,345" in said
    assert staff_text(EN).without_consent.format(count=2) in said
    assert staff_text(EN).open_draft in said
    assert "2027" in said


@pytest.mark.parametrize("language", Language)
def test_a_task_without_facts_says_so(language: Language) -> None:
    text = staff_text(language)
    assert list(task_sentences(task(), language)) == [text.never_confirmed, text.people_unknown]
    assert text.without_consent_one in list(task_sentences(task(without_consent=1), language))


@pytest.mark.parametrize("language", Language)
def test_the_summary_counts_the_groups_by_their_age(language: Language) -> None:
    ages = (None, days_ago(1), days_ago(FLAGGED_AFTER_DAYS + 1), days_ago(BELOW_AFTER_DAYS + 1))
    entries = [
        Entry(
            listing_id=name,
            public=replace(version(), listing=replace(listing(name), assured_on=on)),
            draft=None,
        )
        for name, on in zip("abcd", ages, strict=True)
    ]
    said = summary_sentence(work_list(entries, people={}, today=TODAY), language)
    assert re.findall(r"\d+", said) == ["4", "1", "2"]


# --- versions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("act", ChangeKind)
def test_every_act_has_its_line_in_the_history(act: ChangeKind, language: Language) -> None:
    said = list(history_sentences(version(act, why="the day has changed"), language))
    assert len(said) == 2
    assert "Mary Ann" in said[0]
    assert staff_text(language).acts[act] in said[0]
    assert "2026" in said[0]
    assert said[1] == "the day has changed"


def test_the_history_says_until_when_a_question_was_put_off() -> None:
    said = list(history_sentences(version(ChangeKind.SNOOZED, until=date(2027, 1, 6)), EN))
    assert "2027" in said[1]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("by", [OWN_CONTACT, FIRST])
def test_who_is_nobody_on_the_staff_is_named_in_the_reader_s_language(
    by: str, language: Language
) -> None:
    text = staff_text(language)
    name = {OWN_CONTACT: text.own_contact, FIRST: text.first_start}[by]
    assert name in next(history_sentences(version(by=by), language))
    assert name in newer_sentence(version(by=by), language)


@pytest.mark.parametrize("language", Language)
def test_who_was_faster_is_named_with_what_and_when(language: Language) -> None:
    said = newer_sentence(version(by="Jean {x}"), language)
    for fact in ("Jean {x}", RICH.name.in_language(language), "2026", "UTC"):
        assert fact in said


# --- faults of a form ----------------------------------------------------------------------------

WRONG: tuple[tuple[tuple[str | int, ...], object], ...] = (
    (("id",), "Not A Slug"),
    (("source_url",), "example"),
    (("service_area",), "round the lake"),
    (("service_area",), []),
    (("service_area",), None),
    (("modes",), []),
    (("sites", 0, "postal_code"), "L0P"),
    (("sites", 0, "postal_code"), "nowhere"),
    (("sites", 0, "lat"), "north"),
    (("sites", 0, "lat"), 12.0),
    (("sites", 0, "lon"), 12.0),
    (("sites", 0, "lon"), ""),
    (("sites", 0, "uncertainty_km"), "wide"),
    (("sites", 0, "uncertainty_km"), -1.0),
    (("meetings", 0, "starts"), "7 pm"),
    (("meetings", 0, "ends"), "25:00"),
    (("meetings", 0, "ends"), "18:00"),
    (("contacts", 0, "phones", 0, "number"), "555-0100"),
    (("contacts", 0, "phones", 0, "number"), "call us"),
    (("contacts", 0, "phones", 0, "extension"), "zero"),
    (("contacts", 0, "email"), "anne"),
    (("contacts", 0, "url"), "www.example.org"),
)
"""What the fields of the form can be given: its choices offer nothing that is wrong."""
LIKE_TOML = re.compile(r"quotes|\[\[| = |TOML|[a-z]_[a-z]|\{\W|\[ ?\]|None|Traceback|Error")


def steps(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Name every field of a table that can be left out."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*path, name)
            yield from steps(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from steps(inner, (*path, number))


def changed(path: tuple[str | int, ...], value: object = None) -> Table:
    """Give a field of a whole form another value; None leaves it out."""
    table = to_table(RICH)
    here: Any = table
    for step in path[:-1]:
        here = here[step]
    if value is None:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return table


def sentences(table: Table, language: Language) -> list[str]:
    before = deepcopy(table)
    said = [fault_sentence(fault, table, language) for fault in read_table(table).faults]
    assert table == before
    return said


def is_plain(said: str) -> bool:
    return bool(said.strip()) and LIKE_TOML.search(said) is None


def test_the_form_that_is_broken_here_is_whole_to_begin_with() -> None:
    assert read_table(to_table(RICH)).listing == RICH


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("path", "value"), WRONG)
def test_what_is_wrong_is_said_in_plain_words(
    path: tuple[str | int, ...], value: object, language: Language
) -> None:
    for said in sentences(changed(path, value), language):
        assert is_plain(said), said


@pytest.mark.parametrize(("path", "value"), [one for one in WRONG if one[1] == "7 pm"])
def test_the_value_stands_in_the_sentence(path: tuple[str | int, ...], value: str) -> None:
    [english], [french] = (sentences(changed(path, value), language) for language in Language)
    assert value in english
    assert value in french
    assert english != french


CONSENT_PARTS = {"by", "on", "scope"}
LEFT_OUT = [path for path in steps(to_table(RICH)) if path[-1] not in CONSENT_PARTS]


@pytest.mark.parametrize("language", Language)
def test_whatever_is_missing_is_said_in_plain_words(language: Language) -> None:
    said = {path: sentences(changed(path), language) for path in LEFT_OUT}
    assert sum(map(len, said.values())) > 15
    for path, lines in said.items():
        for line in lines:
            assert is_plain(line), (path, line)


def test_what_is_missing_is_named_as_the_form_names_it() -> None:
    assert sentences(changed(("sites", 0, "town")), EN) == ["Town is missing."]
    assert sentences(changed(("source_line",)), FR) == [
        staff_text(FR).fault_missing.format(field=staff_text(FR).fields["source_line"])
    ]
    assert sentences(changed(("notes", "fr")), EN) == [staff_text(EN).fault_language]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("part", ["by", "on"])
def test_a_consent_that_lacks_who_or_when_says_so_in_the_form_s_words(
    part: str, language: Language
) -> None:
    text = staff_text(language)
    said = sentences(changed(("contacts", 0, "consent", part)), language)
    assert said == [text.fault_missing.format(field=text.fields[f"consent_{part}"])]


@pytest.mark.parametrize("language", Language)
def test_the_same_row_twice_is_said_in_plain_words(language: Language) -> None:
    table = to_table(RICH)
    table["meetings"] *= 2
    [said] = sentences(table, language)
    assert is_plain(said), said
    assert "twice" not in said or language is EN


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("ring", [[[0, 0]], "x"])
def test_a_drawn_area_that_is_none_is_said_in_plain_words(ring: object, language: Language) -> None:
    drawn = {"type": "Polygon", "coordinates": [ring]}
    for said in sentences(changed(("service_area",), drawn), language):
        assert is_plain(said), said
        assert "coordinates" not in said


@pytest.mark.parametrize("language", Language)
def test_a_control_character_is_refused_without_a_word_of_toml(language: Language) -> None:
    for said in sentences(changed(("source_line",), "made\x00up"), language):
        assert is_plain(said), said


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (("name", "en"), "Heart\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        (("contacts", 0, "email"), "pаt@example.ca", "U+0430 (CYRILLIC SMALL LETTER A)"),
    ],
)
def test_a_character_that_is_refused_is_named_in_both_languages(
    path: tuple[str | int, ...], value: str, named: str, language: Language
) -> None:
    [said] = sentences(changed(path, value), language)
    assert named in said
    assert ("Type" in said or "Delete" in said) == (language is EN)


@pytest.mark.parametrize("language", Language)
def test_clocks_of_elsewhere_and_days_to_come_are_said_without_a_word_of_toml(
    language: Language,
) -> None:
    places, today = Places.open(), date(2026, 11, 27)
    meetings = tuple(replace(one, time_zone="America/Vancouver") for one in HEART.schedule.meetings)
    wrong = replace(
        HEART, schedule=replace(HEART.schedule, meetings=meetings), assured_on=date(2030, 1, 1)
    )
    faults = (*zone_faults(wrong, places, today=today), *day_faults(wrong, today=today))
    said = [fault_sentence(fault, to_table(wrong), language) for fault in faults]
    assert len(said) == 1 + len(meetings)
    assert all(map(is_plain, said)), said
    assert "Toronto" in said[0]
    assert "Vancouver" in said[0]
    assert "2030-01-01" in said[-1]
    assert ("today" in said[-1]) == (language is EN)


@given(
    path=st.sampled_from([path for path in steps(to_table(RICH)) if path[-1] not in CONSENT_PARTS]),
    value=st.text(max_size=80),
    language=st.sampled_from(Language),
)
@settings(max_examples=60)
def test_whatever_is_typed_anywhere_every_fault_has_a_sentence(
    path: tuple[str | int, ...], value: str, language: Language
) -> None:
    table = changed(path, value)
    assert all(fault_sentence(one, table, language) for one in read_table(table).faults)


def test_a_fault_of_a_field_that_the_form_does_not_have_has_a_sentence_too() -> None:
    said = fault_sentence(Fault("sites[9].nowhere", NotMade("is odd")), {}, EN)
    assert "is odd" in said


@pytest.mark.parametrize("language", Language)
def test_how_much_is_still_to_be_mended_is_said_for_none_one_and_several(
    language: Language,
) -> None:
    text = staff_text(language)
    said = [count_faults_sentence(count, language) for count in (0, 1, 3)]
    assert said == [text.faults_none, text.faults_one, text.faults_some.format(count=3)]
