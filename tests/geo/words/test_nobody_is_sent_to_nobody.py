"""No sentence tells a visitor to ask, call or write where nobody is known to ask.

Goes through the shipped listing as it stands, with every audience, in places of every region, and
through listings that are made up.
"""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.finder.decision import Option
from geo.finder.finder import Finder
from geo.finder.reasons import Note, WhoMayCome
from geo.listing.audience import Audience
from geo.listing.contact import Reachable
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory
from geo.place.fix import Fix
from geo.place.locate import Locator
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import facts, reaches
from geo.words.say import keeper
from geo.words.say.sentences import reason_sentence
from tests.geo.finder.directories import directories, fixes, moments

AT = datetime.fromisoformat("2026-11-27T12:00:00-05:00")
PLACES = (
    *("Iqaluit", "Toronto", "L9T 2X5", "Edmonton", "Petawawa", "Whitehorse", "Yellowknife"),
    *("Fredericton", "Regina", "Lloydminster", "Terrace", "Fort Nelson", "Trois-Rivières"),
    *("Kuujjuaq", "Nain", "Halifax", "Charlottetown", "Winnipeg", "Flin Flon", "Vancouver"),
)
TELLS_TO_ASK = re.compile(
    r"\b(ask|call|write|phone|contact them|look at|demandez|appelez|écrivez|communiquez|consultez"
    r"|téléphonez|join from|participer de)\b",
    re.IGNORECASE,
)
TELLS_TO_CALL = re.compile(r"\b(call|phone|appelez|téléphonez)\b", re.IGNORECASE)
TELLS_TO_WRITE = re.compile(r"\b(write|écrivez)\b", re.IGNORECASE)


def forbidden(reachable: Reachable) -> re.Pattern[str] | None:
    return {
        Reachable.NOBODY: TELLS_TO_ASK,
        Reachable.WEB: re.compile(
            f"{TELLS_TO_CALL.pattern}|{TELLS_TO_WRITE.pattern}", re.IGNORECASE
        ),
        Reachable.EMAIL: TELLS_TO_CALL,
        Reachable.PHONE: None,
    }[reachable]


def own_sentences(option: Option, language: Language) -> Iterator[str]:
    """Say what the program says of an option; what an entry itself says is not its doing."""
    listing = option.listing
    for reason in option.reasons:
        if not isinstance(reason, Note | WhoMayCome):
            yield reason_sentence(reason, language, listing.reachable)
    yield from (fact.label for fact in facts(listing, language))
    yield from (fact.note for fact in facts(listing, language) if fact.note)
    by = {way: way.value for way in Reachable}
    yield visit_text(language).wish_unstated.said(listing.reachable, by, facts="x")


def faults(option: Option, language: Language) -> list[str]:
    verbs = forbidden(option.listing.reachable)
    said = own_sentences(option, language)
    return [one for one in said if verbs and verbs.search(one.replace("by phone", ""))]


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(PublishedDirectory(read_directory(FOLDER)))


@pytest.fixture(scope="module")
def here() -> list[Fix]:
    located = map(Locator.open().locate, PLACES)
    return [fix for fix in located if isinstance(fix, Fix)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("audience", [None, *Audience])
def test_the_shipped_listing_sends_nobody_to_nobody(
    finder: Finder, here: list[Fix], audience: Audience | None, language: Language
) -> None:
    assert len(here) >= 15
    for fix in here:
        for option in finder.find(fix, audience=audience, at=AT).options:
            assert faults(option, language) == []


@given(directories(), fixes(), st.none() | st.sampled_from(Audience), moments)
def test_no_listing_does(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    for option in Finder(directory).find(fix, audience=audience, at=at).options:
        for language in Language:
            assert faults(option, language) == []


@pytest.mark.parametrize("language", Language)
def test_who_keeps_the_listing_is_named_where_a_group_gives_no_way(language: Language) -> None:
    for listing in PublishedDirectory(read_directory(FOLDER)):
        links = [link.href for way in reaches(listing, language) for link in way.links]
        assert links
        if listing.reachable is Reachable.NOBODY:
            assert links == [f"mailto:{keeper.EMAIL}"]


def test_every_way_is_met_in_the_shipped_listing_or_in_these_tests() -> None:
    ways = {listing.reachable for listing in PublishedDirectory(read_directory(FOLDER))}
    assert ways >= {Reachable.PHONE, Reachable.EMAIL, Reachable.NOBODY}


def test_the_best_way_decides(finder: Finder) -> None:
    def way(listing_id: str) -> Reachable:
        listing: Listing = finder.directory[listing_id]
        return listing.reachable

    assert way("heart") is Reachable.PHONE
    assert way("badge-of-life") is Reachable.EMAIL
    assert way("wings-of-change") is Reachable.NOBODY
