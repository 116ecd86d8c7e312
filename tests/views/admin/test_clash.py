from collections.abc import Callable
from dataclasses import dataclass

import pytest

from geo.faults.listing import Contradiction
from geo.listing.bilingual import Bilingual
from geo.listing.listing import Assurance, Mode
from geo.store.store import Store
from geo.store.version import Stage
from geo.words.admin.sentences import newer_sentence
from geo.words.faults.sentences import problem_sentence
from geo.words.language import Language
from tests.views.admin.conftest import EN, JEAN, MARY, NINE, StaffVisit, listing_of, standing

pytestmark = pytest.mark.slow

PHOENIX = NINE["phoenix"]
THEIR_WORDS, MY_NAME = "Now on Fridays.", "My name"


@dataclass(frozen=True)
class Two:
    """Two people who have the same listing in the form; the first has saved."""

    first: StaffVisit
    second: StaffVisit


@pytest.fixture
def two(as_staff: Callable[..., StaffVisit]) -> Two:
    """Let one publish new words while the other types a new name, and presses later."""
    first, second = as_staff(MARY), as_staff(MARY)
    first.open("phoenix")
    second.open("phoenix").fill({"name.en": MY_NAME})
    first.fill({"source_line": THEIR_WORDS}).press("publish")
    second.press("publish")
    return Two(first, second)


def can_be_saved(visit: StaffVisit) -> bool:
    return not visit.page.button(key="publish").disabled


def test_the_second_is_told_who_was_faster_and_what_differs_and_keeps_the_typing(
    two: Two, store: Store
) -> None:
    newer = standing(store, "phoenix")
    assert newer_sentence(newer, Language.EN) in two.second.said
    assert MARY.name in two.second.said
    assert listing_of(store, "phoenix").source_line == THEIR_WORDS
    assert two.second.field("name.en").value == MY_NAME
    table = two.second.said.partition("np-differences")[2].partition("</table>")[0]
    for shown in (THEIR_WORDS, PHOENIX.source_line, MY_NAME, PHOENIX.name.en):
        assert shown in table
    assert not can_be_saved(two.second)


def test_both_changes_are_put_together_by_one_press_and_published_by_another(
    two: Two, store: Store
) -> None:
    two.second.press("clash-both")
    assert EN.was_merged in two.second.said
    assert two.second.field("name.en").value == MY_NAME
    assert two.second.field("source_line").value == THEIR_WORDS
    two.second.press("publish")
    published = listing_of(store, "phoenix")
    assert published.name == Bilingual(MY_NAME, PHOENIX.name.fr)
    assert published.source_line == THEIR_WORDS


def test_what_both_changed_is_named_and_mine_stands_until_i_change_it(
    as_staff: Callable[..., StaffVisit], store: Store
) -> None:
    first, second = as_staff(MARY), as_staff(MARY)
    first.open("phoenix").fill({"name.en": "Their name", "source_line": THEIR_WORDS})
    second.open("phoenix").fill({"name.en": MY_NAME})
    first.press("publish")
    second.press("publish").press("clash-both")
    assert EN.was_merged_clashes.format(fields=EN.fields["name"]) in second.said
    second.press("publish")
    published = listing_of(store, "phoenix")
    assert (published.name.en, published.source_line) == (MY_NAME, THEIR_WORDS)
    assert "Their name" in str(store.history("phoenix")[1].text)


def test_mine_can_be_dropped_for_theirs(two: Two, store: Store) -> None:
    before = store.revision()
    two.second.press("clash-theirs")
    assert two.second.field("name.en").value == PHOENIX.name.en
    assert two.second.field("source_line").value == THEIR_WORDS
    assert can_be_saved(two.second)
    assert store.revision() == before


def test_a_third_who_is_faster_still_is_told_of_too(two: Two, store: Store) -> None:
    two.second.press("clash-both")
    two.first.go_to_tab("work").check_by(Assurance.PHONE).press("confirm-phoenix")
    two.second.press("publish")
    assert newer_sentence(standing(store, "phoenix"), Language.EN) in two.second.said
    two.second.press("clash-both").press("publish")
    published = listing_of(store, "phoenix")
    assert (published.name.en, published.source_line) == (MY_NAME, THEIR_WORDS)
    assert published.assured_how is Assurance.PHONE


