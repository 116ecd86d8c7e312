import re
from dataclasses import replace

import pytest

from geo.coverage.change import Change, compare
from geo.coverage.gaps import GapQuery
from geo.coverage.missing_information import Missing, MissingInformation
from geo.coverage.reach import measure
from geo.listing.audience import Audience
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import NotStated, Regions, WholeCanada
from geo.words.coverage.names import coverage_text, people
from geo.words.coverage.recommendations import (
    area_words,
    compare_sentences,
    larger_towns_words,
    missing_words,
    needed_sentence,
    next_sentence,
    virtual_sentence,
    waiting_sentence,
    what_if_sentences,
    where_to_ask,
    whom_to_ask,
)
from geo.words.coverage.sentences import (
    most_gained_sentence,
)
from geo.words.language import Language
from geo.words.say.sentences import in_words, text_in
from tests.geo.coverage.made_up import (
    ANYBODY,
    EMPTY,
    LA_RONGE,
    REGINA,
    everybody,
    people_at,
)
from tests.geo.finder.made_up import listing
from tests.geo.words.coverage_asked import (
    IN_REGINA,
    PARAMEDICS,
    SASKATCHEWAN,
    B,
    is_whole,
    proposed,
    text_km,
)

EN, FR = Language.EN, Language.FR

# --- what is missing in listings -----------------------------------------------------------------


def lacking(*missing: Missing, waiting: int | None = None, **changes: object) -> MissingInformation:
    one = listing("a", **changes)
    return MissingInformation(listing=one, missing=missing, residents_waiting=waiting)


@pytest.mark.parametrize("language", Language)
def test_everything_that_is_missing_is_named(language: Language) -> None:
    said = missing_words(lacking(*Missing), language)
    assert all(words in said for words in coverage_text(language).missing.values())


@pytest.mark.parametrize("language", Language)
def test_a_stated_area_is_named_and_none_is_called_not_stated(language: Language) -> None:
    names = [
        area_words(listing("a", service_area=area), language)
        for area in (Regions(("CA-SK",)), WholeCanada(), NotStated())
    ]
    assert "Saskatchewan" in names[0]
    assert "Canada" in names[1]
    assert names[2] == text_in(language).not_stated


@pytest.mark.parametrize("language", Language)
def test_who_is_waiting_is_said_only_where_it_is_known(language: Language) -> None:
    area = {"service_area": Regions(("CA-SK",))}
    said = waiting_sentence(lacking(waiting=4_000, **area), 100, language)
    assert people(4_000, language) in said
    assert "Saskatchewan" in said
    for nobody in (None, 0):
        assert waiting_sentence(lacking(waiting=nobody, **area), 100, language) == ""


@pytest.mark.parametrize("language", Language)
def test_the_first_contact_is_the_one_to_ask(language: Language) -> None:
    role = Bilingual("Coordinator", "Coordination")
    contacts = tuple(
        Contact(role=role, phones=(Phone(number=number),))
        for number in ("306-555-0100", "306-555-0101")
    )
    said = whom_to_ask(listing("a", contacts=contacts), language)
    assert "306-555-0100" in said
    assert role.in_language(language) in said
    assert "306-555-0101" not in said
    assert whom_to_ask(listing("a"), language) == coverage_text(language).nobody_to_ask


@pytest.mark.parametrize("language", Language)
def test_a_file_that_is_passed_on_sends_to_the_listing_and_names_nobody(language: Language) -> None:
    pat = Contact(role=Bilingual("Coordinator", "Coordination"), person="Pat", email="p@example.ca")
    text = coverage_text(language)
    assert where_to_ask(listing("a", contacts=(pat,)), language) == text.ask_named
    assert where_to_ask(listing("a"), language) == text.nobody_to_ask


# --- where next ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_the_proposals_are_read_together_and_the_first_is_named(language: Language) -> None:
    siting = proposed(SASKATCHEWAN, count=2)
    said = next_sentence(siting, language)
    assert people(9_000, language) in said
    assert in_words("Regina, SK", language) in said
    best = most_gained_sentence(siting, language)
    assert in_words("Regina, SK", language) in best
    assert people(6_000, language) in best


@pytest.mark.parametrize("language", Language)
def test_without_a_town_of_the_size_nothing_is_proposed_and_all_is_virtual(
    language: Language,
) -> None:
    siting = proposed(SASKATCHEWAN, count=2, town_size=1_000_000)
    assert next_sentence(siting, language) == coverage_text(language).next_none.format(
        km=text_km(100, language)
    )
    assert most_gained_sentence(siting, language) == needed_sentence(siting, language) == ""
    assert "3" in virtual_sentence(siting, language)
    none = virtual_sentence(proposed(SASKATCHEWAN, count=2), language)
    assert none == coverage_text(language).virtual_none.format(km=text_km(100, language))


