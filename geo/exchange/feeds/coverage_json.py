"""Gaps and proposals as JSON: the contract that other tools rely on."""

from typing import Any

from geo.coverage.communities import Community
from geo.coverage.demand import FEWEST_SHOWN, Surface
from geo.coverage.gaps import Gaps, RegionGap, Served
from geo.coverage.siting import LargerTown, Proposal, Siting

Json = dict[str, Any]

_KM_DIGITS = 3
_SHARE_DIGITS = 4


def gaps_json(gaps: Gaps, *, limit: int | None = None) -> Json:
    """Write who lives how far.

    Parameters
    ----------
    limit
        How many of the worst-served communities to name; all if ``None``.
    """
    total = gaps.total
    return {
        "surface": surface_json(gaps.surface),
        "region": gaps.question.region,
        "audience": gaps.question.criteria.audience,
        "within_km": gaps.question.within_km,
        "residents": people(total.residents),
        "residents_beyond": people(total.residents_beyond),
        "places": total.places,
        "places_beyond": total.places_beyond,
        "median_km": _km(gaps.median_km),
        "p90_km": _km(gaps.p90_km),
        "by_region": [_region(one) for one in gaps.provinces],
        "worst": [_worst(one) for one in gaps.worst[:limit]],
    }


def siting_json(siting: Siting, surface: Surface) -> Json:
    """Write where the next groups should go."""
    return {
        "surface": surface_json(surface),
        "within_km": siting.within_km,
        "method": siting.method,
        "proposals": [_proposal(one) for one in siting.proposals],
        "virtual_only": [
            _place(one.community) | {"residents": people(one.residents)}
            for one in siting.virtual_only
        ],
        "groups_needed": {
            "count": siting.groups_needed,
            "fewest": siting.groups_needed_exact,
            "residents": people(siting.residents_reachable),
        },
    }


def surface_json(surface: Surface) -> Json:
    """Write what the figures of people rest on."""
    return {"name": surface.name, "vintage": surface.vintage, "grade": surface.grade}


def people(count: int) -> int | None:
    """Give a number of residents; None stands for one to nine."""
    return None if 0 < count < FEWEST_SHOWN else count


def _region(one: RegionGap) -> Json:
    return {
        "region": one.region,
        "residents": people(one.gap.residents),
        "residents_beyond": people(one.gap.residents_beyond),
    }


def _worst(one: Served) -> Json:
    return _place(one.community) | {
        "residents": people(one.residents),
        "nearest_id": one.nearest.listing_id if one.nearest else None,
        "nearest_km": _km(one.km),
    }


def _proposal(one: Proposal) -> Json:
    return _place(one.community) | {
        "residents_gained": people(one.residents_gained),
        "residents_cumulative": people(one.residents_cumulative),
        "larger_towns": [_larger(town) for town in one.larger_towns],
    }


def _larger(town: LargerTown) -> Json:
    named = {"place": town.community.name, "region": town.community.region}
    return named | {"share_kept": round(town.share_kept, _SHARE_DIGITS)}


def _place(community: Community) -> Json:
    lat, lon = community.coordinate.lat_lon
    return {"place": community.name, "region": community.region, "lat": lat, "lon": lon}


def _km(km: float | None) -> float | None:
    return None if km is None else round(km, _KM_DIGITS)
