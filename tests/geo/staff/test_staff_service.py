from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from geo.errors import ListingError, NewerVersionError, StoreError
from geo.faults.listing import Contradiction
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.files.writer import to_toml
from geo.listing.listing import Assurance, Listing, Mode, Status
from geo.listing.published import PublishedDirectory
from geo.staff.staff_service import ImportItem, StaffService
from geo.store.store import Store
from geo.store.submission_quotas import Kind, NewSubmission
from geo.store.submissions import SubmissionAnswer, SubmissionQueue
from geo.store.version import ChangeKind, Signature, Stage, Version
from tests.geo.finder.made_up import listing, site_at
from tests.geo.staff.staff_services import (
    JEAN,
    LATER,
    MARY,
    NOW,
    acts_of,
    damage,
    draft_at,
    everything,
    public_at,
    published,
    refused,
    said,
    standing,
)
from tests.geo.told import raises_saying

NEW_NAME = Bilingual("New name", "Nouveau nom")
THEIR_NAME = Bilingual("Their name", "Leur nom")


# --- each act and its line in the history --------------------------------------------------------


def _publish(staff_service: StaffService) -> Version:
    return staff_service.publish(
        said("again"), read_at=public_at(staff_service), why=" the day has changed "
    )


def _confirm(staff_service: StaffService) -> Version:
    return staff_service.confirm("plain", read_at=public_at(staff_service), how=Assurance.PHONE)


def _snooze(staff_service: StaffService) -> Version:
    return staff_service.snooze(
        "plain", read_at=public_at(staff_service), until=LATER, why="they are away"
    )


def _withdraw(staff_service: StaffService) -> Version:
    return staff_service.withdraw("plain", read_at=public_at(staff_service), why="it has closed")


def _restore(staff_service: StaffService) -> Version:
    return staff_service.restore(1, read_at=public_at(staff_service), why="a mistake")


def _draft(staff_service: StaffService) -> Version:
    return staff_service.draft(
        said("soon"),
        read_at=draft_at(staff_service),
        based_on=public_at(staff_service),
        why="as announced",
    )


def _discard(staff_service: StaffService) -> Version:
    first = _draft(staff_service)
    return staff_service.discard("plain", read_at=first.revision, why="not so")


def _take_in(staff_service: StaffService) -> Version:
    items = ImportItem(
        listing=said("of a file"),
        public_at=public_at(staff_service),
        draft_at=draft_at(staff_service),
    )
    return staff_service.take_in([items], why="a file")[0]


def _take_in_public(staff_service: StaffService) -> Version:
    items = ImportItem(listing=said("of a file"), public_at=public_at(staff_service))
    return staff_service.take_in_public([items], why="a file")[0]


ON_PUBLIC = {
    ChangeKind.PUBLISHED: (_publish, "the day has changed"),
    ChangeKind.CONFIRMED: (_confirm, ""),
    ChangeKind.SNOOZED: (_snooze, "they are away"),
    ChangeKind.WITHDRAWN: (_withdraw, "it has closed"),
    ChangeKind.RESTORED: (_restore, "a mistake"),
    ChangeKind.IMPORTED: (_take_in_public, "a file"),
}
ON_DRAFTS = {
    ChangeKind.EDITED: (_draft, "as announced"),
    ChangeKind.DISCARDED: (_discard, "not so"),
    ChangeKind.IMPORTED: (_take_in, "a file"),
}
EVERY_ACT = [
    *((Stage.PUBLIC, act, does, why) for act, (does, why) in ON_PUBLIC.items()),
    *((Stage.DRAFT, act, does, why) for act, (does, why) in ON_DRAFTS.items()),
]


def test_every_kind_of_act_is_done_here() -> None:
    assert {act for _, act, _, _ in EVERY_ACT} == set(ChangeKind)


@pytest.mark.parametrize(("stage", "act", "does", "why"), EVERY_ACT)
def test_an_act_leaves_a_line_that_says_who_when_what_and_why(
    staff_service: StaffService,
    stage: Stage,
    act: ChangeKind,
    does: Callable[[StaffService], Version],
    why: str,
) -> None:
    first = published(staff_service)
    written = does(staff_service)
    until = LATER if act is ChangeKind.SNOOZED else None
    assert written.signature == Signature(by=MARY.name, at=NOW, act=act, why=why, until=until)
    assert written.stage is stage
    newest, *_, oldest = staff_service.history("plain")
    assert (newest, oldest) == (written, first)


