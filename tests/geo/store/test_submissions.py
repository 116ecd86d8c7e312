from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import select

from geo.errors import StoreError, SubmissionQueueFullError
from geo.store import submission_quotas
from geo.store.database import sqlite_url, writing
from geo.store.store import Store
from geo.store.submission_quotas import BEYOND, MAX_LENGTH, MOST_OPEN, Kind, NewSubmission, Quota
from geo.store.submissions import Submission, SubmissionAnswer, SubmissionQueue
from geo.store.tables import letter as table
from tests.geo.store.saves import AT
from tests.geo.told import raises_saying

DAY = AT.date()


@pytest.fixture
def box(store: Store) -> SubmissionQueue:
    return SubmissionQueue(store.engine)


def new(
    words: str = "The day is wrong.",
    *,
    about: str | None = "plain",
    **how: Any,  # noqa: ANN401 - any field of a submission
) -> NewSubmission:
    kind = Kind.WRONG if about else Kind.SUGGESTION
    return NewSubmission(kind=kind, words=words, received_on=DAY, listing_id=about, **how)


def put(
    box: SubmissionQueue, words: str = "The day is wrong.", *, about: str | None = "plain"
) -> None:
    box.put(new(words, about=about))


def answered(
    box: SubmissionQueue, *, by: str = "Jean", answer: SubmissionAnswer = SubmissionAnswer.USED
) -> int:
    """Answer the submission that waits longest, and return its number."""
    number = box.waiting()[0].id
    box.answer(number, answer, by=by, at=AT)
    return number


# --- holding -------------------------------------------------------------------------------------


def test_an_empty_box_holds_nothing(box: SubmissionQueue) -> None:
    assert box.waiting() == ()


def test_a_letter_is_read_as_it_was_written(box: SubmissionQueue) -> None:
    words = "« Le numéro » est faux :\n\tᐃᓄᒃ 🚒 '\"\\ <b>{x}</b>"
    put(box, words)
    [submission] = box.waiting()
    assert submission == Submission(
        id=submission.id, kind=Kind.WRONG, listing_id="plain", words=words, received_on=DAY
    )


def test_a_suggestion_is_about_no_listing(box: SubmissionQueue) -> None:
    put(box, about=None)
    [submission] = box.waiting()
    assert (submission.kind, submission.listing_id) == (Kind.SUGGESTION, None)


def test_letters_wait_in_the_order_in_which_they_came(box: SubmissionQueue) -> None:
    for number in range(3):
        put(box, f"letter {number}")
    assert [submission.words for submission in box.waiting()] == [
        "letter 0",
        "letter 1",
        "letter 2",
    ]


@pytest.mark.parametrize("words", ["", " \n\t", "x" * (MAX_LENGTH + 1)])
def test_a_letter_that_says_nothing_or_too_much_is_refused(
    box: SubmissionQueue, words: str
) -> None:
    with pytest.raises(ValueError, match=f"{len(words)} characters; write 1 to {MAX_LENGTH:,}"):
        put(box, words)
    assert box.waiting() == ()


def test_the_longest_letter_is_taken(box: SubmissionQueue) -> None:
    put(box, "é" * MAX_LENGTH)
    assert len(box.waiting()[0].words) == MAX_LENGTH


def test_nothing_but_the_words_the_listing_and_the_day_is_kept_of_a_letter(
    box: SubmissionQueue, store: Store
) -> None:
    put(box)
    with store.engine.connect() as connection:
        [row] = connection.execute(select(table)).mappings()
    kept = {name for name, value in row.items() if value is not None}
    assert kept == {"id", "kind", "listing_id", "words", "received_on", "room", "token"}
    assert row["room"] == "usual"
    assert len(row["token"]) == 32


def test_a_letter_that_is_put_in_twice_is_there_once(box: SubmissionQueue) -> None:
    submission = new("once")
    assert box.put(submission) == box.put(submission)
    assert [one.words for one in box.waiting()] == ["once"]
    answered(box)
    box.put(submission)
    assert box.waiting() == (), "it was answered, and does not come back"


def test_two_letters_with_the_same_words_are_two(box: SubmissionQueue) -> None:
    put(box, "same")
    put(box, "same")
    assert len(box.waiting()) == 2


# --- a full box ----------------------------------------------------------------------------------


@pytest.fixture
def small_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submission_quotas, "SHARES", ((2, 2), (3, 1)))
    monkeypatch.setattr(submission_quotas, "MOST_OF_CROWDS", 2)
    monkeypatch.setattr(submission_quotas, "MOST_BY_LINK", 1)


@pytest.mark.usefixtures("small_rooms")
def test_a_full_box_takes_no_more_until_one_is_answered(box: SubmissionQueue) -> None:
    for number in range(3):
        put(box, f"letter {number}")
    with raises_saying(SubmissionQueueFullError, match="messages already waiting"):
        put(box, "one too many")
    assert len(box.waiting()) == 3
    answered(box)
    put(box, "the next")
    assert [submission.words for submission in box.waiting()] == [
        "letter 1",
        "letter 2",
        "the next",
    ]


