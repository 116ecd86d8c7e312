"""Letters that look alike go together, and what came alone is found first."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.store.letters import Letter
from geo.store.rooms import Kind, Room
from geo.submissions.groups import alike

DAY = date(2026, 12, 7)


def letter(number: int, words: str, *, about: str = "heart", room: Room = Room.USUAL) -> Letter:
    return Letter(
        id=number, kind=Kind.WRONG, listing_id=about, words=words, received_on=DAY, room=room
    )


def ids(*letters: Letter) -> list[tuple[int, ...]]:
    return [group.ids for group in alike(letters)]


LETTERS = st.lists(
    st.builds(
        letter,
        st.integers(1, 10**6),
        st.text(min_size=1, max_size=30),
        about=st.sampled_from(["heart", "phoenix"]),
        room=st.sampled_from(Room),
    ),
    unique_by=lambda one: one.id,
)


@given(LETTERS)
def test_each_letter_is_in_one_group(letters: list[Letter]) -> None:
    found = [one for group in alike(letters) for one in group.letters]
    assert sorted(found, key=lambda one: one.id) == sorted(letters, key=lambda one: one.id)


def test_the_same_words_go_together_whatever_their_numbers_and_marks() -> None:
    found = ids(letter(1, "Buy now 17!"), letter(2, "Other"), letter(3, "buy NOW, 18"))
    assert found == [(1, 3), (2,)]


def test_letters_that_lead_to_the_same_sites_go_together() -> None:
    found = ids(
        letter(1, "See https://spam.example/a?x=1 today"),
        letter(2, "Look: www.spam.example"),
        letter(3, "See https://other.example/a today"),
    )
    assert found == [(1, 2), (3,)]


def test_the_same_words_about_two_entries_stay_apart() -> None:
    assert ids(letter(1, "It moved."), letter(2, "It moved.", about="phoenix")) == [(1,), (2,)]


def test_of_a_crowd_all_of_a_day_about_one_entry_go_together() -> None:
    found = ids(
        letter(1, "qwe", room=Room.CROWD),
        letter(2, "asd", room=Room.CROWD),
        letter(3, "zxc", about="phoenix", room=Room.CROWD),
    )
    assert found == [(1, 2), (3,)]


def test_contacts_of_groups_come_first_then_what_came_alone_and_crowds_last() -> None:
    flood = [letter(number, "Buy now") for number in range(1, 6)]
    crowd = [letter(number, f"{number} x", room=Room.CROWD) for number in range(6, 8)]
    alone, link = letter(8, "The number is wrong."), letter(9, "It is Monday.", room=Room.LINK)
    assert ids(*flood, *crowd, alone, link) == [(9,), (8,), (1, 2, 3, 4, 5), (6, 7)]


def test_what_contacts_of_groups_say_is_never_put_together() -> None:
    assert ids(letter(1, "Yes", room=Room.LINK), letter(2, "Yes", room=Room.LINK)) == [(1,), (2,)]
