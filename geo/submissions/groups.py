"""Submissions that look alike, grouped for staff: what came alone comes first, a flood last."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from geo.store.submission_quotas import Quota
from geo.store.submissions import Submission

_LINK: Final = re.compile(r"(?:https?://|\bwww\.)([^\s/\"'<>?#]+)", re.IGNORECASE)
_NO_WORD: Final = re.compile(r"[\W\d_]+")
_MANY: Final = 4
"""So many submissions that look alike are more than a few people who say the same."""
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionGroup:
    """One submission, or several that look alike; the oldest first."""

    submissions: tuple[Submission, ...]

    @property
    def first(self) -> Submission:
        """The submission that came first."""
        return self.submissions[0]

    @property
    def ids(self) -> tuple[int, ...]:
        """The numbers of all of them."""
        return tuple(one.id for one in self.submissions)

    @property
    def is_crowd(self) -> bool:
        """Whether none of them came within the share of its network."""
        return all(one.quota is Quota.CROWD for one in self.submissions)

    @property
    def is_by_link(self) -> bool:
        """Whether one of them comes from the contact of a group."""
        return any(one.quota is Quota.LINK for one in self.submissions)


def alike(submissions: Iterable[Submission]) -> tuple[SubmissionGroup, ...]:
    """Put submissions together that lead to the same sites, or say the same.

    Of a crowd, all that came on one day and are about one listing go together, whatever they say.

    Returns
    -------
    tuple
        Those of the groups' own contacts first, then what came alone, then what came many times,
        then crowds; the oldest first.
    """
    found: dict[_Key, list[Submission]] = {}
    for one in submissions:
        found.setdefault(_likeness(one), []).append(one)
    together: dict[_Key, list[Submission]] = {}
    for key, some in found.items():
        is_lone = len(some) == 1 and some[0].quota is Quota.CROWD
        together.setdefault(_day_and_subject(some[0]) if is_lone else key, []).extend(some)
    groups = (SubmissionGroup(submissions=tuple(some)) for some in together.values())
    return tuple(sorted(groups, key=_order))


def _likeness(submission: Submission) -> _Key:
    if submission.quota is Quota.LINK:
        return (Quota.LINK, submission.id)
    subject = (submission.kind, submission.listing_id)
    sites = frozenset(
        site.casefold().removeprefix("www.") for site in _LINK.findall(submission.words)
    )
    if sites:
        return (*subject, sites)
    return (*subject, _NO_WORD.sub(" ", submission.words.casefold()).strip() or submission.words)


def _day_and_subject(submission: Submission) -> _Key:
    return (Quota.CROWD, submission.kind, submission.listing_id, submission.received_on)


def _order(group: SubmissionGroup) -> tuple[int, int]:
    if group.is_by_link:
        return 0, group.first.id
    if group.is_crowd:
        return 3, group.first.id
    return (2 if len(group.submissions) >= _MANY else 1), group.first.id
