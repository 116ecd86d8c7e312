from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from geo.errors import LetterBoxFullError, StoreError
from geo.store import letters
from geo.store.letters import MOST_LETTERS, MOST_OPEN, Kind, Letter, LetterAnswer, LetterBox
from geo.store.store import Store
from geo.store.tables import letter as table
from tests.geo.store.saves import AT

DAY = AT.date()


@pytest.fixture
def box(store: Store) -> LetterBox:
    return LetterBox(store.engine)


def put(box: LetterBox, words: str = "The day is wrong.", *, about: str | None = "plain") -> None:
    kind = Kind.WRONG if about else Kind.SUGGESTION
    box.put(kind, words, received_on=DAY, listing_id=about)


def answered(box: LetterBox, *, by: str = "Jean", answer: LetterAnswer = LetterAnswer.USED) -> int:
    """Answer the letter that waits longest, and return its number."""
    number = box.waiting()[0].id
    box.answer(number, answer, by=by, at=AT)
    return number


# --- holding -------------------------------------------------------------------------------------


def test_an_empty_box_holds_nothing(box: LetterBox) -> None:
    assert box.waiting() == ()


def test_a_letter_is_read_as_it_was_written(box: LetterBox) -> None:
    words = "« Le numéro » est faux :\n\tᐃᓄᒃ 🚒 '\"\\ <b>{x}</b>"
    put(box, words)
    [letter] = box.waiting()
    assert letter == Letter(
        id=letter.id, kind=Kind.WRONG, listing_id="plain", words=words, received_on=DAY
    )


def test_a_suggestion_is_about_no_listing(box: LetterBox) -> None:
    put(box, about=None)
    [letter] = box.waiting()
    assert (letter.kind, letter.listing_id) == (Kind.SUGGESTION, None)


def test_letters_wait_in_the_order_in_which_they_came(box: LetterBox) -> None:
    for number in range(3):
        put(box, f"letter {number}")
    assert [letter.words for letter in box.waiting()] == ["letter 0", "letter 1", "letter 2"]


@pytest.mark.parametrize("words", ["", " \n\t", "x" * (MOST_LETTERS + 1)])
def test_a_letter_that_says_nothing_or_too_much_is_refused(box: LetterBox, words: str) -> None:
    with pytest.raises(ValueError, match=f"{len(words)} characters; write 1 to {MOST_LETTERS:,}"):
        put(box, words)
    assert box.waiting() == ()


def test_the_longest_letter_is_taken(box: LetterBox) -> None:
    put(box, "é" * MOST_LETTERS)
    assert len(box.waiting()[0].words) == MOST_LETTERS


def test_nothing_but_the_words_the_listing_and_the_day_is_kept_of_a_letter(
    box: LetterBox, store: Store
) -> None:
    put(box)
    with store.engine.connect() as connection:
        [row] = connection.execute(select(table)).mappings()
    kept = {name for name, value in row.items() if value is not None}
    assert kept == {"id", "kind", "listing_id", "words", "received_on"}


# --- a full box ----------------------------------------------------------------------------------


def test_a_full_box_takes_no_more_until_one_is_answered(
    box: LetterBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "MOST_OPEN", 3)
    for number in range(3):
        put(box, f"letter {number}")
    with pytest.raises(LetterBoxFullError, match="3 letters wait already"):
        put(box, "one too many")
    assert len(box.waiting()) == 3
    answered(box)
    put(box, "the next")
    assert [letter.words for letter in box.waiting()] == ["letter 1", "letter 2", "the next"]


def test_the_box_is_as_large_as_staff_can_read_and_no_disk_is_filled() -> None:
    assert MOST_OPEN * MOST_LETTERS * 4 <= 50_000_000


# --- answering -----------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", LetterAnswer)
def test_an_answered_letter_waits_no_more_and_its_words_are_gone(
    box: LetterBox, store: Store, answer: LetterAnswer
) -> None:
    put(box, "my number is 416-555-0100")
    number = answered(box, answer=answer)
    assert box.waiting() == ()
    with store.engine.connect() as connection:
        [row] = connection.execute(select(table)).all()
    assert (row.id, row.words, row.answer, row.answered_by) == (number, "", answer.value, "Jean")
    assert datetime.fromisoformat(str(row.answered_at)).replace(tzinfo=UTC) == AT


def test_the_other_letters_go_on_waiting(box: LetterBox) -> None:
    put(box, "first")
    put(box, "second")
    answered(box)
    assert [letter.words for letter in box.waiting()] == ["second"]


def test_a_letter_is_answered_once(box: LetterBox) -> None:
    put(box)
    number = answered(box)
    with pytest.raises(StoreError, match=f"no letter {number} waits; somebody has answered"):
        box.answer(number, LetterAnswer.DISMISSED, by="Mary Ann", at=AT)


def test_a_letter_that_never_was_is_not_answered(box: LetterBox) -> None:
    with pytest.raises(StoreError, match="no letter 99 waits"):
        box.answer(99, LetterAnswer.USED, by="Jean", at=AT)


def test_letters_change_nothing_in_the_listing(box: LetterBox, store: Store) -> None:
    put(box)
    answered(box)
    assert store.revision() == 0
    assert store.entries() == ()
