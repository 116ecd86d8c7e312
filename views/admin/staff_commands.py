"""What a press of staff does: the act, and what is said of it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from geo.errors import GeoError, NewerVersionError, NotAllowedError
from geo.listing.listing import Assurance
from geo.staff.small_change import readable
from geo.staff.staff_service import StaffService
from geo.store.submissions import Answered, SubmissionAnswer
from geo.store.version import ChangeKind, Stage, Version
from geo.words.admin.sentences import done_sentence, newer_sentence, staff_text
from geo.words.faults.sentences import error_sentence
from geo.words.language import Language
from geo.words.say.sentences import grouped
from views.resources import now
from views.session import staff_state

SNOOZE_DAYS: Final = 30


def attempt(act: Callable[[], object], language: Language) -> bool:
    """Do something; where it is refused, say why and lose nothing."""
    text = staff_text(language)
    try:
        act()
    except NotAllowedError:
        staff_state.say(text.not_allowed)
    except NewerVersionError as error:
        staff_state.say(newer_sentence(error.newer, language))
    except GeoError as error:
        staff_state.say(text.store_failed.format(problem=error_sentence(error, language)))
    else:
        return True
    return False


def confirm(
    staff_service: StaffService,
    listing_id: str,
    read_at: int,
    how: Assurance | None,
    language: Language,
) -> None:
    """Note that the entry was found right, once it is known how."""
    if how is None:
        staff_state.say(staff_text(language).work_how_first)
    else:
        _do(
            ChangeKind.CONFIRMED,
            lambda: staff_service.confirm(listing_id, read_at=read_at, how=how),
            language,
        )


def snooze(staff_service: StaffService, listing_id: str, read_at: int, language: Language) -> None:
    """Put the question off."""
    until = now().date() + timedelta(days=SNOOZE_DAYS)
    _do(
        ChangeKind.SNOOZED,
        lambda: staff_service.snooze(listing_id, read_at=read_at, until=until),
        language,
    )


def withdraw(
    staff_service: StaffService, listing_id: str, read_at: int, language: Language
) -> None:
    """Take the listing from the visitors' eyes; one press shows it again."""
    undo = (listing_id, read_at)
    _do(
        ChangeKind.WITHDRAWN,
        lambda: staff_service.withdraw(listing_id, read_at=read_at),
        language,
        undo=undo,
    )


def restore(
    staff_service: StaffService, listing_id: str, revision: int, language: Language
) -> None:
    """Show an earlier version again, whatever stands now."""

    def again() -> Version:
        read_at = staff_service.entry(listing_id).revision(Stage.PUBLIC)
        return staff_service.restore(revision, read_at=read_at)

    _do(ChangeKind.RESTORED, again, language)


def make_link(staff_service: StaffService, listing_id: str, language: Language) -> None:
    """Make a link by which the group's own contact confirms its entry."""
    attempt(
        lambda: staff_state.show_link(listing_id, staff_service.confirmation_token(listing_id)),
        language,
    )


def answer(
    staff_service: StaffService, submission_id: int, given: SubmissionAnswer, language: Language
) -> None:
    """Put a submission away; one press lets it wait again."""
    text = staff_text(language)
    attempt(
        lambda: staff_state.say(text.letter_done, undo=staff_service.answer(submission_id, given)),
        language,
    )


def answer_all(
    staff_service: StaffService,
    submission_ids: Sequence[int],
    given: SubmissionAnswer,
    language: Language,
) -> None:
    """Put several submissions away; one press lets all of them wait again."""

    def and_say() -> None:
        done = staff_service.answer_all(submission_ids, given)
        count = grouped(len(done.submissions), language)
        said = staff_text(language).letters_done.format(count=count)
        staff_state.pick_no_submission()
        staff_state.say(said, undo=done if done.submissions else None)

    attempt(and_say, language)


def take_back(staff_service: StaffService, answered: Answered, language: Language) -> None:
    """Let submissions wait again that were just put away."""

    def and_say() -> None:
        count = grouped(staff_service.take_back(answered), language)
        staff_state.say(staff_text(language).letters_back.format(count=count))

    attempt(and_say, language)


def _do(
    act: ChangeKind,
    do: Callable[[], Version],
    language: Language,
    *,
    undo: tuple[str, int] | None = None,
) -> None:
    """Do something with a listing, and say so by its name."""

    def and_say() -> None:
        said = done_sentence(act, readable(do()), language)
        staff_state.say(said, undo=undo)

    attempt(and_say, language)
