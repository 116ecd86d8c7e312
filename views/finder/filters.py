"""The filters of a visitor: what can be chosen, what they set aside, and why."""

from collections.abc import Mapping
from typing import Any, Final

from geo.finder.filter_choices import chosen_words, filters_of
from geo.finder.filters import Filtered, Filters
from geo.words.finder.filter_sentences import Offer, offers, why_aside
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.sentences import text_in
from views.layout.script import component, with_script
from views.session import state

_KEY: Final = "wishes"
_FILTERS: Final = component("wishes", "wishes.js")


def ask_filters(fitted: Filtered, language: Language) -> None:
    """Draw the filters, and what they do to this answer."""
    data = with_script(_payload(fitted, state.filters(), language))
    _FILTERS(key=_KEY, data=data, on_chosen_change=_keep)


def _keep() -> None:
    sent = state.sent_by(_KEY, "chosen")
    state.keep_filters(filters_of(sent if isinstance(sent, Mapping) else {}))


def _payload(fitted: Filtered, wished: Filters, language: Language) -> dict[str, Any]:
    text = visit_text(language)
    return {
        "language": language.value,
        "count": len(wished.stated),
        "chosen": chosen_words(wished),
        "sets": [_set(offer) for offer in offers(fitted, language)],
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


def _set(offer: Offer) -> dict[str, Any]:
    return {
        "name": offer.about.value,
        "title": offer.title,
        "note": offer.note,
        "words": offer.words,
    }


def _said(fitted: Filtered, language: Language) -> str:
    text, count = visit_text(language), len(fitted.set_aside)
    said = []
    if count and not fitted.answer.options:
        said.append(text.wishes_none)
    if count:
        one = text.wishes_aside_one
        said.append(one if count == 1 else text.wishes_aside.format(count=count))
    return " ".join(said)
