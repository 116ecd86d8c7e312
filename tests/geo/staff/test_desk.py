from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from geo.errors import NewerVersionError, StoreError
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.files.writer import to_toml
from geo.listing.listing import Assurance, Listing, Mode, Status
from geo.listing.published import PublishedDirectory
from geo.staff.desk import Brought, StaffService
from geo.store.letters import LetterAnswer, LetterBox
from geo.store.rooms import Kind, NewLetter
from geo.store.store import Store
from geo.store.version import ChangeKind, Line, Signature, Version
from tests.geo.finder.made_up import listing, site_at
from tests.geo.staff.desks import (
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


def _publish(desk: StaffService) -> Version:
    return desk.publish(said("again"), read_at=public_at(desk), why=" the day has changed ")


def _confirm(desk: StaffService) -> Version:
    return desk.confirm("plain", read_at=public_at(desk), how=Assurance.PHONE)


def _snooze(desk: StaffService) -> Version:
    return desk.snooze("plain", read_at=public_at(desk), until=LATER, why="they are away")


def _withdraw(desk: StaffService) -> Version:
    return desk.withdraw("plain", read_at=public_at(desk), why="it has closed")


def _restore(desk: StaffService) -> Version:
    return desk.restore(1, read_at=public_at(desk), why="a mistake")


def _draft(desk: StaffService) -> Version:
    return desk.draft(
        said("soon"), read_at=draft_at(desk), based_on=public_at(desk), why="as announced"
    )


def _discard(desk: StaffService) -> Version:
    first = _draft(desk)
    return desk.discard("plain", read_at=first.revision, why="not so")


def _take_in(desk: StaffService) -> Version:
    brought = Brought(listing=said("of a file"), public_at=public_at(desk), draft_at=draft_at(desk))
    return desk.take_in([brought], why="a file")[0]


def _take_in_public(desk: StaffService) -> Version:
    brought = Brought(listing=said("of a file"), public_at=public_at(desk))
    return desk.take_in_public([brought], why="a file")[0]


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
    *((Line.PUBLIC, act, does, why) for act, (does, why) in ON_PUBLIC.items()),
    *((Line.DRAFT, act, does, why) for act, (does, why) in ON_DRAFTS.items()),
]


def test_every_kind_of_act_is_done_here() -> None:
    assert {act for _, act, _, _ in EVERY_ACT} == set(ChangeKind)


@pytest.mark.parametrize(("line", "act", "does", "why"), EVERY_ACT)
def test_an_act_leaves_a_line_that_says_who_when_what_and_why(
    desk: StaffService,
    line: Line,
    act: ChangeKind,
    does: Callable[[StaffService], Version],
    why: str,
) -> None:
    first = published(desk)
    written = does(desk)
    until = LATER if act is ChangeKind.SNOOZED else None
    assert written.signature == Signature(by=MARY.name, at=NOW, act=act, why=why, until=until)
    assert written.line is line
    newest, *_, oldest = desk.history("plain")
    assert (newest, oldest) == (written, first)


@pytest.mark.parametrize(
    "does", [does for _, does in ((act, pair[0]) for act, pair in ON_PUBLIC.items())]
)
def test_an_act_on_what_is_public_replaces_it_and_nothing_else(
    desk: StaffService, does: Callable[[StaffService], Version]
) -> None:
    published(desk)
    draft = desk.draft(said("soon"), read_at=0, based_on=1)
    other = published(desk, listing("other"))
    written = does(desk)
    assert desk.entry("plain").public == written
    assert desk.entry("plain").open_draft == draft
    assert desk.entry("other").public == other


# --- late saves ----------------------------------------------------------------------------------

