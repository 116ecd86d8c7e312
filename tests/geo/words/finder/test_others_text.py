from dataclasses import replace

import pytest

from geo.place.choices import choices_of
from geo.place.fix import AskedArea, Fix, How, WhichPlace, WhyAsk
from geo.place.regions import Region
from geo.words.finder.others_text import (
    AT_MOST,
    choice_name,
    has_more,
    others_question,
    others_sentence,
)
from geo.words.language import Language
from geo.words.say.sentences import fix_sentence, question_sentence
from tests.geo.place.fixes import fix_at
from tests.geo.place.offering import beside

EN, FR = Language.EN, Language.FR
_ANYWHERE = fix_at(45.0, -75.0, Region.ONTARIO)


def called(*labels: str) -> Fix:
    return beside(tuple(replace(_ANYWHERE, label=label) for label in labels))


def test_a_place_alone_offers_nothing_and_is_named_without_its_province() -> None:
    assert others_sentence(called("Windsor, ON"), EN) is None
    assert fix_sentence(called("Windsor, ON"), EN) == "Windsor"


def test_a_place_among_others_is_named_with_its_province_and_they_are_named_after_it() -> None:
    windsor = called("Windsor, ON", "Windsor, NS", "Windsor (Sherbrooke), QC")
    assert fix_sentence(windsor, EN) == "Windsor, ON"
    assert others_sentence(windsor, EN) == (
        "Another Windsor? Windsor, NS; Windsor (Sherbrooke), QC."
    )
    assert fix_sentence(windsor, FR) == "Windsor (Ontario)"
    assert fix_sentence(called("Midway, BC", "Midway, NB"), FR) == "Midway (C.-B.)"
    assert others_sentence(windsor, FR) == (
        "Un autre lieu? Windsor (Nouvelle-Écosse); Windsor (Sherbrooke, Québec)."
    )


def test_places_of_other_names_are_not_called_by_this_one() -> None:
    assert others_question(called("Niagara Falls, ON", "Niagara, MB"), EN) == "Another place?"


@pytest.mark.parametrize("count", [AT_MOST, AT_MOST + 1])
def test_of_many_the_first_are_named_and_what_to_type_for_another(count: int) -> None:
    fix = called("Midway, BC", *["Midway, NB"] * count)
    sentence = others_sentence(fix, EN)
    assert sentence is not None
    assert sentence.count("Midway, NB") == AT_MOST
    assert has_more(fix) is ("Type the province" in sentence) is (count > AT_MOST)


def test_a_name_that_was_misspelt_is_told_as_it_was_understood() -> None:
    slip = replace(called("Winnipeg, MB"), corrected=True)
    assert fix_sentence(slip, EN) == "We understood: Winnipeg, MB"
    assert fix_sentence(slip, FR) == "Nous avons compris\u00a0: Winnipeg (Manitoba)"


def test_a_place_that_was_called_otherwise_is_named_with_its_province() -> None:
    marie = replace(called("Sault Ste. Marie, ON"), by_another_name=True)
    assert fix_sentence(marie, EN) == "Sault Ste. Marie, ON"
    assert fix_sentence(marie, FR) == "Sault Ste. Marie (Ontario)"


def test_an_area_is_named_in_the_language_of_the_question_however_it_was_typed() -> None:
    area = AskedArea(id="CA-NU", name_en="Nunavut", name_fr="le Nunavut", regions=(Region.NUNAVUT,))
    asked = WhichPlace(why=WhyAsk.WHOLE_REGION, asked="NUNAVUT!", choices=(_ANYWHERE,), area=area)
    assert "Nunavut" in question_sentence(asked, EN)
    assert question_sentence(asked, FR).startswith("le Nunavut")


def test_a_community_is_named_without_its_province_where_all_are_of_one() -> None:
    here, there = replace(_ANYWHERE, label="Guelph, ON"), fix_at(50.0, -97.0, Region.MANITOBA)
    for places, name in (((here, _ANYWHERE), "Guelph"), ((here, there), "Guelph (Ontario)")):
        asked = WhichPlace(why=WhyAsk.WHOLE_REGION, asked="x", choices=places)
        assert choice_name(here, choices_of(asked), FR) == name


def test_where_several_codes_can_be_meant_it_is_asked_for_the_code() -> None:
    codes = tuple(
        replace(_ANYWHERE, how=How.POSTAL_CODE, postal_code=one) for one in ("K1A 0B1", "K2P 1L4")
    )
    asked = WhichPlace(why=WhyAsk.SEVERAL_PLACES, asked="K1A 0B1 K2P 1L4", choices=codes)
    assert question_sentence(asked, EN) == "Which postal code do you mean?"
    assert question_sentence(asked, FR) == "De quel code postal s’agit-il?"
