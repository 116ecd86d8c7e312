from dataclasses import replace

import pytest

from geo.finder.decision import NEAR_KM, NotForYou, Rung, Step, decide, nearest_site
from geo.finder.reasons import (
    AddressNotShown,
    AskFirst,
    ConfirmedLongAgo,
    ConfirmedOn,
    ForOnly,
    JoinByPhone,
    JoinOnline,
    MayServeYourArea,
    MeetsButNoDayStated,
    NamesNoPlace,
    NeverConfirmed,
    Note,
    ServesAllCanada,
    ServesAnotherArea,
    ServesYourArea,
    StraightLine,
    WelcomeNotStated,
    WelcomesYou,
    WhoMayCome,
)
from geo.listing.audience import FIRST_RESPONDERS, Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.freshness import Freshness
from geo.listing.listing import Assurance, Mode
from geo.listing.schedule import Rhythm, Schedule
from geo.listing.service_area import NotStated, Regions, ServiceArea, WholeCanada
from geo.listing.site import AddressVisibility, Site
from geo.listing.source import COPIED_ON, SOURCE_URL
from geo.place.coordinate import Coordinate
from geo.place.road import RoadAccess
from tests.geo.finder.made_up import (
    IQALUIT,
    MONDAY_EVENING,
    POLICE_ONLY,
    TEXT,
    TODAY,
    TORONTO,
    days_ago,
    listing,
    option_of,
    site_at,
    square,
)

NEXT_DOOR = site_at(43.66, -79.39)
GEORGETOWN = site_at(43.65, -79.92, town="Georgetown")
OTTAWA = site_at(45.42, -75.70)
IN_PERSON, VIRTUAL, PHONE = (frozenset({mode}) for mode in Mode)
ONTARIO, NEW_BRUNSWICK = Regions(("CA-ON",)), Regions(("CA-NB",))
ON_THE_EDGE = square(43.6532, -78.3832, half=1.0)


# --- rungs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("modes", "sites", "area", "rung", "step"),
    [
        (IN_PERSON, (NEXT_DOOR,), NotStated(), Rung.NEAR, None),
        (IN_PERSON, (NEXT_DOOR,), ONTARIO, Rung.NEAR, None),
        (IN_PERSON, (NEXT_DOOR,), NEW_BRUNSWICK, Rung.NEAR, None),
        (IN_PERSON, (NEXT_DOOR,), WholeCanada(), Rung.NEAR, None),
        (IN_PERSON | VIRTUAL, (NEXT_DOOR,), NotStated(), Rung.NEAR, None),
        (IN_PERSON, (OTTAWA, NEXT_DOOR), NotStated(), Rung.NEAR, None),
        (IN_PERSON, (), ONTARIO, Rung.SERVES_YOU, None),
        (IN_PERSON, (OTTAWA,), ONTARIO, Rung.SERVES_YOU, None),
        (VIRTUAL, (), ONTARIO, Rung.SERVES_YOU, None),
        (PHONE, (), square(43.65, -79.38, half=0.5), Rung.SERVES_YOU, None),
        (frozenset(), (), ONTARIO, Rung.SERVES_YOU, None),
        (VIRTUAL, (), NotStated(), Rung.ONLINE, None),
        (VIRTUAL, (), WholeCanada(), Rung.ONLINE, None),
        (VIRTUAL | PHONE, (), WholeCanada(), Rung.ONLINE, None),
        (VIRTUAL | IN_PERSON, (OTTAWA,), NotStated(), Rung.ONLINE, None),
        (VIRTUAL, (), ON_THE_EDGE, Rung.ONLINE, None),
        (IN_PERSON, (), WholeCanada(), Rung.NATIONAL, None),
        (IN_PERSON, (OTTAWA,), WholeCanada(), Rung.NATIONAL, None),
        (PHONE, (), WholeCanada(), Rung.NATIONAL, None),
        (PHONE, (), NotStated(), Rung.NATIONAL, None),
        (PHONE | IN_PERSON, (OTTAWA,), NotStated(), Rung.NATIONAL, None),
        (IN_PERSON, (OTTAWA,), NotStated(), Rung.FARTHER, Step.SITE),
        (IN_PERSON, (OTTAWA,), NEW_BRUNSWICK, Rung.FARTHER, Step.SITE),
        (IN_PERSON, (OTTAWA,), ON_THE_EDGE, Rung.FARTHER, Step.SITE),
        (IN_PERSON, (), NotStated(), Rung.FARTHER, Step.NO_PLACE),
        (IN_PERSON, (), ON_THE_EDGE, Rung.FARTHER, Step.NO_PLACE),
        (PHONE, (), ON_THE_EDGE, Rung.FARTHER, Step.NO_PLACE),
        (frozenset(), (), NotStated(), Rung.FARTHER, Step.NO_PLACE),
        (IN_PERSON, (), NEW_BRUNSWICK, Rung.FARTHER, Step.ELSEWHERE),
        (PHONE, (), NEW_BRUNSWICK, Rung.FARTHER, Step.ELSEWHERE),
        (VIRTUAL, (), NEW_BRUNSWICK, Rung.FARTHER, Step.ELSEWHERE),
    ],
)
def test_a_listing_stands_on_its_best_rung(
    modes: frozenset[Mode],
    sites: tuple[Site, ...],
    area: ServiceArea,
    rung: Rung,
    step: Step | None,
) -> None:
    option = option_of(listing(modes=modes, sites=sites, service_area=area))
    assert (option.rung, option.step) == (rung, step)


