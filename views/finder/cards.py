"""The answer as one list of cards; every text of a listing is escaped here."""

from collections.abc import Sequence
from typing import NamedTuple

from geo.card import excluded
from geo.finder.decision import NotForYou, Option
from geo.finder.ladder import Answer, Ladder
from geo.finder.page_order import AnswerOrder, Kind, PageOrder
from geo.finder.reasons import Confirmation, Note, confirmation
from geo.listing.kept import kept
from geo.listing.published import PublishedListing
from geo.markup import NONE, Markup, each, element, paragraph, said, together
from geo.place.fix import Fix
from geo.place.road import RoadAccess
from geo.words.finder.count import nothing_near_sentence
from geo.words.finder.face import Face, Way, face, ways
from geo.words.finder.face_text import face_text
from geo.words.finder.filter_sentences import to_the_choice
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import emergency_source, reason_sentence, road_sentence, text_in
from views.finder.contacts import link_html
from views.finder.entry_body import body_of
from views.finder.entry_card import flag_html, name_html
from views.finder.few_cards import Few


def anywhere_html(page: PageOrder, lists: Sequence[Few], language: Language) -> Markup:
    """Draw what can be joined from anywhere, for somebody whose place is not known."""
    anywhere = element("h2", said(text_in(language).anywhere))
    heading = anywhere if page.begins_otherwise else NONE
    parts = (_section(one, page, language) for one in lists)
    others, once = _not_for_you(page.answer, language), _once(None, language)
    inner = (heading, *parts, others, once)
    look = "np-answer np-anywhere np-roadless"
    return element("div", *inner, class_=look, lang=language.value)


def answer_html(page: AnswerOrder, lists: Sequence[Few], language: Language) -> Markup:
    """Draw an answer in the order of the page; what is not for the visitor folds at its end.

    Parameters
    ----------
    lists
        Its cards, as far as they come.
    """
    parts = [_section(one, page, language) for one in lists]
    ends_far = bool(page.parts) and page.parts[-1].kind is Kind.ELSEWHERE
    parts.insert(len(parts) - ends_far, _why_far(page.filtered.whole, language))
    fix = page.filtered.whole.fix
    parts += [_not_for_you(page.answer, language), _once(fix, language)]
    has_road = fix.road is RoadAccess.ALL_SEASON
    look = "np-answer" if has_road else "np-answer np-roadless"
    return element("div", *parts, class_=look, lang=language.value)


def _section(few: Few, page: PageOrder, language: Language) -> Markup:
    one = few.section
    drawn = (_card(option, number, page, language) for number, option in one.numbered)
    listed = element("ol", together(drawn), class_="np-cards", start=str(few.first))
    cards = together((listed, _rest(few, language)))
    if not one.is_open:
        return _fold(one.heading, cards)
    return element("section", element("h2", said(one.heading)), cards, aria_label=one.heading)


def _rest(few: Few, language: Language) -> Markup:
    """Offer the cards of a list that have not come."""
    if not few.rest:
        return NONE
    words = face_text(language).show_rest.format(count=few.rest)
    about = {"data-rest": str(few.first), "aria-label": f"{words}: {few.section.heading}"}
    return element("button", said(words), type="button", class_="np-act np-rest", **about)


def _fold(heading: str, cards: Markup) -> Markup:
    summary = element("summary", element("h2", said(heading)))
    return element("details", summary, cards, class_="np-fold")


# --- a card --------------------------------------------------------------------------------------


def _card(option: Option, number: int, page: PageOrder, language: Language) -> Markup:
    listing, is_first = option.listing, option is page.first
    return element(
        "li",
        paragraph(visit_text(language).try_first if is_first else None, class_="np-first-mark"),
        _name(option, number, language),
        _face(option, page, language),
        flag_html(confirmation(listing, option.today), listing, language),
        paragraph(to_the_choice(page.filtered, listing, language), class_="np-unstated"),
        _more(option, language),
        class_="np-card np-first" if is_first else "np-card",
        id=f"group-{listing.id}",
        data_listing=listing.id,
    )


def _name(option: Option, number: int, language: Language) -> Markup:
    mark = element("span", said(str(number)), class_=f"np-number np-{option.rung.value}")
    return element("h3", mark, said(" "), _steady(option.listing, language).name, tabindex="-1")


def _face(option: Option, page: PageOrder, language: Language) -> Markup:
    its = face(option, page.answer.at, language)
    when = together(paragraph(line, class_="np-next") for line in its.when)
    return together(
        (
            when,
            _where(its),
            paragraph(its.welcome, class_="np-welcome"),
            _steady(option.listing, language).ways,
            paragraph(its.own, class_="np-own"),
        )
    )


def _where(its: Face) -> Markup:
    joint = " · " if its.where and its.unstated else ""
    missing = element("span", said(its.unstated), class_="np-missing") if its.unstated else NONE
    return element("p", said(f"{its.where}{joint}"), missing, class_="np-where")


class _Steady(NamedTuple):
    """What is the same on every card of an entry."""

    name: Markup
    ways: Markup
    summary: Markup
    later: Markup


@kept
def _steady(listing: PublishedListing, language: Language) -> _Steady:
    name, text = listing.name.in_language(language), face_text(language)
    links = together(_way(way, name, language) for way in ways(listing, language))
    alone = element("a", said(text.more_alone), href=f"groups?group={listing.id}&lang={language}")
    return _Steady(
        name=name_html(listing, language),
        ways=element("p", links, class_="np-links np-ways"),
        summary=element("summary", said(text.more), aria_label=text.more_about.format(name=name)),
        later=element("p", alone, class_="np-later"),
    )


def _way(way: Way, group: str, language: Language) -> Markup:
    who = element("span", said(way.who)) if way.who else NONE
    return together((link_html(way.link, language, of=group), who))


# --- behind the fold of a card -------------------------------------------------------------------


def _more(option: Option, language: Language) -> Markup:
    """Fold all that the face does not say: its reasons, and the way to the rest.

    The rest takes the place of that way as soon as the browser has it (`views.finder.entries`).
    """
    steady = _steady(option.listing, language)
    key = body_of(option.listing, language, option.today).key
    inner = (steady.summary, _reasons(option, language), steady.later)
    return element("details", *inner, data_more=key)


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


# --- around the cards ----------------------------------------------------------------------------


def _why_far(whole: Answer, language: Language) -> Markup:
    """Say beside what is farther that nothing is near, and that no road leads out."""
    sentences = (nothing_near_sentence(whole, language), road_sentence(whole.fix, language))
    return paragraph(" ".join(filter(None, sentences)), class_="np-why-far")


def _not_for_you(answer: Ladder, language: Language) -> Markup:
    if not answer.not_for_you:
        return NONE
    heading = page_text(language).not_for_you_heading.format(count=len(answer.not_for_you))
    items = together(_excluded(one, language) for one in answer.not_for_you)
    return element(
        "details",
        element("summary", element("h2", said(heading))),
        element("ul", items),
        class_="np-fold np-others",
    )


def _excluded(one: NotForYou, language: Language) -> Markup:
    name = element("strong", name_html(one.listing, language))
    return element("li", excluded(one, name, language))


def _once(fix: Fix | None, language: Language) -> Markup:
    """Say once what holds for all cards, and who says that 911 is missing."""
    source = emergency_source(fix, language) if fix else None
    lines = (face_text(language).about_entries, source)
    return element("div", each("p", filter(None, lines)), class_="np-once")
