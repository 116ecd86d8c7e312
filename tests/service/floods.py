"""Floods of submissions by shape, honest senders among them, and a day that passes at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple, cast

from geo.store.submission_quotas import NewSubmission, Waiting, quota_for
from geo.submissions.public_submissions import PublicSubmissions
from service.forms.submission_service import (
    SUBMISSIONS_A_MINUTE,
    HandedIn,
    Sender,
    SubmissionService,
)
from service.forms.submission_shares import Shares
from service.limits.allowance import Allowance

START = datetime(2026, 12, 7, 8, tzinfo=UTC)


class Flood(NamedTuple):
    """Addresses that send, how many submissions each, and within which time."""

    addresses: tuple[str, ...]
    submissions_each: int
    within_s: float


def _six(site: int, household: int = 0) -> str:
    return f"2001:db8:{site:x}:{household:x}::1"


FLOODS = {
    "104 households of one /48 in 27 s": Flood(tuple(_six(1, one) for one in range(104)), 5, 27),
    "300 addresses of 20 networks in an hour": Flood(
        tuple(f"203.{one % 20}.113.{one}" for one in range(300)), 2, 3_600
    ),
    "one address all day": Flood(("203.0.113.9",), 500, 86_400),
    "one /24 all day": Flood(tuple(f"203.0.113.{one}" for one in range(200)), 3, 86_400),
    "600 sites of one /32 in an hour": Flood(tuple(_six(one) for one in range(600)), 1, 3_600),
    "300 unrelated networks, as often as they like": Flood(
        tuple(f"{45 + one % 50}.{one % 256}.7.7" for one in range(300)), 4, 43_200
    ),
    "900 unrelated networks, once each": Flood(
        tuple(f"{45 + one % 90}.{one % 251}.{one // 251}.7" for one in range(900)), 1, 43_200
    ),
}


@dataclass
class Box:
    """Holds submissions as the store does, in memory."""

    waiting: Waiting = field(default_factory=Waiting)

    def take(self, submission: NewSubmission) -> Waiting:
        quota = quota_for(submission, self.waiting).value
        self.waiting = self.waiting._replace(**{quota: getattr(self.waiting, quota) + 1})
        return self.waiting


@dataclass
class Day:
    """A service, its queue, and a clock that is set."""

    box: Box = field(default_factory=Box)
    at_s: float = 0.0

    def __post_init__(self) -> None:
        public_submissions = cast("PublicSubmissions", self.box)
        self.submission_service = SubmissionService(
            lambda: public_submissions,
            Allowance(SUBMISSIONS_A_MINUTE, clock=self.seconds),
            shares=Shares(clock=self.seconds),
            now=lambda: START + timedelta(seconds=self.at_s),
        )

    def seconds(self) -> float:
        return self.at_s

    def send(self, address: str, *, has_session: bool, link: str = "") -> HandedIn:
        sender = Sender(
            address=address, trap="", shown_for_s=20, has_session=has_session, link=link
        )
        return self.submission_service.say_wrong("heart", "The number is wrong.", sender)


class Sent(NamedTuple):
    at_s: float
    address: str
    is_honest: bool


def submissions_of(flood: Flood, honest: tuple[str, ...], random: Random) -> Iterator[Sent]:
    """Mix a flood with honest submissions, in the order in which they come."""
    sent = [
        Sent(random.uniform(0, flood.within_s), address, is_honest=False)
        for address in flood.addresses * flood.submissions_each
    ]
    sent += [Sent(random.uniform(0, 86_400), address, is_honest=True) for address in honest]
    yield from sorted(sent)
