from datetime import date
from pathlib import Path

import pytest

from geo.card import (
    confirmed_sentence,
    contact_lines,
    excluded,
    fact_list,
    link,
    organization,
)
from geo.finder.decision import NotForYou
from geo.finder.reasons import confirmation
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedListing
from geo.markup import said
from geo.words.language import Language
from geo.words.listing.entry import Fact, Link
from tests.parsed_page import ParsedPage

HEART = read_directory(Path(__file__).resolve().parents[2] / "data" / "listings")["heart"]
EN = Language.EN


def test_a_link_calls_writes_or_leads_away_and_does_nothing_else() -> None:
    called = link(Link(href="tel:911", text="9 & 11", label="all"), aria_label="all")
    assert called == '<a href="tel:911" aria-label="all">9 &amp; 11</a>'
    assert link(Link(href="javascript:alert(1)", text="here", label="all")) == "here"


def test_each_contact_is_a_line_with_its_links() -> None:
    page = ParsedPage(contact_lines(HEART, EN))
    assert len(page.named("p")) == len(HEART.contacts)
    assert all(one["href"] for one in page.named("a"))


def test_facts_that_are_not_stated_are_named_below_those_that_are() -> None:
    facts = (
        Fact("Cost", "free", "Ask"),
        Fact("Pets", None, unstated="pets"),
        Fact("Childcare", None, unstated="childcare"),
    )
    page = ParsedPage(fact_list(facts, EN, look="soft"))
    *stated, missing = page.words
    assert stated == ["Cost", "free. Ask"]
    assert "pets, childcare" in missing
    assert page.named("p") == [{"class": "soft"}]


def test_where_every_fact_is_stated_nothing_is_named_and_without_one_there_is_no_list() -> None:
    assert "<p" not in fact_list((Fact("Cost", "free"),), EN, look="soft")
    assert "<dl" not in fact_list((Fact("Cost", None),), EN, look="soft")


@pytest.mark.parametrize("language", Language)
def test_who_runs_a_group_is_said_in_the_language_of_the_page(language: Language) -> None:
    page = ParsedPage(organization(HEART, language, class_="soft"))
    assert HEART.organization.in_language(language) in "".join(page.words)


def test_why_a_group_is_not_for_the_visitor_stands_after_its_name() -> None:
    written = excluded(NotForYou(PublishedListing(HEART), Audience.FIRE), said("HEART"), EN)
    assert written.startswith("HEART: ")


def test_the_last_confirmation_is_a_sentence() -> None:
    confirmed = confirmation(HEART, date(2026, 11, 28))
    assert confirmed_sentence(confirmed, HEART, EN).endswith(".")
