"""How many groups an answer holds, by how far a visitor can count on them."""

from typing import Final

from geo.finder.decision import NEAR_KM
from geo.finder.filters import Filtered
from geo.finder.ladder import Answer
from geo.finder.standing import Standing, standings
from geo.words.finder.filter_sentences import choice_sentence
from geo.words.language import Language
from geo.words.say.page_text import PageText, page_text
from geo.words.say.sentences import grouped

_HOPEFUL: Final = (Standing.OPEN, Standing.ASK)


def found_sentences(filtered: Filtered, language: Language) -> str:
    """Count what was found; where something is chosen, by what the groups say to it."""
    if filtered.filters.stated:
        return choice_sentence(filtered, language)
    return count_sentences(filtered.answer, language)


def count_sentences(answer: Answer, language: Language) -> str:
    """Count as "for you" only what can be joined; the cards say of the others why they are not."""
    text, counts = page_text(language), standings(answer)
    hopeful = [
        _template(one, answer, text).format(count=counts[one]) for one in _HOPEFUL if counts[one]
    ]
    others = len(answer.options) - sum(counts[one] for one in _HOPEFUL)
    rest = [text.others.format(count=others)] if others else []
    return " ".join((hopeful or [text.status_nothing]) + rest)


def _template(one: Standing, answer: Answer, text: PageText) -> str:
    if one is Standing.OPEN and answer.audience is None:
        return text.within_reach
    return text.standings[one]


def nothing_near_sentence(answer: Answer, language: Language) -> str | None:
    """Say that no group of the answer is near or serves the visitor's area; else None.

    Parameters
    ----------
    answer
        The whole ladder, before any filter: a filter does not make a group near. A ladder without
        options says so in its count.
    """
    if not answer.options or answer.has_one_close_by:
        return None
    return page_text(language).status_nothing_near.format(km=grouped(NEAR_KM, language))
