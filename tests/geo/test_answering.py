from collections.abc import Callable
from datetime import datetime

import pytest

from geo.answering import Position, Question, Reply, Unplaced, reply_to
from geo.errors import NoSuchChoiceError
from geo.finder.filters import Filtered, Filters
from geo.finder.finder import Finder
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory
from geo.place.fix import How, NoPlace, WhichPlace
from geo.place.locate import Locator

NOW = datetime.fromisoformat("2026-11-23T12:00:00-05:00")
EARLIER = datetime.fromisoformat("2026-11-02T12:00:00-05:00")
VIRTUAL = Filters(modes=frozenset({Mode.VIRTUAL}))
Ask = Callable[[Question], Reply]


@pytest.fixture(scope="module")
def ask() -> Ask:
    locator, finder = Locator.open(), Finder(PublishedDirectory(read_directory()))
    return lambda question: reply_to(question, locator=locator, finder=lambda: finder, now=NOW)


def filtered(reply: Reply) -> Filtered:
    assert isinstance(reply, Filtered)
    return reply


def unplaced(reply: Reply) -> Unplaced:
    assert isinstance(reply, Unplaced)
    return reply


def test_a_text_is_located_and_answered_for_now_unless_another_moment_is_given(ask: Ask) -> None:
    whole = filtered(ask(Question(where="L7G 4S4", audience=Audience.POLICE))).whole
    assert (whole.fix.postal_code, whole.audience, whole.at) == ("L7G 4S4", Audience.POLICE, NOW)
    assert filtered(ask(Question(where="L7G 4S4", at=EARLIER))).whole.at == EARLIER


def test_a_position_is_answered_as_what_a_device_says(ask: Ask) -> None:
    here = Position(lat=63.75, lon=-68.52, accuracy_km=3)
    fix = filtered(ask(Question(where=here))).whole.fix
    assert (fix.label, fix.how, fix.uncertainty_km) == ("Iqaluit, NU", How.DEVICE, 3)


def test_a_choice_among_places_is_taken_and_one_that_was_not_offered_is_an_error(ask: Ask) -> None:
    asked = unplaced(ask(Question(where="Cochrane")))
    assert isinstance(asked.outcome, WhichPlace)
    for number, fix in enumerate(asked.choices):
        assert filtered(ask(Question(where="Cochrane", choice=number))).whole.fix == fix
    for number in (-1, len(asked.choices)):
        with pytest.raises(NoSuchChoiceError) as error:
            ask(Question(where="Cochrane", choice=number))
        assert error.value.offered == len(asked.choices)


def test_a_choice_counts_for_nothing_where_nothing_is_asked(ask: Ask) -> None:
    assert filtered(ask(Question(where="Iqaluit", choice=900))).whole.fix.label == "Iqaluit, NU"


def test_wishes_filter_before_the_limit_cuts_and_the_whole_ladder_stays(ask: Ask) -> None:
    everything = filtered(ask(Question(where="L7G 4S4")))
    kept = filtered(ask(Question(where="L7G 4S4", filters=VIRTUAL)))
    cut = filtered(ask(Question(where="L7G 4S4", filters=VIRTUAL, limit=1)))
    assert kept.set_aside
    assert cut.answer.options == kept.answer.options[:1]
    assert cut.whole == kept.whole == everything.answer


@pytest.mark.parametrize(
    "where",
    ["Atlantis", "", "90210", "Nunavut", "Ontario", "Cochrane", "X0A", "help", "home", "H0H 0H0"],
)
def test_no_reply_is_without_a_way_to_somebody(ask: Ask, where: str) -> None:
    reply = unplaced(ask(Question(where=where)))
    assert [one.listing.id for one in reply.anywhere.options] == ["badge-of-life", "osiss"]
    assert reply.anywhere.at == NOW


def test_a_whole_province_is_shown_what_serves_all_of_it_before_what_is_open_to_all(
    ask: Ask,
) -> None:
    reply = unplaced(ask(Question(where="Saskatchewan")))
    assert isinstance(reply.outcome, WhichPlace)
    assert [(one.listing.id, one.rung.value) for one in reply.anywhere.options][:2] == [
        ("saskatchewan-osi", "serves_you"),
        ("badge-of-life", "online"),
    ]
    assert {one.fix for one in reply.anywhere.options} == {None}


def test_without_a_place_the_reply_is_for_who_asks_and_the_moment_they_ask_for(ask: Ask) -> None:
    asked = Question(where="Atlantis", audience=Audience.POLICE, at=EARLIER, limit=1)
    anywhere = unplaced(ask(asked)).anywhere
    assert (anywhere.audience, anywhere.at) == (Audience.POLICE, EARLIER)
    assert len(anywhere.options) == 1
    soldier = unplaced(ask(Question(where="", audience=Audience.MILITARY))).anywhere
    assert soldier.options[-1].listing.id == "osiss"


def test_a_position_abroad_has_the_same_ways(ask: Ask) -> None:
    abroad = Position(lat=48.85, lon=2.35, accuracy_km=1)
    reply = unplaced(ask(Question(where=abroad)))
    assert isinstance(reply.outcome, NoPlace)
    assert reply.anywhere.options


@pytest.mark.parametrize(
    ("where", "alike"),
    [
        ("Grise Fiordd", ("Grise Fiord, NU",)),
        ("police torontoo", ("Toronto, ON",)),
        ("help", ()),
        ("home", ()),
        ("90210", ()),
        ("Cochrane", ()),
    ],
)
def test_places_are_offered_where_a_name_was_typed(
    ask: Ask, where: str, alike: tuple[str, ...]
) -> None:
    assert unplaced(ask(Question(where=where))).alike == alike
