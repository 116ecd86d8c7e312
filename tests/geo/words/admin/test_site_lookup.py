from typing import get_args

import pytest

from geo.listing.checks.site_outcome import (
    CodeNotPlaced,
    CodeOfOtherRegion,
    Found,
    FoundBy,
    MadeCoarse,
    NoSuchPostalCode,
    NotAPostalCode,
    Reason,
    Remark,
    SeveralTowns,
    StreetNotLocated,
    TownAndCodeApart,
    UnknownTown,
)
from geo.listing.site import Site
from geo.place.geocoding.outcome import NotLocated, Why
from geo.place.regions import Region
from geo.words.admin.site_lookup import found_sentences, refusal_sentence
from geo.words.language import Language
from geo.words.say.sentences import in_words
from tests.geo.finder.made_up import site_at

EN, FR = Language.EN, Language.FR
ONTARIO, QUEBEC = Region.ONTARIO, Region.QUEBEC
REASONS: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    (UnknownTown("Atlantis", ONTARIO, (), ()), ("Atlantis", "Ontario")),
    (
        UnknownTown("Atlantis", ONTARIO, ("Atlantis, QC",), ("Atlin", "Atikokan")),
        ("Atlantis", "Atlantis, QC", "Atlin", "Atikokan"),
    ),
    (
        SeveralTowns("Bethany", ONTARIO, ("Bethany (Peterborough)", "Bethany (Lincoln)")),
        ("Bethany (Peterborough)", "Bethany (Lincoln)", "Ontario"),
    ),
    (NotAPostalCode("L0P", None), ("L0P",)),
    (NotAPostalCode("LOP 1EO", "L0P 1E0"), ("LOP 1EO", "L0P 1E0")),
    (NoSuchPostalCode("X9X 9X9"), ("X9X 9X9",)),
    (CodeOfOtherRegion("H2Y 1C6", QUEBEC, ONTARIO), ("H2Y 1C6", "Ontario", "Qu")),
    (
        TownAndCodeApart("hornby", "Hornby, ON", "K1A 0B1", "Ottawa, ON", 352.4),
        ("Hornby, ON", "K1A 0B1", "Ottawa, ON", "35"),
    ),
)
REMARKS: tuple[tuple[Remark, tuple[str, ...]], ...] = (
    (MadeCoarse(("street",)), ()),
    (CodeNotPlaced("L0P 1E0"), ("L0P 1E0",)),
    *((StreetNotLocated(NotLocated(why=why)), ()) for why in Why),
)
SITE: Site = site_at(45, -75)


def found(how: FoundBy, *remarks: Remark) -> Found:
    return Found(site=SITE, how=how, place_label="Hornby, ON", uncertainty_km=3.0, remarks=remarks)


def test_every_kind_of_reason_and_remark_is_asked_about_here() -> None:
    assert {type(reason) for reason, _ in REASONS} == set(get_args(Reason))
    assert {type(remark) for remark, _ in REMARKS} == set(get_args(Remark))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("reason", "facts"), REASONS)
def test_a_refusal_names_what_was_typed_and_what_to_write(
    reason: Reason, facts: tuple[str, ...], language: Language
) -> None:
    said = refusal_sentence(reason, language)
    assert [fact for fact in facts if in_words(fact, language) not in said] == []
    assert "{" not in said
    assert said.endswith((".", "?"))


@pytest.mark.parametrize(("reason", "_facts"), REASONS)
def test_each_refusal_is_said_in_two_languages(reason: Reason, _facts: object) -> None:
    assert refusal_sentence(reason, EN) != refusal_sentence(reason, FR)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("remark", "facts"), REMARKS)
def test_every_remark_has_a_sentence_of_its_own(
    remark: Remark, facts: tuple[str, ...], language: Language
) -> None:
    first, said = found_sentences(found(FoundBy.TOWN, remark), language)
    assert first != said
    assert [fact for fact in facts if fact not in said] == []
    assert "{" not in said


@pytest.mark.parametrize("language", Language)
def test_every_reason_why_a_street_was_not_located_reads_differently(language: Language) -> None:
    said = {
        found_sentences(found(FoundBy.TOWN, StreetNotLocated(NotLocated(why=why))), language)[1]
        for why in Why
    }
    assert len(said) == len(Why)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("how", FoundBy)
def test_a_point_is_said_with_its_place_its_source_and_its_margin(
    how: FoundBy, language: Language
) -> None:
    [said] = found_sentences(found(how), language)
    assert in_words("Hornby, ON", language) in said
    assert "3\u00a0km" in said
    assert "{" not in said


def test_where_a_town_can_be_nothing_is_offered() -> None:
    plain = refusal_sentence(UnknownTown("Atlantis", ONTARIO, (), ()), EN)
    assert "Perhaps" not in plain
    assert "There is" not in plain