LATE: dict[str, Callable[[StaffService], object]] = {
    "publish": lambda desk: desk.publish(said("late"), read_at=1),
    "confirm": lambda desk: desk.confirm("plain", read_at=1, how=Assurance.PHONE),
    "snooze": lambda desk: desk.snooze("plain", read_at=1, until=LATER),
    "withdraw": lambda desk: desk.withdraw("plain", read_at=1),
    "restore": lambda desk: desk.restore(1, read_at=1),
    "draft": lambda desk: desk.draft(said("late"), read_at=0, based_on=1),
    "discard": lambda desk: desk.discard("plain", read_at=0),
    "publish with a draft": lambda desk: desk.publish(said("late"), read_at=2, draft_read_at=99),
    "take_in": lambda desk: desk.take_in([Brought(listing=said("late"))], why=""),
    "take_in_public": lambda desk: desk.take_in_public([Brought(listing=said("late"))], why=""),
}


@pytest.mark.parametrize("act", LATE.values(), ids=LATE)
def test_a_late_save_is_refused_names_the_newer_version_and_changes_nothing(
    store: Store,
    desk: StaffService,
    editors_desk: StaffService,
    act: Callable[[StaffService], object],
) -> None:
    published(desk)
    public = desk.publish(said("by Mary Ann"), read_at=1)
    draft = editors_desk.draft(said("by Jean"), read_at=0, based_on=public.revision)
    before = everything(store)
    with pytest.raises(NewerVersionError) as error:
        act(desk)
    newer = refused(error)
    assert newer == (draft if newer.line is Line.DRAFT else public)
    assert everything(store) == before


def test_a_new_entry_under_the_name_of_another_is_not_published_over_it(desk: StaffService) -> None:
    first = published(desk)
    with pytest.raises(NewerVersionError) as error:
        desk.publish(said("another group"), read_at=0)
    assert refused(error) == first
    assert desk.entry("plain").public == first


# --- drafts --------------------------------------------------------------------------------------


def test_a_draft_is_not_seen_by_visitors(desk: StaffService, editors_desk: StaffService) -> None:
    published(desk)
    editors_desk.draft(said("soon"), read_at=0, based_on=1)
    assert desk.snapshot().directory["plain"] == listing()
    assert desk.opened("plain").listing == said("soon")


def test_the_draft_of_a_new_listing_is_no_listing_yet(
    desk: StaffService, editors_desk: StaffService
) -> None:
    draft = editors_desk.draft(listing("new"), read_at=0)
    assert "new" not in desk.snapshot().directory
    assert desk.entry("new").public is None
    assert desk.opened("new").entry.open_draft == draft


def test_a_draft_is_kept_again_and_again(editors_desk: StaffService) -> None:
    first = editors_desk.draft(said("one"), read_at=0)
    second = editors_desk.draft(said("two"), read_at=first.revision)
    assert second.replaces == first.revision
    assert editors_desk.opened("plain").listing == said("two")


def test_a_discarded_draft_leaves_what_is_public_and_stays_in_the_history(
    desk: StaffService,
) -> None:
    published(desk)
    draft = desk.draft(said("soon"), read_at=0, based_on=1)
    desk.discard("plain", read_at=draft.revision)
    assert desk.entry("plain").open_draft is None
    assert desk.opened("plain").listing == listing()
    assert draft in desk.history("plain")


def test_a_draft_can_begin_where_one_has_ended(desk: StaffService) -> None:
    published(desk)
    draft = desk.draft(said("soon"), read_at=0, based_on=1)
    ended = desk.discard("plain", read_at=draft.revision)
    again = desk.draft(said("now"), read_at=ended.revision, based_on=1)
    assert desk.entry("plain").open_draft == again


def test_publishing_ends_the_draft_in_the_same_step(store: Store, desk: StaffService) -> None:
    published(desk)
    draft = desk.draft(said("soon"), read_at=0, based_on=1)
    written = desk.publish(said("soon"), read_at=1, draft_read_at=draft.revision, why="it is time")
    entry = desk.entry("plain")
    assert (entry.public, entry.open_draft) == (written, None)
    assert store.revision() == draft.revision + 2
    assert acts_of(desk.history("plain")) == ["published", "published", "edited", "published"]
    assert {one.signature.why for one in desk.history("plain")[:2]} == {"it is time"}


