from collections.abc import Callable

import pytest

from geo.listing.bilingual import Bilingual
from geo.staff.reception import Suggestion
from geo.store.letters import LetterBox
from geo.store.rooms import Kind, NewLetter
from geo.store.store import Store
from geo.store.version import Line
from geo.words.language import Language
from tests.views.desk.conftest import EN, FR, JEAN, MARY, NINE, DeskVisit, listing_of
from views.resources import now, reception

SUGGESTED = Suggestion(
    name="Pompiers du Nord",
    who_for="Fire fighters",
    where="Kapuskasing",
    when="Mondays",
    reached_by="info@example.org",
    more="They meet in the <b>hall</b>.",
    language="fr",
)


@pytest.fixture
def suggested(store: Store) -> None:
    """Let a visitor suggest a group."""
    assert store.revision()
    counter = reception()
    assert counter is not None
    counter.suggest(SUGGESTED)


@pytest.fixture
def told(store: Store) -> None:
    """Let a visitor say that an entry is wrong."""
    assert store.revision()
    counter = reception()
    assert counter is not None
    counter.say_wrong("heart", "The number is <i>dead</i>.")


Opened = Callable[..., DeskVisit]


def letters_of(at_desk: Opened, language: Language = Language.EN) -> DeskVisit:
    return at_desk(JEAN, language).go_to_room("letters")


def waiting(store: Store) -> int:
    return len(LetterBox(store.engine).waiting())


def test_where_no_letter_waits_the_page_says_so(jean: DeskVisit) -> None:
    jean.go_to_room("letters")
    assert EN.letters_none in jean.said


@pytest.mark.usefixtures("suggested", "told")
def test_letters_are_shown_as_text_with_the_day_and_nothing_of_the_sender(at_desk: Opened) -> None:
    visit = letters_of(at_desk)
    assert EN.letters_lead in visit.said
    assert EN.letter_wrong.format(name=NINE["heart"].name.en) in visit.said
    assert EN.letter_suggestion in visit.said
    assert "Pompiers du Nord" in visit.said
    for markup in ("<b>hall", "<i>dead"):
        assert markup not in visit.html
        assert markup in visit.said


@pytest.mark.usefixtures("suggested")
def test_a_suggestion_becomes_a_new_entry_and_is_put_away_when_that_is_saved(
    at_desk: Opened, store: Store
) -> None:
    visit = letters_of(at_desk)
    visit.press("letter-start-1")
    assert visit.field("name.fr").value == "Pompiers du Nord"
    assert "Kapuskasing" in visit.field("source_line").value
    assert "info@example.org" in visit.field("source_line").value
    assert waiting(store) == 1
    visit.fill(
        {
            "id": "pompiers-du-nord",
            "name.en": "Firefighters of the North",
            "organization.en": "Firefighters of the North",
            "description.en": "They meet.",
            "source_url": "https://example.org/",
        }
    )
    visit.press("keep-draft")
    assert waiting(store) == 0
    assert listing_of(store, "pompiers-du-nord", Line.DRAFT).name == Bilingual(
        "Firefighters of the North", "Pompiers du Nord"
    )


@pytest.mark.usefixtures("suggested")
def test_a_suggestion_that_is_begun_and_closed_still_waits(at_desk: Opened, store: Store) -> None:
    letters_of(at_desk).press("letter-start-1").press("desk-close")
    assert waiting(store) == 1


@pytest.mark.usefixtures("told")
def test_what_is_said_to_be_wrong_leads_to_its_entry(at_desk: Opened) -> None:
    visit = letters_of(at_desk)
    visit.press("letter-edit-1")
    assert visit.field("name.en").value.startswith("H.E.A.R.T.")


@pytest.mark.usefixtures("told", "suggested")
@pytest.mark.parametrize("answer", ["used", "dismissed"])
def test_a_letter_is_put_away_by_one_press(at_desk: Opened, store: Store, answer: str) -> None:
    visit = letters_of(at_desk)
    visit.press(f"letter-{answer}-1")
    assert visit.status == EN.letter_done
    assert waiting(store) == 1
    visit.press(f"letter-{answer}-2")
    assert EN.letters_none in visit.said


@pytest.mark.usefixtures("told")
def test_of_two_who_put_the_same_letter_away_the_second_is_told(at_desk: Opened) -> None:
    first, second = at_desk(MARY).go_to_room("letters"), letters_of(at_desk)
    first.press("letter-used-1")
    second.press("letter-dismissed-1")
    assert "somebody has answered it already" in second.status
    assert EN.letters_none in second.said


def test_a_letter_about_an_entry_that_is_gone_says_so(at_desk: Opened, store: Store) -> None:
    box = LetterBox(store.engine)
    day = now().date()
    box.put(NewLetter(kind=Kind.WRONG, words="It is gone.", received_on=day, listing_id="gone"))
    visit = letters_of(at_desk)
    visit.press("letter-edit-1")
    assert not visit.page.exception
    assert "there is no listing gone" in visit.status


@pytest.mark.parametrize("words", ["no json", "[]", "{}", '{"name": 5}', "null"])
def test_a_suggestion_that_cannot_be_read_is_shown_as_it_is(
    at_desk: Opened, store: Store, words: str
) -> None:
    box, day = LetterBox(store.engine), now().date()
    box.put(NewLetter(kind=Kind.SUGGESTION, words=words, received_on=day))
    visit = letters_of(at_desk)
    assert not visit.page.exception
    assert words in visit.said
    assert "letter-start-1" not in visit.keys


@pytest.mark.usefixtures("suggested", "told")
def test_letters_are_shown_in_french_too(at_desk: Opened) -> None:
    visit = letters_of(at_desk, Language.FR)
    assert FR.letters_lead in visit.said
    assert FR.letter_wrong.format(name=NINE["heart"].name.fr) in visit.said
    assert EN.letters_lead not in visit.said
