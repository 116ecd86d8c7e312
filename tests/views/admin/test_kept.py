"""What was chosen in the form of a listing stays, whichever language the page is looked at in."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any, Final

import pytest

from geo.exchange.tables.csv_file import write_csv
from geo.listing.audience import Audience
from geo.listing.contact import Consent, ConsentScope
from geo.listing.directory import Directory
from geo.listing.field_kinds import BothLanguages
from geo.listing.fields import CHOICES, of_kind
from geo.listing.listing import Cost, HowToStart, Listing, Mode
from geo.store.store import Store
from geo.store.version import Stage
from geo.words.admin.sentences import newer_sentence
from geo.words.fields.words import word_for
from geo.words.language import Language
from tests.views.admin.conftest import EN, MARY, NINE, StaffVisit, listing_of, standing
from tests.views.admin.test_edit import can_be_saved
from tests.views.test_fields import assert_unambiguous
from tests.views.wire import change, fields_of, remember_as_a_browser, say, values_of
from views.admin import work_list

pytestmark = pytest.mark.slow

BOTH: Final = ("en", "fr")
DAY: Final = date(2026, 11, 1)
AGREED: Final = {"scope": "staff_only", "by": "Ann", "on": DAY}
ROWS: Final = ("sites-add", "meetings-add", "contacts-add", "contacts-0.phones-add")
SHOWING_MORE: Final[dict[str, Any]] = {
    "sites-0.visibility": "public",
    "area.kind": "regions",
    "contacts-0.email": "someone@example.org",
    "contacts-0.consent.scope": "publish",
    "contacts-0.phones-0.consent.scope": "staff_only",
}
"""Fields on which it depends which others there are."""
SHOWN_THEN: Final[dict[str, Any]] = {
    "contacts-0.email_consent.scope": "staff_only",
    "sites-0.by-hand": True,
    "modes": ["virtual", "in_person"],
}
FIELDS: Final[dict[str, Any]] = {
    **SHOWING_MORE,
    **SHOWN_THEN,
    **{
        f"{field.name}.{one}": f"The {field.name} in {one}"
        for field in of_kind(BothLanguages)
        for one in BOTH
    },
    **{
        name: [word for word in kind.words if word is not kind.default][-1].value
        for name, kind in CHOICES.items()
    },
    **{f"service_area_words.{one}": f"Some places {one}" for one in BOTH},
    "rhythm": "monthly",
    "meetings-0.weekday": "friday",
    "meetings-0.week.nth": "last",
    "meetings-0.starts": "18:30",
    "meetings-0.ends": "20:00",
    "meetings-0.time_zone": "America/Toronto",
    "sites-0.town": "Sudbury",
    "sites-0.region": "CA-ON",
    "sites-0.accessibility": "One step",
    "sites-0.venue": "Legion",
    "sites-0.street": "1 Elm Street",
    "sites-0.postal_code": "P3E 4R2",
    "sites-0.hand.lat": "46.49",
    "sites-0.hand.lon": "-81.01",
    "sites-0.hand.uncertainty_km": "0.2",
    "regions.codes": ["northern-on", "CA-MB"],
    **{f"welcome.{who.value}": "ask_first" for who in Audience},
    "welcome.paramedic": "yes",
    "welcome.family": "no",
    "welcome.everyone_else": "no",
    **{f"contacts-0.role.{one}": f"Chair {one}" for one in BOTH},
    **{f"contacts-0.hours.{one}": f"Mornings {one}" for one in BOTH},
    "contacts-0.person": "Ann Example",
    "contacts-0.url": "https://example.org/ann",
    "contacts-0.office": "2 Elm Street",
    "contacts-0.flag.answers_24_7": "no",
    "contacts-0.phones-0.number": "705-555-0199",
    "contacts-0.phones-0.extension": "12",
    "contacts-0.phones-0.flag.text": "yes",
    **{
        f"contacts-0.{consent}.{field}": AGREED[field]
        for consent in ("consent", "email_consent", "phones-0.consent")
        for field in ("by", "on")
    },
    "languages": ["iu", "fr"],
    "source_url": "https://example.org/",
    "source_line": "We meet.",
    "status": "paused",
    "assured_on": DAY,
    "assured_how": "in_person",
    "why": "asked them",
    "preview": "Iqaluit",
}
"""Every field of the form with a value that it does not begin with."""
JOURNEYS: Final = {
    "to French": ("switch-language",),
    "to French and back": ("switch-language", "switch-language"),
    "to French twice": ("switch-language",) * 3,
}


@pytest.fixture
def browsing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the page be visited with a browser that keeps the words it was given."""
    remember_as_a_browser(monkeypatch)


