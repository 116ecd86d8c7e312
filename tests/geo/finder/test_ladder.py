from datetime import time
from itertools import permutations

from geo.finder.decision import NotForYou, Rung
from geo.finder.ladder import FARTHER_SITES, Answer, in_order_of_id, ladder
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.listing import Mode
from geo.listing.published import PublishedListing
from geo.listing.schedule import Meeting, Schedule, Weekday
from geo.listing.service_area import Regions, WholeCanada
from tests.geo.finder.made_up import (
    NOON,
    POLICE_ONLY,
    TORONTO,
    days_ago,
    listing,
    option_of,
    site_at,
    square,
)

VIRTUAL = frozenset({Mode.VIRTUAL})


def ids(
    *listings: PublishedListing, audience: Audience | None = None, per_rung: int = 20
) -> list[str]:
    """Ids in the order of the ladder, the same whatever order the listings come in."""
    orders = [
        [
            option.listing.id
            for option in ladder(
                [option_of(one, audience=audience) for one in order], per_rung=per_rung
            )
        ]
        for order in permutations(listings)
    ]
    assert all(order == orders[0] for order in orders)
    return orders[0]


def for_fire(welcome: Welcome) -> Welcomes:
    return Welcomes({Audience.FIRE: welcome})


def virtual_at(weekday: Weekday) -> Schedule:
    return Schedule(
        meetings=(
            Meeting(weekday=weekday, starts=time(19), ends=None, time_zone="America/Toronto"),
        )
    )


def test_rungs_stand_in_their_order() -> None:
    assert ids(
        listing("e-no-place"),
        listing("d-national", service_area=WholeCanada()),
        listing("c-online", modes=VIRTUAL),
        listing("b-serves", service_area=Regions(("CA-ON",))),
        listing("a-near", sites=(site_at(43.66, -79.39),)),
    ) == ["a-near", "b-serves", "c-online", "d-national", "e-no-place"]


def test_near_the_closer_comes_first() -> None:
    assert ids(
        listing("a", sites=(site_at(43.9, -79.4),)),
        listing("b", sites=(site_at(43.7, -79.4),)),
        listing("c", sites=(site_at(43.8, -79.4),)),
    ) == ["b", "c", "a"]


def test_welcome_comes_before_distance_on_the_same_rung() -> None:
    assert ids(
        listing("silent", sites=(site_at(43.66, -79.39),)),
        listing("ask", sites=(site_at(43.8, -79.4),), welcomes=for_fire(Welcome.ASK_FIRST)),
        listing("yes", sites=(site_at(44.2, -79.4),), welcomes=for_fire(Welcome.YES)),
        audience=Audience.FIRE,
    ) == ["yes", "ask", "silent"]


def test_a_better_rung_comes_before_a_better_welcome() -> None:
    assert ids(
        listing("far-yes", sites=(site_at(50, -90),), welcomes=for_fire(Welcome.YES)),
        listing("near-silent", sites=(site_at(43.66, -79.39),)),
        audience=Audience.FIRE,
    ) == ["near-silent", "far-yes"]


def test_the_smaller_area_serves_first() -> None:
    assert ids(
        listing("two-provinces", service_area=Regions(("CA-ON", "CA-MB"))),
        listing("city", service_area=square(43.65, -79.38, half=0.3)),
        listing("province", service_area=Regions(("CA-ON",))),
    ) == ["city", "province", "two-provinces"]


def test_online_the_next_to_start_comes_first_and_those_without_a_day_last() -> None:
    assert ids(
        listing("a-no-day", modes=VIRTUAL),
        listing("b-wednesday", modes=VIRTUAL, schedule=virtual_at(Weekday.WEDNESDAY)),
        listing("c-tuesday", modes=VIRTUAL, schedule=virtual_at(Weekday.TUESDAY)),
    ) == ["c-tuesday", "b-wednesday", "a-no-day"]


def test_farther_sites_come_before_no_place_and_that_before_elsewhere() -> None:
    assert ids(
        listing("a-elsewhere", service_area=Regions(("CA-NB",))),
        listing("b-no-place"),
        listing("c-farther", sites=(site_at(55, -90),)),
        listing("d-far", sites=(site_at(50, -90),)),
    ) == ["d-far", "c-farther", "b-no-place", "a-elsewhere"]


