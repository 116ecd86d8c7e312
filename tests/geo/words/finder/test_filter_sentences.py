import pytest

from geo.finder.criteria import Criterion, PartOfDay
from geo.finder.filters import NO_FILTERS, apply_filters
from geo.listing.audience import Audience
from geo.listing.listing import Cost, Mode
from geo.listing.schedule import Schedule, Weekday
from geo.words.finder.filter_sentences import choice_sentence, offers, to_the_choice, why_aside
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import next_meeting_sentence
from tests.geo.finder.narrowing import AT, answer_in, meeting, narrowed, shipped

BOTH = pytest.mark.parametrize("language", Language)
BAR = "\u00a0"


def test_the_sentence_tells_how_many_say_so_and_how_many_do_not_say() -> None:
    fitted = narrowed(answer_in("X0A 0H0"), costs={Cost.FREE})
    assert choice_sentence(fitted, Language.EN) == "Free: 1 group says so, 8 do not say."
    said = f"Gratuit{BAR}: 1 groupe le dit, 8 ne le précisent pas."
    assert choice_sentence(fitted, Language.FR) == said


def test_the_sentence_tells_how_many_say_otherwise_kept_or_set_aside() -> None:
    changed = [shipped("badge-of-life", languages=("en",)), shipped("osiss", languages=("fr",))]
    french = narrowed(answer_in("X0A 0H0", changed=changed), languages={"fr"})
    said = "French: 1 group says so, 7 do not say, 1 says otherwise."
    assert choice_sentence(french, Language.EN) == said
    monday = narrowed(
        answer_in("X0A 0H0"),
        weekdays={Weekday.MONDAY, Weekday.SUNDAY},
        parts_of_day={PartOfDay.EVENING},
    )
    said = "Monday or Sunday; evening: 1 group says so, 6 do not say, 2 say otherwise."
    assert choice_sentence(monday, Language.EN) == said


def test_a_wish_that_nobody_states_is_said_to_be_stated_by_nobody() -> None:
    fitted = narrowed(answer_in("X0A 0H0", audience=Audience.PARAMEDIC), costs={Cost.FREE})
    assert choice_sentence(fitted, Language.EN) == "Free: no group says so, 8 do not say."
    said = f"Gratuit{BAR}: aucun groupe ne le dit, 8 ne le précisent pas."
    assert choice_sentence(fitted, Language.FR) == said


def test_a_call_is_not_said_to_be_how_people_meet() -> None:
    fitted = narrowed(answer_in("X0A 0H0"), modes={Mode.PHONE})
    assert choice_sentence(fitted, Language.EN).startswith("By phone, or someone to call: 4 groups")


@BOTH
def test_every_choice_that_is_offered_is_said_in_words(language: Language) -> None:
    changed = [shipped("osiss", languages=("fr", "en", "cr"))]
    found = [*offers(apply_filters(answer_in("X0A 0H0", changed=changed), NO_FILTERS), language)]
    assert {one.about for one in found} == {*Criterion}
    assert all(
        one.title and sent and shown[0].isupper()
        for one in found
        for sent, shown in one.words
        if sent != "cr"
    )


@BOTH
def test_the_warning_of_the_source_stands_beside_who_takes_part(language: Language) -> None:
    found = offers(apply_filters(answer_in("X0A 0H0"), NO_FILTERS), language)
    notes = {one.about: one.note for one in found}
    assert notes.pop(Criterion.ROOMS) == page_text(language).room_warning.fact
    assert not any(notes.values())


def test_what_is_set_aside_says_each_fact_once() -> None:
    schedule = Schedule(meetings=(meeting(Weekday.TUESDAY, 10), meeting(Weekday.THURSDAY, 19)))
    answer = answer_in("L9T 2X5", changed=[shipped("phoenix", schedule=schedule)])
    fitted = narrowed(answer, weekdays={Weekday.TUESDAY}, parts_of_day={PartOfDay.EVENING})
    out = next(one for one in fitted.set_aside if one.option.listing.id == "phoenix")
    assert why_aside(out, Language.EN).startswith("Day and time of day: ")
    assert why_aside(out, Language.EN).count("10\u00a0a.m.") == 1


def test_a_kept_group_says_what_it_leaves_open_and_what_it_says_otherwise() -> None:
    changed = [shipped("badge-of-life", languages=("en",))]
    fitted = narrowed(answer_in("X0A 0H0", changed=changed), languages={"fr"}, costs={Cost.FREE})
    online, free = changed[0], shipped("heart")
    said = to_the_choice(fitted, online, Language.EN)
    assert said.startswith("The entry does not say: cost.")
    assert said.endswith("Not as you chose. Language: English.")
    assert to_the_choice(fitted, free, Language.EN).startswith("The entry does not say: language.")
    nothing = apply_filters(answer_in("X0A 0H0"), NO_FILTERS)
    assert to_the_choice(nothing, free, Language.EN) == ""


@BOTH
def test_a_meeting_that_was_asked_for_is_not_called_the_next_one(language: Language) -> None:
    schedule = Schedule(meetings=(meeting(Weekday.TUESDAY, 10), meeting(Weekday.THURSDAY, 19)))
    answer = answer_in("L9T 2X5", changed=[shipped("phoenix", schedule=schedule)])
    thursday = narrowed(answer, weekdays={Weekday.THURSDAY}).answer.options[0]
    tuesday = narrowed(answer, weekdays={Weekday.TUESDAY}).answer.options[0]
    first = {Language.EN: "Next meeting: Tuesday", Language.FR: f"Prochaine rencontre{BAR}: mardi"}
    other = {
        Language.EN: "At the time you chose: Thursday",
        Language.FR: f"Au moment choisi{BAR}: jeudi",
    }
    assert (next_meeting_sentence(tuesday, AT, language) or "").startswith(first[language])
    assert (next_meeting_sentence(thursday, AT, language) or "").startswith(other[language])
