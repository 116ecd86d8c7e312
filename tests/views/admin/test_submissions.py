from collections.abc import Callable
from typing import Any

import pytest

from geo.listing.bilingual import Bilingual
from geo.store.store import Store
from geo.store.submission_quotas import BEYOND, Kind, NewSubmission
from geo.store.submissions import SubmissionQueue
from geo.store.version import Stage
from geo.submissions.public_submissions import Suggestion
from geo.words.language import Language
from tests.views.admin.conftest import EN, FR, JEAN, MARY, NINE, StaffVisit, listing_of
from views.resources import now, public_submissions

pytestmark = pytest.mark.slow

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
    submissions = public_submissions()
    assert submissions is not None
    submissions.suggest(SUGGESTED)


@pytest.fixture
def told(store: Store) -> None:
    """Let a visitor say that an entry is wrong."""
    assert store.revision()
    submissions = public_submissions()
    assert submissions is not None
    submissions.say_wrong("heart", "The number is <i>dead</i>.")


Opened = Callable[..., StaffVisit]


def letters_of(as_staff: Opened, language: Language = Language.EN) -> StaffVisit:
    return as_staff(JEAN, language).go_to_tab("letters")


def waiting(store: Store) -> int:
    return len(SubmissionQueue(store.engine).waiting())


def test_where_no_letter_waits_the_page_says_so(jean: StaffVisit) -> None:
    jean.go_to_tab("letters")
    assert EN.letters_none in jean.said


@pytest.mark.usefixtures("suggested", "told")
def test_letters_are_shown_as_text_with_the_day_and_nothing_of_the_sender(as_staff: Opened) -> None:
    visit = letters_of(as_staff)
    assert EN.letters_lead in visit.said
    assert EN.letter_wrong.format(name=NINE["heart"].name.en) in visit.said
    assert EN.letter_suggestion in visit.said
    assert "Pompiers du Nord" in visit.said
    for markup in ("<b>hall", "<i>dead"):
        assert markup not in visit.html
        assert markup in visit.said


@pytest.mark.usefixtures("suggested")
def test_a_suggestion_becomes_a_new_entry_and_is_put_away_when_that_is_saved(
    as_staff: Opened, store: Store
) -> None:
    visit = letters_of(as_staff)
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
    assert listing_of(store, "pompiers-du-nord", Stage.DRAFT).name == Bilingual(
        "Firefighters of the North", "Pompiers du Nord"
    )


@pytest.mark.usefixtures("suggested")
def test_a_suggestion_that_is_begun_and_closed_still_waits(as_staff: Opened, store: Store) -> None:
    letters_of(as_staff).press("letter-start-1").press("desk-close")
    assert waiting(store) == 1


@pytest.mark.usefixtures("told")
def test_what_is_said_to_be_wrong_leads_to_its_entry(as_staff: Opened) -> None:
    visit = letters_of(as_staff)
    visit.press("letter-edit-1")
    assert visit.field("name.en").value.startswith("H.E.A.R.T.")


@pytest.mark.usefixtures("told", "suggested")
@pytest.mark.parametrize("answer", ["used", "dismissed"])
def test_a_letter_is_put_away_by_one_press(as_staff: Opened, store: Store, answer: str) -> None:
    visit = letters_of(as_staff)
    visit.press(f"letter-{answer}-1")
    assert visit.status == EN.letter_done
    assert waiting(store) == 1
    visit.press(f"letter-{answer}-2")
    assert EN.letters_none in visit.said


@pytest.mark.usefixtures("told")
def test_of_two_who_put_the_same_letter_away_the_second_is_told(as_staff: Opened) -> None:
    first, second = as_staff(MARY).go_to_tab("letters"), letters_of(as_staff)
    first.press("letter-used-1")
    second.press("letter-dismissed-1")
    assert "somebody has answered it already" in second.status
    assert EN.letters_none in second.said


def test_a_letter_about_an_entry_that_is_gone_says_so(as_staff: Opened, store: Store) -> None:
    box = SubmissionQueue(store.engine)
    day = now().date()
    box.put(NewSubmission(kind=Kind.WRONG, words="It is gone.", received_on=day, listing_id="gone"))
    visit = letters_of(as_staff)
    visit.press("letter-edit-1")
    assert not visit.page.exception
    assert "there is no listing gone" in visit.status


