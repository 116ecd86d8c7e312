"""Publishing what has lost something asks first, and what is said afterwards is so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from geo.exchange.tables.csv_file import write_csv
from geo.listing.checks.losses import Lost
from geo.listing.contact import Consent, ConsentScope
from geo.listing.directory import Directory
from geo.listing.listing import Cost, Mode, Status
from geo.store.store import Store
from geo.store.version import ChangeKind
from geo.words.language import Language
from tests.views.admin.conftest import EN, FR, MARY, NINE, StaffVisit, listing_of, standing

pytestmark = pytest.mark.slow

BADGE = "badge-of-life"


def asked(visit: StaffVisit) -> str:
    """Return what is asked before publishing."""
    alerts = (str(one.value) for one in visit.page.html if 'role="alert"' in str(one.value))
    return unescape(next((one for one in alerts if "<ul>" in one), ""))


@pytest.mark.parametrize("language", Language)
def test_what_would_go_is_named_with_the_group_and_nothing_is_published_yet(
    as_staff: Callable[..., StaffVisit], store: Store, language: Language
) -> None:
    before, text = store.revision(), {Language.EN: EN, Language.FR: FR}[language]
    visit = as_staff(MARY, language).open(BADGE).fill({"modes": []})
    assert asked(visit) == ""
    visit.press("publish")
    name = NINE[BADGE].name.in_language(language)
    assert text.lost_heading.format(name=name) in asked(visit)
    assert text.lost[Lost.MODES].partition("{")[0] in asked(visit)
    assert store.revision() == before
    visit.press_in_form("publish-all-the-same")
    assert listing_of(store, BADGE).modes == frozenset()
    assert asked(visit) == ""


def test_a_press_on_no_leaves_the_form_as_it_is(mary: StaffVisit, store: Store) -> None:
    before = store.revision()
    mary.open(BADGE).fill({"modes": []}).press("publish").press_in_form("publish-not")
    assert asked(mary) == ""
    assert mary.field("modes").value == []
    assert store.revision() == before


def test_what_is_meant_is_meant_for_what_was_named_alone(mary: StaffVisit, store: Store) -> None:
    before = store.revision()
    mary.open(BADGE).fill({"modes": []}).press("publish")
    mary.fill({"welcome.police": "ask_first"})
    assert asked(mary) == ""
    mary.press("publish")
    assert EN.lost[Lost.WELCOMES].partition("{")[0] in asked(mary)
    assert store.revision() == before


def test_a_draft_is_kept_without_a_question(mary: StaffVisit, store: Store) -> None:
    before = store.revision()
    mary.open(BADGE).fill({"modes": []}).press("keep-draft")
    assert asked(mary) == ""
    assert store.revision() == before + 1


def test_a_number_for_staff_alone_is_not_shown_without_being_named(
    mary: StaffVisit, store: Store
) -> None:
    [contact] = NINE["heart"].contacts
    agreed = Consent(by="Ann", on=date(2026, 11, 1), scope=ConsentScope.STAFF_ONLY)
    kept = replace(contact, phones=tuple(replace(one, consent=agreed) for one in contact.phones))
    mary.open("heart").fill({"contacts-0.phones-0.consent.scope": "staff_only"})
    mary.fill({f"contacts-0.phones-0.consent.{one}": getattr(agreed, one) for one in ("by", "on")})
    mary.press("publish")
    assert listing_of(store, "heart").contacts == (kept,)
    mary.go_to_tab("work").open("heart")
    mary.fill({"contacts-0.phones-0.consent.scope": ""}).press("publish")
    said = EN.lost[Lost.RESTRICTION].format(what=contact.phones[0].number)
    assert said in asked(mary)
    assert listing_of(store, "heart").contacts == (kept,)


def test_an_earlier_version_that_would_take_something_away_is_asked_about_too(
    mary: StaffVisit, store: Store
) -> None:
    first = standing(store, "phoenix")
    mary.open("phoenix").fill({"languages": ["en", "fr"]}).press("publish")
    mary.go_to_tab("work").open("phoenix").unfold_history("phoenix")
    mary.press(f"restore-{first.revision}")
    assert EN.lost[Lost.LANGUAGES].partition("{")[0] in asked(mary)
    assert listing_of(store, "phoenix").languages == ("en", "fr")
    mary.press(f"restore-{first.revision}-all-the-same")
    assert standing(store, "phoenix").text == first.text


def test_a_file_that_would_take_something_away_is_asked_about_by_the_names_of_the_groups(
    mary: StaffVisit, store: Store
) -> None:
    before = store.revision()
    phoenix = replace(NINE["phoenix"], sites=(), modes=frozenset({Mode.PHONE}))
    mary.go_to_tab("files")
    content = write_csv(Directory([phoenix, replace(NINE["heart"], cost=Cost.CHARGED)]))
    mary.page.file_uploader[0].upload("listing.csv", content, "text/csv").run()
    assert "np-lost" in mary.html
    [publish] = [key for key in mary.keys if key.endswith("keep-public")]
    mary.press(publish)
    assert EN.lost_heading.format(name=phoenix.name.en) in asked(mary)
    assert NINE["heart"].name.en not in asked(mary)
    assert store.revision() == before
    [meant] = [key for key in mary.keys if key.endswith("-all-the-same")]
    mary.press(meant)
    assert listing_of(store, "phoenix").modes == {Mode.PHONE}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("language", Language)
def test_what_is_said_after_saving_follows_the_status_and_names_the_group(
    as_staff: Callable[..., StaffVisit], language: Language, status: Status
) -> None:
    text = {Language.EN: EN, Language.FR: FR}[language]
    visit = as_staff(MARY, language).open("heart").fill({"status": status.value}).press("publish")
    name = NINE["heart"].name.in_language(language)
    done = text.done[ChangeKind.PUBLISHED].format(name=name)
    assert visit.status == f"{done} {text.stands[status]}"


@pytest.mark.parametrize(
    ("button", "act"), [("snooze", ChangeKind.SNOOZED), ("withdraw", ChangeKind.WITHDRAWN)]
)
def test_what_was_done_in_the_work_list_is_said_with_the_name(
    mary: StaffVisit, button: str, act: ChangeKind
) -> None:
    mary.press(f"{button}-heart")
    assert mary.status.startswith(EN.done[act].format(name=NINE["heart"].name.en))
    assert "heart" not in mary.status