@pytest.mark.parametrize(
    "does", [does for _, does in ((act, pair[0]) for act, pair in ON_PUBLIC.items())]
)
def test_an_act_on_what_is_public_replaces_it_and_nothing_else(
    staff_service: StaffService, does: Callable[[StaffService], Version]
) -> None:
    published(staff_service)
    draft = staff_service.draft(said("soon"), read_at=0, based_on=1)
    other = published(staff_service, listing("other"))
    written = does(staff_service)
    assert staff_service.entry("plain").public == written
    assert staff_service.entry("plain").open_draft == draft
    assert staff_service.entry("other").public == other


# --- late saves ----------------------------------------------------------------------------------

LATE: dict[str, Callable[[StaffService], object]] = {
    "publish": lambda staff_service: staff_service.publish(said("late"), read_at=1),
    "confirm": lambda staff_service: staff_service.confirm("plain", read_at=1, how=Assurance.PHONE),
    "snooze": lambda staff_service: staff_service.snooze("plain", read_at=1, until=LATER),
    "withdraw": lambda staff_service: staff_service.withdraw("plain", read_at=1),
    "restore": lambda staff_service: staff_service.restore(1, read_at=1),
    "draft": lambda staff_service: staff_service.draft(said("late"), read_at=0, based_on=1),
    "discard": lambda staff_service: staff_service.discard("plain", read_at=0),
    "publish with a draft": lambda staff_service: staff_service.publish(
        said("late"), read_at=2, draft_read_at=99
    ),
    "take_in": lambda staff_service: staff_service.take_in(
        [ImportItem(listing=said("late"))], why=""
    ),
    "take_in_public": lambda staff_service: staff_service.take_in_public(
        [ImportItem(listing=said("late"))], why=""
    ),
}


@pytest.mark.parametrize("act", LATE.values(), ids=LATE)
def test_a_late_save_is_refused_names_the_newer_version_and_changes_nothing(
    store: Store,
    staff_service: StaffService,
    editors_service: StaffService,
    act: Callable[[StaffService], object],
) -> None:
    published(staff_service)
    public = staff_service.publish(said("by Mary Ann"), read_at=1)
    draft = editors_service.draft(said("by Jean"), read_at=0, based_on=public.revision)
    before = everything(store)
    with pytest.raises(NewerVersionError) as error:
        act(staff_service)
    newer = refused(error)
    assert newer == (draft if newer.stage is Stage.DRAFT else public)
    assert everything(store) == before


def test_a_new_entry_under_the_name_of_another_is_not_published_over_it(
    staff_service: StaffService,
) -> None:
    first = published(staff_service)
    with pytest.raises(NewerVersionError) as error:
        staff_service.publish(said("another group"), read_at=0)
    assert refused(error) == first
    assert staff_service.entry("plain").public == first


# --- drafts --------------------------------------------------------------------------------------


def test_a_draft_is_not_seen_by_visitors(
    staff_service: StaffService, editors_service: StaffService
) -> None:
    published(staff_service)
    editors_service.draft(said("soon"), read_at=0, based_on=1)
    assert staff_service.snapshot().directory["plain"] == listing()
    assert staff_service.opened("plain").listing == said("soon")


def test_the_draft_of_a_new_listing_is_no_listing_yet(
    staff_service: StaffService, editors_service: StaffService
) -> None:
    draft = editors_service.draft(listing("new"), read_at=0)
    assert "new" not in staff_service.snapshot().directory
    assert staff_service.entry("new").public is None
    assert staff_service.opened("new").entry.open_draft == draft


def test_a_draft_is_kept_again_and_again(editors_service: StaffService) -> None:
    first = editors_service.draft(said("one"), read_at=0)
    second = editors_service.draft(said("two"), read_at=first.revision)
    assert second.replaces == first.revision
    assert editors_service.opened("plain").listing == said("two")


def test_a_discarded_draft_leaves_what_is_public_and_stays_in_the_history(
    staff_service: StaffService,
) -> None:
    published(staff_service)
    draft = staff_service.draft(said("soon"), read_at=0, based_on=1)
    staff_service.discard("plain", read_at=draft.revision)
    assert staff_service.entry("plain").open_draft is None
    assert staff_service.opened("plain").listing == listing()
    assert draft in staff_service.history("plain")


def test_a_draft_can_begin_where_one_has_ended(staff_service: StaffService) -> None:
    published(staff_service)
    draft = staff_service.draft(said("soon"), read_at=0, based_on=1)
    ended = staff_service.discard("plain", read_at=draft.revision)
    again = staff_service.draft(said("now"), read_at=ended.revision, based_on=1)
    assert staff_service.entry("plain").open_draft == again