def test_if_the_draft_is_newer_than_was_read_nothing_is_published(
    store: Store, desk: StaffService, editors_desk: StaffService
) -> None:
    published(desk)
    read = editors_desk.draft(said("soon"), read_at=0, based_on=1)
    newer = editors_desk.draft(said("sooner"), read_at=read.revision, based_on=1)
    before = everything(store)
    with pytest.raises(NewerVersionError) as error:
        desk.publish(said("soon"), read_at=1, draft_read_at=read.revision)
    assert refused(error) == newer
    assert everything(store) == before


# --- two changes of one listing ------------------------------------------------------------------


def test_a_confirmation_while_a_draft_is_open_is_not_lost_when_the_draft_is_published(
    desk: StaffService, editors_desk: StaffService
) -> None:
    published(desk)
    editors_desk.draft(replace(listing(), name=NEW_NAME), read_at=0, based_on=1)
    desk.confirm("plain", read_at=1, how=Assurance.EMAIL)
    opened = desk.opened("plain")
    assert opened.is_merged
    assert opened.clashes == ()
    desk.publish(opened.listing, read_at=public_at(desk), draft_read_at=draft_at(desk))
    assert standing(desk) == replace(
        listing(), name=NEW_NAME, assured_on=NOW.date(), assured_how=Assurance.EMAIL
    )


def test_a_draft_that_was_put_together_and_kept_is_not_put_together_again(
    desk: StaffService,
) -> None:
    published(desk)
    desk.draft(replace(listing(), name=NEW_NAME), read_at=0, based_on=1)
    confirmed = desk.confirm("plain", read_at=1, how=Assurance.EMAIL)
    merged = desk.opened("plain").listing
    desk.draft(merged, read_at=draft_at(desk), based_on=confirmed.revision)
    opened = desk.opened("plain")
    assert (opened.listing, opened.is_merged) == (merged, False)


def test_a_field_that_the_draft_and_the_public_version_both_changed_is_named(
    desk: StaffService,
) -> None:
    published(desk)
    desk.draft(replace(listing(), name=NEW_NAME, status=Status.PAUSED), read_at=0, based_on=1)
    desk.publish(replace(listing(), name=THEIR_NAME, source_line="theirs"), read_at=1)
    opened = desk.opened("plain")
    assert opened.clashes == ("name",)
    assert opened.listing == replace(
        listing(), name=NEW_NAME, status=Status.PAUSED, source_line="theirs"
    )


def test_what_is_public_opens_as_it_is_where_no_draft_is_open(desk: StaffService) -> None:
    first = published(desk)
    opened = desk.opened("plain")
    assert opened.listing == listing()
    assert opened.entry.public == first
    assert (opened.is_merged, opened.clashes) == (False, ())


def test_two_changes_of_one_version_are_put_together(desk: StaffService) -> None:
    published(desk)
    theirs = desk.publish(said("theirs"), read_at=1)
    merge = desk.together(replace(listing(), name=NEW_NAME), base=1, theirs=theirs)
    assert merge.listing == replace(said("theirs"), name=NEW_NAME)
    assert merge.clashes == ()


def test_where_somebody_began_from_nothing_every_difference_is_named(desk: StaffService) -> None:
    theirs = published(desk)
    mine = replace(said("mine"), name=NEW_NAME)
    merge = desk.together(mine, base=0, theirs=theirs)
    assert merge.listing == mine
    assert merge.clashes == ("name", "source_line")


def test_a_draft_that_was_published_meanwhile_is_put_together_with_what_is_public(
    desk: StaffService,
) -> None:
    published(desk)
    draft = desk.draft(said("soon"), read_at=0, based_on=1)
    desk.publish(said("final"), read_at=1, draft_read_at=draft.revision)
    ended = desk.entry("plain").draft
    assert ended is not None
    assert ended.listing is None
    mine = replace(said("soon"), name=NEW_NAME)
    merge = desk.together(mine, base=draft.revision, theirs=ended)
    assert merge.listing == replace(said("final"), name=NEW_NAME)


def test_changes_that_make_no_listing_together_are_refused_with_the_reason(
    desk: StaffService,
) -> None:
    published(desk)
    theirs = desk.publish(replace(listing(), sites=(site_at(45, -75),)), read_at=1)
    mine = replace(listing(), modes=frozenset({Mode.VIRTUAL}))
    with pytest.raises(ValueError, match="a site stands here, but modes lacks 'in_person'"):
        desk.together(mine, base=1, theirs=theirs)


