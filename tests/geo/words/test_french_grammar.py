"""The French that is built from parts: articles, elision, prepositions and plurals."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.coverage.groups import CoverageCriteria
from geo.coverage.regions import region_ids
from geo.finder.reasons import (
    AddressNotShown,
    AskFirst,
    ForOnly,
    MayServeYourArea,
    Reason,
    ServesAnotherArea,
    ServesYourArea,
    StraightLine,
    WelcomeNotStated,
    WelcomesYou,
)
from geo.listing.audience import FIRST_RESPONDERS, Audience
from geo.listing.checks.site_outcome import CodeOfOtherRegion, SeveralTowns, UnknownTown
from geo.listing.contact import Reachable
from geo.listing.service_area import Outline, Regions
from geo.listing.site import AddressVisibility
from geo.place.fix import Fix, How, WhichPlace, WhyAsk
from geo.place.places import Place, Places
from geo.place.regions import Region
from geo.place.road import RoadAccess
from geo.words.admin.site_lookup import refusal_sentence
from geo.words.coverage.names import coverage_text, upper_first, whose_group
from geo.words.language import Language
from geo.words.say.french_places import at_place, of_place
from geo.words.say.page_text import page_text
from geo.words.say.sentences import (
    area_name,
    city,
    fix_sentence,
    question_sentence,
    reason_sentence,
    road_sentence,
    text_in,
)
from tests.geo.coverage.made_up import ANYBODY
from tests.geo.words.french_grammar import faults
from tests.geo.words.records import strings

FR = Language.FR
PLACES = tuple(replace(one, name=one.name.replace("'", "’")) for one in Places.open())
"""With the apostrophe of a sentence: the gazetteer keeps the one that people type."""


# --- places --------------------------------------------------------------------------------------


def _fixes(place: Place) -> Iterator[Fix]:
    for how in How:
        for km in (1.0, 30.0):
            yield Fix(
                coordinate=place.coordinate,
                how=how,
                label=f"{place.name}, {Region(place.region).abbreviation}",
                region=Region(place.region),
                time_zone=place.time_zone,
                uncertainty_km=km,
                postal_code=None if how in {How.PLACE, How.DEVICE} else "H2X 1Y4",
                road=place.road,
            )


def _reasons(name: str) -> Iterator[Reason]:
    for km, margin in ((0.4, 3.0), (12.0, 1.0), (40.0, 20.0), (820.0, 5.0)):
        for road in RoadAccess:
            yield StraightLine(km=km, uncertainty_km=margin, from_town=name, town=name, road=road)
    for visibility in AddressVisibility:
        if visibility is not AddressVisibility.PUBLIC:
            yield AddressNotShown(visibility=visibility, town=name)


def _said_of(place: Place) -> Iterator[str]:
    for fix in _fixes(place):
        yield fix_sentence(fix, FR)
        yield road_sentence(fix, FR) or ""
    for reason in _reasons(place.name):
        yield reason_sentence(reason, FR, Reachable.PHONE)
    page = page_text(FR)
    label = f"{place.name}, {Region(place.region).abbreviation}"
    yield page.map_you_about.format(place=label, of_place=of_place(label))
    yield page.map_you.format(place=label)
    question = WhichPlace(why=WhyAsk.SEVERAL_PLACES, asked=place.name, choices=())
    yield question_sentence(question, FR)


def test_every_sentence_with_a_place_is_right_for_every_place() -> None:
    assert len(PLACES) > 3000
    found = [fault for place in PLACES for said in _said_of(place) for fault in faults(said)]
    assert found == []


def test_no_name_of_a_place_loses_a_letter_to_its_preposition() -> None:
    for place in PLACES:
        bare = place.name.removeprefix("Les ").removeprefix("Le ")
        assert of_place(place.name).endswith(bare)
        assert at_place(place.name).endswith(bare)


def test_the_hour_of_every_time_zone_is_right() -> None:
    zones = {place.time_zone for place in PLACES}
    assert len(zones) > 15
    for one in zones:
        here = city(one, FR)
        assert list(faults(page_text(FR).time_of.format(city=here, of_city=of_place(here)))) == []


# --- provinces, territories, regions of the North ------------------------------------------------


AREAS = [Regions((code,)) for code in region_ids() if code not in {"canada", "north"}]


@pytest.mark.parametrize("area", AREAS, ids=[area.codes[0] for area in AREAS])
def test_every_sentence_with_an_area_is_right(area: Regions) -> None:
    reasons: tuple[Reason, ...] = (
        ServesYourArea(area), MayServeYourArea(area), ServesAnotherArea(area, but_near=True),
        ServesAnotherArea(area, but_near=False),
    )  # fmt: skip
    for reason in reasons:
        said = reason_sentence(reason, FR, Reachable.EMAIL)
        assert list(faults(said, provinces=True)) == []


def test_every_address_that_is_refused_is_said_rightly() -> None:
    for region in Region:
        for other in Region:
            wrong = CodeOfOtherRegion("K1A 0B1", other, region)
            assert list(faults(refusal_sentence(wrong, FR), provinces=True)) == []
        places = ("Les Escoumins", "Iqaluit")
        for found in (
            UnknownTown(town="Inconnue", region=region, elsewhere=places, suggestions=places),
            SeveralTowns(town="Brooklyn", region=region, choices=places),
        ):
            assert list(faults(refusal_sentence(found, FR), provinces=True)) == []


@pytest.mark.parametrize("region", region_ids())
def test_every_sentence_of_coverage_is_right_for_every_region_and_audience(region: str) -> None:
    text = coverage_text(FR)
    where = text.in_place[region]
    told = [said for _, said in strings(text) if "{where" in said or "{group}" in said]
    assert len(told) > 8
    for who in (None, *Audience):
        gaps = {
            "where": where,
            "where_upper": upper_first(where),
            "group": whose_group(_asking(who), FR),
        }
        for said in told:
            assert list(faults(_filled(said, gaps), provinces=True)) == []


def _asking(who: Audience | None) -> CoverageCriteria:
    return replace(ANYBODY, audience=who)


def _filled(said: str, gaps: dict[str, str]) -> str:
    class Rest(dict[str, str]):
        def __missing__(self, _: str) -> str:
            return "12\u00a0km"

    return said.format_map(Rest(gaps))


# --- audiences -----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", Audience)
def test_every_sentence_with_an_audience_is_right(who: Audience) -> None:
    reasons: tuple[Reason, ...] = (
        WelcomesYou(who), AskFirst(who), WelcomeNotStated(who), ForOnly((who,)),
        ForOnly((who, *FIRST_RESPONDERS)),
    )  # fmt: skip
    for reason in reasons:
        assert list(faults(reason_sentence(reason, FR, Reachable.PHONE))) == []


def test_an_area_on_the_map_has_its_words() -> None:
    assert area_name.__annotations__["area"] == Regions | Outline
    assert list(faults(text_in(FR).drawn_area)) == []


# --- what is wrong is found ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        "À 12\u00a0km de Iqaluit",
        "À 12\u00a0km de Les Escoumins",
        "À Les Escoumins",
        "Près de le Bic",
        "Dans 1 minutes",
        "Il reste 0 personnes",
        "Il y a 12 groupe",
        "Plus loin que Iqaluit",
        "à à Toronto",
        "Fiche: 2",
        "Qui ? Vous",
    ],
)
def test_a_wrong_sentence_is_found(wrong: str) -> None:
    assert list(faults(wrong)) != []


@pytest.mark.parametrize(
    "wrong", ["en Nunavut", "de Québec", "en Yukon", "à Île-du-Prince-Édouard", "dessert Ontario"]
)
def test_a_province_without_its_article_is_found(wrong: str) -> None:
    assert list(faults(wrong, provinces=True)) != []
