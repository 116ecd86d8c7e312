"""The answer as one list of cards; every text of a listing is escaped here."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from itertools import groupby

from geo.card import excluded, fact_list
from geo.finder.decision import NotForYou, Option, Rung
from geo.finder.filters import Match, Matching
from geo.finder.ladder import Ladder
from geo.finder.reasons import Confirmation, Note, confirmation
from geo.finder.standing import Standing, standing
from geo.listing.published import PublishedListing
from geo.markup import NONE, Markup, element, paragraph, said, together
from geo.place.road import RoadAccess
from geo.words.finder.filter_sentences import to_the_choice
from geo.words.finder.filter_text import filter_text
from geo.words.finder.time_until import soon
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import facts, public_address
from geo.words.say.page_text import page_text
from geo.words.say.sentences import next_meeting_sentence, reason_sentence, text_in
from views.finder.card_buttons import acts_html
from views.finder.contacts import KEPT, contacts_html
from views.finder.entry_card import (
    SILENT,
    flag_html,
    foot_html,
    name_html,
)


def answer_html(answer: Ladder, language: Language, *, filtered: Matching | None = None) -> Markup:
    """Draw the whole ladder, and what is not for the visitor behind a fold.

    Without a fix all stand under one heading: they can be joined wherever somebody is.

    Parameters
    ----------
    filtered
        What the listings say to the visitor's wishes, if there are any.
    """
    filtered = filtered or Matching()
    numbered = list(enumerate(answer.options, start=1))
    rungs = []
    for (rung, match), group in groupby(numbered, key=lambda pair: _part(pair[1], filtered)):
        members = list(group)
        cards = (
            _option_card(option, number, answer.at, filtered, language)
            for number, option in members
        )
        rungs.append(_rung(_heading(rung, match, language), cards, members[0][0]))
    others = _not_for_you(answer, language)
    return element("div", *rungs, others, class_="np-answer", lang=language.value)


def _part(option: Option, filtered: Matching) -> tuple[Rung | None, Match]:
    """Tell the rung, and what the listing says to what the visitor chose."""
    return option.rung if option.fix else None, filtered.match(option.listing.id)


def _heading(rung: Rung | None, match: Match, language: Language) -> str:
    text = text_in(language)
    name = text.rungs[rung] if rung else text.anywhere
    templates = {
        Match.STATED: "{rung}",
        Match.UNSTATED: visit_text(language).rung_unstated,
        Match.OTHERWISE: filter_text(language).rung_otherwise,
    }
    return templates[match].format(rung=name)


def _rung(heading: str, cards: Iterable[Markup], first: int) -> Markup:
    return element(
        "section",
        element("h2", said(heading), id=f"part-{first}"),
        element("ol", together(cards), class_="np-cards", start=str(first)),
        aria_labelledby=f"part-{first}",
    )


def _option_card(
    option: Option,
    number: int,
    at: datetime,
    filtered: Matching,
    language: Language,
) -> Markup:
    listing, is_first = option.listing, number == 1
    confirmed = confirmation(listing, option.today)
    by_road = option.fix is not None and option.fix.road is RoadAccess.ALL_SEASON
    above, below = _of_listing(listing, language, by_road=by_road)
    return element(
        "li",
        _first(option, language) if is_first else NONE,
        element(
            "h3",
            element("span", said(str(number)), class_=f"np-number np-{option.rung.value}"),
            said(" "),
            name_html(listing, language),
            tabindex="-1",
        ),
        _soon(option, at, language),
        paragraph(public_address(option, language), class_="np-where"),
        flag_html(confirmed, listing, language),
        above,
        _reasons(option, language),
        paragraph(to_the_choice(filtered, listing, language), class_="np-unstated"),
        below,
        foot_html(listing, confirmed, language),
        class_="np-card np-first" if is_first else "np-card",
        id=f"group-{listing.id}",
        data_listing=listing.id,
    )


@lru_cache(maxsize=KEPT)
def _of_listing(
    listing: PublishedListing, language: Language, *, by_road: bool
) -> tuple[Markup, Markup]:
    """Draw what is the same in every answer: what stands above the reasons, and what below."""
    what = paragraph(listing.description.in_language(language), class_="np-what")
    above = together((contacts_html(listing, language), what))
    summary = element("summary", said(page_text(language).facts_heading))
    stated = fact_list(facts(listing, language), language, look=SILENT)
    acts = acts_html(listing, language, on_map=True, by_road=by_road)
    return above, together((acts, element("details", summary, stated)))


def _first(option: Option, language: Language) -> Markup:
    """Say what to try first, only of what says that it welcomes the visitor and can be joined."""
    is_for_them = option.audience is not None and standing(option) is Standing.OPEN
    return paragraph(
        visit_text(language).try_first if is_for_them else None, class_="np-first-mark"
    )


def _soon(option: Option, at: datetime, language: Language) -> Markup:
    marks = together(
        together((element("strong", said(words), class_="np-soon"), said(" ")))
        for words in soon(option, at, language)
    )
    meeting = said(next_meeting_sentence(option, at, language) or "")
    return element("p", marks, meeting, class_="np-next") if marks or meeting else NONE


def _reasons(option: Option, language: Language) -> Markup:
    reachable = option.listing.reachable
    items = together(
        element(
            "li",
            said(reason_sentence(reason, language, reachable)),
            class_="np-note" if isinstance(reason, Note) else False,
        )
        for reason in option.reasons
        if not isinstance(reason, Confirmation)
    )
    return element("ul", items, class_="np-reasons") if items else NONE


def _not_for_you(answer: Ladder, language: Language) -> Markup:
    if not answer.not_for_you:
        return NONE
    heading = page_text(language).not_for_you_heading.format(count=len(answer.not_for_you))
    items = together(_excluded(one, language) for one in answer.not_for_you)
    return element(
        "details", element("summary", said(heading)), element("ul", items), class_="np-others"
    )


def _excluded(one: NotForYou, language: Language) -> Markup:
    name = element("strong", name_html(one.listing, language))
    return element("li", excluded(one, name, language))
