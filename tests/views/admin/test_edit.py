import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from geo.listing.audience import Audience, Welcome
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope
from geo.listing.listing import Mode
from geo.listing.schedule import Weekday
from geo.listing.service_area import Outline, Regions, WholeCanada
from geo.listing.site import AddressVisibility
from geo.store.store import Store
from geo.store.version import ChangeKind, Stage
from geo.words.admin.sentences import count_faults_sentence, done_sentence
from geo.words.language import Language
from tests.views.admin.conftest import (
    EN,
    FR,
    JEAN,
    MARY,
    NINE,
    StaffVisit,
    done,
    listing_of,
    standing,
)
from views.resources import now

pytestmark = pytest.mark.slow

NEW_ENTRY = {
    "id": "new-group",
    "name.en": "New group",
    "name.fr": "Nouveau groupe",
    "organization.en": "New group",
    "organization.fr": "Nouveau groupe",
    "description.en": "A group.",
    "description.fr": "Un groupe.",
    "source_url": "https://example.org/",
    "source_line": "We meet.",
}


def count_said(count: int, language: Language = Language.EN) -> str:
    return count_faults_sentence(count, language)


def can_be_saved(visit: StaffVisit) -> bool:
    return not visit.page.button(key="keep-draft").disabled


def new_entry(visit: StaffVisit) -> StaffVisit:
    visit.go_to_tab("edit").press("desk-new")
    return visit.fill(NEW_ENTRY)


# --- opening -------------------------------------------------------------------------------------


def test_every_listing_opens_whole_and_is_kept_as_it_was(jean: StaffVisit, store: Store) -> None:
    for listing in NINE:
        jean.go_to_tab("work").press(f"edit-{listing.id}")
        assert not jean.page.exception
        assert count_said(0) in jean.said
        assert EN.no_draft in jean.said
        jean.press("keep-draft")
        assert listing_of(store, listing.id, Stage.DRAFT) == listing


def test_a_listing_is_chosen_by_its_name(mary: StaffVisit) -> None:
    mary.go_to_tab("edit")
    assert mary.page.button(key="desk-open").disabled
    chosen = mary.page.selectbox(key="desk-which")
    assert chosen.options == sorted((one.name.en for one in NINE), key=str.casefold)
    chosen.select("phoenix").run()
    mary.press("desk-open")
    assert mary.field("name.en").value == NINE["phoenix"].name.en


def test_closing_the_form_saves_nothing(mary: StaffVisit, store: Store) -> None:
    before = store.revision()
    mary.open("phoenix").fill({"name.en": "Never mind"}).press("desk-close")
    assert "desk-which" in {one.key for one in mary.page.selectbox}
    assert store.revision() == before
    mary.go_to_tab("work").press("edit-phoenix")
    assert mary.field("name.en").value == NINE["phoenix"].name.en


def test_what_was_typed_stays_while_staff_look_at_something_else(mary: StaffVisit) -> None:
    mary.open("phoenix").fill({"name.en": "Half a na"})
    mary.go_to_tab("letters").go_to_tab("edit")
    assert mary.field("name.en").value == "Half a na"
    mary.go_to("about").go_to("staff")
    assert mary.field("name.en").value == "Half a na"
    mary.press("switch-language")
    assert mary.field("name.en").value == "Half a na"


def test_a_draft_that_has_ended_is_not_ended_again_by_publishing(
    mary: StaffVisit, store: Store
) -> None:
    mary.open("phoenix").fill({"name.en": "Draft"}).press("keep-draft")
    mary.go_to_tab("work").open("phoenix").press("discard")
    before = store.revision()
    mary.go_to_tab("work").open("phoenix").fill({"name.en": "Public"}).press("publish")
    assert listing_of(store, "phoenix").name.en == "Public"
    assert store.revision() == before + 1


# --- faults at their fields ----------------------------------------------------------------------