def begun(visit: StaffVisit) -> StaffVisit:
    """Open the form of a new entry with every field that there can be."""
    visit.go_to_tab("edit").press("desk-new")
    for row in ROWS:
        visit.press_in_form(row)
    return visit.fill(SHOWING_MORE).fill(SHOWN_THEN)


def filled_in(visit: StaffVisit, listing_id: str) -> StaffVisit:
    """Fill in every field of a new entry."""
    begun(visit)
    visit.fill({"id": listing_id} | {name: FIELDS[name] for name in FIELDS if name != "preview"})
    assert can_be_saved(visit), visit.faults
    return visit.fill({"preview": FIELDS["preview"]})


def held(visit: StaffVisit) -> dict[str, Any]:
    """Return every field of the open form with what it holds."""
    fields = fields_of(visit.page, "form")
    return {key.partition(".")[2]: field.value for key, field in fields.items()}


def saved(visit: StaffVisit, store: Store, listing_id: str) -> Listing:
    visit.press("publish")
    return listing_of(store, listing_id)


def test_every_field_of_the_form_is_tried_with_a_value_of_its_own(
    as_staff: Callable[..., StaffVisit],
) -> None:
    at_first = held(begun(as_staff(MARY)))
    filled = held(filled_in(as_staff(MARY), "new-group"))
    assert set(filled) == {*FIELDS, "id"}
    assert {name for name in at_first if at_first.get(name) == filled[name]} == {
        *SHOWING_MORE,
        *SHOWN_THEN,
    }


@pytest.mark.usefixtures("browsing")
@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
def test_what_is_saved_is_the_same_whichever_language_was_looked_at(
    as_staff: Callable[..., StaffVisit], store: Store, journey: Sequence[str]
) -> None:
    plain = saved(filled_in(as_staff(MARY), "looked-at-once"), store, "looked-at-once")
    visit = filled_in(as_staff(MARY), "looked-at-twice")
    before = held(visit)
    for press in journey:
        visit.press(press).fill({"source_line": "We meet"}).fill({"source_line": "We meet."})
        assert held(visit) == before
    assert replace(saved(visit, store, "looked-at-twice"), id=plain.id) == plain


@pytest.mark.usefixtures("browsing")
def test_a_group_that_meets_online_still_does_after_one_letter_in_french(
    mary: StaffVisit, store: Store
) -> None:
    mary.open("badge-of-life").press("switch-language")
    mary.fill({"source_line": "One letter more."}).press("publish")
    after = listing_of(store, "badge-of-life")
    assert (after.modes, after.source_line) == (frozenset({Mode.VIRTUAL}), "One letter more.")


@pytest.mark.usefixtures("browsing")
def test_what_is_chosen_in_one_language_is_understood_after_the_change_to_the_other(
    mary: StaffVisit, store: Store
) -> None:
    """As on a slow line: the browser still shows English when the server speaks French."""
    mary.open("phoenix").press("switch-language")
    say(mary.page, "form1.how_to_start", word_for("how_to_start", HowToStart.REFERRAL, Language.EN))
    mary.page.run()
    told = mary.field("how_to_start").proto.raw_value
    assert told == word_for("how_to_start", HowToStart.REFERRAL, Language.FR)
    mary.press("publish")
    assert listing_of(store, "phoenix").how_to_start is HowToStart.REFERRAL


@pytest.mark.usefixtures("browsing")
def test_a_number_for_staff_alone_stays_so_and_no_preview_shows_it(
    mary: StaffVisit, store: Store
) -> None:
    number = "416-859-3579"
    mary.open("heart").fill({"contacts-0.phones-0.consent.scope": "staff_only"})
    mary.fill({f"contacts-0.phones-0.consent.{name}": AGREED[name] for name in ("by", "on")})
    for _ in Language:
        mary.press("switch-language").fill({"source_line": "Their words."})
        assert number not in mary.said.partition('class="np-answer')[2].partition("np-version")[0]
        assert number not in str(mary.map)
    mary.press("publish")
    [contact] = listing_of(store, "heart").contacts
    agreed = Consent(by="Ann", on=DAY, scope=ConsentScope.STAFF_ONLY)
    assert [phone.consent for phone in contact.phones] == [agreed]
    assert number not in unescape(mary.go_to("listings").html)


@pytest.mark.usefixtures("browsing")
def test_what_was_chosen_stays_while_another_tab_or_page_is_open(
    mary: StaffVisit,
) -> None:
    before = held(filled_in(mary, "new-group"))
    mary.go_to_tab("letters").press("switch-language").go_to_tab("work").go_to_tab("edit")
    assert held(mary) == before
    mary.go_to("about").press("switch-language").go_to("staff")
    assert held(mary) == before