def test_a_confirmation_while_a_draft_was_open_is_in_what_is_published(
    as_staff: Callable[..., StaffVisit], store: Store
) -> None:
    jean, mary = as_staff(JEAN), as_staff(MARY)
    jean.open("phoenix").fill({"name.en": MY_NAME}).press("keep-draft")
    mary.check_by(Assurance.PHONE).press("confirm-phoenix").press("edit-phoenix")
    assert EN.was_merged in mary.said
    mary.press("publish")
    published = listing_of(store, "phoenix")
    assert published.name.en == MY_NAME
    assert published.assured_on is not None


def test_two_editors_of_one_draft_are_put_together(
    as_staff: Callable[..., StaffVisit], store: Store
) -> None:
    as_staff(JEAN).open("phoenix").fill({"cost": "free"}).press("keep-draft")
    first, second = as_staff(JEAN), as_staff(MARY)
    first.open("phoenix")
    second.open("phoenix").fill({"name.en": MY_NAME})
    first.fill({"source_line": THEIR_WORDS}).press("keep-draft")
    second.press("keep-draft")
    assert JEAN.name in second.said
    second.press("clash-both").press("keep-draft")
    draft = listing_of(store, "phoenix", Stage.DRAFT)
    assert (draft.name.en, draft.source_line, draft.cost) == (MY_NAME, THEIR_WORDS, "free")


def test_two_who_begin_the_first_draft_at_once_are_put_together(
    as_staff: Callable[..., StaffVisit], store: Store
) -> None:
    first, second = as_staff(JEAN), as_staff(MARY)
    first.open("phoenix")
    second.open("phoenix").fill({"name.en": MY_NAME})
    first.fill({"source_line": THEIR_WORDS}).press("keep-draft")
    second.press("keep-draft").press("clash-both").press("keep-draft")
    draft = listing_of(store, "phoenix", Stage.DRAFT)
    assert (draft.name.en, draft.source_line) == (MY_NAME, THEIR_WORDS)


def test_two_who_begin_a_draft_where_one_has_ended_are_put_together(
    as_staff: Callable[..., StaffVisit], store: Store
) -> None:
    jean = as_staff(JEAN)
    jean.open("phoenix").press("keep-draft").go_to_tab("work").press("edit-phoenix")
    jean.press("discard")
    first, second = as_staff(JEAN), as_staff(MARY)
    first.open("phoenix")
    second.open("phoenix").fill({"name.en": MY_NAME})
    first.fill({"source_line": THEIR_WORDS}).press("keep-draft")
    second.press("keep-draft").press("clash-both").press("keep-draft")
    draft = listing_of(store, "phoenix", Stage.DRAFT)
    assert (draft.name.en, draft.source_line) == (MY_NAME, THEIR_WORDS)


def test_a_draft_that_was_published_meanwhile_is_put_together_with_what_is_public(
    as_staff: Callable[..., StaffVisit], store: Store
) -> None:
    as_staff(JEAN).open("phoenix").fill({"cost": "free"}).press("keep-draft")
    first, second = as_staff(MARY), as_staff(JEAN)
    first.open("phoenix")
    second.open("phoenix").fill({"name.en": MY_NAME})
    first.fill({"source_line": THEIR_WORDS}).press("publish")
    second.press("keep-draft")
    assert MARY.name in second.said
    second.press("clash-both").press("keep-draft")
    draft = listing_of(store, "phoenix", Stage.DRAFT)
    assert (draft.name.en, draft.source_line, draft.cost) == (MY_NAME, THEIR_WORDS, "free")


def test_changes_that_make_no_listing_together_are_said_and_nothing_is_lost(
    as_staff: Callable[..., StaffVisit], store: Store
) -> None:
    first, second = as_staff(MARY), as_staff(MARY)
    first.open("wings-of-change").press_in_form("sites-add")
    second.open("wings-of-change").fill({"modes": [Mode.VIRTUAL.value], "name.en": MY_NAME})
    first.fill({"sites-0.town": "Sudbury", "sites-0.region": "CA-ON"}).press("publish")
    assert len(listing_of(store, "wings-of-change").sites) == 1
    second.press("publish").press("clash-both")
    assert not second.page.exception
    assert problem_sentence(Contradiction.SITE_WITHOUT_MODE, Language.EN) in second.status
    assert second.field("name.en").value == MY_NAME


def test_with_a_fault_in_mine_the_way_on_is_said(two: Two) -> None:
    two.second.fill({"source_url": "nowhere"})
    assert EN.clash_cannot in two.second.said
    assert two.second.page.button(key="clash-both").disabled
    two.second.fill({"source_url": "https://example.org/"})
    assert not two.second.page.button(key="clash-both").disabled
