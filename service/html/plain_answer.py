"""What the plain page says of an answer: what was understood, the cards, and what is left out."""

from dataclasses import replace
from datetime import datetime

from geo.card import excluded
from geo.finder.decision import NotForYou, Option, Step
from geo.finder.filters import Filtered, Matching
from geo.finder.ladder import Ladder
from geo.finder.page_order import anywhere_order, page_order
from geo.finder.reasons import NeverConfirmed, confirmation
from geo.finder.standing import Standing, standing
from geo.markup import NONE, Markup, element, item, said, together
from geo.words.finder.count import found_sentences, nothing_near_sentence
from geo.words.finder.filter_sentences import to_the_choice
from geo.words.finder.plain_text import plain_text
from geo.words.finder.sections import Section, sections
from geo.words.language import Language
from geo.words.listing.entry import address_line
from geo.words.say.page_text import page_text
from geo.words.say.sentences import (
    emergency_sentence,
    fix_sentence,
    next_meeting_sentence,
    reason_sentence,
    road_sentence,
    text_in,
)
from service.html.listing_parts import parts_of, reasons
from service.html.plain_filters import asks_again
from service.requests.search_request import SearchRequest


def status(filtered: Filtered, language: Language) -> Markup:
    """Say which place was understood, how many groups were found, and where 911 is missing."""
    whole = filtered.whole
    emergency = emergency_sentence(whole.fix, language)
    sentences = [f"{fix_sentence(whole.fix, language)}.", found_sentences(filtered, language)]
    if road := road_sentence(whole.fix, language):
        sentences.append(road)
    if nothing_near := nothing_near_sentence(whole, language):
        sentences.append(nothing_near)
    return together((warning(emergency), item("p", said(" ".join(sentences)))))


def warning(emergency: str | None) -> Markup:
    """Say in bold whom to call where 911 is missing."""
    return item("p", element("strong", said(emergency))) if emergency else NONE


def ladder(filtered: Filtered, question: SearchRequest) -> Markup:
    """Write the cards in the order of the page, under their headings."""
    page = page_order(filtered)
    at = filtered.answer.at
    parts = (_section(one, at, filtered, question) for one in sections(page, question.language))
    return together((*parts, _in_full(filtered, question)))


def what_goes_anywhere(anywhere: Ladder, question: SearchRequest) -> Markup:
    """Write what can be joined from anywhere, and what is only for others."""
    language, page = question.language, anywhere_order(anywhere)
    parts = [
        _section(one, anywhere.at, page.filtered, question) for one in sections(page, language)
    ]
    if page.begins_otherwise:
        parts.insert(0, element("h2", said(text_in(language).anywhere)))
    return together((*parts, not_for_you(anywhere, language), copied(anywhere, language)))


def _section(one: Section, at: datetime, filtered: Matching, question: SearchRequest) -> Markup:
    first, _ = one.numbered[0]
    cards = together(_card(option, at, filtered, question) for _, option in one.numbered)
    heading = element("h2", said(one.heading))
    return together((heading, element("ol", cards, start=str(first) if first > 1 else False)))


def _is_short(option: Option, question: SearchRequest) -> bool:
    """Tell whether an option is elsewhere, and its own words wait until they are asked for."""
    is_elsewhere = standing(option) is Standing.BEYOND and option.step is not Step.NO_PLACE
    return is_elsewhere and not question.in_full


def _in_full(filtered: Filtered, question: SearchRequest) -> Markup:
    """Offer the words of those groups as well, in the same answer."""
    if not any(_is_short(option, question) for option in filtered.answer.options):
        return NONE
    press = element("button", said(plain_text(question.language).in_full))
    return asks_again(replace(question, in_full=True), press)


def _card(option: Option, at: datetime, filtered: Matching, question: SearchRequest) -> Markup:
    listing, language = option.listing, question.language
    parts, is_short = parts_of(listing, language), _is_short(option, question)
    meets, address = next_meeting_sentence(option, at, language), address_line(option, language)
    open_choice = to_the_choice(filtered, listing, language)
    return item(
        "li",
        parts.name,
        item("p", said(meets)) if meets else NONE,
        parts.meetings,
        item("p", said(address)) if address else NONE,
        parts.contacts,
        NONE if is_short else parts.description,
        element(
            "ul",
            NONE if is_short else parts.more,
            item("li", said(open_choice)) if open_choice else NONE,
            reasons(option, language, is_short=is_short),
        ),
    )


def copied(answer: Ladder, language: Language) -> Markup:
    """Say once since when nobody has checked the entries that nobody ever confirmed."""
    found = {confirmation(option.listing, option.today) for option in answer.options}
    sentences = {reason_sentence(one, language) for one in found if isinstance(one, NeverConfirmed)}
    return together(item("p", said(f"{sentence}.")) for sentence in sorted(sentences))


def not_for_you(answer: Ladder, language: Language) -> Markup:
    """Name the groups that are only for others, each with its reason."""
    if not answer.not_for_you:
        return NONE
    count = len(answer.not_for_you)
    heading = page_text(language).not_for_you_heading.format(count=count)
    items = together(item("li", _excluded(one, language)) for one in answer.not_for_you)
    return together((element("h2", said(heading)), element("ul", items)))


def _excluded(one: NotForYou, language: Language) -> Markup:
    return excluded(one, said(one.listing.name.in_language(language)), language)