def test_publishing_ends_the_draft_in_the_same_step(
    store: Store, staff_service: StaffService
) -> None:
    published(staff_service)
    draft = staff_service.draft(said("soon"), read_at=0, based_on=1)
    written = staff_service.publish(
        said("soon"), read_at=1, draft_read_at=draft.revision, why="it is time"
    )
    entry = staff_service.entry("plain")
    assert (entry.public, entry.open_draft) == (written, None)
    assert store.revision() == draft.revision + 2
    assert acts_of(staff_service.history("plain")) == [
        "published",
        "published",
        "edited",
        "published",
    ]
    assert {one.signature.why for one in staff_service.history("plain")[:2]} == {"it is time"}


def test_if_the_draft_is_newer_than_was_read_nothing_is_published(
    store: Store, staff_service: StaffService, editors_service: StaffService
) -> None:
    published(staff_service)
    read = editors_service.draft(said("soon"), read_at=0, based_on=1)
    newer = editors_service.draft(said("sooner"), read_at=read.revision, based_on=1)
    before = everything(store)
    with pytest.raises(NewerVersionError) as error:
        staff_service.publish(said("soon"), read_at=1, draft_read_at=read.revision)
    assert refused(error) == newer
    assert everything(store) == before


# --- two changes of one listing ------------------------------------------------------------------


def test_a_confirmation_while_a_draft_is_open_is_not_lost_when_the_draft_is_published(
    staff_service: StaffService, editors_service: StaffService
) -> None:
    published(staff_service)
    editors_service.draft(replace(listing(), name=NEW_NAME), read_at=0, based_on=1)
    staff_service.confirm("plain", read_at=1, how=Assurance.EMAIL)
    opened = staff_service.opened("plain")
    assert opened.is_merged
    assert opened.clashes == ()
    staff_service.publish(
        opened.listing, read_at=public_at(staff_service), draft_read_at=draft_at(staff_service)
    )
    assert standing(staff_service) == replace(
        listing(), name=NEW_NAME, assured_on=NOW.date(), assured_how=Assurance.EMAIL
    )


def test_a_draft_that_was_put_together_and_kept_is_not_put_together_again(
    staff_service: StaffService,
) -> None:
    published(staff_service)
    staff_service.draft(replace(listing(), name=NEW_NAME), read_at=0, based_on=1)
    confirmed = staff_service.confirm("plain", read_at=1, how=Assurance.EMAIL)
    merged = staff_service.opened("plain").listing
    staff_service.draft(merged, read_at=draft_at(staff_service), based_on=confirmed.revision)
    opened = staff_service.opened("plain")
    assert (opened.listing, opened.is_merged) == (merged, False)


def test_a_field_that_the_draft_and_the_public_version_both_changed_is_named(
    staff_service: StaffService,
) -> None:
    published(staff_service)
    staff_service.draft(
        replace(listing(), name=NEW_NAME, status=Status.PAUSED), read_at=0, based_on=1
    )
    staff_service.publish(replace(listing(), name=THEIR_NAME, source_line="theirs"), read_at=1)
    opened = staff_service.opened("plain")
    assert opened.clashes == ("name",)
    assert opened.listing == replace(
        listing(), name=NEW_NAME, status=Status.PAUSED, source_line="theirs"
    )


def test_what_is_public_opens_as_it_is_where_no_draft_is_open(staff_service: StaffService) -> None:
    first = published(staff_service)
    opened = staff_service.opened("plain")
    assert opened.listing == listing()
    assert opened.entry.public == first
    assert (opened.is_merged, opened.clashes) == (False, ())


def test_two_changes_of_one_version_are_put_together(staff_service: StaffService) -> None:
    published(staff_service)
    theirs = staff_service.publish(said("theirs"), read_at=1)
    merge = staff_service.together(replace(listing(), name=NEW_NAME), base=1, theirs=theirs)
    assert merge.listing == replace(said("theirs"), name=NEW_NAME)
    assert merge.clashes == ()


def test_where_somebody_began_from_nothing_every_difference_is_named(
    staff_service: StaffService,
) -> None:
    theirs = published(staff_service)
    mine = replace(said("mine"), name=NEW_NAME)
    merge = staff_service.together(mine, base=0, theirs=theirs)
    assert merge.listing == mine
    assert merge.clashes == ("name", "source_line")


def test_a_draft_that_was_published_meanwhile_is_put_together_with_what_is_public(
    staff_service: StaffService,
) -> None:
    published(staff_service)
    draft = staff_service.draft(said("soon"), read_at=0, based_on=1)
    staff_service.publish(said("final"), read_at=1, draft_read_at=draft.revision)
    ended = staff_service.entry("plain").draft
    assert ended is not None
    assert ended.listing is None
    mine = replace(said("soon"), name=NEW_NAME)
    merge = staff_service.together(mine, base=draft.revision, theirs=ended)
    assert merge.listing == replace(said("final"), name=NEW_NAME)


