import pytest

from geo.finder.criteria import CHOICES, Criterion, PartOfDay
from geo.finder.filter_choices import chosen_words, filters_of, offered, word_of
from geo.finder.filters import NO_FILTERS, Filters, apply_filters
from geo.listing.listing import Attendees, Cost, HowToStart, Mode
from geo.listing.schedule import Weekday
from tests.geo.finder.narrowing import answer_in, narrowed, shipped


def test_only_what_a_listing_states_is_offered() -> None:
    assert offered(apply_filters(answer_in("X0A 0H0"), NO_FILTERS)) == {
        Criterion.MODES: (Mode.IN_PERSON, Mode.VIRTUAL, Mode.PHONE),
        Criterion.WEEKDAYS: (Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.THURSDAY),
        Criterion.PARTS_OF_DAY: (PartOfDay.MORNING, PartOfDay.EVENING),
        Criterion.ROOMS: (Attendees.OWN_PROFESSION, Attendees.MIXED_RESPONDERS),
        Criterion.COSTS: (Cost.FREE,),
        Criterion.STARTS: (HowToStart.CONTACT_FIRST,),
    }


def test_what_a_listing_begins_to_state_is_offered() -> None:
    changed = [
        shipped("osiss", languages=("fr", "en"), how_to_start=HowToStart.REFERRAL),
        shipped("phoenix", cost=Cost.CHARGED),
    ]
    found = offered(apply_filters(answer_in("X0A 0H0", changed=changed), NO_FILTERS))
    assert found[Criterion.LANGUAGES] == ("en", "fr")
    assert HowToStart.REFERRAL in found[Criterion.STARTS]
    assert found[Criterion.COSTS] == (Cost.FREE,)


def test_a_charge_is_not_offered_even_where_it_is_all_that_is_stated() -> None:
    changed = [shipped("phoenix", cost=Cost.CHARGED), shipped("heart", cost=Cost.NOT_STATED)]
    found = offered(apply_filters(answer_in("X0A 0H0", changed=changed), NO_FILTERS))
    assert Criterion.COSTS not in found


def test_who_can_be_called_makes_a_call_something_to_choose() -> None:
    silent = [shipped("rcmp-sosi-nb", modes=frozenset())]
    found = offered(apply_filters(answer_in("X0A 0H0", changed=silent), NO_FILTERS))
    assert Mode.PHONE in found[Criterion.MODES]


def test_what_is_chosen_stays_in_sight_to_be_taken_back() -> None:
    found = offered(narrowed(answer_in("X0A 0H0"), languages={"fr"}, weekdays={Weekday.SUNDAY}))
    assert found[Criterion.LANGUAGES] == ("fr",)
    assert Weekday.SUNDAY in found[Criterion.WEEKDAYS]


def test_choices_are_read_as_a_browser_sends_them() -> None:
    sent = {
        "modes": ["in_person"],
        "weekdays": ["0"],
        "parts_of_day": ["evening"],
        "languages": ["fr"],
    }
    wished = Filters(
        modes=frozenset({Mode.IN_PERSON}),
        weekdays=frozenset({Weekday.MONDAY}),
        parts_of_day=frozenset({PartOfDay.EVENING}),
        languages=frozenset({"fr"}),
    )
    assert filters_of(sent) == wished
    assert chosen_words(wished) == sent


def test_every_choice_can_be_sent_and_read() -> None:
    words = {
        about.value: list(map(word_of, choices or ("fr",))) for about, choices in CHOICES.items()
    }
    assert chosen_words(filters_of(words)) == {about: sorted(sent) for about, sent in words.items()}


@pytest.mark.parametrize(
    "sent",
    [
        {"modes": "phone"},
        {"modes": ["by_owl", 3, None, ["phone"]]},
        {"x": ["y"]},
        {"costs": ["charged"]},
        {"languages": ["FR", "french", "é", "<b>", ""]},
        {"weekdays": ["7", "-1"]},
    ],
)
def test_what_is_no_choice_leaves_all_open(sent: dict[str, object]) -> None:
    assert filters_of(sent) == NO_FILTERS
