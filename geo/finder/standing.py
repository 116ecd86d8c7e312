"""What an option is worth to one visitor: whether it can be joined, and as far as it says so."""

from collections import Counter
from enum import StrEnum

from geo.finder.decision import Option, Rung
from geo.finder.ladder import Answer
from geo.listing.audience import Welcome
from geo.listing.contact import Reachable
from geo.listing.listing import Listing
from geo.listing.service_area import NotStated


class Standing(StrEnum):
    """How far a visitor can count on an option, the surest first."""

    OPEN = "open"
    """It says that it welcomes the visitor, is within reach and can be joined."""
    ASK = "ask"
    """It is within reach and can be joined, but does not say for certain that it welcomes them."""
    NO_WAY = "no_way"
    """It is within reach, but nothing is known by which it could be joined."""
    BEYOND = "beyond"
    """It is far away, for another area, or names no place."""


def standing(option: Option) -> Standing:
    """Tell how far a visitor can count on an option."""
    if not is_within_reach(option):
        return Standing.BEYOND
    if not can_be_joined(option.listing):
        return Standing.NO_WAY
    return Standing.OPEN if says_yes(option) else Standing.ASK


def is_within_reach(option: Option) -> bool:
    """Tell whether an option is near, serves the visitor or may, or is open from anywhere."""
    return option.rung is not Rung.FARTHER or _may_serve(option)


def standings(answer: Answer) -> Counter[Standing]:
    """Count the options of an answer by their standing."""
    return Counter(map(standing, answer.options))


def says_yes(option: Option) -> bool:
    """Tell whether an option says that it welcomes the visitor, where they are."""
    if option.in_service_area is False or _may_serve(option):
        return False
    if option.welcome is None:
        return option.listing.welcomes.everyone_else is not Welcome.NO
    return option.welcome is Welcome.YES


def _may_serve(option: Option) -> bool:
    """Tell whether the visitor stands so close to the edge of its area that it may serve them."""
    stated = not isinstance(option.listing.service_area, NotStated)
    return stated and option.in_service_area is None


def can_be_joined(listing: Listing) -> bool:
    """Tell whether somebody can be reached, or place and hour are public."""
    if listing.reachable is not Reachable.NOBODY:
        return True
    is_public = not all(site.is_vague for site in listing.sites)
    return is_public and bool(listing.schedule.meetings)