def test_a_fault_stands_at_its_field_and_keeps_the_entry_from_being_saved(mary: StaffVisit) -> None:
    mary.open("phoenix").fill({"meetings-0.starts": "7 pm", "source_url": "example"})
    assert len(mary.faults) == 2
    assert EN.fault["starts"].format(value="7 pm") in mary.said
    assert EN.fault["source_url"].format(value="example") in mary.said
    assert count_said(2) in mary.said
    assert not can_be_saved(mary)
    assert mary.page.button(key="publish").disabled
    assert EN.preview_wait in mary.said
    mary.fill({"meetings-0.starts": "18:30", "source_url": "https://example.org/"})
    assert mary.faults == []
    assert can_be_saved(mary)


def test_a_text_in_one_language_alone_is_a_fault_where_the_other_is_missing(
    mary: StaffVisit,
) -> None:
    mary.open("phoenix").fill({"notes.fr": ""})
    assert EN.fault_language in mary.faults[0]
    mary.fill({"notes.en": ""})
    assert mary.faults == []
    mary.fill({"name.fr": "", "name.en": ""})
    assert EN.fault_missing.format(field=EN.fields["name"]) in mary.faults[0]


def test_what_is_typed_is_text_and_never_markup(mary: StaffVisit) -> None:
    mary.open("phoenix").fill({"source_url": "<b>x</b>", "meetings-0.starts": "{{7}}<i>"})
    assert "<b>x" not in mary.html
    assert "<i>" not in mary.html
    assert len(mary.faults) == 2


def test_town_and_postal_code_that_disagree_are_refused_with_both_named(mary: StaffVisit) -> None:
    mary.open("phoenix").fill({"sites-0.postal_code": "X0A 0H0"})
    assert not can_be_saved(mary)
    assert "X0A 0H0" in " ".join(mary.faults)
    assert "Ontario" in " ".join(mary.faults)
    mary.fill({"sites-0.postal_code": "K1A 0B1"})
    assert not can_be_saved(mary)
    said = " ".join(mary.faults)
    assert "Hornby" in said
    assert "K1A 0B1" in said
    mary.fill({"sites-0.postal_code": "L0P 1E0"})
    assert mary.faults == []
    assert can_be_saved(mary)


def test_a_town_that_nobody_knows_is_refused_and_another_is_found(
    mary: StaffVisit, store: Store
) -> None:
    mary.open("heart").fill({"sites-0.town": "Atlantis"})
    assert "Atlantis" in " ".join(mary.faults)
    assert not can_be_saved(mary)
    mary.fill({"sites-0.town": "Sudbury"}).publish_all_the_same()
    [site] = listing_of(store, "heart").sites
    assert site.town.startswith("Sudbury")
    assert site.coordinate != NINE["heart"].sites[0].coordinate


def test_the_point_of_an_address_that_did_not_change_stays(mary: StaffVisit, store: Store) -> None:
    mary.open("phoenix").fill({"sites-0.accessibility": "One step"}).press("publish")
    [before], [after] = NINE["phoenix"].sites, listing_of(store, "phoenix").sites
    assert after == replace(before, accessibility="One step")


def test_a_site_whose_address_is_given_on_contact_stores_no_street(
    mary: StaffVisit, store: Store
) -> None:
    mary.open("phoenix").fill({"sites-0.visibility": "withheld"})
    assert {"sites-0.street", "sites-0.venue", "sites-0.postal_code"} & mary.fields == set()
    assert can_be_saved(mary)
    mary.press("publish")
    written = standing(store, "phoenix")
    assert written.listing is not None
    [site] = written.listing.sites
    assert site.visibility is AddressVisibility.WITHHELD
    assert (site.street, site.venue, site.postal_code) == (None, None, None)
    assert "Steeles" not in str(written.text)
    assert site.coordinate != NINE["phoenix"].sites[0].coordinate or site.uncertainty_km > 3


def test_a_point_can_be_given_by_hand(mary: StaffVisit, store: Store) -> None:
    mary.open("phoenix").fill({"sites-0.by-hand": True})
    mary.fill({"sites-0.hand.lat": "43,6", "sites-0.hand.uncertainty_km": "0.1"}).press("publish")
    [site] = listing_of(store, "phoenix").sites
    assert (site.coordinate.lat, site.uncertainty_km) == (43.6, 0.1)


