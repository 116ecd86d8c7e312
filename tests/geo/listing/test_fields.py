from dataclasses import fields

import pytest

from geo.listing.field_kinds import CardFact, Choice, Choices, ListingField, Section, SeenBy, Slug
from geo.listing.fields import BY_NAME, FIELDS
from geo.listing.listing import Listing
from geo.words.fields.words import field_text
from geo.words.language import Language


def test_every_field_of_a_listing_is_declared_once() -> None:
    assert sorted(BY_NAME) == sorted(field.name for field in fields(Listing))
    assert len(BY_NAME) == len(FIELDS)


def test_no_two_facts_of_the_card_have_the_same_place() -> None:
    facts = [fact for field in FIELDS for fact in field.facts]
    assert len({(fact.is_always_there, fact.place) for fact in facts}) == len(facts)


@pytest.mark.parametrize("facts", [(), (CardFact("x", 1),)], ids=["neither", "both"])
def test_a_field_is_a_fact_of_the_card_or_stands_elsewhere(facts: tuple[CardFact, ...]) -> None:
    with pytest.raises(ValueError, match="give facts or elsewhere"):
        ListingField(
            name="x",
            kind=Slug(),
            seen_by=SeenBy.EVERYBODY,
            section=Section.MORE,
            hsds="x",
            facts=facts,
            elsewhere="in the margin" if facts else "",
        )


@pytest.mark.parametrize("language", Language)
def test_every_field_fact_and_word_has_its_name(language: Language) -> None:
    text = field_text(language)
    assert set(text.staff) == set(BY_NAME)
    facts = [fact for field in FIELDS for fact in field.facts]
    assert set(text.card) == {fact.label for fact in facts}
    assert set(text.unstated) == {fact.label for fact in facts if fact.is_always_there}
    assert {name: set(words) for name, words in text.words.items()} == {
        field.name: set(field.kind.words)
        for field in FIELDS
        if isinstance(field.kind, Choice | Choices)
    }