def test_near_reaches_eighty_kilometres_and_no_farther() -> None:
    here = replace(TORONTO, coordinate=Coordinate(50.0, -90.0))
    degrees_a_km = 1 / 111.229  # along the meridian at 50 N
    inside = site_at(50 + (NEAR_KM - 0.05) * degrees_a_km, -90.0)
    outside = site_at(50 + (NEAR_KM + 0.05) * degrees_a_km, -90.0)
    assert option_of(listing(sites=(inside,)), here).rung is Rung.NEAR
    assert option_of(listing(sites=(outside,)), here).rung is Rung.FARTHER


def test_a_site_at_exactly_eighty_kilometres_is_near() -> None:
    here = replace(TORONTO, coordinate=Coordinate(50.0, -90.0))
    option = option_of(listing(sites=(site_at(50.71919172876473, -90.0),)), here)
    assert (option.distance_km, option.rung) == (NEAR_KM, Rung.NEAR)


# --- facts ---------------------------------------------------------------------------------------


def test_the_nearest_of_several_sites_counts() -> None:
    site, away_mm = nearest_site(listing(sites=(OTTAWA, NEXT_DOOR, GEORGETOWN)), TORONTO)
    assert site is NEXT_DOOR
    assert away_mm is not None
    assert 900_000 < away_mm < 1_000_000


def test_of_two_sites_at_the_same_distance_the_first_counts() -> None:
    first, second = site_at(43.66, -79.39, town="First"), site_at(43.66, -79.39, town="Second")
    assert nearest_site(listing(sites=(first, second)), TORONTO)[0] is first


def test_without_a_site_there_is_no_distance() -> None:
    option = option_of(listing())
    assert (option.site, option.distance_mm, option.distance_km, option.uncertainty_km) == (
        None,
        None,
        None,
        None,
    )


def test_what_is_not_known_of_a_distance_is_the_sum_of_both_ends() -> None:
    option = option_of(listing(sites=(replace(GEORGETOWN, uncertainty_km=5.0),)))
    assert option.uncertainty_km == 7.0
    assert option.distance_km == pytest.approx(43.3, abs=0.2)


