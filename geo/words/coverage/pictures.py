"""What is written on charts and maps."""

from dataclasses import dataclass

from geo.coverage.gaps import GapQuery
from geo.coverage.reach import THRESHOLDS_KM
from geo.words.coverage.names import coverage_text, whose_group
from geo.words.language import Language
from geo.words.say.sentences import distance, text_in


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveWords:
    """What is written on the chart of distances.

    Parameters
    ----------
    threshold
        Stands above the line of the threshold: ``"100 km"``.
    thousands
        What parts the thousands of a number.
    percent
        How a share is written: ``"{number}%"``.
    """

    title: str
    x_axis: str
    y_axis: str
    threshold: str
    thousands: str
    percent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWords:
    """What is written beside a map.

    Parameters
    ----------
    distances
        What each colour of `geo.reports.colours.BY_DISTANCE` means.
    shares
        What each colour of `geo.reports.colours.BY_SHARE` means.
    """

    title: str
    distances: tuple[str, ...]
    shares: tuple[str, ...]
    shares_title: str
    distances_title: str
    groups: str
    vague_groups: str
    proposals: str
    what_if: str


def curve_words(question: GapQuery, language: Language) -> CurveWords:
    """Word the chart of one question."""
    text, words = coverage_text(language), text_in(language)
    return CurveWords(
        title=text.curve_title.format(group=whose_group(question.criteria, language)),
        x_axis=text.curve_x,
        y_axis=text.curve_y,
        threshold=distance(question.within_km, language),
        thousands=words.thousands,
        percent=words.percent,
    )


def map_words(question: GapQuery, title: str, language: Language) -> MapWords:
    """Word the map of one question."""
    text = coverage_text(language)
    return MapWords(
        title=title,
        distances=distance_classes(language),
        shares=text.shares,
        shares_title=shares_title(question.within_km, language),
        distances_title=text.distances_title,
        groups=text.legend_groups,
        vague_groups=text.legend_vague_groups,
        proposals=text.legend_proposals,
        what_if=text.legend_what_if,
    )


def distance_classes(language: Language) -> tuple[str, ...]:
    """Name the classes of distance, from the nearest to none at all."""
    text = coverage_text(language)
    steps = (text.within.format(km=distance(km, language)) for km in THRESHOLDS_KM)
    return (*steps, text.beyond_or_none)


def shares_title(within_km: float, language: Language) -> str:
    """Say what the shading of a region means."""
    return coverage_text(language).shares_title.format(km=distance(within_km, language))