def test_a_point_by_hand_that_is_no_number_is_refused_where_it_was_typed(mary: StaffVisit) -> None:
    mary.open("phoenix").fill({"sites-0.by-hand": True}).fill({"sites-0.hand.lat": "north"})
    assert not can_be_saved(mary)
    assert EN.fault["lat"].format(value="north") in " ".join(mary.faults)


def test_a_point_by_hand_far_from_its_town_is_refused(mary: StaffVisit) -> None:
    mary.open("phoenix").fill({"sites-0.by-hand": True}).fill({"sites-0.hand.lat": "63.7"})
    assert not can_be_saved(mary)
    assert EN.fault["point"] in " ".join(mary.faults)


def test_a_clock_of_elsewhere_and_a_day_to_come_stand_at_their_fields(mary: StaffVisit) -> None:
    mary.open("phoenix").fill({"meetings-0.time_zone": "America/Regina"})
    mary.fill({"assured_on": now().date() + timedelta(days=3), "assured_how": "phone"})
    assert not can_be_saved(mary)
    said = " ".join(mary.faults)
    assert "Hornby keeps the time of Toronto, and not that of Regina" in said
    assert "cannot be the day of a confirmation" in mary.said
    mary.fill({"meetings-0.time_zone": "America/Toronto", "assured_on": now().date()})
    assert mary.faults == []
    assert can_be_saved(mary)


def test_an_invisible_character_is_named_at_its_field(mary: StaffVisit) -> None:
    mary.open("phoenix").fill({"name.en": "Phoe\u200bnix"})
    assert not can_be_saved(mary)
    assert "U+200B (ZERO WIDTH SPACE)" in " ".join(mary.faults)


def test_as_many_faults_are_counted_as_are_marked(mary: StaffVisit) -> None:
    mary.open("phoenix").press_in_form("sites-add")
    assert len(mary.faults) == 2
    assert count_said(2) in mary.said


# --- what a visitor will see ---------------------------------------------------------------------


def test_the_card_shows_what_was_typed_before_it_is_saved(mary: StaffVisit, store: Store) -> None:
    mary.open("phoenix").fill({"name.en": "The Renamed Group"})
    card = mary.said.partition(EN.preview)[2]
    assert "The Renamed Group" in card
    assert "Hornby" in card
    assert mary.map
    assert listing_of(store, "phoenix").name == NINE["phoenix"].name


def test_the_card_is_seen_from_any_place(mary: StaffVisit) -> None:
    mary.open("phoenix")
    near = mary.said.partition(EN.preview)[2]
    mary.page.text_input(key="form1.preview").input("Iqaluit").run()
    far = mary.said.partition(EN.preview)[2]
    assert near != far
    assert "Iqaluit" in far
    mary.page.text_input(key="form1.preview").input("Atlantis").run()
    assert not mary.page.exception


def test_the_card_hides_what_is_for_staff_alone(mary: StaffVisit) -> None:
    mary.open("heart")
    assert "416-859-3579" in mary.said.partition(EN.preview)[2]
    mary.fill({"contacts-0.consent.scope": "staff_only"})
    mary.fill({"contacts-0.consent.by": "Patricia", "contacts-0.consent.on": date(2026, 11, 1)})
    assert can_be_saved(mary)
    card = mary.said.partition(EN.preview)[2].partition(EN.history)[0]
    assert "416-859-3579" not in card


# --- saving --------------------------------------------------------------------------------------


def test_a_draft_is_kept_with_its_reason_and_visitors_do_not_see_it(
    jean: StaffVisit, store: Store
) -> None:
    jean.open("phoenix").fill({"name.en": "The Renamed Group"})
    why = next(one for one in jean.page.text_input if one.key == "form1.why")
    why.input("they have a new name").run()
    jean.press("keep-draft")
    draft = standing(store, "phoenix", Stage.DRAFT)
    assert draft.listing is not None
    assert jean.status == done_sentence(ChangeKind.EDITED, draft.listing, Language.EN)
    assert (draft.signature.by, draft.signature.why) == (JEAN.name, "they have a new name")
    assert draft.based_on == standing(store, "phoenix").revision
    assert listing_of(store, "phoenix") == NINE["phoenix"]
    assert "Renamed" not in jean.go_to("listings").html


