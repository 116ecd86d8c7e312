"""What the public hands in, the same way on every form: what is taken, and what is not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum, auto
from threading import Lock
from typing import TYPE_CHECKING, Final

from geo.errors import StoreError, SubmissionQueueFullError
from geo.listing.characters import spelled_out
from geo.store.submission_fields import MAX_CHARACTERS
from geo.store.submission_quotas import BEYOND, SHARES, NewSubmission, Waiting
from geo.words.faults.sentences import error_sentence
from geo.words.finder.away_text import away_text
from geo.words.language import Language
from geo.words.say.sentences import grouped
from geo.words.submissions.record import front_text
from service.forms.patience import EASIEST_BITS, HARDEST_BITS, Patience
from service.forms.submission_shares import WITHOUT_PROOF, Shares, Standing
from service.forms.taking_in import TakingIn
from service.limits.allowance import Allowance
from service.responses.errors import LOG

if TYPE_CHECKING:
    from geo.submissions.public_submissions import (
        PublicSubmissions,  # with the database: a folder alone needs none
    )

SUBMISSIONS_A_MINUTE: Final = 5
"""Submissions of one address: a clinic shares one, and nobody writes faster."""
MOST_ADDRESSES: Final = 3
"""Web addresses of one submission; those who advertise send more."""
LEAST_S: Final = 3.0
"""Nobody reads a form, fills it in and sends it within this time."""
SUBMISSIONS_OF_A_LINK: Final = 5
"""Corrections of an hour through one signed link."""
MANY_WAIT: Final = 250
"""So many submissions in the usual quota are a flood; then a browser has to do a small sum."""
A_CROWD_WAITS: Final = 50
"""So are so many submissions of crowds."""
WHOLE: Final = "whole"
"""Stands for a field's name where the fault is not that of one field."""
_ADDRESS: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


class Fault(Enum):
    """Why a submission is not taken; the person who wrote it is told."""

    EMPTY = auto()
    """A field that is needed has no words."""
    TOO_LONG = auto()
    """A field has more characters than staff could read."""
    MANY_ADDRESSES = auto()
    """It names more web pages than anybody needs, as advertising does."""
    BOX_FULL = auto()
    """Too many submissions wait for staff."""
    TOO_OFTEN = auto()
    """Its address, or all together, send more at this moment than is taken in."""
    BUSY_NETWORK = auto()
    """Its network, or its link, has sent as many submissions as it may within an hour."""
    NO_PROOF = auto()
    """Many submissions come in, and the browser has not done its sum."""
    FORM_IS_OLD = auto()
    """Its token was made too long ago, or by another start of the program."""
    CLOSED = auto()
    """The store is away for the moment, and nothing can be kept beside it."""
    NOT_KNOWN = auto()
    """The store did not answer in time: the submission may have arrived or not."""


Faults = Mapping[str, Fault]
"""By the name of the field; empty for a submission that was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """What became of a submission.

    Parameters
    ----------
    is_kept_aside
        Whether it was taken and staff see it only when their list is back.
    """

    faults: Faults = field(default_factory=dict)
    is_kept_aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What is known of a sender while a submission is handed in, and of which nothing is kept.

    Parameters
    ----------
    trap
        What stands in the field that people do not see.
    shown_for_s
        Seconds between the form's first showing and its sending.
    puzzle, proof
        The sum that its form carried and what its browser has made of it.
    has_session
        Whether it sends by a page that it has opened, which costs it more than a sum.
    link
        The signed link through which it sends; the link is good, or it would not get here.
    """

    address: str
    trap: str
    shown_for_s: float
    puzzle: str = ""
    proof: str = ""
    has_session: bool = False
    link: str = ""

    @property
    def is_a_machine(self) -> bool:
        """Whether no person can have sent the form."""
        return bool(self.trap) or self.shown_for_s < LEAST_S


