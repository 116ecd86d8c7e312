"""The other places of a name, as buttons of the plain page: each is a form sent by POST."""

from collections.abc import Iterable

from geo.markup import NONE, Markup, element, item, said, together
from geo.place.choices import other_choices
from geo.place.fix import Fix
from geo.words.finder.others_text import AT_MOST, has_more, others_question, others_text
from geo.words.language import Language
from geo.words.say.sentences import in_words
from service.html.plain_filters import asks_again
from service.requests.search_request import SearchRequest

_IN_A_LINE = 2
"""Up to so many stand beside their question, more below it, once it is opened."""


def other_places(fix: Fix, question: SearchRequest) -> Markup:
    """Offer the other places of the name, beside the one that was taken."""
    if not fix.others:
        return NONE
    language = question.language
    asked = said(others_question(fix, language))
    named = [
        (number, in_words(one.label, language))
        for number, one in other_choices(fix, question.choice)
    ]
    if len(named) <= _IN_A_LINE:
        inner = item("p", asked, *(together((said(" "), _press(*one))) for one in named))
    else:
        more = item("p", said(others_text(language).more)) if has_more(fix) else NONE
        buttons = place_buttons(named[:AT_MOST])
        inner = element("details", element("summary", asked), buttons, more)
    return asks_again(question, inner, without=frozenset({"choice"}))


def place_buttons(named: Iterable[tuple[int, str]]) -> Markup:
    """Write a list of buttons, each of which chooses a place by its number.

    Parameters
    ----------
    named
        The number of each place, and its name.
    """
    return element("ul", together(item("li", _press(*one)) for one in named))


def place_button(label: str, language: Language, **sent: str) -> Markup:
    """Write one place as an entry of a list, with a button that sends what is given."""
    return item("li", element("button", said(in_words(label, language)), **sent))


def _press(number: int, name: str) -> Markup:
    return element("button", said(name), name="choice", value=str(number))
