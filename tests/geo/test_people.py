"""People get the answer of a coordinator who knows the listing, in the order of the page.

The cases in tests/golden/people.toml were written from what people who know the field would say.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo.answering import Question, reply_to
from geo.finder.filters import Filtered
from geo.finder.finder import Finder
from geo.finder.page_order import PageOrder, page_order
from geo.finder.standing import Standing, standing
from geo.listing.audience import Audience
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.published import PublishedDirectory
from geo.place.locate import Locator
from geo.words.finder.face import face
from geo.words.language import Language

Case = dict[str, Any]
CASES: list[Case] = tomllib.loads(
    (Path(__file__).parents[1] / "golden" / "people.toml").read_text(encoding="utf-8")
)["case"]
people = pytest.mark.parametrize("case", CASES, ids=[case["who"] for case in CASES])


@pytest.fixture(scope="module")
def locator() -> Locator:
    return Locator.open()


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(PublishedDirectory(read_directory(FOLDER)))


@pytest.fixture
def page(case: Case, locator: Locator, finder: Finder) -> PageOrder:
    question = Question(where=case["typed"], audience=Audience(case["audience"]), at=case["at"])
    reply = reply_to(question, locator=locator, finder=lambda: finder, now=case["at"])
    assert isinstance(reply, Filtered)
    return page_order(reply)


def words(page: PageOrder, case: Case) -> dict[str, str]:
    """Write the face of each card, as a line of plain blanks."""
    language = Language(case.get("language", "en"))
    return {
        option.listing.id: face(option, case["at"], language).words.replace("\u00a0", " ")
        for option in page.answer.options
    }


def in_sight(page: PageOrder) -> list[str]:
    return [one.listing.id for part in page.parts if part.is_open for one in part.options]


@people
def test_the_first_cards_are_those_that_a_coordinator_names(page: PageOrder, case: Case) -> None:
    ids = [option.listing.id for option in page.answer.options]
    assert ids[: len(case["first"])] == case["first"]
    assert (page.first is not None) == case["try"]


@people
def test_only_what_says_yes_and_can_be_joined_is_counted(page: PageOrder, case: Case) -> None:
    counted = [one for one in page.answer.options if standing(one) is Standing.OPEN]
    assert [one.listing.id for one in counted] == case["for_you"]
    assert set(case["for_you"]) <= set(in_sight(page))


@people
def test_what_is_not_for_them_folds(page: PageOrder, case: Case) -> None:
    assert in_sight(page) == case["open"]


@people
def test_the_faces_say_what_matters_and_nothing_else(page: PageOrder, case: Case) -> None:
    said = words(page, case)
    for listing_id, wanted in case["says"].items():
        assert [one for one in wanted if one not in said[listing_id]] == []
    seen = "\n".join(said[listing_id] for listing_id in in_sight(page))
    assert [one for one in case["never"] if one in seen] == []


@people
def test_every_card_offers_something_that_can_be_done_now(page: PageOrder, case: Case) -> None:
    for option in page.answer.options:
        ways = face(option, case["at"], Language.EN).ways
        assert ways
        assert all(way.link.href.startswith(("tel:", "sms:", "mailto:", "https:")) for way in ways)