class SubmissionService:
    """Takes submissions, or says what keeps it from taking them.

    A machine is thanked like everybody and its submission is dropped, so that it learns nothing.

    Parameters
    ----------
    public_submissions
        Gives ``None`` where nothing can be kept: then nothing is taken.
    is_away
        Whether that is so for the moment alone.
    taking_in
        Puts submissions into the store, or keeps them beside it.
    """

    def __init__(
        self,
        public_submissions: "Callable[[], PublicSubmissions | None]",
        allowance: Allowance,
        *,
        is_away: Callable[[], bool] = lambda: False,
        taking_in: TakingIn | None = None,
        shares: Shares | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.public_submissions, self.is_away = public_submissions, is_away
        self.taking_in = taking_in or TakingIn(public_submissions)
        self._allowance, self._one_by_one, self._now = allowance, Lock(), now
        self._shares, self._patience, self._waiting = shares or Shares(), Patience(), Waiting()

    @property
    def is_open(self) -> bool:
        """Whether anything can be handed in."""
        return self.public_submissions() is not None or self._keeps_aside

    @property
    def is_offered(self) -> bool:
        """Whether this service takes submissions at all, if not at this moment."""
        return self.is_open or self.is_away()

    @property
    def _keeps_aside(self) -> bool:
        return self.is_away() and self.taking_in.kept() is not None

    def say_wrong(self, listing_id: str, words: str, sender: Sender) -> HandedIn:
        """Hand in that something is wrong with an entry."""
        from geo.submissions.public_submissions import report_submission  # noqa: PLC0415 - with the database

        said = tidied(words)
        if faults := _faults({"words": said}, needed={"words"}):
            return HandedIn(faults=faults)
        return self._hand_in(report_submission(listing_id, said, on=self._now().date()), sender)

    def suggest(self, written: Mapping[str, str], sender: Sender, language: Language) -> HandedIn:
        """Hand in a group that is missing.

        Parameters
        ----------
        written
            By the names of `geo.words.submissions.record.FrontText.suggest_fields`.
        """
        from geo.submissions.public_submissions import Suggestion, suggestion_submission  # noqa: PLC0415 - as above

        fields = front_text(language).suggest_fields
        said = {field.name: tidied(written.get(field.name, "")) for field in fields}
        needed = {field.name for field in fields if field.is_needed}
        if faults := _faults(said, needed=needed):
            return HandedIn(faults=faults)
        suggestion = Suggestion(**said, language=language.value)
        return self._hand_in(suggestion_submission(suggestion, on=self._now().date()), sender)

    def puzzle_for(self, address: str) -> str:
        """Make the sum that a form carries to somebody; empty while no flood comes in."""
        bits = self._bits(self._shares.look(address))
        return self._patience.puzzle(bits) if bits else ""

    def _bits(self, standing: Standing) -> int:
        """Say how hard a sum has to be; 0 for none."""
        is_over = standing.is_crowd or standing.number > SHARES[0][1]
        is_flood = self._waiting.usual >= MANY_WAIT or self._waiting.crowd >= A_CROWD_WAITS
        is_fuller = self._waiting.usual >= SHARES[0][0]
        if is_over and is_fuller:
            return HARDEST_BITS
        if is_over or is_fuller:
            return (EASIEST_BITS + HARDEST_BITS) // 2
        return EASIEST_BITS if is_flood else 0

    def _hand_in(self, submission: NewSubmission, sender: Sender) -> HandedIn:
        if not self.is_open:
            return _not_taken(Fault.CLOSED if self.is_away() else Fault.BOX_FULL)
        if sender.is_a_machine:
            return HandedIn()
        with self._one_by_one:
            wait_s = self._allowance.take(sender.address)
        if wait_s:
            return _not_taken(Fault.TOO_OFTEN)
        return (
            self._by_link(submission, sender)
            if sender.link
            else self._by_network(submission, sender)
        )

    def _by_link(self, submission: NewSubmission, sender: Sender) -> HandedIn:
        """Hand in a correction of a group's own contact, out of a reserve that strangers lack."""
        if self._shares.take_named(f"link {sender.link}", SUBMISSIONS_OF_A_LINK):
            return _not_taken(Fault.BUSY_NETWORK)
        return self._put(replace(submission, by_link=True))

    def _by_network(self, submission: NewSubmission, sender: Sender) -> HandedIn:
        standing = self._shares.take(sender.address)
        if standing.wait_s:
            return _not_taken(Fault.BUSY_NETWORK)
        is_proved = self._is_proved(standing, sender)
        if not is_proved and self._shares.take_named("without proof", WITHOUT_PROOF):
            self._shares.give_back(sender.address)
            return _not_taken(Fault.NO_PROOF)
        is_beyond = standing.is_crowd or not is_proved
        done = self._put(replace(submission, number=BEYOND if is_beyond else standing.number))
        if done.faults:
            self._shares.give_back(sender.address)
        return done

    def _is_proved(self, standing: Standing, sender: Sender) -> bool:
        """Tell whether a sender has shown patience, or need not: a first submission passes."""
        if standing.number == 1 or sender.has_session or not self._bits(standing):
            return True
        return self._patience.is_met(sender.puzzle, sender.proof)

    def _put(self, submission: NewSubmission) -> HandedIn:
        try:
            waiting = self.taking_in.hand_in(submission)
        except SubmissionQueueFullError:
            return _not_taken(Fault.BOX_FULL)
        except StoreError as error:
            LOG.error(
                "a letter was not taken: %s", error_sentence(error)
            )  # it speaks of the store alone
            return _not_taken(Fault.CLOSED)
        self._waiting = waiting or self._waiting
        return HandedIn(is_kept_aside=waiting is None)


def _not_taken(fault: Fault) -> HandedIn:
    return HandedIn(faults={WHOLE: fault})


SHUT: Final = SubmissionService(lambda: None, Allowance(SUBMISSIONS_A_MINUTE))
"""Takes nothing."""


def tidied(text: str) -> str:
    """Take away blanks around a text; what nobody sees is written as ``<U+202E>``, for staff."""
    return spelled_out(re.sub(r"\r\n?", "\n", text)).strip()


def fault_sentence(fault: Fault, text: str, language: Language) -> str:
    """Say what is wrong with a text."""
    words = front_text(language)
    return {
        Fault.EMPTY: words.empty,
        Fault.TOO_LONG: words.too_long.format(
            count=grouped(len(tidied(text)), language), most=grouped(MAX_CHARACTERS, language)
        ),
        Fault.MANY_ADDRESSES: words.many_addresses.format(most=MOST_ADDRESSES),
        Fault.BOX_FULL: words.box_full,
        Fault.TOO_OFTEN: words.too_often,
        Fault.BUSY_NETWORK: words.busy_network,
        Fault.NO_PROOF: words.no_proof,
        Fault.FORM_IS_OLD: words.form_is_old,
        Fault.CLOSED: away_text(language).closed_now,
        Fault.NOT_KNOWN: away_text(language).not_known_now,
    }[fault]


def _faults(said: Mapping[str, str], *, needed: set[str]) -> dict[str, Fault]:
    found = {name: _fault(text, is_needed=name in needed) for name, text in said.items()}
    faults = {name: fault for name, fault in found.items() if fault is not None}
    addresses = {name: len(_ADDRESS.findall(text)) for name, text in said.items()}
    if not faults and sum(addresses.values()) > MOST_ADDRESSES:
        faults[max(addresses, key=addresses.__getitem__)] = Fault.MANY_ADDRESSES
    return faults


def _fault(text: str, *, is_needed: bool) -> Fault | None:
    if is_needed and not text:
        return Fault.EMPTY
    return Fault.TOO_LONG if len(text) > MAX_CHARACTERS else None