def test_of_the_sites_beyond_reach_the_nearest_three_are_named() -> None:
    sites = [listing(f"site-{n}", sites=(site_at(46 + n, -85),)) for n in range(5)]
    assert ids(*sites) == ["site-0", "site-1", "site-2"]
    assert FARTHER_SITES == 3


def test_the_nearest_three_are_ordered_by_welcome() -> None:
    assert ids(
        listing("near-silent", sites=(site_at(46, -85),)),
        listing("middle-ask", sites=(site_at(47, -85),), welcomes=for_fire(Welcome.ASK_FIRST)),
        listing("far-yes", sites=(site_at(48, -85),), welcomes=for_fire(Welcome.YES)),
        audience=Audience.FIRE,
    ) == ["far-yes", "middle-ask", "near-silent"]


def test_the_later_confirmed_breaks_a_tie_and_then_the_id() -> None:
    here = (site_at(43.66, -79.39),)
    assert ids(
        listing("a-never", sites=here),
        listing("b-old", sites=here, assured_on=days_ago(365)),
        listing("d-new", sites=here, assured_on=days_ago(10)),
        listing("c-new", sites=here, assured_on=days_ago(10)),
    ) == ["c-new", "d-new", "b-old", "a-never"]


def test_confirmed_over_a_year_ago_stands_below_all_others_of_the_rung() -> None:
    next_door, an_hour_away = (site_at(43.66, -79.39),), (site_at(44.2, -79.4),)
    yes = for_fire(Welcome.YES)
    assert ids(
        listing("a-stale-yes", sites=next_door, welcomes=yes, assured_on=days_ago(366)),
        listing("b-stale", sites=next_door, assured_on=days_ago(366)),
        listing("c-a-year-ago", sites=an_hour_away, assured_on=days_ago(365)),
        listing("d-yes", sites=an_hour_away, welcomes=yes, assured_on=days_ago(1)),
        audience=Audience.FIRE,
    ) == ["d-yes", "c-a-year-ago", "a-stale-yes", "b-stale"]


def test_never_confirmed_is_not_moved() -> None:
    assert ids(
        listing("a-never", sites=(site_at(43.7, -79.4),)),
        listing("b-confirmed", sites=(site_at(43.8, -79.4),), assured_on=days_ago(1)),
        listing("c-stale", sites=(site_at(43.66, -79.39),), assured_on=days_ago(1_000)),
    ) == ["a-never", "b-confirmed", "c-stale"]


def test_no_age_moves_a_listing_to_another_rung() -> None:
    assert ids(
        listing("a-online", modes=VIRTUAL, assured_on=days_ago(1)),
        listing("b-near", sites=(site_at(43.66, -79.39),), assured_on=days_ago(1_000)),
    ) == ["b-near", "a-online"]


def test_the_nearest_three_beyond_reach_are_named_however_old_their_confirmation() -> None:
    sites = [
        listing(f"site-{n}", sites=(site_at(46 + n, -85),), assured_on=days_ago(400 * (n < 2)))
        for n in range(5)
    ]
    assert ids(*sites) == ["site-2", "site-0", "site-1"]


def test_each_rung_shows_so_many() -> None:
    near = [listing(f"near-{n}", sites=(site_at(43.66 + n / 100, -79.39),)) for n in range(3)]
    online = [listing(f"online-{n}", modes=VIRTUAL) for n in range(3)]
    kept = ["near-0", "near-1", "online-0", "online-1"]
    assert ids(*near, *online, per_rung=2) == kept


def test_an_answer_tells_the_options_of_one_rung() -> None:
    options = ladder(
        [
            option_of(listing("online", modes=VIRTUAL)),
            option_of(listing("near", sites=(site_at(43.66, -79.39),))),
        ],
        per_rung=20,
    )
    answer = Answer(fix=TORONTO, audience=None, at=NOON, options=options, not_for_you=())
    assert [option.listing.id for option in answer.on(Rung.NEAR)] == ["near"]
    assert answer.on(Rung.NATIONAL) == ()


def test_what_is_not_for_the_visitor_is_in_the_order_of_ids() -> None:
    apart = [
        NotForYou(listing(one, welcomes=POLICE_ONLY), Audience.FIRE) for one in ("b", "c", "a")
    ]
    assert [one.listing.id for one in in_order_of_id(apart)] == ["a", "b", "c"]