def test_changes_that_make_no_listing_together_are_refused_with_the_reason(
    staff_service: StaffService,
) -> None:
    published(staff_service)
    theirs = staff_service.publish(replace(listing(), sites=(site_at(45, -75),)), read_at=1)
    mine = replace(listing(), modes=frozenset({Mode.VIRTUAL}))
    with pytest.raises(ListingError) as refused:
        staff_service.together(mine, base=1, theirs=theirs)
    assert refused.value.problem is Contradiction.SITE_WITHOUT_MODE


def test_a_draft_that_makes_no_listing_with_what_is_public_can_still_be_opened(
    staff_service: StaffService,
) -> None:
    published(staff_service)
    online = replace(listing(), modes=frozenset({Mode.VIRTUAL}))
    staff_service.draft(online, read_at=0, based_on=1)
    staff_service.publish(replace(listing(), sites=(site_at(45, -75),)), read_at=1)
    opened = staff_service.opened("plain")
    assert opened.listing == online
    assert set(opened.clashes) >= {"modes", "sites"}


def test_a_new_entry_cannot_be_kept_as_the_draft_of_another_group(
    staff_service: StaffService,
) -> None:
    published(staff_service)
    with pytest.raises(StoreError):
        staff_service.draft(said("another group"), read_at=0, based_on=0)


# --- keeping it true -----------------------------------------------------------------------------


def test_a_confirmation_changes_the_day_and_the_way_and_keeps_the_rest(
    staff_service: StaffService,
) -> None:
    whole = replace(
        listing(),
        welcomes=Welcomes({Audience.FIRE: Welcome.YES}),
        sites=(site_at(45, -75),),
        notes=NEW_NAME,
    )
    published(staff_service, whole)
    staff_service.confirm("plain", read_at=1, how=Assurance.IN_PERSON)
    confirmed = replace(whole, assured_on=NOW.date(), assured_how=Assurance.IN_PERSON)
    assert standing(staff_service) == confirmed


def test_a_question_is_put_off_until_a_day_and_the_listing_stays_as_it_was(
    staff_service: StaffService,
) -> None:
    published(staff_service)
    written = staff_service.snooze("plain", read_at=1, until=LATER)
    assert written.signature.until == LATER
    assert standing(staff_service) == listing()


def test_a_withdrawn_listing_is_hidden_and_one_restore_shows_it_again(
    staff_service: StaffService,
) -> None:
    published(staff_service)
    staff_service.withdraw("plain", read_at=1)
    assert "plain" not in PublishedDirectory(staff_service.snapshot().directory)
    assert standing(staff_service) == replace(listing(), status=Status.WITHDRAWN)
    staff_service.restore(1, read_at=public_at(staff_service))
    assert PublishedDirectory(staff_service.snapshot().directory).listings == (listing(),)
    assert acts_of(staff_service.history("plain")) == ["restored", "withdrawn", "published"]


def test_a_restored_version_keeps_the_words_of_its_file_with_comments(
    store: Store, staff_service: StaffService
) -> None:
    by_hand = f"# Ask for Anne.\n{to_toml(listing())}"
    store.fill([by_hand], Signature(by="import", at=NOW, act=ChangeKind.IMPORTED))
    staff_service.withdraw("plain", read_at=1)
    restored = staff_service.restore(1, read_at=public_at(staff_service))
    assert restored.text == by_hand


def test_a_damaged_listing_is_mended_by_restoring_an_earlier_version(
    store: Store, staff_service: StaffService
) -> None:
    published(staff_service)
    second = staff_service.publish(said("again"), read_at=1)
    damage(store, second.revision)
    assert Store(store.engine).snapshot().damaged == ("plain",)
    staff_service.restore(1, read_at=second.revision)
    assert Store(store.engine).snapshot().damaged == ()
    assert standing(staff_service) == listing()


DAMAGED: dict[str, Callable[[StaffService], object]] = {
    "confirm": lambda staff_service: staff_service.confirm("plain", read_at=1, how=Assurance.PHONE),
    "snooze": lambda staff_service: staff_service.snooze("plain", read_at=1, until=LATER),
    "withdraw": lambda staff_service: staff_service.withdraw("plain", read_at=1),
    "restore": lambda staff_service: staff_service.restore(1, read_at=1),
    "opened": lambda staff_service: staff_service.opened("plain"),
    "link": lambda staff_service: staff_service.confirmation_token("plain"),
}