def test_who_is_excluded_is_apart_with_the_reason() -> None:
    placed = decide(listing(welcomes=POLICE_ONLY), TORONTO, Audience.FIRE, None, TODAY)
    assert isinstance(placed, NotForYou)
    assert placed.reason == ForOnly((Audience.POLICE,))


def test_without_an_audience_nobody_is_excluded() -> None:
    option = option_of(listing(welcomes=POLICE_ONLY))
    assert option.welcome is None
    assert ForOnly((Audience.POLICE,)) in option.reasons


def test_the_rcmp_is_police_where_a_listing_says_nothing_else() -> None:
    assert option_of(listing(welcomes=POLICE_ONLY), audience=Audience.RCMP).welcome is Welcome.YES


# --- reasons -------------------------------------------------------------------------------------


def test_a_site_gives_the_straight_line_from_the_visitor() -> None:
    line = option_of(listing(sites=(GEORGETOWN,))).reasons[0]
    assert isinstance(line, StraightLine)
    assert (line.from_town, line.town, line.road) == (
        "Toronto",
        "Georgetown",
        RoadAccess.ALL_SEASON,
    )
    assert line.uncertainty_km == 3.0


def test_a_community_without_a_road_is_told_apart() -> None:
    line = option_of(listing(sites=(GEORGETOWN,)), IQALUIT).reasons[0]
    assert isinstance(line, StraightLine)
    assert line.road is RoadAccess.NONE


@pytest.mark.parametrize("visibility", [AddressVisibility.TOWN, AddressVisibility.WITHHELD])
def test_an_address_that_is_not_shown_is_said_so(visibility: AddressVisibility) -> None:
    option = option_of(listing(sites=(replace(GEORGETOWN, visibility=visibility),)))
    assert AddressNotShown(visibility, "Georgetown") in option.reasons
    shown = option_of(listing(sites=(GEORGETOWN,)))
    assert not any(isinstance(reason, AddressNotShown) for reason in shown.reasons)


def test_the_words_on_who_may_come_stand_right_after_the_welcome() -> None:
    own = Bilingual("Families of military members.", "Les familles de militaires.")
    for audience in (None, Audience.FAMILY):
        reasons = option_of(
            listing(welcomes=Welcomes({Audience.FAMILY: Welcome.YES}), eligibility=own),
            audience=audience,
        ).reasons
        at = reasons.index(WhoMayCome(own))
        assert audience is None or reasons[at - 1] == WelcomesYou(audience)


def test_the_day_of_the_copy_is_told_only_of_what_was_copied() -> None:
    assert option_of(listing(source_url=SOURCE_URL)).reasons[-1] == NeverConfirmed(COPIED_ON)
    assert option_of(listing()).reasons[-1] == NeverConfirmed(None)


def test_a_group_that_names_no_place_says_so() -> None:
    assert NamesNoPlace() in option_of(listing()).reasons
    assert NamesNoPlace() not in option_of(listing(service_area=ONTARIO)).reasons
    assert NamesNoPlace() not in option_of(listing(modes=PHONE)).reasons


def test_ways_to_join_from_anywhere_are_told() -> None:
    both = option_of(listing(modes=VIRTUAL | PHONE)).reasons
    assert JoinOnline() in both
    assert JoinByPhone() in both
    assert JoinByPhone() not in option_of(listing(modes=PHONE, service_area=ONTARIO)).reasons


@pytest.mark.parametrize(
    ("area", "reason"),
    [
        (WholeCanada(), ServesAllCanada()),
        (ONTARIO, ServesYourArea(ONTARIO)),
        (ON_THE_EDGE, MayServeYourArea(ON_THE_EDGE)),
        (NEW_BRUNSWICK, ServesAnotherArea(NEW_BRUNSWICK, but_near=False)),
    ],
)
def test_a_stated_area_gives_one_reason(area: ServiceArea, reason: object) -> None:
    of_area = (ServesAllCanada, ServesYourArea, MayServeYourArea, ServesAnotherArea)
    reasons = option_of(listing(service_area=area)).reasons
    assert [one for one in reasons if isinstance(one, of_area)] == [reason]


