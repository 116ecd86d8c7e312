from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.freshness import BELOW_AFTER_DAYS, FLAGGED_AFTER_DAYS, Freshness
from geo.listing.listing import Assurance, Listing, Status
from geo.staff.staff_service import StaffService
from geo.staff.work_list import Task, work_list
from geo.store.version import ChangeKind, Entry, Signature, Stage, Version
from tests.geo.finder.made_up import TEXT, TODAY, days_ago, listing
from tests.geo.staff.staff_services import LATER, published
from tests.geo.store.saves import signed

FRESH, AGING, STALE = days_ago(1), days_ago(FLAGGED_AFTER_DAYS + 1), days_ago(BELOW_AFTER_DAYS + 1)
ORDER = (Freshness.NEVER, Freshness.STALE, Freshness.AGING, Freshness.CONFIRMED)


def entry(
    listing_id: str,
    assured_on: date | None = None,
    *,
    until: date | None = None,
    act: ChangeKind = ChangeKind.SNOOZED,
    **changes: Any,  # noqa: ANN401 - any field of a listing
) -> Entry:
    """Make what stands of a listing; with a day, the question was put off until then."""
    one = replace(listing(listing_id), assured_on=assured_on, **changes)
    signature = signed(act=act, until=until) if until else signed()
    return Entry(listing_id=listing_id, public=_version(one, Stage.PUBLIC, signature), draft=None)


def _version(
    one: Listing | None, stage: Stage = Stage.PUBLIC, signature: Signature | None = None
) -> Version:
    return Version(
        revision=1,
        replaces=0,
        listing_id=one.id if one else "gone",
        stage=stage,
        listing=one,
        text="text" if one else None,
        signature=signature or signed(),
    )


def tasks_of(*entries: Entry, people: Mapping[str, int] | None = None) -> tuple[Task, ...]:
    return work_list(entries, people=people or {}, today=TODAY)


def ids(tasks: tuple[Task, ...]) -> list[str]:
    return [task.listing.id for task in tasks]


# --- the order -----------------------------------------------------------------------------------


def test_never_confirmed_comes_first_then_the_oldest_and_what_was_put_off_last() -> None:
    tasks = tasks_of(
        entry("put-off", until=LATER),
        entry("fresh", FRESH),
        entry("aging", AGING),
        entry("stale", STALE),
        entry("never"),
    )
    assert ids(tasks) == ["never", "stale", "aging", "fresh", "put-off"]
    assert [task.freshness for task in tasks[:4]] == [*ORDER]


def test_of_the_same_age_the_one_comes_first_that_most_people_depend_on() -> None:
    people = {"few": 10, "many": 10_000}
    tasks = tasks_of(entry("few"), entry("many"), entry("unknown"), people=people)
    assert ids(tasks) == ["many", "few", "unknown"]
    assert [task.people for task in tasks] == [10_000, 10, 0]


def test_of_the_same_age_and_use_the_older_confirmation_comes_first() -> None:
    assert ids(tasks_of(entry("b", days_ago(3)), entry("a", days_ago(2)))) == ["b", "a"]


def test_age_counts_before_people() -> None:
    tasks = tasks_of(entry("fresh", FRESH), entry("stale", STALE), people={"fresh": 10**6})
    assert ids(tasks) == ["stale", "fresh"]


def test_a_question_that_was_put_off_comes_back_on_its_day() -> None:
    tomorrow = entry("later", until=TODAY + timedelta(days=1))
    today = entry("today", until=TODAY)
    assert ids(tasks_of(tomorrow, today, entry("fresh", FRESH))) == ["today", "fresh", "later"]
    assert [task.snoozed_until for task in tasks_of(tomorrow, today)] == [
        None,
        TODAY + timedelta(days=1),
    ]


def test_whatever_happens_to_a_listing_after_it_was_put_off_brings_it_back() -> None:
    confirmed = entry("plain", FRESH, until=LATER, act=ChangeKind.CONFIRMED)
    assert tasks_of(confirmed)[0].snoozed_until is None


entries = st.builds(
    entry,
    st.sampled_from([f"group-{number}" for number in range(40)]),
    st.none() | st.sampled_from([FRESH, AGING, STALE, days_ago(2)]),
    until=st.none() | st.sampled_from([LATER, TODAY, days_ago(1)]),
)


@given(
    some=st.lists(entries, unique_by=lambda one: one.listing_id),
    people=st.dictionaries(
        st.sampled_from([f"group-{number}" for number in range(40)]), st.integers(0, 3)
    ),
    random=st.randoms(),
)
def test_the_order_is_the_same_however_the_entries_came_and_forgets_nobody(
    some: list[Entry], people: dict[str, int], random: Random
) -> None:
    tasks = tasks_of(*some, people=people)
    mixed = list(some)
    random.shuffle(mixed)
    assert tasks_of(*mixed, people=people) == tasks
    assert sorted(ids(tasks)) == sorted(one.listing_id for one in some)


@given(some=st.lists(entries, unique_by=lambda one: one.listing_id, min_size=2))
def test_nothing_stands_above_what_is_more_urgent(some: list[Entry]) -> None:
    tasks = tasks_of(*some)
    ranks = [(task.snoozed_until is not None, ORDER.index(task.freshness)) for task in tasks]
    assert ranks == sorted(ranks)


# --- what is in it -------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [Status.PAUSED, Status.WITHDRAWN])
def test_what_visitors_do_not_see_is_no_work(status: Status) -> None:
    assert tasks_of(entry("plain", status=status)) == ()


def test_what_is_not_public_or_cannot_be_read_is_no_work() -> None:
    draft = Entry(listing_id="new", public=None, draft=_version(listing("new"), Stage.DRAFT))
    damaged = Entry(listing_id="gone", public=_version(None), draft=None)
    assert tasks_of(draft, damaged) == ()


def test_a_task_says_whether_a_draft_waits() -> None:
    drafted = replace(entry("plain"), draft=_version(listing(), Stage.DRAFT))
    ended = replace(entry("plain"), draft=_version(None, Stage.DRAFT))
    assert [tasks_of(one)[0].has_draft for one in (drafted, ended, entry("plain"))] == [
        True,
        False,
        False,
    ]


def test_a_task_counts_the_numbers_and_addresses_without_consent() -> None:
    agreed = Consent(by="Anne", on=TODAY, scope=ConsentScope.PUBLISH)
    contact = Contact(
        role=TEXT,
        phones=(Phone(number="416-555-0100"), Phone(number="416-555-0199", consent=agreed)),
        email="anne@example.org",
    )
    other = replace(contact, consent=agreed)
    [task] = tasks_of(entry("plain", contacts=(contact, other)))
    assert task.without_consent == 2


def test_the_work_list_changes_with_what_is_done(staff_service: StaffService) -> None:
    for name in ("one", "two", "three"):
        published(staff_service, listing(name))
    today = staff_service.confirm("one", read_at=1, how=Assurance.PHONE).signature.at.date()
    staff_service.snooze("three", read_at=3, until=LATER)
    assert ids(work_list(staff_service.entries(), people={}, today=today)) == [
        "two",
        "one",
        "three",
    ]


def test_an_editor_and_a_publisher_see_the_same_work(
    staff_service: StaffService, editors_service: StaffService
) -> None:
    published(staff_service)
    assert work_list(editors_service.entries(), people={}, today=TODAY) == work_list(
        staff_service.entries(), people={}, today=TODAY
    )