def test_who_signs_out_leaves_nothing_typed_for_the_next(mary: StaffVisit) -> None:
    mary.open("phoenix").fill({"name.en": "Half a na", "why": "secret", "cost": "free"})
    mary.press("sign-out")
    assert "form1.name.en" not in mary.page.session_state
    assert "desk-editing" not in mary.page.session_state
    mary.press("edit-phoenix")
    assert mary.field("name.en").value != "Half a na"
    assert mary.field("why").value == ""
    assert EN.no_draft in mary.said


# --- the other fields of staff -------------------------------------------------------------------

TABLE: Final = b"Group,Where,Remark\nPeers of Kenora,Kenora,none\n"


def _with_file(visit: StaffVisit, name: str, content: bytes) -> None:
    visit.go_to_tab("files")
    visit.page.file_uploader[0].upload(name, content, "text/csv").run()


def _with_columns(visit: StaffVisit) -> None:
    _with_file(visit, "groups.csv", TABLE)


def _with_preview(visit: StaffVisit) -> None:
    changed = Directory(
        [replace(NINE["heart"], cost=Cost.CHARGED), replace(NINE["osiss"], cost=Cost.FREE)]
    )
    _with_file(visit, "listing.csv", write_csv(changed))


def _with_unasked(visit: StaffVisit) -> None:
    visit.open("heart")
    for field in visit.page.segmented_control[1:]:
        field.set_value("role")
    visit.page.run()


LEFT_AS_THEY_ARE: Final = ("desk-room", "unasked-0", "unasked-1", "-format", "-take-osiss")
"""Another value of these would show other fields."""
ROOMS: Final[dict[str, tuple[Callable[[StaffVisit], object], str, set[str]]]] = {
    "work list": (lambda _: None, "desk-", {"desk-room", "desk-how", "desk-page"}),
    "choosing": (
        lambda visit: visit.go_to_tab("edit"),
        "desk-which",
        {"desk-which"},
    ),
    "consent": (
        _with_unasked,
        "form1.unasked",
        {f"form1.unasked-{one}{ends}" for one in (0, 1) for ends in ("", "-role")},
    ),
    "out": (lambda visit: visit.go_to_tab("files"), "desk-out", {"desk-out-hidden"}),
    "columns": (
        _with_columns,
        "desk-import-1-column",
        {f"desk-import-1-column-{at}" for at in range(3)},
    ),
    "incoming": (
        _with_preview,
        "desk-import-1-",
        {f"desk-import-1-{name}" for name in ("format", "take-heart", "take-osiss", "why")},
    ),
}
"""How fields are reached, how their keys begin, and which there are."""


@pytest.mark.usefixtures("browsing")
@pytest.mark.parametrize("name", ROOMS)
def test_no_change_of_language_tab_or_page_changes_what_staff_have_chosen(
    mary: StaffVisit, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_list, "_A_PAGE", 5)
    reach, begins, keys = ROOMS[name]
    reach(mary)
    room = mary.page.session_state["desk-room"]
    for key, field in fields_of(mary.page, begins).items():
        if not key.endswith(LEFT_AS_THEY_ARE):
            change(field)
    mary.page.run()
    chosen = values_of(mary.page, begins)
    assert keys <= set(chosen)
    for _ in range(3):
        mary.press("switch-language")
        assert values_of(mary.page, begins) == chosen
    mary.go_to_tab("letters").press("switch-language").go_to_tab(room)
    assert values_of(mary.page, begins) == chosen
    mary.go_to("about").press("switch-language").go_to("staff")
    assert values_of(mary.page, begins) == chosen


@pytest.mark.parametrize(
    ("button", "stage"), [("keep-draft", Stage.DRAFT), ("publish", Stage.PUBLIC)]
)
def test_two_tabs_of_one_person_never_overwrite_each_other_unseen(
    as_staff: Callable[..., StaffVisit], store: Store, button: str, stage: Stage
) -> None:
    one, two = as_staff(MARY), as_staff(MARY)
    one.open("phoenix").fill({"name.en": "First"})
    two.open("phoenix").fill({"source_line": "Second."})
    one.press(button)
    two.press(button)
    assert listing_of(store, "phoenix", stage).source_line != "Second."
    assert newer_sentence(standing(store, "phoenix", stage), Language.EN) in two.said
    assert two.field("source_line").value == "Second."
    two.press("clash-both").press(button)
    both = listing_of(store, "phoenix", stage)
    assert (both.name.en, both.source_line) == ("First", "Second.")


def test_the_words_of_the_form_name_one_option_each_in_both_languages_together(
    mary: StaffVisit,
) -> None:
    english = {
        key: list(one.options) for key, one in fields_of(begun(mary).page).items() if _has(one)
    }
    mary.press("switch-language")
    for key, one in fields_of(mary.page).items():
        if _has(one):
            assert_unambiguous(key, english[key], list(one.options))


def _has(field: object) -> bool:
    return hasattr(field, "options")
