import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.claims import Claim, claimed_but_far
from geo.coverage.communities import Mask
from geo.coverage.demand import Demand
from geo.coverage.groups import CoverageCriteria, MeetingPlace, served
from geo.coverage.reach import mains_in, measure
from geo.coverage.regions import mask_of
from geo.coverage.travel import FAR_KM
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.listing import Listing, Mode, Status
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import NotStated, Regions, WholeCanada
from tests.geo.coverage.made_up import (
    IN_PERSON,
    LA_RONGE,
    REGINA,
    SASKATOON,
    UNHURRIED,
    Part,
    askers,
    communities_of,
    demand_of,
    demands,
    everybody,
    group,
    meets_at,
    people_at,
    town,
)
from tests.geo.finder.directories import directories
from tests.geo.finder.made_up import listing

SASKATCHEWAN = people_at(
    ("Regina", REGINA, 600),
    ("Saskatoon", SASKATOON, 300),
    ("La Ronge", LA_RONGE, 100),
    region="CA-SK",
)
SK = Regions(("CA-SK",))


def claims(
    *listings: Listing,
    demand: Demand = SASKATCHEWAN,
    mask: Mask | None = None,
    audience: Audience | None = None,
    far_km: float = FAR_KM,
    what_if: tuple[MeetingPlace, ...] = (),
) -> tuple[Claim, ...]:
    directory = PublishedDirectory(listings)
    reach = measure(demand, directory, CoverageCriteria(audience=audience), what_if=what_if)
    inside = everybody(demand) if mask is None else mask
    return claimed_but_far(reach, directory, inside, far_km=far_km)


def test_a_province_is_claimed_from_its_south() -> None:
    (claim,) = claims(meets_at("regina", REGINA, area=SK))
    assert (claim.listing.id, claim.far_km) == ("regina", 250)
    assert (claim.residents, claim.residents_far, claim.places_far) == (1_000, 100, 1)
    assert claim.farthest.name == "La Ronge"
    assert claim.farthest_km == pytest.approx(519, abs=1)


def test_a_claim_that_a_site_can_keep_is_not_listed() -> None:
    assert claims(meets_at("regina", REGINA, area=SK), far_km=600) == ()
    assert claims(meets_at("both", REGINA, LA_RONGE, area=SK)) == ()


def test_exactly_as_far_is_not_beyond() -> None:
    (claim,) = claims(meets_at("regina", REGINA, area=SK))
    assert claim.farthest_km is not None
    assert claims(meets_at("regina", REGINA, area=SK), far_km=claim.farthest_km) == ()


def test_the_site_of_any_group_that_counts_keeps_the_promise() -> None:
    far_away = meets_at("regina", REGINA, area=SK)
    assert claims(far_away, meets_at("other", LA_RONGE)) == ()
    assert claims(far_away, what_if=(group("new", LA_RONGE),)) == ()
    assert len(claims(far_away, listing("online", modes=frozenset({Mode.VIRTUAL})))) == 1


@pytest.mark.parametrize(
    "silent",
    [
        meets_at("no-area", REGINA, area=NotStated()),
        meets_at("elsewhere", REGINA, area=Regions(("CA-NU",))),
        listing("online", modes=frozenset({Mode.VIRTUAL}), service_area=WholeCanada()),
        listing("paused", modes=IN_PERSON, service_area=SK, status=Status.PAUSED),
    ],
    ids=lambda one: one.id,
)
def test_who_claims_nothing_in_person_here_is_not_listed(silent: Listing) -> None:
    assert claims(silent) == ()


def test_a_listing_that_refuses_the_audience_promises_it_nothing() -> None:
    refuses = listing(
        "police-only",
        modes=IN_PERSON,
        service_area=SK,
        welcomes=Welcomes({Audience.POLICE: Welcome.YES}, Welcome.NO),
    )
    assert claims(refuses, audience=Audience.FIRE) == ()
    assert len(claims(refuses, audience=Audience.POLICE)) == 1
    assert len(claims(refuses)) == 1


def test_the_claim_with_most_people_far_away_comes_first() -> None:
    one = listing("a-canada", modes=IN_PERSON, service_area=Regions(("northern-sk",)))
    whole = listing("b-province", modes=IN_PERSON, service_area=SK)
    other = listing("c-province", modes=IN_PERSON, service_area=SK)
    found = claims(one, other, whole)
    assert [claim.listing.id for claim in found] == ["b-province", "c-province", "a-canada"]
    assert [claim.residents_far for claim in found] == [1_000, 1_000, 100]


def test_only_people_of_the_region_count() -> None:
    north = mask_of(SASKATCHEWAN.communities, "northern-sk")
    (claim,) = claims(meets_at("regina", REGINA, area=SK), mask=north)
    assert (claim.residents, claim.residents_far) == (100, 100)
    nobody = mask_of(SASKATCHEWAN.communities, "CA-ON")
    assert claims(meets_at("regina", REGINA, area=SK), mask=nobody) == ()


def test_without_any_site_there_is_no_distance() -> None:
    (claim,) = claims(listing("nowhere", modes=IN_PERSON, service_area=SK))
    assert claim.residents_far == 1_000
    assert claim.farthest_km is None
    assert claim.farthest.name == "Regina"


def test_without_any_site_the_most_populous_community_is_named() -> None:
    places = communities_of(
        [town("City", REGINA, "CA-SK"), town("Town", SASKATOON, "CA-SK")],
        [Part("S4P", 0, *REGINA), Part("S4R", 0, *REGINA), Part("S7H", 1, *SASKATOON)],
    )
    demand = demand_of(places, [60, 60, 100])
    (claim,) = claims(listing("nowhere", modes=IN_PERSON, service_area=SK), demand=demand)
    assert claim.farthest.name == "City"


@UNHURRIED
@given(demands(), directories(), askers, st.sampled_from(("canada", "north", "CA-SK")))
def test_each_claim_is_what_its_own_area_tells(
    demand: Demand, directory: PublishedDirectory, criteria: CoverageCriteria, region: str
) -> None:
    reach, mask = measure(demand, directory, criteria), mask_of(demand.communities, region)
    found = {one.listing.id: one for one in claimed_but_far(reach, directory, mask)}
    for one in directory:
        inside = mask & served(demand.communities, one.service_area)
        far, mains = inside & (reach.nearest_km > FAR_KM), mains_in(demand, inside)
        audience = criteria.audience
        refuses = audience is not None and one.welcomes.of(audience) is Welcome.NO
        claims = one.may_meet_in_person and not refuses and mains.size
        assert (one.id in found) == bool(claims and demand.residents[far].sum())
        if one.id in found:
            claim, numbers = found[one.id], demand.communities.community
            assert claim.residents == demand.residents[inside].sum()
            assert claim.residents_far == demand.residents[far].sum()
            assert claim.places_far == far[mains].sum()
            order = [(-reach.nearest_km[n], -demand.by_community[numbers[n]]) for n in mains]
            farthest = mains[order.index(min(order))]
            assert claim.farthest == demand.communities.listed[numbers[farthest]]
