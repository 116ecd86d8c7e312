"""The answer as one list of cards; every text of a listing is escaped here."""

from functools import lru_cache

from geo.card import excluded, fact_list
from geo.finder.decision import NotForYou, Option
from geo.finder.ladder import Answer, Ladder
from geo.finder.page_order import AnswerOrder, Kind, PageOrder
from geo.finder.reasons import Confirmation, Note, confirmation
from geo.listing.published import PublishedListing
from geo.markup import NONE, Markup, each, element, paragraph, said, together
from geo.place.fix import Fix
from geo.place.road import RoadAccess
from geo.words.finder.count import nothing_near_sentence
from geo.words.finder.face import Face, Way, face
from geo.words.finder.face_text import face_text
from geo.words.finder.filter_sentences import to_the_choice
from geo.words.finder.sections import Section, sections
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import facts
from geo.words.say.page_text import page_text
from geo.words.say.sentences import emergency_source, reason_sentence, road_sentence, text_in
from views.finder.card_buttons import acts_html
from views.finder.contacts import KEPT, contacts_html, link_html
from views.finder.entry_card import (
    SILENT,
    flag_html,
    foot_html,
    name_html,
)


def anywhere_html(page: PageOrder, language: Language) -> Markup:
    """Draw what can be joined from anywhere, for somebody whose place is not known."""
    anywhere = element("h2", said(text_in(language).anywhere))
    heading = anywhere if page.begins_otherwise else NONE
    parts = (_section(one, page, language) for one in sections(page, language))
    others, once = _not_for_you(page.answer, language), _once(None, language)
    inner = (heading, *parts, others, once)
    return element("div", *inner, class_="np-answer np-anywhere", lang=language.value)


def answer_html(page: AnswerOrder, language: Language) -> Markup:
    """Draw an answer in the order of the page; what is not for the visitor folds at its end."""
    parts = [_section(one, page, language) for one in sections(page, language)]
    ends_far = bool(page.parts) and page.parts[-1].kind is Kind.ELSEWHERE
    parts.insert(len(parts) - ends_far, _why_far(page.filtered.whole, language))
    parts += [_not_for_you(page.answer, language), _once(page.filtered.whole.fix, language)]
    return element("div", *parts, class_="np-answer", lang=language.value)


def _section(one: Section, page: PageOrder, language: Language) -> Markup:
    drawn = (_card(option, number, page, language) for number, option in one.numbered)
    start = str(one.numbered[0][0])
    cards = element("ol", together(drawn), class_="np-cards", start=start)
    if not one.is_open:
        return _fold(one.heading, cards)
    return element("section", element("h2", said(one.heading)), cards, aria_label=one.heading)


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
    return element("h3", mark, said(" "), name_html(option.listing, language), tabindex="-1")


def _face(option: Option, page: PageOrder, language: Language) -> Markup:
    its, group = face(option, page.answer.at, language), option.listing.name.in_language(language)
    when = together(paragraph(line, class_="np-next") for line in its.when)
    ways = together(_way(way, group, language) for way in its.ways)
    return together(
        (
            when,
            _where(its),
            paragraph(its.welcome, class_="np-welcome"),
            element("p", ways, class_="np-links np-ways"),
            paragraph(its.own, class_="np-own"),
        )
    )


def _where(its: Face) -> Markup:
    joint = " · " if its.where and its.unstated else ""
    missing = element("span", said(its.unstated), class_="np-missing") if its.unstated else NONE
    return element("p", said(f"{its.where}{joint}"), missing, class_="np-where")


def _way(way: Way, group: str, language: Language) -> Markup:
    who = element("span", said(way.who)) if way.who else NONE
    return together((link_html(way.link, language, of=group), who))


# --- behind the fold of a card -------------------------------------------------------------------


def _more(option: Option, language: Language) -> Markup:
    """Fold all that the face does not say: the group itself, all contacts, reasons and facts."""
    listing, text = option.listing, face_text(language)
    by_road = option.fix is not None and option.fix.road is RoadAccess.ALL_SEASON
    above, below = _of_listing(listing, language, by_road=by_road)
    name = listing.name.in_language(language)
    summary = element("summary", said(text.more), aria_label=text.more_about.format(name=name))
    foot = foot_html(listing, confirmation(listing, option.today), language)
    return element("details", summary, above, _reasons(option, language), below, foot)


@lru_cache(maxsize=KEPT)
def _of_listing(
    listing: PublishedListing, language: Language, *, by_road: bool
) -> tuple[Markup, Markup]:
    """Draw what is the same in every answer: what stands above the reasons, and what below."""
    what = paragraph(listing.description.in_language(language), class_="np-what")
    stated = fact_list(facts(listing, language), language, look=SILENT)
    acts = acts_html(listing, language, on_map=True, by_road=by_road)
    return together((what, contacts_html(listing, language))), together((acts, stated))


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
