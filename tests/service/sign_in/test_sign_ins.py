"""A sign-in is a record, and the cookie's secret is the way to it."""

from dataclasses import dataclass, field

import pytest

from geo.staff.rights import Role, Staff
from service.sign_in.sign_ins import LASTS_S, TAKEN_UP_S, Ended, SignIns

ADA, BEN = Staff("Ada", Role.PUBLISHER), Staff("Ben", Role.PUBLISHER)


@dataclass
class Office:
    """A record whose clock and password a test sets."""

    at: float = 1_000.0
    hashed: str = "one"
    most: int = 100
    record: SignIns = field(init=False)

    def __post_init__(self) -> None:
        self.record = SignIns(lambda: self.hashed, clock=lambda: self.at, most=self.most)

    def who(self, secret: str) -> str | None:
        found = self.record.find(secret)
        assert self.record.is_signed_in(secret) is (found is not None)
        return found.staff.name if found else None


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_secret_of_256_bits_leads_to_who_signed_in_and_no_other_text_does(office: Office) -> None:
    secret = office.record.begin(ADA)
    assert len(secret) >= 43
    assert office.who(secret) == "Ada"
    wrong = ("", "x", secret[:-1], f"{secret}x", "\ud800", secret.upper())
    assert [office.who(one) for one in wrong] == [None] * 6


def test_the_record_holds_no_secret(office: Office) -> None:
    secret = office.record.begin(ADA)
    assert secret not in repr(vars(office.record))


def test_it_runs_out_after_a_working_day(office: Office) -> None:
    secret = office.record.begin(ADA)
    office.at += LASTS_S - 1
    assert office.who(secret) == "Ada"
    assert not office.record.has_run_out(secret)
    office.at += 1
    assert office.who(secret) is None
    assert office.record.has_run_out(secret)
    office.at += TAKEN_UP_S
    assert not office.record.has_run_out(secret)


def test_whoever_signs_in_again_goes_on_in_the_tabs_of_before(office: Office) -> None:
    old = office.record.begin(ADA)
    before = office.record.find(old)
    office.at += LASTS_S + 1
    new = office.record.begin(ADA, held=old)
    again = office.record.find(old)
    assert new != old
    assert (office.who(new), office.who(old)) == ("Ada", "Ada")
    assert before
    assert again
    assert again.id == before.id
    office.record.end(new)
    assert (office.who(new), office.who(old)) == (None, None)


def test_somebody_else_in_the_same_browser_takes_nothing_over(office: Office) -> None:
    old = office.record.begin(ADA)
    new = office.record.begin(BEN, held=old)
    assert (office.who(new), office.who(old)) == ("Ben", None)


def test_what_was_signed_out_never_comes_back(office: Office) -> None:
    old = office.record.begin(ADA)
    office.record.end(old)
    new = office.record.begin(ADA, held=old)
    assert (office.who(new), office.who(old)) == ("Ada", None)
    assert not office.record.has_run_out(old)


def test_signing_out_ends_one_browser_and_on_request_all_of_a_name(office: Office) -> None:
    first, second, other = (office.record.begin(one) for one in (ADA, ADA, BEN))
    office.record.end(first)
    assert [office.who(one) for one in (first, second, other)] == [None, "Ada", "Ben"]
    third = office.record.begin(ADA)
    office.record.end_all_of("Ada")
    assert [office.who(one) for one in (second, third, other)] == [None, None, "Ben"]


@pytest.mark.parametrize("hashed", ["another", ""])
def test_a_password_that_was_changed_or_taken_away_ends_all(office: Office, hashed: str) -> None:
    secret = office.record.begin(ADA)
    office.hashed = hashed
    assert office.who(secret) is None
    assert not office.record.has_run_out(secret)


def test_only_so_many_are_remembered_and_the_oldest_gives_way() -> None:
    office = Office(most=3)
    secrets = [office.record.begin(ADA) for _ in range(5)]
    assert [office.who(one) for one in secrets] == [None, None, "Ada", "Ada", "Ada"]


# --- by the organization -------------------------------------------------------------------------

OF_ADA = {"_streamlit_user": "1", "_streamlit_user__1": "2", "other": "x"}


def test_the_cookies_of_an_ended_sign_in_are_known_among_others() -> None:
    ended = Ended("_streamlit_user")
    assert not ended.holds(OF_ADA)
    ended.end(OF_ADA)
    assert ended.holds(OF_ADA)
    assert ended.holds(OF_ADA | {"other": "y"})
    assert not ended.holds(OF_ADA | {"_streamlit_user__1": "3"})


def test_who_holds_no_such_cookie_is_never_among_them() -> None:
    ended = Ended("_streamlit_user", most=2)
    ended.end({})
    ended.end({"other": "x"})
    assert not ended.holds({})
    for number in range(3):
        ended.end({"_streamlit_user": str(number)})
    held = [ended.holds({"_streamlit_user": str(number)}) for number in range(3)]
    assert held == [False, True, True]
