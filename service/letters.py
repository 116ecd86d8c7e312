"""The counter for what the public writes, the same for every door: what it takes and what not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from threading import Lock
from typing import TYPE_CHECKING, Final

from geo.errors import LetterBoxFullError, StoreError
from geo.listing.characters import spelled_out
from geo.words.away_text import away_text
from geo.words.front_text import front_text
from geo.words.language import Language
from geo.words.sentences import grouped
from service.faults import LOG
from service.limits import Allowance

if TYPE_CHECKING:
    from geo.staff.reception import Reception  # with the database: a folder alone needs none

LETTERS_A_MINUTE: Final = 5
"""Letters of one address: a clinic shares one, and nobody writes faster."""
MOST_WORDS: Final = 1_000
"""Characters of one field, as `geo.staff.reception` takes them."""
MOST_ADDRESSES: Final = 3
"""Web addresses of one letter; those who advertise send more."""
LEAST_S: Final = 3.0
"""Nobody reads a form, fills it in and sends it within this time."""
WHOLE: Final = "whole"
"""Stands for a field's name where the fault is not that of one field."""
_ADDRESS: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


class Fault(Enum):
    """Why a letter is not taken; the person who wrote it is told."""

    EMPTY = auto()
    TOO_LONG = auto()
    MANY_ADDRESSES = auto()
    BOX_FULL = auto()
    TOO_OFTEN = auto()
    FORM_IS_OLD = auto()
    CLOSED = auto()
    """The store is away for the moment."""
    NOT_KNOWN = auto()
    """The store did not answer in time: the letter may have arrived or not."""


Faults = Mapping[str, Fault]
"""By the name of the field; empty for a letter that was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What is known of a sender while a letter is handed in, and of which nothing is kept.

    Parameters
    ----------
    trap
        What stands in the field that people do not see.
    shown_for_s
        Seconds between the form's first showing and its sending.
    """

    address: str
    trap: str
    shown_for_s: float

    @property
    def is_a_machine(self) -> bool:
        """Whether no person can have sent the form."""
        return bool(self.trap) or self.shown_for_s < LEAST_S


class Counter:
    """Takes letters, or says what keeps it from taking them.

    A machine is thanked like everybody and its letter is dropped, so that it learns nothing.

    Parameters
    ----------
    reception
        Gives ``None`` where nothing can be kept: then the counter is shut.
    is_away
        Whether that is so for the moment alone.
    """

    def __init__(
        self,
        reception: "Callable[[], Reception | None]",
        allowance: Allowance,
        *,
        is_away: Callable[[], bool] = lambda: False,
    ) -> None:
        self.reception, self.is_away = reception, is_away
        self._allowance, self._one_by_one = allowance, Lock()

    @property
    def is_open(self) -> bool:
        """Whether anything can be handed in."""
        return self.reception() is not None

    @property
    def is_offered(self) -> bool:
        """Whether this service takes letters at all, if not at this moment."""
        return self.is_open or self.is_away()

    def say_wrong(self, listing_id: str, words: str, sender: Sender) -> Faults:
        """Hand in that something is wrong with an entry."""
        said = tidied(words)
        return _faults({"words": said}, needed={"words"}) or self._hand_in(
            lambda reception: reception.say_wrong(listing_id, said), sender
        )

    def suggest(self, written: Mapping[str, str], sender: Sender, language: Language) -> Faults:
        """Hand in a group that is missing.

        Parameters
        ----------
        written
            By the names of `geo.words.front_text.FrontText.suggest_fields`.
        """
        fields = front_text(language).suggest_fields
        said = {field.name: tidied(written.get(field.name, "")) for field in fields}
        needed = {field.name for field in fields if field.is_needed}

        return _faults(said, needed=needed) or self._hand_in_suggestion(said, sender, language)

    def _hand_in_suggestion(
        self, said: Mapping[str, str], sender: Sender, language: Language
    ) -> Faults:
        from geo.staff.reception import Suggestion  # noqa: PLC0415 - with the database

        suggestion = Suggestion(**said, language=language.value)
        return self._hand_in(lambda reception: reception.suggest(suggestion), sender)

    def _hand_in(self, put: "Callable[[Reception], None]", sender: Sender) -> Faults:
        reception = self.reception()
        if reception is None:
            return {WHOLE: Fault.CLOSED if self.is_away() else Fault.BOX_FULL}
        if sender.is_a_machine:
            return {}
        with self._one_by_one:
            wait_s = self._allowance.take(sender.address)
        if wait_s:
            return {WHOLE: Fault.TOO_OFTEN}
        try:
            put(reception)
        except LetterBoxFullError:
            return {WHOLE: Fault.BOX_FULL}
        except StoreError as error:
            LOG.error("a letter was not taken: %s", str(error))  # it speaks of the store alone
            return {WHOLE: Fault.CLOSED}
        return {}


SHUT: Final = Counter(lambda: None, Allowance(LETTERS_A_MINUTE))
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
            count=grouped(len(tidied(text)), language), most=grouped(MOST_WORDS, language)
        ),
        Fault.MANY_ADDRESSES: words.many_addresses.format(most=MOST_ADDRESSES),
        Fault.BOX_FULL: words.box_full,
        Fault.TOO_OFTEN: words.too_often,
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
    return Fault.TOO_LONG if len(text) > MOST_WORDS else None
