"""What the figures of coverage say, in plain words."""

from fractions import Fraction
from math import isinf
from typing import Final

from geo.coverage.communities import Community
from geo.coverage.demand import Surface
from geo.coverage.gaps import Gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.map_data import Marker
from geo.coverage.siting import Siting
from geo.listing.audience import Welcome
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory
from geo.words.coverage.names import (
    about,
    counted_name,
    coverage_text,
    listing_name,
    people,
    place_in_words,
    upper_first,
    whose_group,
)
from geo.words.coverage.record import CoverageText
from geo.words.fields.words import word_for
from geo.words.language import Language
from geo.words.say.sentences import distance, in_words, listed, text_in

_PARTS: Final = (
    Fraction(1, 20), Fraction(1, 10), Fraction(1, 5), Fraction(1, 4), Fraction(1, 3),
    Fraction(2, 5), Fraction(1, 2), Fraction(3, 5), Fraction(2, 3), Fraction(3, 4),
    Fraction(4, 5), Fraction(9, 10), Fraction(19, 20),
)  # fmt: skip
"""Shares that people can picture."""
NO_DISTANCE: Final = "0\u00a0km"
"""Who takes part from home."""
_FEWEST: Final = Fraction(1, 40)
"""No picture comes near a smaller share."""


def headline(gaps: Gaps, language: Language) -> str:
    """Say how many live too far away."""
    text, total = coverage_text(language), gaps.total
    where = text.in_place[gaps.question.region]
    said = {
        "where": where,
        "where_upper": upper_first(where),
        "km": distance(total.within_km, language),
        "group": whose_group(gaps.question.criteria, language),
        "residents": people(total.residents, language),
        "beyond": people(total.residents_beyond, language),
    }
    if not total.residents:
        return text.no_residents.format(**said)
    if not total.residents_beyond:
        return text.nobody.format(**said)
    if total.residents_beyond == total.residents:
        return (text.everybody if _has_a_group(gaps) else text.no_such_group).format(**said)
    share = Fraction(total.residents_beyond, total.residents)
    if not _FEWEST < share < 1 - _FEWEST:
        return (text.hardly if share < _FEWEST else text.nearly).format(**said)
    part = _picture(share)
    return text.about.format(part=part.numerator, whole=part.denominator, **said)


def _has_a_group(gaps: Gaps) -> bool:
    """Tell whether any group counts at all, however far it is."""
    return any(one.nearest is not None for one in gaps.worst)


def _picture(share: Fraction) -> Fraction:
    return min(_PARTS, key=lambda part: abs(part - share))


def counted(criteria: CoverageCriteria, language: Language) -> str:
    """Say what counts as a group."""
    text, words = coverage_text(language), text_in(language)
    modes = _either(
        [word_for("modes", mode, language) for mode in Mode if mode in criteria.modes], text
    )
    if criteria.audience is None:
        return text.counted_any.format(modes=modes)
    answers = [words.welcomes[answer] for answer in Welcome if answer in criteria.welcomes]
    return text.counted.format(
        modes=modes, welcomes=_either(answers, text), audience=words.audiences[criteria.audience]
    )


def _either(names: list[str], text: CoverageText) -> str:
    return listed(names, text.list_or)


def worst_sentence(gaps: Gaps, directory: PublishedDirectory, language: Language) -> str:
    """Name the worst-served community."""
    text, km = coverage_text(language), distance(gaps.total.within_km, language)
    if not gaps.worst:
        return text.worst_none.format(km=km)
    worst = gaps.worst[0]
    place = in_words(counted_name(worst.community, worst.residents, language), language)
    residents = about(worst.residents, language)
    if worst.nearest is None:
        return text.worst_without_group.format(place=place, residents=residents)
    return text.worst.format(
        place=place,
        residents=residents,
        km=distance(worst.nearest.km, language),
        group=listing_name(worst.nearest.listing_id, directory, language),
    )


def worst_and_cure(
    gaps: Gaps, gained: int | None, directory: PublishedDirectory, language: Language
) -> str:
    """Name the worst-served community, and say what a group there would change.

    Parameters
    ----------
    gained
        People whom a group there would bring within the threshold; None if no place is beyond it.
    """
    worst = worst_sentence(gaps, directory, language)
    if gained is None:
        return worst
    there = coverage_text(language).if_there.format(
        residents=people(gained, language), km=distance(gaps.question.within_km, language)
    )
    return f"{worst} {there}"


def most_gained_sentence(siting: Siting, language: Language) -> str:
    """Name the town where the next group would change most; empty if there is none."""
    if not siting.proposals:
        return ""
    best = siting.proposals[0]
    return coverage_text(language).most_gained.format(
        place=place_in_words(best.community, language),
        residents=people(best.residents_gained, language),
    )


def surface_sentences(surface: Surface, language: Language) -> str:
    """Say what the figures of people rest on, and how good they are."""
    text = coverage_text(language)
    on = text.surfaces[surface.name].format(year=surface.census_year)
    return f"{on} {text.grades[surface.grade]} {text.straight_line}"


def method_paragraphs(language: Language) -> tuple[str, ...]:
    """Say how the figures are made."""
    written = coverage_text(language).method.strip().split("\n\n")
    return tuple(" ".join(paragraph.split("\n")) for paragraph in written)


def curve_sentence(gaps: Gaps, language: Language) -> str:
    """Read the curve of distances."""
    text, where = coverage_text(language), coverage_text(language).in_place[gaps.question.region]
    upper = upper_first(where)
    if gaps.median_km is None:
        return text.curve_reading_none.format(where=where, where_upper=upper)
    template = text.curve_reading if gaps.median_km else text.curve_reading_home
    return template.format(
        where=where,
        where_upper=upper,
        median=reach_words(gaps.median_km, language),
        p90=reach_words(gaps.p90_km, language),
    )


def reach_words(km: float | None, language: Language) -> str:
    """Write a distance within which a share of people lives."""
    if km is None:
        return coverage_text(language).nowhere
    return distance(km, language) if km else NO_DISTANCE


def marker_words(community: Community, marker: Marker, language: Language) -> tuple[str, ...]:
    """Say what a click on a community tells: its name, its people, its distance, its access."""
    text = coverage_text(language)
    away = (
        text.popup_no_group
        if isinf(marker.km)
        else text.popup_km.format(km=distance(marker.km, language))
    )
    few = upper_first(text.popup_residents.format(residents=about(marker.residents, language)))
    place = in_words(counted_name(community, marker.residents, language), language)
    lines = (place, few, away, text.roads.get(community.road, ""))
    return tuple(line for line in lines if line)
