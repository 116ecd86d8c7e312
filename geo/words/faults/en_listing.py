"""What can be wrong between the fields of a listing, or between it and the world, in English."""

from typing import assert_never

from geo.faults.listing import (
    Axis,
    CodeFarFromPoint,
    CodeOfOtherRegion,
    Contradiction,
    DayToCome,
    DayTooEarly,
    FinerThanTown,
    IdNotOfFile,
    IdTaken,
    ListingProblem,
    MeetingTooLong,
    NoSuchCode,
    NotAboveZero,
    OutsideCanada,
    PlaceProblem,
    Point,
    PointFarFromTown,
    PointTellsTooMuch,
    TownAndCodeApart,
    TownOfElsewhere,
    UnknownTown,
    ZoneOfElsewhere,
)


def of_listing(problem: ListingProblem) -> str:
    """Say what does not fit in a listing, and which of it to correct."""
    match problem:
        case Contradiction():
            return _contradiction(problem)
        case FinerThanTown(value, visibility):
            return (
                f"{value} would tell more than the town of a site whose address is "
                f"{visibility!r}; remove the field"
            )
        case OutsideCanada(axis, value, least, most):
            return (
                f"{_axis(axis)} {value} is outside Canada; write degrees from {least} to {most} "
                "(are lat and lon swapped?)"
            )
        case NotAboveZero(value):
            return f"{value} is not above 0; write km"
        case MeetingTooLong(starts, ends, hours):
            return (
                f"{ends:%H:%M} would make a meeting that starts at {starts:%H:%M} last "
                f"{hours:.3g} hours; write the end in 24 hours, or leave it out if not stated"
            )
        case DayToCome(day, today):
            return f"{day} is after today, {today}; write the day on which it was said"
        case DayTooEarly(day, first):
            return f"{day} is before {first}; write the year in full and look again"
        case ZoneOfElsewhere(stated, town, there):
            return (
                f'{stated!r} is not the time of {town}, which keeps "{there}"; write '
                f'time_zone = "{there}" and the hour there'
            )
        case IdNotOfFile(value, of_file):
            return (
                f'{value} differs from the name of the file; write id = "{of_file}", or rename the '
                "file"
            )
        case IdTaken(value, owner):
            return f"{value} is also the id of {owner}; give one of them another id"
        case _:
            assert_never(problem)


def of_place(problem: PlaceProblem) -> str:
    """Say why a site cannot be where it says it is, and what to write."""
    match problem:
        case UnknownTown(town, region, perhaps):
            meant = f", perhaps as {', '.join(perhaps)}" if perhaps else ""
            return (
                f"no place named {town!r} is known in {region}; check its spelling{meant}, or "
                "name the nearest town that is known"
            )
        case TownOfElsewhere(town, region, there):
            return (
                f"{town!r} is not known in {region}, but in {there}; correct the region or the town"
            )
        case PointFarFromTown(km, town, right):
            return (
                f"the point is {km:.0f} km from {town}; write the point of the address or of the "
                f"town: {_written(right)}, or correct the town"
            )
        case PointTellsTooMuch(km, town, visibility, right):
            return (
                f"the point is {km:.1f} km from that of {town} and may give away an address that "
                f"is {visibility!r}; write {_written(right)}"
            )
        case TownAndCodeApart(town, postal_code, km):
            return f"{town} and {postal_code} are {km:.0f} km apart; correct the one that is wrong"
        case CodeOfOtherRegion(postal_code, region, of_site):
            return (
                f"{postal_code} belongs to {region} and the site to {of_site}; correct one of them"
            )
        case NoSuchCode(begins):
            return f"no code begins with {begins}; look the code up again"
        case CodeFarFromPoint(postal_code, km, right):
            return (
                f"{postal_code} is {km:.0f} km from the point of the site; correct the code, or "
                f"write {_written(right)}"
            )
        case _:
            assert_never(problem)


def _contradiction(problem: Contradiction) -> str:
    match problem:
        case Contradiction.SITE_WITHOUT_MODE:
            return (
                'there is a site here, but modes lacks "in_person"; add the mode, or remove the '
                "site (an online meeting has no point on the map)"
            )
        case Contradiction.WORDS_WITHOUT_REGIONS:
            return (
                "there are words for the area, but service_area names no regions; name them, or "
                "remove the words"
            )
        case Contradiction.HOW_WITHOUT_DAY:
            return "it says how, but not when; write assured_on = 2026-11-23"
        case _:
            assert_never(problem)


def _axis(axis: Axis) -> str:
    match axis:
        case Axis.LAT:
            return "latitude"
        case Axis.LON:
            return "longitude"
        case _:
            assert_never(axis)


def _written(point: Point) -> str:
    return f"lat = {point.lat:.4f}, lon = {point.lon:.4f}"
