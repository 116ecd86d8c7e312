"""Submissions that look alike go together, and what came alone is found first."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.store.submission_quotas import Kind, Quota
from geo.store.submissions import Submission
from geo.submissions.groups import alike

DAY = date(2026, 12, 7)


def submission(
    number: int, words: str, *, about: str = "heart", quota: Quota = Quota.USUAL
) -> Submission:
    return Submission(
        id=number, kind=Kind.WRONG, listing_id=about, words=words, received_on=DAY, quota=quota
    )


def ids(*submissions: Submission) -> list[tuple[int, ...]]:
    return [group.ids for group in alike(submissions)]


LETTERS = st.lists(
    st.builds(
        submission,
        st.integers(1, 10**6),
        st.text(min_size=1, max_size=30),
        about=st.sampled_from(["heart", "phoenix"]),
        quota=st.sampled_from(Quota),
    ),
    unique_by=lambda one: one.id,
)


@given(LETTERS)
def test_each_letter_is_in_one_group(submissions: list[Submission]) -> None:
    found = [one for group in alike(submissions) for one in group.submissions]
    assert sorted(found, key=lambda one: one.id) == sorted(submissions, key=lambda one: one.id)


def test_the_same_words_go_together_whatever_their_numbers_and_marks() -> None:
    found = ids(submission(1, "Buy now 17!"), submission(2, "Other"), submission(3, "buy NOW, 18"))
    assert found == [(1, 3), (2,)]


def test_letters_that_lead_to_the_same_sites_go_together() -> None:
    found = ids(
        submission(1, "See https://spam.example/a?x=1 today"),
        submission(2, "Look: www.spam.example"),
        submission(3, "See https://other.example/a today"),
    )
    assert found == [(1, 2), (3,)]


def test_the_same_words_about_two_entries_stay_apart() -> None:
    assert ids(submission(1, "It moved."), submission(2, "It moved.", about="phoenix")) == [
        (1,),
        (2,),
    ]


def test_of_a_crowd_all_of_a_day_about_one_entry_go_together() -> None:
    found = ids(
        submission(1, "qwe", quota=Quota.CROWD),
        submission(2, "asd", quota=Quota.CROWD),
        submission(3, "zxc", about="phoenix", quota=Quota.CROWD),
    )
    assert found == [(1, 2), (3,)]


def test_contacts_of_groups_come_first_then_what_came_alone_and_crowds_last() -> None:
    flood = [submission(number, "Buy now") for number in range(1, 6)]
    crowd = [submission(number, f"{number} x", quota=Quota.CROWD) for number in range(6, 8)]
    alone, link = (
        submission(8, "The number is wrong."),
        submission(9, "It is Monday.", quota=Quota.LINK),
    )
    assert ids(*flood, *crowd, alone, link) == [(9,), (8,), (1, 2, 3, 4, 5), (6, 7)]


def test_what_contacts_of_groups_say_is_never_put_together() -> None:
    assert ids(submission(1, "Yes", quota=Quota.LINK), submission(2, "Yes", quota=Quota.LINK)) == [
        (1,),
        (2,),
    ]
