"""When what was proposed is enough, and when more has to be."""

from collections.abc import Iterable

import pytest

from geo.finder.decision import Option
from geo.finder.every_listing import EveryListing
from geo.listing.listing import Mode
from geo.listing.published import PublishedListing
from geo.postgis.statement import Most, Proposal
from geo.postgis.whole import Proposed, is_whole
from tests.geo.finder.made_up import NOON, TORONTO, listing, site_at

MOST = Most(listings=3, sites=4)
ONLINE = [listing(f"online-{n}", modes=frozenset({Mode.VIRTUAL})) for n in range(3)]
NEAR = [listing(f"near-{n}", sites=(site_at(43.6532, -79.3832 - n / 100),)) for n in range(4)]
FAR = [listing(f"far-{n}", sites=(site_at(45 + n / 10, -79.3832),)) for n in range(5)]


def decided(listings: Iterable[PublishedListing]) -> tuple[Option, ...]:
    return EveryListing(listings).find(TORONTO, None, NOON, per_rung=20).options


def proposed(
    by: Proposal, listings: Iterable[PublishedListing], *chords_km: float, stratum: int = 0
) -> list[Proposed]:
    places: list[tuple[int, float] | None] = [(stratum, one) for one in chords_km]
    return [
        Proposed(by, one.id, place)
        for one, place in zip(listings, places or [None] * 9, strict=False)
    ]


def test_a_part_that_gave_all_there_is_is_whole() -> None:
    some = ONLINE[:2]
    assert is_whole(proposed(Proposal.NATIONAL, some), decided(some), most=MOST, per_rung=2)


def test_a_part_that_stopped_is_whole_if_enough_of_its_own_stand_on_its_rung() -> None:
    part = proposed(Proposal.ONLINE, ONLINE)
    assert is_whole(part, decided(ONLINE), most=MOST, per_rung=3)
    assert not is_whole(part, decided(ONLINE[1:]), most=MOST, per_rung=3)


def test_options_that_another_part_gave_do_not_count() -> None:
    cut = proposed(Proposal.SERVING_OUTLINE, ONLINE)
    assert not is_whole(cut, decided(ONLINE), most=MOST, per_rung=1)


@pytest.mark.parametrize(("last_km", "is_enough"), [(0.808, True), (0.8065, False)])
def test_the_next_site_must_be_farther_than_the_chord_can_mislead(
    last_km: float, *, is_enough: bool
) -> None:
    part = proposed(Proposal.NEAR, NEAR[:3], 0.0, 0.8065, last_km)
    assert is_whole(part, decided(NEAR[:3]), most=MOST, per_rung=2) is is_enough


def test_a_later_stratum_is_later_however_near() -> None:
    part = proposed(Proposal.NEAR, NEAR[:2], 50.0, 60.0)
    part += proposed(Proposal.NEAR, NEAR[2:3], 0.1, stratum=1)
    assert is_whole(part, decided(NEAR[:3]), most=MOST, per_rung=2)


def test_three_sites_beyond_reach_are_enough_if_the_next_is_surely_farther() -> None:
    part = proposed(Proposal.SITE, FAR[:4], 150.0, 161.0, 172.0, 183.0)
    assert is_whole(part, decided(FAR[:4]), most=MOST, per_rung=20)
    close = proposed(Proposal.SITE, FAR[:4], 150.0, 161.0, 172.0, 172.05)
    assert not is_whole(close, decided(FAR[:4]), most=MOST, per_rung=20)
