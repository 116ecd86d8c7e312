from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import NoSuchChoiceError
from geo.place.choices import choices_of, chosen, other_choices
from geo.place.fix import Fix, NoPlace, WhichPlace, WhyAsk, WhyNoPlace
from geo.place.regions import Region
from tests.geo.place.fixes import fix_at
from tests.geo.place.offering import beside

PLACES = tuple(
    replace(fix_at(50 + number / 10, -100, Region.MANITOBA), label=f"{letter}, MB")
    for number, letter in enumerate("zyxwvutsrqponmlkjihg")
)


def alone(fix: object) -> Fix:
    assert isinstance(fix, Fix)
    return replace(fix, others=())


@given(count=st.integers(2, len(PLACES)), choice=st.integers(0, len(PLACES) - 1), data=st.data())
def test_every_place_of_a_name_is_offered_once_and_its_number_chooses_it(
    count: int, choice: int, data: st.DataObject
) -> None:
    best = beside(PLACES[:count])
    taken = chosen(best, choice % count)
    assert isinstance(taken, Fix)
    assert alone(taken) == PLACES[choice % count]
    offered = other_choices(taken, choice % count)
    assert {alone(taken), *(fix for _, fix in offered)} == set(PLACES[:count])
    number, other = data.draw(st.sampled_from(offered))
    assert alone(chosen(best, number)) == other


def test_without_a_choice_the_others_are_numbered_from_one_and_0_is_the_fix_itself() -> None:
    best = beside(PLACES[:3])
    assert [number for number, _ in other_choices(best, None)] == [1, 2]
    assert chosen(best, 0) == best


@pytest.mark.parametrize("choice", [-1, 3])
def test_what_was_not_offered_cannot_be_chosen(choice: int) -> None:
    which = WhichPlace(why=WhyAsk.SEVERAL_PLACES, asked="x", choices=PLACES[:3])
    for outcome in (which, beside(PLACES[:3])):
        with pytest.raises(NoSuchChoiceError):
            chosen(outcome, choice)


def test_a_choice_counts_for_nothing_where_there_is_none_to_make() -> None:
    none = NoPlace(why=WhyNoPlace.NOT_FOUND, asked="x")
    assert chosen(none, 3) is none
    assert chosen(PLACES[0], 3) is PLACES[0]


@pytest.mark.parametrize("why", WhyAsk)
@given(count=st.integers(1, len(PLACES)))
def test_a_page_shows_every_place_of_a_question_once_under_its_own_number(
    why: WhyAsk, count: int
) -> None:
    asked = WhichPlace(why=why, asked="x", choices=PLACES[:count])
    choices = choices_of(asked)
    shown = (*choices.in_sight, *choices.listed)
    assert sorted(number for number, _ in shown) == [*range(count)]
    assert all(PLACES[number] is fix for number, fix in shown)


def test_the_largest_of_a_region_are_in_sight_and_the_rest_stand_by_name() -> None:
    asked = WhichPlace(why=WhyAsk.WHOLE_REGION, asked="x", choices=PLACES)
    choices = choices_of(asked)
    assert [fix for _, fix in choices.in_sight] == [*PLACES[:8]]
    labels = [fix.label for _, fix in choices.listed]
    assert labels == sorted(labels)


def test_a_few_of_a_region_are_all_in_sight() -> None:
    asked = WhichPlace(why=WhyAsk.WHOLE_REGION, asked="x", choices=PLACES[:12])
    assert not choices_of(asked).listed