def test_a_draft_that_makes_no_listing_with_what_is_public_can_still_be_opened(
    desk: StaffService,
) -> None:
    published(desk)
    online = replace(listing(), modes=frozenset({Mode.VIRTUAL}))
    desk.draft(online, read_at=0, based_on=1)
    desk.publish(replace(listing(), sites=(site_at(45, -75),)), read_at=1)
    opened = desk.opened("plain")
    assert opened.listing == online
    assert set(opened.clashes) >= {"modes", "sites"}


def test_a_new_entry_cannot_be_kept_as_the_draft_of_another_group(desk: StaffService) -> None:
    published(desk)
    with pytest.raises(StoreError):
        desk.draft(said("another group"), read_at=0, based_on=0)


# --- keeping it true -----------------------------------------------------------------------------


def test_a_confirmation_changes_the_day_and_the_way_and_keeps_the_rest(desk: StaffService) -> None:
    whole = replace(
        listing(),
        welcomes=Welcomes({Audience.FIRE: Welcome.YES}),
        sites=(site_at(45, -75),),
        notes=NEW_NAME,
    )
    published(desk, whole)
    desk.confirm("plain", read_at=1, how=Assurance.IN_PERSON)
    confirmed = replace(whole, assured_on=NOW.date(), assured_how=Assurance.IN_PERSON)
    assert standing(desk) == confirmed


def test_a_question_is_put_off_until_a_day_and_the_listing_stays_as_it_was(
    desk: StaffService,
) -> None:
    published(desk)
    written = desk.snooze("plain", read_at=1, until=LATER)
    assert written.signature.until == LATER
    assert standing(desk) == listing()


def test_a_withdrawn_listing_is_hidden_and_one_restore_shows_it_again(desk: StaffService) -> None:
    published(desk)
    desk.withdraw("plain", read_at=1)
    assert "plain" not in PublishedDirectory(desk.snapshot().directory)
    assert standing(desk) == replace(listing(), status=Status.WITHDRAWN)
    desk.restore(1, read_at=public_at(desk))
    assert PublishedDirectory(desk.snapshot().directory).listings == (listing(),)
    assert acts_of(desk.history("plain")) == ["restored", "withdrawn", "published"]


def test_a_restored_version_keeps_the_words_of_its_file_with_comments(
    store: Store, desk: StaffService
) -> None:
    by_hand = f"# Ask for Anne.\n{to_toml(listing())}"
    store.fill([by_hand], Signature(by="import", at=NOW, act=ChangeKind.IMPORTED))
    desk.withdraw("plain", read_at=1)
    restored = desk.restore(1, read_at=public_at(desk))
    assert restored.text == by_hand


def test_a_damaged_listing_is_mended_by_restoring_an_earlier_version(
    store: Store, desk: StaffService
) -> None:
    published(desk)
    second = desk.publish(said("again"), read_at=1)
    damage(store, second.revision)
    assert Store(store.engine).snapshot().damaged == ("plain",)
    desk.restore(1, read_at=second.revision)
    assert Store(store.engine).snapshot().damaged == ()
    assert standing(desk) == listing()


DAMAGED: dict[str, Callable[[StaffService], object]] = {
    "confirm": lambda desk: desk.confirm("plain", read_at=1, how=Assurance.PHONE),
    "snooze": lambda desk: desk.snooze("plain", read_at=1, until=LATER),
    "withdraw": lambda desk: desk.withdraw("plain", read_at=1),
    "restore": lambda desk: desk.restore(1, read_at=1),
    "opened": lambda desk: desk.opened("plain"),
    "link": lambda desk: desk.confirmation_token("plain"),
}


@pytest.mark.parametrize("act", DAMAGED.values(), ids=DAMAGED)
def test_what_cannot_be_read_is_not_acted_on_and_the_way_out_is_said(
    store: Store, desk: StaffService, act: Callable[[StaffService], object]
) -> None:
    published(desk)
    damage(store, 1)
    with raises_saying(StoreError, match=r"plain cannot be read.*restore an earlier version"):
        act(desk)
    assert store.revision() == 1