def test_a_group_nearby_that_serves_elsewhere_stays_near_and_is_marked() -> None:
    option = option_of(listing(sites=(NEXT_DOOR,), service_area=NEW_BRUNSWICK))
    assert option.rung is Rung.NEAR
    assert option.in_service_area is False
    assert ServesAnotherArea(NEW_BRUNSWICK, but_near=True) in option.reasons


@pytest.mark.parametrize(
    ("welcome", "reason"),
    [
        (Welcome.YES, WelcomesYou(Audience.FIRE)),
        (Welcome.ASK_FIRST, AskFirst(Audience.FIRE)),
        (Welcome.NOT_STATED, WelcomeNotStated(Audience.FIRE)),
    ],
)
def test_the_answer_to_the_audience_is_told(welcome: Welcome, reason: object) -> None:
    welcomes = Welcomes({Audience.FIRE: welcome})
    assert reason in option_of(listing(welcomes=welcomes), audience=Audience.FIRE).reasons


def test_a_group_for_one_audience_says_so_to_those_whom_it_welcomes() -> None:
    reasons = option_of(listing(welcomes=POLICE_ONLY), audience=Audience.POLICE).reasons
    assert ForOnly((Audience.POLICE,)) in reasons
    assert WelcomesYou(Audience.POLICE) in reasons


def test_whom_a_group_is_for_is_listed_in_one_order() -> None:
    welcomes = Welcomes(dict.fromkeys(FIRST_RESPONDERS, Welcome.YES), Welcome.NO)
    placed = decide(listing(welcomes=welcomes), TORONTO, Audience.FAMILY, None, TODAY)
    assert isinstance(placed, NotForYou)
    assert placed.reason == ForOnly(tuple(who for who in Audience if who in FIRST_RESPONDERS))


@pytest.mark.parametrize(
    ("schedule", "reason"),
    [
        (Schedule(rhythm=Rhythm.WEEKLY), MeetsButNoDayStated(weekly=True)),
        (Schedule(rhythm=Rhythm.MONTHLY), MeetsButNoDayStated(weekly=False)),
        (Schedule(), None),
        (MONDAY_EVENING, None),
        (replace(MONDAY_EVENING, rhythm=Rhythm.WEEKLY), None),
    ],
)
def test_a_rhythm_without_a_day_is_told(schedule: Schedule, reason: object) -> None:
    reasons = option_of(listing(schedule=schedule)).reasons
    told = [one for one in reasons if isinstance(one, MeetsButNoDayStated)]
    assert told == ([reason] if reason else [])


def test_the_last_reason_is_when_and_how_the_entry_was_confirmed() -> None:
    assert option_of(listing()).reasons[-1] == NeverConfirmed()
    day = days_ago(60)
    by_phone = listing(assured_on=day, assured_how=Assurance.PHONE, notes=TEXT)
    assert option_of(by_phone).reasons[-2:] == (Note(TEXT), ConfirmedOn(day, Assurance.PHONE))


@pytest.mark.parametrize(
    ("days", "reason", "freshness"),
    [
        (-1, NeverConfirmed(), Freshness.NEVER),
        (180, ConfirmedOn(days_ago(180)), Freshness.CONFIRMED),
        (181, ConfirmedLongAgo(days_ago(181), 181), Freshness.AGING),
        (365, ConfirmedLongAgo(days_ago(365), 365), Freshness.AGING),
        (366, ConfirmedLongAgo(days_ago(366), 366), Freshness.STALE),
    ],
)
def test_a_confirmation_of_long_ago_is_told_apart(
    days: int, reason: object, freshness: Freshness
) -> None:
    option = option_of(listing(assured_on=days_ago(days)))
    assert option.reasons[-1] == reason
    assert option.freshness is freshness
