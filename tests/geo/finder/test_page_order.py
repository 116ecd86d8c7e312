"""The order of a page is a pure function over the answer of the ladder."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from geo.finder.decision import NotForYou, Option, decide
from geo.finder.filters import NO_FILTERS, Filters, Match, apply_filters
from geo.finder.finder import Finder
from geo.finder.ladder import Answer, ladder
from geo.finder.page_order import AnswerOrder, Kind, PageOrder, Part, anywhere_order, page_order
from geo.finder.standing import can_be_joined, is_within_reach, says_yes
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.listing import Cost, Mode
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.schedule import Weekday
from geo.listing.service_area import Regions, WholeCanada
from geo.place.fix import Fix
from tests.geo.finder.directories import directories, fixes, moments
from tests.geo.finder.made_up import NOON, POLICE_ONLY, TODAY, TORONTO, listing, site_at

CALLED = (Contact(role=Bilingual("Contact", "Contact"), phones=(Phone(number="555-0100"),)),)
VIRTUAL = frozenset({Mode.VIRTUAL})
YES, ASK, SILENT = (
    Welcomes({Audience.FIRE: answer})
    for answer in (Welcome.YES, Welcome.ASK_FIRST, Welcome.NOT_STATED)
)
NEAR = (site_at(43.66, -79.39),)


def page(*listings: PublishedListing, audience: Audience | None = Audience.FIRE) -> AnswerOrder:
    placed = [decide(one, TORONTO, audience, None, TODAY) for one in listings]
    answer = Answer(
        fix=TORONTO,
        audience=audience,
        at=NOON,
        options=ladder([one for one in placed if isinstance(one, Option)], per_rung=20),
        not_for_you=tuple(one for one in placed if isinstance(one, NotForYou)),
    )
    return page_order(apply_filters(answer, NO_FILTERS))


def ids(part: Part) -> list[str]:
    return [option.listing.id for option in part.options]


def parts(order: PageOrder) -> dict[Kind, list[str]]:
    return {part.kind: ids(part) for part in order.parts}


def opened(order: PageOrder) -> list[Kind]:
    return [part.kind for part in order.parts if part.is_open]


def called(name: str, welcomes: Welcomes, **where: object) -> PublishedListing:
    return listing(name, welcomes=welcomes, contacts=CALLED, **where)


def test_what_says_yes_comes_before_what_is_nearer_and_does_not() -> None:
    order = page(
        called("a-near", SILENT, sites=NEAR),
        called("b-near", ASK, sites=NEAR),
        called("c-online", YES, modes=VIRTUAL),
        called("d-national", YES, service_area=WholeCanada()),
    )
    assert parts(order) == {
        Kind.WELCOME: ["c-online", "d-national"],
        Kind.ASK: ["b-near"],
        Kind.SILENT: ["a-near"],
    }
    assert opened(order) == [Kind.WELCOME, Kind.ASK]
    assert order.first is not None
    assert order.first.listing.id == "c-online"


def test_what_is_far_or_elsewhere_folds() -> None:
    order = page(
        called("far", YES, sites=(site_at(53.5, -113.5),)),
        called("elsewhere", YES, service_area=Regions(("CA-NB",))),
        called("no-place", YES),
        called("online", YES, modes=VIRTUAL),
    )
    assert parts(order)[Kind.ELSEWHERE] == ["far", "no-place", "elsewhere"]
    assert opened(order) == [Kind.WELCOME]


def test_what_says_yes_without_a_place_is_shown_where_nothing_within_reach_does() -> None:
    order = page(called("no-place", YES), called("online", SILENT, modes=VIRTUAL))
    assert parts(order) == {Kind.UNPLACED: ["no-place"], Kind.SILENT: ["online"]}
    assert opened(order) == [Kind.UNPLACED]
    assert order.first is None


def test_what_does_not_say_is_open_only_where_nothing_else_can_be_joined() -> None:
    silent = called("online", SILENT, modes=VIRTUAL)
    nobody_to_ask = listing("national", welcomes=YES, service_area=WholeCanada())
    order = page(silent, nobody_to_ask)
    assert opened(order) == [Kind.WELCOME, Kind.SILENT]
    assert opened(page(silent, replace(nobody_to_ask, contacts=CALLED))) == [Kind.WELCOME]


def test_a_group_of_the_rcmp_close_by_is_in_sight_of_other_police() -> None:
    rcmp = Welcomes({Audience.RCMP: Welcome.YES})
    online = called("online", Welcomes({Audience.POLICE: Welcome.YES}), modes=VIRTUAL)
    near = called("near", rcmp, sites=NEAR)
    order = page(near, online, audience=Audience.POLICE)
    assert parts(order) == {Kind.WELCOME: ["online"], Kind.SILENT: ["near"]}
    assert opened(order) == [Kind.WELCOME, Kind.SILENT]
    far = called("national", rcmp, service_area=WholeCanada())
    assert opened(page(far, online, audience=Audience.POLICE)) == [Kind.WELCOME]


def test_with_nobody_chosen_what_can_be_joined_is_open_and_the_rest_folds() -> None:
    order = page(
        called("near", POLICE_ONLY, sites=NEAR),
        listing("national", service_area=WholeCanada()),
        called("elsewhere", YES, service_area=Regions(("CA-NB",))),
        audience=None,
    )
    assert parts(order) == {
        Kind.WELCOME: ["near"],
        Kind.NO_WAY: ["national"],
        Kind.ELSEWHERE: ["elsewhere"],
    }
    assert opened(order) == [Kind.WELCOME]
    assert order.first is None


def test_near_but_for_another_area_is_to_be_asked() -> None:
    order = page(called("near", YES, sites=NEAR, service_area=Regions(("CA-NB",))))
    assert parts(order) == {Kind.ASK: ["near"]}


def test_a_yes_to_family_members_depends_on_whose_family_they_are() -> None:
    families = Welcomes({Audience.FAMILY: Welcome.YES})
    order = page(called("online", families, modes=VIRTUAL), audience=Audience.FAMILY)
    assert opened(order) == [Kind.WELCOME]
    assert order.first is None


def test_a_page_is_never_folded_whole() -> None:
    order = page(called("elsewhere", YES, service_area=Regions(("CA-NB",))))
    assert opened(order) == [Kind.ELSEWHERE]
    assert page().parts == ()


def test_what_states_the_wishes_comes_first_in_the_same_order() -> None:
    near = called("near", YES, sites=NEAR)
    online = called("online", YES, modes=VIRTUAL, cost=Cost.FREE)
    filters = Filters(costs=frozenset({Cost.FREE}))
    wished = page_order(apply_filters(page(near, online).answer, filters))
    assert [(ids(part), part.match) for part in wished.parts] == [
        (["online"], Match.STATED),
        (["near"], Match.UNSTATED),
    ]


def test_what_is_far_away_folds_too_where_it_alone_states_the_wishes() -> None:
    far = called("far", YES, sites=(site_at(53.5, -113.5),), cost=Cost.FREE)
    near = called("near", YES, sites=NEAR)
    filters = Filters(costs=frozenset({Cost.FREE}))
    wished = page_order(apply_filters(page(far, near).answer, filters))
    assert [(ids(part), part.is_open) for part in wished.parts] == [
        (["far"], False),
        (["near"], True),
    ]


def test_the_parts_are_numbered_as_their_cards_are() -> None:
    order = page(
        called("a", YES, sites=NEAR), called("b", YES, modes=VIRTUAL), called("c", ASK, sites=NEAR)
    )
    assert [(part.kind, number) for part, number in order.numbered()] == [
        (Kind.WELCOME, 1),
        (Kind.ASK, 3),
    ]


# --- laws ----------------------------------------------------------------------------------------


wishes = st.builds(
    Filters,
    modes=st.frozensets(st.sampled_from(Mode), max_size=2),
    weekdays=st.frozensets(st.sampled_from(Weekday), max_size=2),
)


def _in_order_of(options: Iterable[Option], answer: Answer) -> bool:
    places = [answer.options.index(option) for option in options]
    return places == sorted(places)


@given(directories(), fixes(), st.none() | st.sampled_from(Audience), moments, wishes)
def test_each_option_stands_in_one_part_and_in_the_order_of_the_ladder(
    directory: PublishedDirectory,
    fix: Fix,
    audience: Audience | None,
    at: datetime,
    filters: Filters,
) -> None:
    filtered = apply_filters(Finder(directory).find(fix, audience=audience, at=at), filters)
    answer, order = filtered.answer, page_order(filtered)
    shown = [option.listing.id for option in order.answer.options]
    assert sorted(shown) == sorted(option.listing.id for option in answer.options)
    assert shown == [name for part in order.parts for name in ids(part)]
    assert all(part.options and _in_order_of(part.options, answer) for part in order.parts)
    assert order.answer.not_for_you == answer.not_for_you
    assert bool(order.parts) == bool(answer.options)
    assert not order.parts or any(part.is_open for part in order.parts)


@given(directories(), fixes(), st.sampled_from(Audience), moments)
def test_the_first_card_is_the_first_within_reach_that_says_yes(
    directory: PublishedDirectory, fix: Fix, audience: Audience, at: datetime
) -> None:
    answer = Finder(directory).find(fix, audience=audience, at=at)
    willing = [one for one in answer.options if is_within_reach(one) and says_yes(one)]
    order = page_order(apply_filters(answer, NO_FILTERS))
    if willing:
        assert order.answer.options[0] is willing[0]
    if order.first is not None:
        assert order.first is order.answer.options[0]


@given(directories(), fixes(), st.none() | st.sampled_from(Audience), moments)
def test_what_folds_is_no_yes_that_can_be_joined(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    answer = Finder(directory).find(fix, audience=audience, at=at)
    order = page_order(apply_filters(answer, NO_FILTERS))
    for part in order.parts:
        for option in () if part.is_open else part.options:
            joined = is_within_reach(option) and can_be_joined(option.listing)
            assert not (joined and says_yes(option))


def test_without_a_place_the_first_is_the_first_that_says_yes_there_too() -> None:
    silent = called("silent", SILENT, modes=VIRTUAL)
    welcoming = called("welcoming", YES, service_area=WholeCanada())
    finder = Finder(PublishedDirectory([silent, welcoming]))
    order = anywhere_order(finder.find_anywhere(audience=Audience.FIRE, at=NOON))
    assert parts(order) == {Kind.WELCOME: ["welcoming"], Kind.SILENT: ["silent"]}
    assert [one.listing.id for one in order.answer.options] == ["welcoming", "silent"]
    assert order.first is order.answer.options[0]
