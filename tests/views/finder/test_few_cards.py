"""Of a long answer the first cards of each list come, the others when they are wanted."""

from hypothesis import given
from hypothesis import strategies as st

from geo.words.finder.sections import Section
from views.finder.few_cards import MOST, OF_EACH, OF_FOLDED, few, numbers

LENGTHS = st.lists(st.integers(min_value=1, max_value=30), max_size=6)


def lists_of(lengths: list[int]) -> list[Section]:
    made, number = [], 1
    for length in lengths:
        numbered = tuple((number + one, None) for one in range(length))
        made.append(Section("Near you", numbered, is_open=True))  # type: ignore[arg-type] # no card is drawn
        number += length
    return made


@given(LENGTHS)
def test_what_comes_and_what_is_left_are_all_and_each_list_begins_with_its_first(
    lengths: list[int],
) -> None:
    whole = lists_of(lengths)
    lists = few(whole)
    assert [len(one.section.numbered) + one.rest for one in lists] == lengths
    assert all(
        one.section.numbered == all_.numbered[: len(one.section.numbered)]
        for one, all_ in zip(lists, whole, strict=True)
    )


@given(LENGTHS)
def test_a_list_of_which_all_is_wanted_comes_whole(lengths: list[int]) -> None:
    for one in few(lists_of(lengths)):
        opened = few(lists_of(lengths), frozenset({one.first}))
        assert next(two.rest for two in opened if two.first == one.first) == 0


def test_a_short_answer_comes_whole_and_nobody_is_asked_to_press_for_one_card() -> None:
    assert [one.rest for one in few(lists_of([MOST - 1, 1]))] == [0, 0]
    assert [one.rest for one in few(lists_of([MOST, OF_EACH + 1]))] == [MOST - OF_EACH, 0]


def test_of_a_list_that_is_folded_fewer_come() -> None:
    (folded,) = few([one._replace(is_open=False) for one in lists_of([MOST + 1])])
    assert len(folded.section.numbered) == OF_FOLDED


def test_the_numbers_are_those_of_the_cards_that_come() -> None:
    assert list(numbers(few(lists_of([20, 20])))) == [1, 2, 3, 21, 22, 23]
