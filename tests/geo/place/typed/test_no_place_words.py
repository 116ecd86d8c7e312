"""Words that are typed where a place is asked for: a cry, oneself, who is asking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.fix import Fix, NoPlace, WhyNoPlace
from geo.place.locate import Locator
from geo.place.typed.no_place_words import (
    PHRASES,
    has_words,
    is_cry,
    is_own_place,
    without_people,
    without_who,
)

CRIES = [
    "help", "Help!", "HELP ME", "I need help", "please help me I can't cope", "SOS", "s.o.s help",
    "suicide", "I want to die", "i wanna die", "can't cope", "I can’t cope anymore", "cant cope",
    "crisis", "I am in crisis", "I need to talk to someone", "i'm so alone", "911", "9-8-8",
    "j'ai besoin d'aide", "J’AI BESOIN D’AIDE", "jai besoin daide", "aidez-moi", "Aidez moi svp",
    "au secours!!", "à l'aide", "a l aide", "je veux mourir", "je n'en peux plus", "j'ai peur",
    "je suis en détresse", "😢", "🆘", "😭😭😭", "help 😢", "S.O.S.", "helppp", "HEEELP me", "hlep",
    "I don’t want to be alive anymore", "i can’t anymore", "no point in living", "I’m not okay",
    "my husband wants to kill himself", "she is going to hurt herself", "my dad wants to die",
    "I feel alone", "i am so scared right now", "I have no one", "call 911", "is anyone there?",
    "suicidal police officer", "I am a nurse’s aide and want to die", "help winnipeg",
    "mon conjoint veut mourir", "elle veut se tuer", "il pense à se suicider", "idées suicidaires",
    "pu capable", "j’en peux pu", "chus à boutte", "je ne vais pas bien", "ça va pas",
    "personne à qui parler", "je suis toute seule", "c’est urgent", "numéro d’urgence",
    "I hate my life", "I want it to stop", "there is no way out", "I can’t breathe", "he hits me",
    "je veux disparaître", "je suis au bord du gouffre", "ça file pas", "j’en ai assez",
    "save me", "sauvez-moi", "hlp", "talk to me", "got a loaded gun", "she cut her wrists",
    "whats the point anymore", "can't sleep can't eat", "nobody would miss me", "we lost a brother",
    "personne ne m'aime", "on serait mieux sans moi", "ça sert à rien de vivre", "adieu",
    "pouvez-vous m’aider", "quelqu’un?", "j’étouffe", "Je veux m’enlever la vie",
]  # fmt: skip
NO_CRIES = [
    "Hope", "Hope, BC", "Helmcken", "Toronto", "❤️", "🙂", "????", "", "home", "Sossusvlei",
    "health care aide", "nurse’s aide, Winnipeg", "aide-soignante", "crisis worker in Regina",
    "Notre-Dame-du-Bon-Secours", "Our Lady of Perpetual Help", "premiers secours", "Love, SK",
    "Alert", "Cut Knife", "Killaloe", "Dieppe", "Little Heart’s Ease", "Sospiro", "Mortlach",
]  # fmt: skip


@pytest.mark.parametrize("text", CRIES)
def test_a_cry_for_help_is_known_as_one(locator: Locator, text: str) -> None:
    outcome = locator.locate(text)
    assert isinstance(outcome, NoPlace)
    assert outcome.why is WhyNoPlace.CRY


@pytest.mark.parametrize("text", NO_CRIES)
def test_what_is_no_cry_is_taken_for_none(locator: Locator, text: str) -> None:
    outcome = locator.locate(text)
    assert not (isinstance(outcome, NoPlace) and outcome.why is WhyNoPlace.CRY)


@pytest.mark.parametrize(
    "text", ["I am a failure", "i lost my partner last week", "my son is missing", "je suis perdu"]
)
def test_who_speaks_of_themselves_and_of_no_place_is_heard_as_one_who_cries(
    locator: Locator, text: str
) -> None:
    outcome = locator.locate(text)
    assert isinstance(outcome, NoPlace)
    assert outcome.why is WhyNoPlace.CRY
    assert not is_cry(text)


@pytest.mark.parametrize(
    "text",
    [
        "I live in Halifx", "I’m in Torontoo", "I am a firefighter", "I don’t want to say",
        "I am looking for a group", "I don’t know", "my town is Reginaa", "je suis à Gaspay",
        "j’habite à Rimouskie", "je cherche un groupe", "je préfère ne pas le dire",
        "je suis pompier", "J.-A. Bombardier", "I-204 King Street East",
        "Vancouver I", "Ma-Me-O Bech", "My Lake", "I", "je",
    ],
)  # fmt: skip
def test_who_tells_where_they_are_or_what_they_look_for_does_not_cry(
    locator: Locator, text: str
) -> None:
    outcome = locator.locate(text)
    assert not (isinstance(outcome, NoPlace) and outcome.why is WhyNoPlace.CRY)


def test_a_long_call_for_help_is_read_too(locator: Locator) -> None:
    outcome = locator.locate("I have not slept for days. " * 20 + "I want to die. " * 20)
    assert isinstance(outcome, NoPlace)
    assert outcome.why is WhyNoPlace.CRY
    assert len(outcome.asked) < 100


@pytest.mark.parametrize(
    "text", ["here", "Home", "current location", "my house", "ici", "chez moi", "Ma position"]
)
def test_words_for_oneself_are_no_misspelt_town(locator: Locator, text: str) -> None:
    outcome = locator.locate(text)
    assert isinstance(outcome, NoPlace)
    assert outcome.why is WhyNoPlace.OWN_PLACE


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("toronto police", "toronto"),
        ("I am a firefighter in Sudbury", "sudbury"),
        ("search and rescue, Terrace", "terrace"),
        ("pompier à Gaspé", "gaspe"),
        ("nurse’s aide, Winnipeg", "winnipeg"),
    ],
)
def test_who_is_asking_is_told_apart_from_the_town(locator: Locator, text: str, rest: str) -> None:
    assert isinstance(locator.locate(text), Fix)
    assert without_who(text) == rest


def test_who_is_asking_and_no_town_is_no_place(locator: Locator) -> None:
    outcome = locator.locate("fireman")
    assert isinstance(outcome, NoPlace)
    assert outcome.why is WhyNoPlace.WHO
    assert without_who("fireman") == ""


def test_the_article_of_a_town_stays_where_only_who_is_asking_is_taken_off() -> None:
    assert without_people("La Ronge RCMP") == "la ronge"
    assert without_who("La Ronge RCMP") == "ronge"


def test_no_community_is_named_as_one_of_the_words_but_one_that_goes_before(
    locator: Locator,
) -> None:
    named = {" ".join(one) for one in PHRASES if locator.places.named(" ".join(one))}
    assert named == {"veteran"}
    assert not isinstance(locator.locate("veteran"), NoPlace)


def test_no_community_of_canada_is_taken_for_a_cry_or_for_oneself(locator: Locator) -> None:
    for place in locator.places:
        for name in (place.name, *place.other_names):
            if is_cry(name) or is_own_place(name):
                assert not isinstance(locator.locate(name), NoPlace), name


def test_no_listed_word_is_read_as_a_postal_code_with_a_slip(locator: Locator) -> None:
    outcomes = [locator.locate(" ".join(phrase)) for phrase in PHRASES - {("veteran",)}]
    assert all(isinstance(outcome, NoPlace) for outcome in outcomes)


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    assert not is_cry(text) or has_words(text) or not text.isascii()
    assert isinstance(without_who(text), str)