@pytest.mark.parametrize("act", DAMAGED.values(), ids=DAMAGED)
def test_what_cannot_be_read_is_not_acted_on_and_the_way_out_is_said(
    store: Store, staff_service: StaffService, act: Callable[[StaffService], object]
) -> None:
    published(staff_service)
    damage(store, 1)
    with raises_saying(StoreError, match=r"plain cannot be read.*restore an earlier version"):
        act(staff_service)
    assert store.revision() == 1


@pytest.mark.parametrize("act", DAMAGED.values(), ids=DAMAGED)
def test_what_is_not_there_is_not_acted_on(
    staff_service: StaffService, act: Callable[[StaffService], object]
) -> None:
    with pytest.raises(StoreError):
        act(staff_service)
    assert staff_service.entries() == ()


# --- files ---------------------------------------------------------------------------------------


def test_what_a_file_brings_is_kept_as_drafts_that_visitors_do_not_see(
    editors_service: StaffService,
) -> None:
    items = [ImportItem(listing=listing("one")), ImportItem(listing=listing("two"))]
    written = editors_service.take_in(items, why="a file")
    assert [one.listing for one in written] == [one.listing for one in items]
    assert len(editors_service.snapshot().directory) == 0
    assert [entry.listing_id for entry in editors_service.entries() if entry.open_draft] == [
        "one",
        "two",
    ]


@pytest.mark.parametrize("how", ["take_in", "take_in_public"])
def test_of_a_file_all_is_kept_or_nothing(
    store: Store, staff_service: StaffService, how: str
) -> None:
    published(staff_service, listing("two"))
    staff_service.draft(listing("two"), read_at=0, based_on=1)
    before = everything(store)
    items = [ImportItem(listing=listing(one)) for one in ("one", "two", "three")]
    with pytest.raises(NewerVersionError):
        getattr(staff_service, how)(items, why="a file")
    assert everything(store) == before


def test_what_a_file_brings_can_be_shown_at_once(staff_service: StaffService) -> None:
    first = published(staff_service)
    text = f"# by hand\n{to_toml(listing('new'))}"
    items = [
        ImportItem(listing=said("of a file"), public_at=first.revision),
        ImportItem(listing=listing("new"), text=text),
    ]
    staff_service.take_in_public(items, why="a file")
    assert set(staff_service.snapshot().directory.listings) == {one.listing for one in items}
    assert staff_service.texts()["new"] == text


def test_the_texts_are_those_of_what_is_public_by_id(staff_service: StaffService) -> None:
    published(staff_service)
    staff_service.draft(said("soon"), read_at=0, based_on=1)
    staff_service.draft(listing("new"), read_at=0)
    assert staff_service.texts() == {"plain": to_toml(listing())}


# --- submissions ---------------------------------------------------------------------------------


def test_a_letter_is_read_and_answered_and_its_words_are_gone(
    store: Store, editors_service: StaffService
) -> None:
    day = NOW.date()
    SubmissionQueue(store.engine).put(
        NewSubmission(
            kind=Kind.WRONG, words="the day is wrong", received_on=day, listing_id="plain"
        )
    )
    [submission] = editors_service.submissions()
    assert (submission.words, submission.listing_id) == ("the day is wrong", "plain")
    editors_service.answer(submission.id, SubmissionAnswer.USED)
    assert editors_service.submissions() == ()
    with raises_saying(StoreError, match="somebody has answered it already"):
        editors_service.answer(submission.id, SubmissionAnswer.DISMISSED)


def test_who_acts_stands_in_the_history_by_name(
    staff_service: StaffService, editors_service: StaffService
) -> None:
    published(staff_service)
    editors_service.confirm("plain", read_at=1, how=Assurance.WEB_PAGE)
    assert [one.signature.by for one in staff_service.history("plain")] == [JEAN.name, MARY.name]


def test_the_clock_is_read_at_each_act(store: Store) -> None:
    moments = iter([NOW, NOW + timedelta(days=1)])
    staff_service = StaffService(store, MARY, now=lambda: next(moments))
    first, second = (
        staff_service.publish(listing(name), read_at=0).signature.at for name in ("one", "two")
    )
    assert second - first == timedelta(days=1)


def _is_plain(one: Listing) -> bool:
    return one.id == "plain"


def test_reading_changes_nothing(store: Store, staff_service: StaffService) -> None:
    published(staff_service)
    before = everything(store)
    assert all(map(_is_plain, staff_service.snapshot().directory))
    assert (
        len(staff_service.entries())
        == len(staff_service.history("plain"))
        == len(staff_service.texts())
        == 1
    )
    assert staff_service.submissions() == ()
    assert everything(store) == before
