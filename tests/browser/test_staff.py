"""The staff's page in a real browser: what staff do there, and what visitors then see."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, expect

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.listing import Assurance, Cost, Mode, Status
from geo.listing.site import AddressVisibility
from geo.place.regions import Region
from geo.store.version import ChangeKind
from geo.words.admin.en import EN as TEXT
from geo.words.admin.sentences import count_faults_sentence
from geo.words.fields.words import word_for
from geo.words.language import Language
from geo.words.submissions.record import front_text
from service.html.plain_page import PATHS
from service.responses.cookies import BROWSER_COOKIE, STAFF_COOKIE
from tests.browser.conftest import DESKTOP, Server, Visit, _watched
from tests.browser.staff_office import PASSWORD, Office, Seat, another_address, as_said, made_up
from tests.browser.test_traceless import traces
from tests.hostile import HOSTILE
from views.admin.staff_commands import SNOOZE_DAYS

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
EN = Language.EN
TYPE_AND_PRESS = """
(button, text) => {
  const field = document.querySelector('[class*="-name-en "] input');
  field.focus();
  document.execCommand("selectAll");
  document.execCommand("insertText", false, text);
  field.blur();
  button.click();
}
"""
"""As fast as a person with a slow line, whose text and press reach the server in one go."""


@pytest.fixture(scope="module")
def office(start: Callable[..., Server]) -> Iterator[Office]:
    opened = Office.with_password(start)
    yield opened
    opened.store.close()


@dataclass(frozen=True)
class Seats:
    """Two of the staff who stay signed in through all tests: the password takes a while."""

    ada: Seat
    ben: Seat


@pytest.fixture(scope="module")
def signed_in(browser: Browser, office: Office) -> Iterator[Seats]:
    contexts = [browser.new_context(viewport=DESKTOP, **another_address()) for _ in range(2)]  # type: ignore[arg-type] # headers
    ada, ben = (Seat(_watched(Visit(one.new_page(), office.server.url))) for one in contexts)
    yield Seats(ada.arrive().sign_in("Ada"), ben.arrive().sign_in("Ben"))
    for one in contexts:
        one.close()


@pytest.fixture
def seats(signed_in: Seats) -> Iterator[Seats]:
    """Sit down; at the end nothing may have been called or broken, and no form is left open."""
    both = (signed_in.ada, signed_in.ben)
    yield signed_in
    assert [seat.visit.foreign for seat in both if seat.visit.foreign] == []
    assert [seat.visit.errors for seat in both if seat.visit.errors] == []
    for seat in both:
        seat.close()


@pytest.fixture
def ada(seats: Seats) -> Seat:
    return seats.ada


def _plain_answer(server: Server, place: str) -> str:
    form = urlencode({"place": place}).encode()
    return _post(f"{server.url}{PATHS[EN]}", form, "application/x-www-form-urlencoded")


def _api_answer(server: Server, place: str) -> str:
    asked = json.dumps({"text": place}).encode()
    return _post(f"{server.url}api/v1/options", asked, "application/json")


def _post(url: str, body: bytes, media_type: str) -> str:
    request = Request(url, body, {"Content-Type": media_type})  # noqa: S310 - our own server
    with urlopen(request, timeout=20) as answer:  # noqa: S310 - as above
        return str(answer.read().decode())


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --- drafts and what is public -------------------------------------------------------------------


def test_a_published_change_is_in_the_next_search_of_visitors_who_were_here_before(
    ada: Seat, office: Office, visit: Open
) -> None:
    office.publish(made_up("kenora", "Kenora"))
    visitor = visit(office.server).open().ask("Kenora, ON")
    expect(visitor.card("kenora")).to_contain_text("Peers of Kenora")
    ada.edit("kenora")
    ada.type("name-en", "Kenora Night Shift")
    ada.type("contacts-0-phones-0-number", "807-555-0142")
    expect(ada.preview).to_contain_text("Kenora Night Shift")
    expect(ada.preview).to_contain_text("807-555-0142")
    ada.type("name-fr", "Quart de nuit de Kenora")
    ada.press("publish")
    expect(ada.status).to_have_text("Published: Kenora Night Shift. Visitors see it now.")
    visitor.ask("P9N 1S4")
    expect(visitor.card("kenora")).to_contain_text("Kenora Night Shift")
    visitor.card("kenora").locator("summary").first.click()
    expect(visitor.card("kenora")).to_contain_text("807-555-0142")
    for answer in (_plain_answer, _api_answer):
        said = answer(office.server, "Kenora, ON")
        assert "Kenora Night Shift" in said
        assert "807-555-0142" in said
        assert "Peers of Kenora" not in said


def test_a_draft_is_seen_by_no_visitor_before_it_is_published(
    ada: Seat, office: Office, visit: Open
) -> None:
    office.publish(made_up("dryden", "Dryden"))
    visitor = visit(office.server).open()
    ada.edit("dryden")
    ada.type("name-en", "Dryden in Draft")
    ada.press("keep-draft")
    expect(ada.status).to_contain_text("The draft of Dryden in Draft is kept.")
    ada.look_at_work()
    expect(ada.task("dryden")).to_contain_text(TEXT.open_draft)
    expect(visitor.ask("Dryden, ON").card("dryden")).to_contain_text("Peers of Dryden")
    assert "Draft" not in _plain_answer(office.server, "Dryden, ON")
    assert "Draft" not in _api_answer(office.server, "Dryden, ON")
    ada.press("edit-dryden")
    expect(ada.page.locator(".np-editing")).to_contain_text(TEXT.has_draft)
    expect(ada.field("name-en")).to_have_value("Dryden in Draft")
    ada.press("publish")
    assert "Dryden in Draft" in _api_answer(office.server, "Dryden, ON")


def test_what_was_typed_just_before_the_press_is_published_too(ada: Seat, office: Office) -> None:
    office.publish(made_up("timmins", "Timmins"))
    ada.edit("timmins")
    with ada.run():
        ada.button("publish").evaluate(TYPE_AND_PRESS, "Timmins at Once")
    expect(ada.status).to_contain_text("Published")
    assert office.public("timmins").name.en == "Timmins at Once"


# --- two editors ---------------------------------------------------------------------------------


def test_of_two_editors_the_second_is_told_and_both_changes_end_up_with_visitors(
    seats: Seats, office: Office
) -> None:
    office.publish(made_up("sudbury", "Elliot Lake"))
    ada, ben = seats.ada, seats.ben
    ada.edit("sudbury")
    ben.edit("sudbury")
    ada.type("name-en", "Named by Ada")
    ben.type("contacts-0-phones-0-number", "705-555-0166")
    ada.press("publish")
    ben.press("publish")
    told = ben.page.get_by_role("alert").filter(has_text="has saved")
    expect(told).to_contain_text("Ada has saved Named by Ada since you opened it")
    differing = ben.page.locator(".np-differences")
    expect(differing).to_contain_text("Named by Ada")
    expect(differing).to_contain_text("705-555-0166")
    expect(ben.field("contacts-0-phones-0-number")).to_have_value("705-555-0166")
    expect(ben.button("publish")).to_be_disabled()
    ben.press("clash-both")
    expect(ben.page.locator(".np-editing")).to_contain_text(TEXT.was_merged)
    expect(ben.field("name-en")).to_have_value("Named by Ada")
    expect(ben.field("contacts-0-phones-0-number")).to_have_value("705-555-0166")
    ben.press("publish")
    expect(ben.status).to_contain_text("Published")
    said = _api_answer(office.server, "Elliot Lake, ON")
    assert "Named by Ada" in said
    assert "705-555-0166" in said


def test_where_both_change_one_field_it_is_named_and_mine_stands(
    seats: Seats, office: Office
) -> None:
    office.publish(made_up("wawa", "Wawa"))
    for seat in (seats.ada, seats.ben):
        seat.edit("wawa")
    seats.ada.type("name-en", "Wawa by Ada")
    seats.ada.press("publish")
    seats.ben.type("name-en", "Wawa by Ben")
    seats.ben.press("publish")
    seats.ben.press("clash-both")
    expect(seats.ben.page.locator(".np-editing")).to_contain_text(
        TEXT.was_merged_clashes.format(fields=TEXT.fields["name"])
    )
    expect(seats.ben.field("name-en")).to_have_value("Wawa by Ben")


# --- typing --------------------------------------------------------------------------------------


def test_what_is_typed_stays_while_staff_look_elsewhere(ada: Seat, office: Office) -> None:
    office.publish(made_up("hearst", "Hearst"))
    ada.edit("hearst")
    ada.type("name-en", "Half a na")
    ada.type("notes-en", "Line one\nLine two")
    ada.go_to(TEXT.room_work)
    expect(ada.task("hearst")).to_contain_text("Peers of Hearst")
    ada.go_to(TEXT.room_edit)
    expect(ada.field("name-en")).to_have_value("Half a na")
    expect(ada.field("notes-en")).to_have_value("Line one\nLine two")


def test_rows_keep_their_text_when_the_first_is_removed(ada: Seat, office: Office) -> None:
    office.publish(made_up("cochrane", "Cochrane"))
    ada.edit("cochrane")
    with ada.run():
        ada.page.get_by_role("button", name=TEXT.add["contacts"], exact=True).click()
    ada.type("contacts-1-role-en", "Second coordinator")
    ada.type("contacts-1-role-fr", "Seconde coordination")
    ada.type("contacts-1-email", "second@example.org")
    with ada.run():
        ada.page.get_by_role("button", name=TEXT.add["meetings"], exact=True).click()
    ada.type("meetings-1-starts", "08:15")
    ada.remove("contacts-0")
    ada.remove("meetings-0")
    expect(ada.page.locator('[class*="-contacts-0-role-en "]')).to_have_count(0)
    expect(ada.field("contacts-1-role-en")).to_have_value("Second coordinator")
    expect(ada.field("contacts-1-email")).to_have_value("second@example.org")
    expect(ada.field("meetings-1-starts")).to_have_value("08:15")


def test_a_fault_is_shown_at_its_field_and_saving_waits_until_it_is_mended(
    ada: Seat, office: Office
) -> None:
    office.publish(made_up("nipigon", "Nipigon"))
    ada.edit("nipigon")
    for key, wrong, right, said in (
        (
            "contacts-0-phones-0-number",
            "555",
            "416-555-0111",
            TEXT.fault["number"].format(value="555"),
        ),
        ("name-fr", "", "Pairs de Nipigon", TEXT.fault_language),
    ):
        ada.type(key, wrong)
        expect(ada.faults).to_have_text([said])
        assert _is_just_below(ada, key)
        expect(ada.page.locator(".np-fault-count")).to_have_text(count_faults_sentence(1, EN))
        expect(ada.button("publish")).to_be_disabled()
        expect(ada.button("keep-draft")).to_be_disabled()
        ada.type(key, right)
        expect(ada.faults).to_have_count(0)
        expect(ada.button("publish")).to_be_enabled()


def test_a_town_and_a_postal_code_far_apart_are_refused_at_the_place(
    ada: Seat, office: Office
) -> None:
    office.publish(made_up("marathon", "Marathon"))
    ada.edit("marathon")
    ada.choose("sites-0-visibility", TEXT.visibilities[AddressVisibility.PUBLIC])
    ada.type("sites-0-postal_code", "P7A 1A1")  # Thunder Bay, 190 km from Marathon
    place = ada.page.locator('[class*="-sites-0-box "]')
    expect(place.locator(".np-fault")).to_contain_text("correct whichever is wrong")
    expect(place.locator(".np-fault")).to_contain_text("P7A 1A1")
    expect(ada.button("publish")).to_be_disabled()
    ada.type("sites-0-postal_code", "P0T 2E0")
    expect(ada.faults).to_have_count(0)
    expect(ada.button("publish")).to_be_enabled()


def _is_just_below(seat: Seat, key: str) -> bool:
    """Tell whether the fault stands within two lines of the field that it is about."""
    field, fault = seat.field(key).bounding_box(), seat.faults.first.bounding_box()
    assert field is not None
    assert fault is not None
    return 0 <= fault["y"] - field["y"] - field["height"] < 60


# --- one press -----------------------------------------------------------------------------------


def test_one_press_confirms_puts_off_withdraws_and_shows_again(
    ada: Seat, office: Office, visit: Open
) -> None:
    office.publish(made_up("gimli", "Gimli", Region.MANITOBA))
    visitor = visit(office.server).open()
    ada.look_at_work()
    expect(ada.task("gimli")).to_contain_text(TEXT.never_confirmed)
    with ada.run():
        by_phone = word_for("assured_how", Assurance.PHONE, EN)
        ada.page.locator(".st-key-desk-how").get_by_text(by_phone, exact=True).click()
    ada.press("confirm-gimli")
    expect(ada.status).to_have_text("Confirmed today: Peers of Gimli.")
    assert office.public("gimli").assured_how is Assurance.PHONE
    ada.press("snooze-gimli")
    expect(ada.status).to_have_text("Put off: Peers of Gimli.")
    expect(ada.task("gimli")).to_contain_text(as_said(TEXT.snoozed))
    assert SNOOZE_DAYS == 30
    expect(visitor.ask("Gimli, MB").card("gimli")).to_be_visible()
    ada.press("withdraw-gimli")
    expect(ada.status).to_have_text("Withdrawn: visitors no longer see Peers of Gimli.")
    expect(ada.task("gimli")).to_have_count(0)
    assert office.public("gimli").status is Status.WITHDRAWN
    visitor.ask("R0C 1B0")
    expect(visitor.card("gimli")).to_have_count(0)
    ada.press("undo")
    expect(ada.status).to_have_text(
        "The earlier version is in use again: Peers of Gimli. Visitors see it now."
    )
    expect(visitor.ask("Gimli, MB").card("gimli")).to_be_visible()


def test_the_groups_own_contact_confirms_by_the_link_and_stands_in_the_history(
    ada: Seat, office: Office, visit: Open
) -> None:
    office.publish(made_up("morden", "Morden", Region.MANITOBA))
    ada.look_at_work()
    ada.press("link-morden")
    link = ada.task("morden").locator("code").inner_text()
    assert link.startswith(f"{office.server.url}confirm/")
    mail = ada.task("morden").locator('a[href^="mailto:"]')
    expect(mail).to_have_attribute(
        "href", as_said("mailto:peers@example.org?subject={x}/confirm/{y}")
    )
    contact = visit(office.server)
    contact.page.goto(link)
    expect(contact.page.locator("body")).to_contain_text("Peers of Morden")
    assert office.public("morden").assured_on is None
    contact.page.get_by_role("button", name=front_text(EN).confirm_yes, exact=True).click()
    expect(contact.page.locator("body")).to_contain_text(front_text(EN).confirmed)
    assert office.public("morden").assured_how is Assurance.OWN_CONTACT
    ada.edit("morden")
    ada.unfold_history()
    expect(ada.page.locator(".np-version").first).to_contain_text(
        f"{TEXT.own_contact} {TEXT.acts[ChangeKind.CONFIRMED]}"
    )


# --- text that attacks ---------------------------------------------------------------------------


def test_hostile_text_is_shown_as_text_wherever_staff_read_it(ada: Seat, office: Office) -> None:
    attack = " ".join(HOSTILE)
    both, town = Bilingual(attack, attack), made_up("hostile", "Flin Flon", Region.MANITOBA)
    office.publish(town)
    site = replace(town.sites[0], accessibility=attack)
    contact = Contact(role=both, person=attack, phones=(Phone(number="416-555-0100"),))
    texts: dict[str, Any] = {
        "name": both,
        "organization": both,
        "description": both,
        "eligibility": both,
    }
    office.publish(
        replace(
            town,
            **texts,
            notes=both,
            source_line=attack,
            sites=(site,),
            contacts=(contact,),
        )
    )
    office.public_submissions.say_wrong("hostile", attack)
    ada.look_at_work()
    shown = _one_line(attack)
    assert shown in _one_line(ada.task("hostile").inner_text())
    ada.press("edit-hostile")
    ada.page.locator(".np-fault-count").wait_for()
    ada.page.locator(".np-map[data-ready]").wait_for()
    assert _one_line(ada.field("notes-en").input_value()) == shown
    assert shown in _one_line(ada.preview.locator("h3").inner_text())
    assert shown in _one_line(ada.page.locator(".np-editing h2").inner_text())
    ada.unfold_history()
    assert shown in _one_line(ada.page.locator(".np-differences").first.inner_text())
    ada.go_to(TEXT.room_letters)
    assert shown in _one_line(ada.page.locator("blockquote").first.inner_text())
    assert ada.page.evaluate("document.querySelectorAll('main img, main svg[onload]').length") == 0


# --- nothing is left behind ----------------------------------------------------------------------


def test_what_staff_type_and_do_not_save_is_written_nowhere(ada: Seat, office: Office) -> None:
    office.publish(made_up("brandon", "Brandon", Region.MANITOBA))
    ada.edit("brandon")
    ada.type("contacts-0-phones-0-number", "204-555-0199")
    ada.type("sites-0-town", "Xanaduville")
    expect(ada.faults.first).to_contain_text("Xanaduville")
    kept = ada.page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    cookies = {cookie["name"]: cookie["value"] for cookie in ada.page.context.cookies()}
    files = [path.read_bytes() for path in office.server.home.rglob("*") if path.is_file()]
    everything = b"\n".join([kept.encode(), repr(cookies).encode(), ada.page.url.encode(), *files])
    typed = ("204-555-0199", "Xanaduville", PASSWORD)
    assert [one for one in typed if any(trace in everything for trace in traces(one))] == []
    assert set(cookies) == {"_streamlit_xsrf", STAFF_COOKIE, BROWSER_COOKIE}


# --- what was chosen stays -----------------------------------------------------------------------


def _look_at_it_in(seat: Seat, language: str) -> None:
    with seat.run():
        seat.page.get_by_role("button", name=language, exact=True).click()


def test_a_group_that_meets_online_still_does_after_a_look_in_french(
    ada: Seat, office: Office
) -> None:
    office.publish(replace(made_up("online", "Dryden"), modes=frozenset({Mode.VIRTUAL}), sites=()))
    ada.edit("online")
    ada.choose("cost", word_for("cost", Cost.CHARGED, EN))
    _look_at_it_in(ada, "Français")
    ada.type("source_line", "One letter more.")
    expect(ada.page.locator('[class*="-modes "]')).to_contain_text("en ligne")
    _look_at_it_in(ada, "English")
    ada.type("source_line", "Two letters more.")
    ada.press("publish")
    expect(ada.status).to_contain_text(TEXT.stands[Status.ACTIVE])
    public = office.public("online")
    assert (public.modes, public.cost) == (frozenset({Mode.VIRTUAL}), Cost.CHARGED)


def test_a_number_for_staff_alone_stays_so_after_a_look_in_french(
    ada: Seat, office: Office, visit: Open
) -> None:
    number = "705-555-0177"
    agreed = Consent(by="Ann", on=date(2026, 11, 1), scope=ConsentScope.PUBLISH)
    [contact] = made_up("elliot", "Elliot Lake").contacts
    contact = replace(contact, phones=(Phone(number=number, consent=agreed),))
    office.publish(replace(made_up("elliot", "Elliot Lake"), contacts=(contact,)))
    ada.edit("elliot")
    ada.choose("contacts-0-phones-0-consent-scope", TEXT.scopes[ConsentScope.STAFF_ONLY])
    expect(ada.preview).not_to_contain_text(number)
    _look_at_it_in(ada, "Français")
    ada.type("source_line", "One letter more.")
    expect(ada.preview).not_to_contain_text(number)
    _look_at_it_in(ada, "English")
    ada.press("publish")
    expect(ada.status).to_contain_text(TEXT.stands[Status.ACTIVE])
    [phone] = office.public("elliot").contacts[0].phones
    assert phone.consent == replace(agreed, scope=ConsentScope.STAFF_ONLY)
    visitor = visit(office.server).open().ask("Elliot Lake, ON")
    expect(visitor.card("elliot")).to_be_visible()
    assert number not in visitor.page.content()


def test_a_way_to_meet_is_named_before_it_goes_and_the_keyboard_can_say_no(
    ada: Seat, office: Office
) -> None:
    office.publish(replace(made_up("losing", "Wawa"), modes=frozenset({Mode.VIRTUAL}), sites=()))
    ada.edit("losing")
    with ada.run():
        ada.page.locator('[class*="-modes "]').get_by_role("button").first.click()
    ada.press("publish")
    alert = ada.page.get_by_role("alert").filter(
        has_text=TEXT.lost_heading.format(name="Peers of Wawa")
    )
    expect(alert).to_contain_text("online")
    no = ada.page.get_by_role("button", name=TEXT.lost_no)
    no.focus()
    with ada.run():
        no.press("Enter")
    expect(alert).to_have_count(0)
    assert office.public("losing").modes == frozenset({Mode.VIRTUAL})
