"""The filters of a visitor: what can be chosen, what they set aside, and why."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, Final

from geo.finder.filters import Criterion, Filtered, FilteredOut, Filters, PartOfDay
from geo.listing.listing import Attendees, Cost, HowToStart, Listing, Mode
from geo.listing.schedule import Weekday
from geo.words.fields.words import words_of
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import value_of
from geo.words.say.page_text import page_text
from geo.words.say.sentences import text_in
from views.layout.script import component, with_script
from views.session import state

_KEY: Final = "wishes"
_FILTERS: Final = component("wishes", "wishes.js")
_LANGUAGES: Final = ("en", "fr")
_KINDS: Final[Mapping[Criterion, Iterable[Any]]] = {
    Criterion.MODES: Mode,
    Criterion.WEEKDAYS: Weekday,
    Criterion.PARTS_OF_DAY: PartOfDay,
    Criterion.ROOMS: (
        Attendees.OWN_PROFESSION,
        Attendees.MIXED_RESPONDERS,
        Attendees.WITH_FAMILIES,
    ),
    Criterion.LANGUAGES: _LANGUAGES,
    Criterion.COSTS: (Cost.FREE,),
    Criterion.STARTS: (HowToStart.DROP_IN, HowToStart.CONTACT_FIRST),
}

_FIELDS: Final = ("modes", "room", "cost", "how_to_start")
_FACTS: Final[Mapping[Criterion, str]] = {
    Criterion.MODES: "modes",
    Criterion.ROOMS: "room",
    Criterion.LANGUAGES: "languages",
    Criterion.WEEKDAYS: "schedule",
    Criterion.PARTS_OF_DAY: "schedule",
    Criterion.COSTS: "cost",
    Criterion.STARTS: "how_to_start",
}
"""The fact of the card that says what a listing states about a criterion."""


def ask_filters(fitted: Filtered, language: Language) -> None:
    """Draw the filters, and what they do to this answer."""
    text, wished = visit_text(language), state.filters()
    _FILTERS(
        key=_KEY,
        data=with_script(
            {
                "language": language.value,
                "count": len(wished.stated),
                "chosen": chosen_words(wished),
                "sets": list(_sets(language)),
                "said": _said(fitted, language),
                "aside": [
                    [one.option.listing.name.in_language(language), why_aside(one, language)]
                    for one in fitted.set_aside
                ],
                "text": {
                    "heading": text.wishes_heading,
                    "lead": text.wishes_lead,
                    "clear": text.wishes_clear,
                    "colon": text_in(language).colon,
                    "why": text.wishes_why,
                },
            }
        ),
        on_chosen_change=_keep,
    )


def _keep() -> None:
    state.keep_filters(read_filters(state.sent_by(_KEY, "chosen")))


def read_filters(sent: object) -> Filters:
    """Read what a browser has sent; words that we do not know count for nothing."""
    if not isinstance(sent, Mapping):
        return Filters()
    return Filters(
        **{
            about.value: frozenset(word for word in kind if _word(word) in _listed(sent, about))
            for about, kind in _KINDS.items()
        }
    )


def _listed(sent: Mapping[Any, Any], about: Criterion) -> list[Any]:
    words = sent.get(about.value)
    return words if isinstance(words, list) else []


def _word(word: object) -> str:
    return str(word.value) if isinstance(word, Enum) else str(word)


def chosen_words(wished: Filters) -> dict[str, list[str]]:
    """Write the filters as a browser sends them."""
    return {
        about.value: sorted(_word(word) for word in getattr(wished, about.value))
        for about in wished.stated
    }


def _sets(language: Language) -> Iterator[dict[str, Any]]:
    for about, kind in _KINDS.items():
        words = [[_word(word), _upper(_shown(word, language))] for word in kind]
        title = visit_text(language).wishes[about]
        note = page_text(language).room_warning.fact if about is Criterion.ROOMS else ""
        yield {"name": about.value, "title": title, "note": note, "words": words}


def _shown(word: Any, language: Language) -> str:  # noqa: ANN401 - a member of any of the sets
    words = text_in(language)
    if isinstance(word, Weekday):
        return words.weekdays[word]
    named: dict[Any, str] = {
        **{member: said for field in _FIELDS for member, said in words_of(field, language).items()},
        **words.languages,
        **visit_text(language).parts_of_day,
    }
    return named[word]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _said(fitted: Filtered, language: Language) -> str:
    text, count = visit_text(language), len(fitted.set_aside)
    said = []
    if count and not fitted.answer.options:
        said.append(text.wishes_none)
    if count:
        one = text.wishes_aside_one
        said.append(one if count == 1 else text.wishes_aside.format(count=count))
    return " ".join(said)


def why_aside(one: FilteredOut, language: Language) -> str:
    """Say what the listing says otherwise: "Cost: there is a charge"."""
    text = visit_text(language)
    return "; ".join(
        text.reason.format(
            criterion=text.wishes[about], said=_stated(one.option.listing, about, language)
        )
        for about in one.criteria
    )


def _stated(listing: Listing, about: Criterion, language: Language) -> str:
    return value_of(_FACTS[about], listing, language) or ""