@pytest.mark.usefixtures("small_rooms")
def test_a_crowd_and_the_contacts_of_groups_have_rooms_of_their_own(box: SubmissionQueue) -> None:
    for _ in range(2):
        box.put(new("crowd", number=BEYOND))
    with raises_saying(SubmissionQueueFullError, match="messages already waiting: 2"):
        box.put(new("crowd", number=BEYOND))
    box.put(new("first"))
    assert box.put(new("link", by_link=True)) == (1, 2, 1)
    with raises_saying(SubmissionQueueFullError, match="messages already waiting: 1"):
        box.put(new("link", by_link=True))
    found = [(one.words, one.quota) for one in box.waiting()]
    assert found == [
        ("crowd", Quota.CROWD),
        ("crowd", Quota.CROWD),
        ("first", Quota.USUAL),
        ("link", Quota.LINK),
    ]


def test_the_box_is_as_large_as_staff_can_put_away_and_no_disk_is_filled() -> None:
    assert MOST_OPEN * MAX_LENGTH * 4 <= 120_000_000


def test_whoever_puts_a_letter_in_does_not_wait_for_another_writer(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "store.db")
    with closing(Store.open(url)) as store, closing(Store.open(url)) as other:
        box = SubmissionQueue(store.engine)
        with writing(other.engine):
            began = monotonic()
            with raises_saying(StoreError, match="locked"):
                put(box)
            assert monotonic() - began < 8, "a write is tried for ten seconds"
        put(box)
        assert len(box.waiting()) == 1


# --- answering -----------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", SubmissionAnswer)
def test_an_answered_letter_waits_no_more_and_its_words_are_gone(
    box: SubmissionQueue, store: Store, answer: SubmissionAnswer
) -> None:
    put(box, "my number is 416-555-0100")
    number = answered(box, answer=answer)
    assert box.waiting() == ()
    with store.engine.connect() as connection:
        [row] = connection.execute(select(table)).all()
    assert (row.id, row.words, row.answer, row.answered_by) == (number, "", answer.value, "Jean")
    assert datetime.fromisoformat(str(row.answered_at)).replace(tzinfo=UTC) == AT


def test_the_other_letters_go_on_waiting(box: SubmissionQueue) -> None:
    put(box, "first")
    put(box, "second")
    answered(box)
    assert [submission.words for submission in box.waiting()] == ["second"]


def test_a_letter_is_answered_once(box: SubmissionQueue) -> None:
    put(box)
    number = answered(box)
    with raises_saying(StoreError, match=f"no message {number} waits; somebody has answered"):
        box.answer(number, SubmissionAnswer.DISMISSED, by="Mary Ann", at=AT)


def test_a_letter_that_never_was_is_not_answered(box: SubmissionQueue) -> None:
    with raises_saying(StoreError, match="no message 99 waits"):
        box.answer(99, SubmissionAnswer.USED, by="Jean", at=AT)


def test_letters_change_nothing_in_the_listing(box: SubmissionQueue, store: Store) -> None:
    put(box)
    answered(box)
    assert store.revision() == 0
    assert store.entries() == ()


# --- many at once --------------------------------------------------------------------------------


def test_many_letters_are_answered_at_once_and_their_words_are_gone(
    box: SubmissionQueue, store: Store
) -> None:
    for number in range(3):
        put(box, f"letter {number}")
    before = box.waiting()
    done = box.answer_all(
        [one.id for one in before[:2]], SubmissionAnswer.DISMISSED, by="Jean", at=AT
    )
    assert done.submissions == before[:2]
    assert box.waiting() == before[2:]
    with store.engine.connect() as connection:
        assert connection.execute(select(table.c.words).order_by(table.c.id)).scalars().all() == [
            "",
            "",
            "letter 2",
        ]


def test_what_somebody_else_has_answered_is_left_out(box: SubmissionQueue) -> None:
    put(box, "first")
    put(box, "second")
    numbers = [one.id for one in box.waiting()]
    answered(box, by="Mary Ann")
    done = box.answer_all([*numbers, 99], SubmissionAnswer.DISMISSED, by="Jean", at=AT)
    assert [one.words for one in done.submissions] == ["second"]


def test_more_letters_than_a_statement_may_carry_are_answered(
    box: SubmissionQueue, store: Store
) -> None:
    row = {"kind": "wrong", "words": "x", "received_on": DAY}
    with store.engine.begin() as connection:
        connection.execute(table.insert(), [row] * 1_200)
    numbers = [one.id for one in box.waiting()]
    done = box.answer_all(numbers, SubmissionAnswer.DISMISSED, by="Jean", at=AT)
    assert [one.id for one in done.submissions] == numbers
    assert box.waiting() == ()


def test_what_was_put_away_is_taken_back_as_it_was(box: SubmissionQueue) -> None:
    put(box, "first")
    box.put(new("second", by_link=True))
    before = box.waiting()
    done = box.answer_all([one.id for one in before], SubmissionAnswer.USED, by="Jean", at=AT)
    assert box.take_back(done) == 2
    assert box.waiting() == before
    assert box.take_back(done) == 0, "they wait already"


def test_what_somebody_has_answered_anew_is_not_taken_back(box: SubmissionQueue) -> None:
    put(box)
    first = box.answer(box.waiting()[0].id, SubmissionAnswer.USED, by="Jean", at=AT)
    box.take_back(first)
    box.answer(box.waiting()[0].id, SubmissionAnswer.USED, by="Mary Ann", at=AT)
    assert box.take_back(first) == 0
    assert box.waiting() == ()
