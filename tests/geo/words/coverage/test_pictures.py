import pytest

from geo.coverage.gaps import GapQuery
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import THRESHOLDS_KM
from geo.listing.audience import Audience
from geo.reports.colours import BY_DISTANCE, BY_SHARE
from geo.words.coverage.names import coverage_text, whose_group
from geo.words.coverage.pictures import curve_words, distance_classes, map_words, shares_title
from geo.words.language import Language
from geo.words.say.sentences import distance, text_in

QUESTION = GapQuery(criteria=CoverageCriteria(audience=Audience.PARAMEDIC), within_km=250.0)


@pytest.mark.parametrize("language", Language)
def test_every_colour_has_its_words(language: Language) -> None:
    words = map_words(QUESTION, "Title", language)
    assert len(words.distances) == len(set(words.distances)) == len(BY_DISTANCE)
    assert len(words.shares) == len(set(words.shares)) == len(BY_SHARE)


@pytest.mark.parametrize("language", Language)
def test_the_classes_of_distance_name_their_thresholds(language: Language) -> None:
    *steps, last = distance_classes(language)
    for said, km in zip(steps, THRESHOLDS_KM, strict=True):
        assert distance(km, language) in said
    assert last == coverage_text(language).beyond_or_none


@pytest.mark.parametrize("language", Language)
def test_the_chart_names_the_group_the_threshold_and_both_axes(language: Language) -> None:
    words = curve_words(QUESTION, language)
    assert whose_group(QUESTION.criteria, language) in words.title
    assert words.threshold == distance(250, language)
    assert "km" in words.x_axis
    assert words.y_axis
    assert words.thousands == text_in(language).thousands
    assert words.percent.format(number=50) in {"50%", "50\u00a0%"}


@pytest.mark.parametrize("language", Language)
def test_the_map_names_its_marks_and_its_shading(language: Language) -> None:
    words = map_words(QUESTION, "Title", language)
    assert words.title == "Title"
    assert words.shares_title == shares_title(250, language)
    assert distance(250, language) in words.shares_title
    marks = {words.groups, words.proposals, words.what_if, words.distances_title}
    assert len(marks) == 4


def test_nothing_on_a_picture_is_left_in_braces_but_the_percent() -> None:
    for language in Language:
        chart, drawn = curve_words(QUESTION, language), map_words(QUESTION, "Title", language)
        written = (
            *(chart.title, chart.x_axis, chart.y_axis, chart.threshold, chart.thousands),
            *(drawn.distances_title, drawn.shares_title, *drawn.distances, *drawn.shares),
            *(drawn.groups, drawn.proposals, drawn.what_if),
        )
        assert not set("".join(written)) & set("{}")
        assert "{number}" in chart.percent