@pytest.mark.parametrize("button", ["keep-draft", "publish"])
def test_what_was_typed_just_before_the_press_is_saved(
    mary: StaffVisit, store: Store, button: str
) -> None:
    mary.open("phoenix").field("name.en").set_value("Typed last")
    mary.press(button)
    line = Stage.PUBLIC if button == "publish" else Stage.DRAFT
    assert listing_of(store, "phoenix", line).name.en == "Typed last"


def test_a_draft_is_opened_again_published_and_shown_to_visitors(
    jean: StaffVisit, store: Store, as_staff: Callable[..., StaffVisit]
) -> None:
    jean.open("phoenix").fill({"name.en": "The Renamed Group"}).press("keep-draft")
    mary = as_staff(MARY)
    assert EN.open_draft in mary.said
    mary.open("phoenix")
    assert EN.has_draft in mary.said
    assert mary.field("name.en").value == "The Renamed Group"
    mary.press("publish")
    assert mary.status == done_sentence(
        ChangeKind.PUBLISHED, listing_of(store, "phoenix"), Language.EN
    )
    assert store.entry("phoenix").open_draft is None
    assert listing_of(store, "phoenix").name == Bilingual(
        "The Renamed Group", NINE["phoenix"].name.fr
    )
    assert "The Renamed Group" in mary.go_to("listings").html


def test_a_draft_can_be_discarded(jean: StaffVisit, store: Store) -> None:
    jean.open("phoenix")
    assert "discard" not in jean.keys
    jean.fill({"name.en": "Never mind"}).press("keep-draft")
    jean.go_to_tab("work").press("edit-phoenix")
    draft = listing_of(store, "phoenix", Stage.DRAFT)
    jean.press("discard")
    assert jean.status == done_sentence(ChangeKind.DISCARDED, draft, Language.EN)
    assert store.entry("phoenix").open_draft is None
    assert listing_of(store, "phoenix") == NINE["phoenix"]


def test_a_new_entry_is_filled_in_kept_and_published(mary: StaffVisit, store: Store) -> None:
    new_entry(mary)
    assert EN.new_lead in mary.said
    assert mary.faults == []
    mary.press("publish")
    assert mary.status == done_sentence(
        ChangeKind.PUBLISHED, listing_of(store, "new-group"), Language.EN
    )
    assert listing_of(store, "new-group").name == Bilingual("New group", "Nouveau groupe")


def test_a_new_entry_says_what_is_missing(mary: StaffVisit) -> None:
    mary.go_to_tab("edit").press("desk-new")
    for name in ("id", "name", "organization", "description", "source_url", "source_line"):
        assert EN.fault_missing.format(field=EN.fields[name]) in " ".join(mary.faults)
    assert count_said(6) in mary.said
    mary.fill({"id": "New Group"})
    assert EN.fault["id"].format(value="New Group") in " ".join(mary.faults)


def test_a_new_entry_under_the_name_of_another_is_not_published_over_it(
    mary: StaffVisit, store: Store
) -> None:
    before = standing(store, "phoenix")
    new_entry(mary).fill({"id": "phoenix"}).press("publish")
    assert standing(store, "phoenix") == before
    assert EN.id_taken.format(id="phoenix") in mary.status
    assert mary.field("name.en").value == "New group"


# --- every kind of field -------------------------------------------------------------------------


