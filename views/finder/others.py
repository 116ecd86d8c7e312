"""The other places of a name, offered beside the answer for the one that was taken."""

from typing import Final

from geo.place.choices import other_choices
from geo.place.fix import Fix
from geo.words.finder.others_text import AT_MOST, has_more, others_question, others_text
from geo.words.language import Language
from geo.words.say.sentences import in_words
from views.layout.script import component, with_script
from views.session import state

_KEY: Final = "others"
_OTHERS: Final = component("others", "others.js")
_IN_A_LINE: Final = 2
"""Up to so many stand beside their question where there is room; more behind a fold."""


def offer_others(fix: Fix, language: Language) -> None:
    """Draw the offer, if there is another place to choose."""
    places = other_choices(fix, state.chosen_community())[:AT_MOST]
    if not places:
        return
    more = others_text(language).more if has_more(fix) else ""
    data = {
        "language": language.value,
        "question": others_question(fix, language),
        "places": [[number, in_words(one.label, language)] for number, one in places],
        "few": len(places) <= _IN_A_LINE,
        "more": more,
    }
    numbers = frozenset(number for number, _ in places)
    _OTHERS(key=_KEY, data=with_script(data), on_chosen_change=lambda: _choose(numbers))


def _choose(numbers: frozenset[int]) -> None:
    """Take the place that was pressed; what else a browser may send counts for nothing."""
    sent = state.sent_by(_KEY, "chosen")
    if type(sent) is int and sent in numbers:
        typed, _ = state.asked()
        state.choose_community(typed, sent)