@pytest.mark.parametrize("words", ["no json", "[]", "{}", '{"name": 5}', "null"])
def test_a_suggestion_that_cannot_be_read_is_shown_as_it_is(
    as_staff: Opened, store: Store, words: str
) -> None:
    box, day = SubmissionQueue(store.engine), now().date()
    box.put(NewSubmission(kind=Kind.SUGGESTION, words=words, received_on=day))
    visit = letters_of(as_staff)
    assert not visit.page.exception
    assert words in visit.said
    assert "letter-start-1" not in visit.keys


@pytest.mark.usefixtures("suggested", "told")
def test_letters_are_shown_in_french_too(as_staff: Opened) -> None:
    visit = letters_of(as_staff, Language.FR)
    assert FR.letters_lead in visit.said
    assert FR.letter_wrong.format(name=NINE["heart"].name.fr) in visit.said
    assert EN.letters_lead not in visit.said


# --- many at once --------------------------------------------------------------------------------


@pytest.fixture
def flood(store: Store) -> None:
    """Let a flood come in, with one honest submission in it and one of a group's contact."""
    box, day = SubmissionQueue(store.engine), now().date()

    def put(words: str, **how: Any) -> None:  # noqa: ANN401 - fields of a submission
        box.put(
            NewSubmission(kind=Kind.WRONG, words=words, received_on=day, listing_id="heart", **how)
        )

    for number in range(30):
        put(f"Buy now {number} https://spam.example/{number}", number=BEYOND)
    put("The number is wrong.")
    put("It is on Mondays now.", by_link=True)
    for number in range(22):
        put("asdf " + chr(97 + number) * 5)


@pytest.mark.usefixtures("flood")
@pytest.mark.parametrize("language", Language)
def test_a_flood_is_few_groups_and_what_came_alone_comes_first(
    as_staff: Opened, language: Language
) -> None:
    visit, text = letters_of(as_staff, language), EN if language is Language.EN else FR
    assert text.letters_count.format(count="54", crowd="30") in visit.said
    drawn = [str(key) for key in visit.keys if str(key).startswith("letter-dismissed")]
    assert len(drawn) == 20
    assert visit.said.index("It is on Mondays") < visit.said.index("The number is wrong.")
    assert text.letter_by_link in visit.said
    assert "Buy now" not in visit.said, "it is on the last page"


@pytest.mark.usefixtures("flood")
def test_a_page_is_selected_and_put_away_and_brought_back(as_staff: Opened, store: Store) -> None:
    visit = letters_of(as_staff)
    visit.press("letters-pick").press("letters-put-away")
    assert visit.status == EN.letters_done.format(count="20")
    assert waiting(store) == 34
    visit.press("undo")
    assert visit.status == EN.letters_back.format(count="20")
    assert waiting(store) == 54
    assert "It is on Mondays now." in visit.said


@pytest.mark.usefixtures("flood")
def test_what_is_selected_is_put_away_and_nothing_else(as_staff: Opened, store: Store) -> None:
    visit = letters_of(as_staff)
    assert visit.page.button(key="letters-put-away").disabled
    visit.press("letters-pick")
    visit.press("letters-pick")
    assert visit.page.button(key="letters-put-away").disabled
    before = waiting(store)
    visit.page.checkbox(key="desk-letter-31").check().run()
    visit.press("letters-put-away")
    assert waiting(store) == before - 1
    assert "The number is wrong." not in visit.said


@pytest.mark.usefixtures("flood")
def test_a_group_of_letters_is_put_away_by_one_press(as_staff: Opened, store: Store) -> None:
    visit = letters_of(as_staff)
    visit.page.selectbox(key="desk-letters-page").select(2).run()
    assert EN.letters_alike.format(count="30") in visit.said
    assert EN.letter_in_crowd in visit.said
    visit.press("letter-dismissed-1")
    assert visit.status == EN.letters_done.format(count="30")
    assert waiting(store) == 24


@pytest.mark.usefixtures("told")
def test_one_letter_is_brought_back_with_its_words(as_staff: Opened, store: Store) -> None:
    visit = letters_of(as_staff)
    visit.press("letter-dismissed-1").press("undo")
    assert waiting(store) == 1
    assert "<i>dead" in visit.said