@pytest.mark.parametrize("act", DAMAGED.values(), ids=DAMAGED)
def test_what_is_not_there_is_not_acted_on(
    desk: StaffService, act: Callable[[StaffService], object]
) -> None:
    with pytest.raises(StoreError):
        act(desk)
    assert desk.entries() == ()


# --- files ---------------------------------------------------------------------------------------


def test_what_a_file_brings_is_kept_as_drafts_that_visitors_do_not_see(
    editors_desk: StaffService,
) -> None:
    brought = [Brought(listing=listing("one")), Brought(listing=listing("two"))]
    written = editors_desk.take_in(brought, why="a file")
    assert [one.listing for one in written] == [one.listing for one in brought]
    assert len(editors_desk.snapshot().directory) == 0
    assert [entry.listing_id for entry in editors_desk.entries() if entry.open_draft] == [
        "one",
        "two",
    ]


@pytest.mark.parametrize("how", ["take_in", "take_in_public"])
def test_of_a_file_all_is_kept_or_nothing(store: Store, desk: StaffService, how: str) -> None:
    published(desk, listing("two"))
    desk.draft(listing("two"), read_at=0, based_on=1)
    before = everything(store)
    brought = [Brought(listing=listing(one)) for one in ("one", "two", "three")]
    with pytest.raises(NewerVersionError):
        getattr(desk, how)(brought, why="a file")
    assert everything(store) == before


def test_what_a_file_brings_can_be_shown_at_once(desk: StaffService) -> None:
    first = published(desk)
    text = f"# by hand\n{to_toml(listing('new'))}"
    brought = [
        Brought(listing=said("of a file"), public_at=first.revision),
        Brought(listing=listing("new"), text=text),
    ]
    desk.take_in_public(brought, why="a file")
    assert set(desk.snapshot().directory.listings) == {one.listing for one in brought}
    assert desk.texts()["new"] == text


def test_the_texts_are_those_of_what_is_public_by_id(desk: StaffService) -> None:
    published(desk)
    desk.draft(said("soon"), read_at=0, based_on=1)
    desk.draft(listing("new"), read_at=0)
    assert desk.texts() == {"plain": to_toml(listing())}


# --- letters -------------------------------------------------------------------------------------


def test_a_letter_is_read_and_answered_and_its_words_are_gone(
    store: Store, editors_desk: StaffService
) -> None:
    day = NOW.date()
    LetterBox(store.engine).put(
        NewLetter(kind=Kind.WRONG, words="the day is wrong", received_on=day, listing_id="plain")
    )
    [letter] = editors_desk.letters()
    assert (letter.words, letter.listing_id) == ("the day is wrong", "plain")
    editors_desk.answer(letter.id, LetterAnswer.USED)
    assert editors_desk.letters() == ()
    with raises_saying(StoreError, match="somebody has answered it already"):
        editors_desk.answer(letter.id, LetterAnswer.DISMISSED)


def test_who_acts_stands_in_the_history_by_name(
    desk: StaffService, editors_desk: StaffService
) -> None:
    published(desk)
    editors_desk.confirm("plain", read_at=1, how=Assurance.WEB_PAGE)
    assert [one.signature.by for one in desk.history("plain")] == [JEAN.name, MARY.name]


def test_the_clock_is_read_at_each_act(store: Store) -> None:
    moments = iter([NOW, NOW + timedelta(days=1)])
    desk = StaffService(store, MARY, now=lambda: next(moments))
    first, second = (desk.publish(listing(name), read_at=0).signature.at for name in ("one", "two"))
    assert second - first == timedelta(days=1)


def _is_plain(one: Listing) -> bool:
    return one.id == "plain"


def test_reading_changes_nothing(store: Store, desk: StaffService) -> None:
    published(desk)
    before = everything(store)
    assert all(map(_is_plain, desk.snapshot().directory))
    assert len(desk.entries()) == len(desk.history("plain")) == len(desk.texts()) == 1
    assert desk.letters() == ()
    assert everything(store) == before
