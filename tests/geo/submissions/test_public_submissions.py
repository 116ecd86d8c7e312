from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from geo.errors import LinkError, SubmissionQueueFullError
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.listing import Assurance
from geo.staff.confirmation import LINK_DAYS, LinkFault
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.store.database import sqlite_url, writing
from geo.store.store import Store
from geo.store.submission_fields import MAX_CHARACTERS
from geo.store.submission_quotas import SHARES, Kind
from geo.store.submissions import Submission, SubmissionQueue
from geo.store.tables import letter
from geo.store.version import OWN_CONTACT, ChangeKind
from geo.submissions.public_submissions import PublicSubmissions, Suggestion
from tests.geo.finder.made_up import listing

NOW = datetime(2026, 12, 7, 17, tzinfo=UTC)
ADA = Staff("Ada", Role.PUBLISHER)


class Clock:
    """A clock that a test can set."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.open(sqlite_url(tmp_path / "store.db"))) as opened:
        yield opened


@pytest.fixture
def staff_service(store: Store, clock: Clock) -> StaffService:
    opened = StaffService(store, ADA, now=clock)
    opened.publish(listing("plain"), read_at=0)
    return opened


@pytest.fixture
def public_submissions(store: Store, clock: Clock) -> PublicSubmissions:
    return PublicSubmissions(store, now=clock)


def _waiting(store: Store) -> tuple[Submission, ...]:
    return SubmissionQueue(store.engine).waiting()


def _fault(public_submissions: PublicSubmissions, token: str) -> LinkFault:
    with pytest.raises(LinkError) as refused:
        public_submissions.confirm(token)
    return LinkFault(refused.value.fault)


# --- a confirmation ------------------------------------------------------------------------------


def test_to_look_at_what_a_link_asks_changes_nothing(
    staff_service: StaffService, public_submissions: PublicSubmissions, store: Store
) -> None:
    token, before = staff_service.confirmation_token("plain"), store.revision()
    assert public_submissions.asked_to_confirm(token).id == "plain"
    assert store.revision() == before


def test_a_link_shows_no_number_that_is_for_staff_alone(
    staff_service: StaffService, public_submissions: PublicSubmissions
) -> None:
    role = Bilingual(en="Contact", fr="Personne-ressource")
    hidden = Consent(by="Mo", on=NOW.date(), scope=ConsentScope.STAFF_ONLY)
    phones = (Phone(number="613-555-0100"), Phone(number="613-555-0199", consent=hidden))
    read_at = staff_service.history("plain")[0].revision
    contact = Contact(role=role, phones=phones)
    staff_service.publish(replace(listing("plain"), contacts=(contact,)), read_at=read_at)
    [shown] = public_submissions.asked_to_confirm(
        staff_service.confirmation_token("plain")
    ).contacts
    assert [phone.number for phone in shown.phones] == ["613-555-0100"]


def test_a_confirmation_notes_the_day_and_that_it_was_the_groups_own(
    staff_service: StaffService, public_submissions: PublicSubmissions
) -> None:
    confirmed = public_submissions.confirm(staff_service.confirmation_token("plain"))
    assert confirmed.listing
    assert confirmed.listing.assured_on == NOW.date()
    assert confirmed.listing.assured_how is Assurance.OWN_CONTACT
    assert (confirmed.signature.by, confirmed.signature.act) == (OWN_CONTACT, ChangeKind.CONFIRMED)


def test_a_link_is_used_up_by_confirming(
    staff_service: StaffService, public_submissions: PublicSubmissions
) -> None:
    token = staff_service.confirmation_token("plain")
    public_submissions.confirm(token)
    assert _fault(public_submissions, token) is LinkFault.USED


def test_a_link_does_not_confirm_what_has_changed_since(
    staff_service: StaffService, public_submissions: PublicSubmissions
) -> None:
    token, read_at = (
        staff_service.confirmation_token("plain"),
        staff_service.history("plain")[0].revision,
    )
    staff_service.publish(replace(listing("plain"), source_line="changed"), read_at=read_at)
    assert _fault(public_submissions, token) is LinkFault.USED


def test_a_link_does_not_confirm_what_was_withdrawn(
    staff_service: StaffService, public_submissions: PublicSubmissions
) -> None:
    token, read_at = (
        staff_service.confirmation_token("plain"),
        staff_service.history("plain")[0].revision,
    )
    staff_service.withdraw("plain", read_at=read_at)
    assert _fault(public_submissions, token) is LinkFault.GONE


def test_a_link_is_good_for_thirty_days(
    staff_service: StaffService, public_submissions: PublicSubmissions, clock: Clock
) -> None:
    token = staff_service.confirmation_token("plain")
    clock.at += timedelta(days=LINK_DAYS + 1)
    assert _fault(public_submissions, token) is LinkFault.EXPIRED


def test_a_link_of_another_store_confirms_nothing(
    staff_service: StaffService, public_submissions: PublicSubmissions, tmp_path: Path
) -> None:
    with closing(Store.open(sqlite_url(tmp_path / "other.db"))) as other:
        elsewhere = StaffService(other, ADA, now=lambda: NOW)
        elsewhere.publish(listing("plain"), read_at=0)
        token = elsewhere.confirmation_token("plain")
    assert _fault(public_submissions, token) is LinkFault.NOT_OURS
    assert staff_service.confirmation_token("plain") != token


# --- submissions ---------------------------------------------------------------------------------


def test_of_what_is_wrong_the_entry_the_words_and_the_day_are_kept_and_nothing_else(
    public_submissions: PublicSubmissions, store: Store
) -> None:
    public_submissions.say_wrong("plain", "Nobody answers.")
    [kept] = _waiting(store)
    assert kept == Submission(
        id=kept.id,
        kind=Kind.WRONG,
        listing_id="plain",
        words="Nobody answers.",
        received_on=NOW.date(),
    )


@pytest.mark.parametrize("words", ["", "  \n", "x" * (MAX_CHARACTERS + 1)])
def test_nothing_and_too_much_are_refused(
    public_submissions: PublicSubmissions, store: Store, words: str
) -> None:
    with pytest.raises(ValueError, match="characters"):
        public_submissions.say_wrong("plain", words)
    assert _waiting(store) == ()


def test_a_suggestion_comes_back_as_it_was_written(
    public_submissions: PublicSubmissions, store: Store
) -> None:
    written = Suggestion(name="Élan « du Nord »", reached_by="https://example.org", language="fr")
    public_submissions.suggest(written)
    [kept] = _waiting(store)
    assert kept.kind is Kind.SUGGESTION
    assert Suggestion.from_words(kept.words) == written


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"name": " ", "reached_by": "x"}, "name is empty"),
        ({"name": "x", "reached_by": ""}, "reached_by is empty"),
        ({"name": "x", "reached_by": "x", "more": "x" * (MAX_CHARACTERS + 1)}, "more is longer"),
    ],
)
def test_a_suggestion_names_a_group_and_how_to_reach_it(
    fields: dict[str, str], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        Suggestion(**fields)


def test_a_full_letter_box_takes_no_more(
    public_submissions: PublicSubmissions, store: Store
) -> None:
    row = {"kind": Kind.WRONG.value, "words": "x", "received_on": NOW.date()}
    with writing(store.engine) as connection:
        connection.execute(insert(letter), [row] * SHARES[-1][0])
    with pytest.raises(SubmissionQueueFullError):
        public_submissions.say_wrong("plain", "One more.")