def test_every_kind_of_choice_reaches_the_listing(mary: StaffVisit, store: Store) -> None:
    mary.open("phoenix").fill(
        {
            "modes": ["in_person", "virtual"],
            "rhythm": "weekly",
            "welcome.fire": "yes",
            "welcome.military": "no",
            "welcome.everyone_else": "ask_first",
            "room": "mixed_responders",
            "led_by": "peer",
            "how_to_start": "drop_in",
            "cost": "free",
            "languages": ["en", "iu"],
            "status": "paused",
            "assured_on": date(2026, 11, 1),
            "assured_how": "in_person",
            "area.kind": "canada",
        }
    )
    mary.press("publish")
    listing = listing_of(store, "phoenix")
    assert listing.modes == {Mode.IN_PERSON, Mode.VIRTUAL}
    assert listing.welcomes.of(Audience.FIRE) is Welcome.YES
    assert listing.welcomes.of(Audience.MILITARY) is Welcome.NO
    assert listing.welcomes.of(Audience.FAMILY) is Welcome.ASK_FIRST
    assert (listing.led_by, listing.how_to_start, listing.cost) == ("peer", "drop_in", "free")
    assert listing.languages == ("en", "iu")
    assert (listing.status, listing.assured_on) == ("paused", date(2026, 11, 1))
    assert listing.service_area == WholeCanada()


def test_an_area_is_named_or_drawn(mary: StaffVisit, store: Store) -> None:
    mary.open("phoenix").fill({"area.kind": "regions"})
    assert EN.fault["service_area"] in " ".join(mary.faults)
    mary.fill({"regions.codes": ["CA-ON", "northern-on"]}).press("publish")
    assert listing_of(store, "phoenix").service_area == Regions(("CA-ON", "northern-on"))
    ring = [[-80.0, 43.0], [-79.0, 43.0], [-79.0, 44.0], [-80.0, 44.0], [-80.0, 43.0]]
    drawn = {"type": "Polygon", "coordinates": [ring]}
    mary.go_to_tab("work").press("edit-phoenix")
    mary.fill({"area.kind": "drawn"}).fill({"drawn.drawn": "round the lake"})
    assert EN.fault["service_area"] in " ".join(mary.faults)
    feature = {"type": "Feature", "properties": {}, "geometry": drawn}
    mary.fill({"drawn.drawn": json.dumps(feature)}).publish_all_the_same()
    assert listing_of(store, "phoenix").service_area == Outline(drawn)


def test_rows_of_meetings_come_and_go_and_the_others_keep_what_was_typed(
    mary: StaffVisit, store: Store
) -> None:
    mary.open("heart").fill({"meetings-1.starts": "19:45"}).press_in_form("meetings-add")
    mary.fill({"meetings-2.weekday": "friday", "meetings-2.week.nth": "last"})
    mary.fill({"meetings-2.starts": "18:00", "meetings-2.time_zone": "America/Toronto"})
    mary.press_in_form("meetings-0-remove")
    assert mary.field("meetings-1.starts").value == "19:45"
    assert mary.field("meetings-2.starts").value == "18:00"
    mary.press("publish")
    kept, new = listing_of(store, "heart").schedule.meetings
    assert (kept.weekday, kept.starts.isoformat("minutes")) == (Weekday.WEDNESDAY, "19:45")
    assert (new.weekday, new.nth, new.starts.hour) == (Weekday.FRIDAY, -1, 18)


def test_a_fault_of_a_row_stands_at_it_also_after_another_row_has_gone(mary: StaffVisit) -> None:
    mary.open("heart").press_in_form("meetings-0-remove")
    mary.fill({"meetings-1.starts": "late"})
    assert EN.fault["starts"].format(value="late") in mary.faults[0]
    mary.press_in_form("meetings-1-remove")
    assert mary.faults == []


def test_rows_of_contacts_come_and_go_and_the_others_keep_what_was_typed(
    mary: StaffVisit, store: Store
) -> None:
    mary.open("heart").press_in_form("contacts-add")
    mary.fill(
        {
            "contacts-1.role.en": "Chair",
            "contacts-1.role.fr": "Présidence",
            "contacts-1.email": "chair@example.org",
        }
    )
    mary.press_in_form("contacts-1.phones-add")
    mary.fill({"contacts-1.phones-0.number": "(416) 555-0199"})
    mary.press_in_form("contacts-0.phones-0-remove")
    mary.press_in_form("contacts-0-remove")
    mary.publish_all_the_same()
    [contact] = listing_of(store, "heart").contacts
    assert contact.role == Bilingual("Chair", "Présidence")
    assert [phone.number for phone in contact.phones] == ["416-555-0199"]
    assert contact.email == "chair@example.org"


