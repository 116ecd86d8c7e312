"""The answer as one list of cards; every text of a listing is escaped here."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from types import MappingProxyType
from typing import Final

from geo.finder.decision import Option, Rung
from geo.finder.filters import Criterion
from geo.finder.ladder import Answer
from geo.finder.reasons import Confirmation, Note, Reason, confirmation
from geo.finder.standing import Standing, standing
from geo.listing.contact import Reachable
from geo.place.road import RoadAccess
from geo.words.finder.time_until import soon
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import public_address
from geo.words.say.page_text import page_text
from geo.words.say.sentences import next_meeting_sentence, reason_sentence, text_in
from views.finder.card_buttons import acts_html
from views.finder.contacts import contacts_html
from views.finder.entry_card import (
    flag_html,
    foot_html,
    name_html,
    paragraph,
    stated_html,
)

_Unstated = Mapping[str, tuple[Criterion, ...]]
_NO_WISHES: Final[_Unstated] = MappingProxyType({})


def answer_html(answer: Answer, language: Language, *, unstated: _Unstated = _NO_WISHES) -> str:
    """Draw the whole ladder, and what is not for the visitor behind a fold.

    Parameters
    ----------
    unstated
        By listing id, what the visitor wished for and the listing does not speak of.
    """
    numbered = list(enumerate(answer.options, start=1))
    rungs = ""
    for (rung, silent), group in groupby(numbered, key=lambda pair: _part(pair[1], unstated)):
        members = list(group)
        cards = (
            _option_card(option, number, answer, unstated.get(option.listing.id, ()), language)
            for number, option in members
        )
        heading = _heading(rung, language, silent=silent)
        rungs += _rung(heading, cards, members[0][0])
    return (
        f'<div class="np-answer" lang="{language.value}">{rungs}{_not_for_you(answer, language)}'
        "</div>"
    )


def _part(option: Option, unstated: _Unstated) -> tuple[Rung, bool]:
    """Tell the rung, and whether the listing leaves open something that the visitor chose."""
    return option.rung, bool(unstated.get(option.listing.id))


def _heading(rung: Rung, language: Language, *, silent: bool) -> str:
    name = text_in(language).rungs[rung]
    return visit_text(language).rung_unstated.format(rung=name) if silent else name


def _rung(heading: str, cards: Iterable[str], first: int) -> str:
    return (
        f'<section aria-labelledby="part-{first}">'
        f'<h2 id="part-{first}">{escape(heading)}</h2>'
        f'<ol class="np-cards" start="{first}">{"".join(cards)}</ol></section>'
    )


def _option_card(
    option: Option,
    number: int,
    answer: Answer,
    unstated: tuple[Criterion, ...],
    language: Language,
) -> str:
    listing, text = option.listing, page_text(language)
    confirmed = confirmation(listing, option.today)
    by_road = answer.fix.road is RoadAccess.ALL_SEASON
    is_first = number == 1
    return (
        f'<li class="np-card{" np-first" if is_first else ""}" id="group-{listing.id}" '
        f'data-listing="{listing.id}">{_first(option, language) if is_first else ""}'
        f'<h3 tabindex="-1"><span class="np-number np-{option.rung.value}">{number}</span> '
        f"{name_html(listing, language)}</h3>"
        f"{_soon(option, answer, language)}"
        f"{_public_place(option, language)}{flag_html(confirmed, listing, language)}"
        f"{contacts_html(listing, language)}"
        f"{paragraph('np-what', listing.description.in_language(language))}"
        f"{_reasons(option, language)}{_unstated(unstated, listing.reachable, language)}"
        f"{acts_html(listing, language, on_map=True, by_road=by_road)}"
        f"<details><summary>{escape(text.facts_heading)}</summary>"
        f"{stated_html(listing, language)}</details>"
        f"{foot_html(listing, confirmed, language)}</li>"
    )


def _first(option: Option, language: Language) -> str:
    """Say what to try first, only of what says that it welcomes the visitor and can be joined."""
    is_for_them = option.audience is not None and standing(option) is Standing.OPEN
    return paragraph("np-first-mark", visit_text(language).try_first if is_for_them else None)


def _soon(option: Option, answer: Answer, language: Language) -> str:
    marks = "".join(
        f'<strong class="np-soon">{escape(said)}</strong> '
        for said in soon(option, answer.at, language)
    )
    meeting = escape(next_meeting_sentence(option, answer.at, language) or "")
    return f'<p class="np-next">{marks}{meeting}</p>' if marks or meeting else ""


def _public_place(option: Option, language: Language) -> str:
    address = public_address(option, language)
    return paragraph("np-where", address) if address else ""


def _unstated(criteria: Iterable[Criterion], reachable: Reachable, language: Language) -> str:
    text = visit_text(language)
    named = ", ".join(text.wishes[about].lower() for about in criteria)
    if not named:
        return ""
    said = text.wish_unstated.said(reachable, text_in(language).by, facts=named)
    return paragraph("np-unstated", said)


def _reasons(option: Option, language: Language) -> str:
    reachable = option.listing.reachable
    items = "".join(
        f"<li{_reason_style(reason)}>{escape(reason_sentence(reason, language, reachable))}</li>"
        for reason in option.reasons
        if not isinstance(reason, Confirmation)
    )
    return f'<ul class="np-reasons">{items}</ul>' if items else ""


def _reason_style(reason: Reason) -> str:
    return ' class="np-note"' if isinstance(reason, Note) else ""


def _not_for_you(answer: Answer, language: Language) -> str:
    if not answer.not_for_you:
        return ""
    heading = page_text(language).not_for_you_heading.format(count=len(answer.not_for_you))
    items = "".join(
        f"<li><strong>{name_html(one.listing, language)}</strong>{escape(text_in(language).colon)}"
        f"{escape(reason_sentence(one.reason, language, one.listing.reachable))}</li>"
        for one in answer.not_for_you
    )
    return (
        f'<details class="np-others"><summary>{escape(heading)}</summary><ul>{items}</ul></details>'
    )