def test_one_group_and_one_community_are_said_in_the_singular() -> None:
    alone = people_at(("La Ronge", LA_RONGE, 1_000), region="CA-SK")
    near, nowhere = proposed(alone, count=1), proposed(alone, count=1, town_size=5_000)
    for said in (
        next_sentence(near, EN),
        needed_sentence(near, EN),
        needed_sentence(replace(near, groups_needed_exact=True), EN),
        virtual_sentence(nowhere, EN),
    ):
        assert not re.search(r"\b1 (more )?(groups|communities)\b", said)
    for said in (
        next_sentence(near, FR),
        needed_sentence(near, FR),
        needed_sentence(replace(near, groups_needed_exact=True), FR),
        virtual_sentence(nowhere, FR),
    ):
        assert not re.search(r"\b1 (groupes|collectivités)\b", said)


@pytest.mark.parametrize("language", Language)
def test_only_the_exact_search_says_that_no_fewer_groups_do(language: Language) -> None:
    greedy = proposed(SASKATCHEWAN, count=2)
    exact = replace(greedy, groups_needed_exact=True)
    text = coverage_text(language)
    said = [needed_sentence(one, language) for one in (greedy, exact)]
    for sentence, template in zip(said, (text.needed_at_most, text.needed), strict=True):
        assert "3" in sentence
        assert people(10_000, language) in sentence
        assert sentence.startswith(template.split("{", maxsplit=1)[0])
    assert said[0] != said[1]


def test_larger_towns_keep_a_share_of_the_gain() -> None:
    near = (REGINA[0] + 0.4, REGINA[1])
    demand = people_at(
        ("Big", REGINA, 5_000), ("Middle", near, 4_000), ("North", (near[0] + 0.4, near[1]), 3_000)
    )
    (proposal,) = proposed(demand, count=1, within_km=50).proposals
    assert proposal.community.name == "Middle"
    assert larger_towns_words(proposal, EN) == "Big, ON 75%"
    assert larger_towns_words(proposal, FR) == f"Big, ON 75{B}%"


# --- what if -------------------------------------------------------------------------------------

WITHOUT = measure(SASKATCHEWAN, EMPTY, ANYBODY)
WITH = measure(SASKATCHEWAN, IN_REGINA, ANYBODY)
BETTER = compare(WITHOUT, WITH, everybody(SASKATCHEWAN), 100)
WORSE = compare(WITH, WITHOUT, everybody(SASKATCHEWAN), 100)
SAME = compare(WITH, WITH, everybody(SASKATCHEWAN), 100)


@pytest.mark.parametrize("language", Language)
def test_a_pin_that_changes_something_says_before_after_and_gain(language: Language) -> None:
    (said,) = what_if_sentences(BETTER, "Regina, SK", GapQuery(), Audience, language)
    for part in ("Regina, SK", *(people(n, language) for n in (10_000, 4_000, 6_000))):
        assert part in said
    assert is_whole(said)


@pytest.mark.parametrize("language", Language)
def test_a_pin_that_moves_the_middle_says_so_too(language: Language) -> None:
    moved = replace(BETTER, before_median_km=910.0, after_median_km=235.0)
    _, median = what_if_sentences(moved, "Regina, SK", GapQuery(), Audience, language)
    assert text_km(910, language) in median
    assert text_km(235, language) in median


@pytest.mark.parametrize("language", Language)
def test_a_pin_that_changes_nothing_says_so(language: Language) -> None:
    said = what_if_sentences(SAME, "Regina, SK", GapQuery(), Audience, language)
    assert said == (
        coverage_text(language).what_if_nothing.format(
            place="Regina, SK", at_place="à Regina, SK", km=text_km(100, language)
        ),
    )


@pytest.mark.parametrize("language", Language)
def test_a_pin_that_does_not_welcome_the_audience_changes_nothing_for_it(
    language: Language,
) -> None:
    question = GapQuery(criteria=PARAMEDICS)
    (said,) = what_if_sentences(BETTER, "Regina, SK", question, [Audience.FIRE], language)
    assert text_in(language).audiences[Audience.PARAMEDIC] in said
    assert not re.search(r"\d", said)
    welcomed = what_if_sentences(BETTER, "Regina, SK", question, [Audience.PARAMEDIC], language)
    assert welcomed == what_if_sentences(BETTER, "Regina, SK", GapQuery(), (), language)


# --- two states ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("change", "template"),
    [(BETTER, "compare_better"), (WORSE, "compare_worse"), (SAME, "compare_same")],
)
def test_two_states_are_better_worse_or_the_same(
    change: Change, template: str, language: Language
) -> None:
    (said,) = compare_sentences(change, IN_REGINA, IN_REGINA, language)
    expected = getattr(coverage_text(language), template)
    assert said == expected.format(residents=people(6_000, language), km=text_km(100, language))


@pytest.mark.parametrize("language", Language)
def test_what_is_new_and_what_is_gone_is_named(language: Language) -> None:
    text = coverage_text(language)
    old, new = (
        listing(name, name=Bilingual(f"{name} group", f"groupe {name}")) for name in ("old", "new")
    )
    kept = listing("kept", name=Bilingual("kept group", "groupe kept"))
    _, added, removed = compare_sentences(
        SAME, PublishedDirectory([old, kept]), PublishedDirectory([new, kept]), language
    )
    assert added == text.compare_added.format(names=new.name.in_language(language))
    assert removed == text.compare_removed.format(names=old.name.in_language(language))