def test_whose_consent_a_number_rests_on_is_kept_with_it(mary: StaffVisit, store: Store) -> None:
    mary.open("heart").fill({"contacts-0.phones-0.consent.scope": "publish"})
    assert not can_be_saved(mary)
    mary.fill(
        {
            "contacts-0.phones-0.consent.by": "Patricia Davies",
            "contacts-0.phones-0.consent.on": date(2026, 11, 1),
        }
    )
    mary.press("publish")
    [contact] = listing_of(store, "heart").contacts
    agreed = Consent(by="Patricia Davies", on=date(2026, 11, 1), scope=ConsentScope.PUBLISH)
    assert [phone.consent for phone in contact.phones] == [agreed]
    assert (contact.consent, contact.email_consent) == (None, None)


def test_a_number_without_consent_can_be_removed_or_replaced_by_a_role(
    mary: StaffVisit, store: Store
) -> None:
    mary.open("heart")
    assert EN.consent_heading in mary.said
    ways = [one for one in mary.page.segmented_control if ".unasked-" in str(one.key)]
    assert len(ways) == 2
    ways[0].set_value("remove")
    mary.page.run()
    mary.press_in_form("unasked-0-remove")
    [way] = [one for one in mary.page.segmented_control if ".unasked-" in str(one.key)]
    way.set_value("role")
    mary.page.run()
    mary.fill({"unasked-0-role": "info@example.org"}).press_in_form("unasked-0-role-use")
    mary.publish_all_the_same()
    [contact] = listing_of(store, "heart").contacts
    assert (contact.phones, contact.email, contact.person) == ((), "info@example.org", None)


# --- history -------------------------------------------------------------------------------------


def test_the_history_shows_what_was_changed_and_one_press_goes_back(
    mary: StaffVisit, store: Store
) -> None:
    first = standing(store, "phoenix")
    mary.open("phoenix").fill({"name.en": "The Renamed Group"}).press("publish")
    mary.go_to_tab("work").press("edit-phoenix")
    mary.unfold_history("phoenix")
    assert f"{MARY.name} {EN.acts[ChangeKind.PUBLISHED]}" in mary.said
    assert f"{EN.first_start} {EN.acts[ChangeKind.IMPORTED]}" in mary.said
    assert NINE["phoenix"].name.en in mary.said
    assert "The Renamed Group" in mary.said
    restores = {key for key in mary.keys if key.startswith("restore-")}
    assert restores == {f"restore-{first.revision}"}
    mary.press(f"restore-{first.revision}")
    assert mary.status == done(ChangeKind.RESTORED)
    assert standing(store, "phoenix").text == first.text


def test_an_earlier_version_can_be_opened_in_the_form(mary: StaffVisit, store: Store) -> None:
    first = standing(store, "phoenix")
    mary.open("phoenix").fill({"name.en": "The Renamed Group"}).press("publish")
    mary.go_to_tab("work").press("edit-phoenix")
    mary.unfold_history("phoenix").press(f"open-version-{first.revision}")
    assert mary.field("name.en").value == NINE["phoenix"].name.en
    mary.fill({"source_line": "new words"}).press("publish")
    assert listing_of(store, "phoenix") == replace(NINE["phoenix"], source_line="new words")


# --- in French -----------------------------------------------------------------------------------


def test_the_form_is_french_from_top_to_bottom(as_staff: Callable[..., StaffVisit]) -> None:
    visit = as_staff(MARY, Language.FR)
    visit.open("heart").fill({"meetings-0.starts": "19 h"})
    assert FR.fault["starts"].format(value="19 h") in visit.faults[0]
    assert count_said(1, Language.FR) in visit.said
    labels = {
        widget.label
        for kind in (visit.page.text_input, visit.page.selectbox, visit.page.button)
        for widget in kind
    }
    english = {EN.fields[name] for name in EN.fields if EN.fields[name] != FR.fields[name]}
    assert labels & english == set()
    visit.fill({"meetings-0.starts": "10:00"}).press("publish")
    assert visit.status == done(ChangeKind.PUBLISHED, "heart", Language.FR)
