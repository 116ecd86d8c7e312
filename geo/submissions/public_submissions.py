"""What people without an account send: a suggestion, "this is wrong", a confirmation."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Final, Self

from geo.errors import LinkError
from geo.listing.listing import Assurance
from geo.listing.published import PublishedListing, published
from geo.staff.confirmation import Confirmation, LinkFault, content_of
from geo.staff.small_change import confirmed
from geo.store.store import Store
from geo.store.submission_fields import MAX_CHARACTERS, NEEDED
from geo.store.submission_quotas import Kind, NewSubmission, Waiting
from geo.store.submissions import SubmissionQueue
from geo.store.version import OWN_CONTACT, ChangeKind, Save, Signature, Stage, Version

_WITHIN_S: Final = 2.0
"""How long a confirmation waits for other writers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A group that is missing, in the words of whoever suggests it.

    Raises
    ------
    ValueError
        If the name or the way to reach it is missing, or a field is too long.
    """

    name: str
    who_for: str = ""
    where: str = ""
    when: str = ""
    reached_by: str
    more: str = ""
    language: str = "en"

    def __post_init__(self) -> None:
        for field in fields(self):
            if len(getattr(self, field.name)) > MAX_CHARACTERS:
                raise ValueError(
                    f"{field.name} is longer than {MAX_CHARACTERS} characters; shorten it"
                )
        for needed in sorted(NEEDED):
            if not getattr(self, needed).strip():
                raise ValueError(f"{needed} is empty; fill it in")

    def to_words(self) -> str:
        """Write it as the words of a submission."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_words(cls, words: str) -> Self:
        """Read the words of a submission."""
        return cls(**json.loads(words))


def suggestion_submission(suggestion: Suggestion, *, on: date) -> NewSubmission:
    """Write a suggestion as a submission."""
    return NewSubmission(kind=Kind.SUGGESTION, words=suggestion.to_words(), received_on=on)


def report_submission(listing_id: str, words: str, *, on: date) -> NewSubmission:
    """Write what somebody says is wrong as a submission: the id and the words, and nothing else.

    Raises
    ------
    ValueError
        If it says nothing, or too much.
    """
    if len(words) > MAX_CHARACTERS:
        raise ValueError(f"that is longer than {MAX_CHARACTERS} characters; shorten it")
    return NewSubmission(kind=Kind.WRONG, words=words, received_on=on, listing_id=listing_id)


class PublicSubmissions:
    """Takes what the public sends.

    Parameters
    ----------
    now
        The clock; its moments are aware.
    """

    def __init__(self, store: Store, *, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self._box = SubmissionQueue(store.engine)

    def take(self, submission: NewSubmission) -> Waiting:
        """Hold a submission for review, and tell how many wait.

        Raises
        ------
        SubmissionQueueFullError
            If too many submissions wait already.
        """
        return self._box.put(submission)

    def suggest(self, suggestion: Suggestion) -> None:
        """Hold a suggestion, as `take`."""
        self.take(suggestion_submission(suggestion, on=self._now().date()))

    def say_wrong(self, listing_id: str, words: str) -> None:
        """Hold what somebody says is wrong, as `take`."""
        self.take(report_submission(listing_id, words, on=self._now().date()))

    def asked_to_confirm(self, token: str) -> PublishedListing:
        """Read the listing that a link asks about, as visitors see it; nothing is changed.

        Raises
        ------
        LinkError
            If the link is not taken.
        """
        return self._standing(token)[1].as_of(self._now().date())

    def confirm(self, token: str) -> Version:
        """Note that the group's own contact found its entry right; the link is used up by it.

        Raises
        ------
        LinkError
            If the link is not taken.
        """
        public, _ = self._standing(token)
        now = self._now()
        new = confirmed(public, on=now.date(), how=Assurance.OWN_CONTACT)
        return self._store.save(
            Save(
                listing_id=public.listing_id,
                stage=Stage.PUBLIC,
                listing=new.listing,
                replaces=public.revision,
                signature=Signature(by=OWN_CONTACT, at=now, act=ChangeKind.CONFIRMED),
                text=new.text,
            ),
            waits_s=_WITHIN_S,
        )

    def _standing(self, token: str) -> tuple[Version, PublishedListing]:
        asked = Confirmation.from_token(token, self._store.signing_key(), today=self._now().date())
        public = self._store.entry(asked.listing_id).public
        if public is None or public.listing is None:
            raise LinkError(LinkFault.GONE)
        shown = published(public.listing)
        if shown is None:
            raise LinkError(LinkFault.GONE)
        if content_of(public.listing) != asked.content:
            raise LinkError(LinkFault.USED)
        return public, shown
