"""The card of a listing: the parts that the pages have in common, each written once.

Every page puts them together in its own order and gives them its own look.
"""

from collections.abc import Iterable
from typing import Final

from geo.finder.decision import NotForYou
from geo.finder.reasons import Confirmation
from geo.listing.listing import Listing
from geo.markup import NONE, Markup, element, item, paragraph, said, together
from geo.words.language import Language
from geo.words.listing.entry import Fact, Link, Reach, reaches
from geo.words.listing.name_language import own_language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import reason_sentence, text_in

_OPENS: Final = ("tel:", "sms:", "mailto:", "https://", "http://")
"""What a link may do: nothing else, whatever a listing says."""


def name_part(tag: str, listing: Listing, language: Language, **look: str | bool) -> Markup:
    """Write the name of a group, and in which language, where that is not the page's."""
    name = listing.name.in_language(language)
    return element(tag, said(name), lang=own_language(name, language), **look)


def organization(listing: Listing, language: Language, **look: str | bool) -> Markup:
    """Say who runs a group."""
    name = listing.organization.in_language(language)
    return paragraph(page_text(language).run_by.format(organization=name), **look)


def confirmed_sentence(confirmed: Confirmation, listing: Listing, language: Language) -> str:
    """Say when an entry was last confirmed."""
    return f"{reason_sentence(confirmed, language, listing.reachable)}."


def link(one: Link, **look: str | bool) -> Markup:
    """Write a link, or its text alone where it would do what no link of ours does."""
    if not one.href.startswith(_OPENS):
        return said(one.text)
    return element("a", said(one.text), href=one.href, **look)


def contact_lines(listing: Listing, language: Language) -> Markup:
    """Write all ways to reach a group on a line each, or whom to ask where there is none."""
    colon = text_in(language).colon
    return together(_contact_line(reached, colon) for reached in reaches(listing, language))


def _contact_line(reached: Reach, colon: str) -> Markup:
    who = "; ".join((reached.who, *reached.notes))
    links = (together((said(" "), link(one))) for one in reached.links)
    return item("p", said(who + colon.rstrip(" ") if reached.links else who), *links)


def fact_list(all_facts: Iterable[Fact], language: Language, *, look: str) -> Markup:
    """Write the stated facts as a list of terms, and name those that are not stated.

    Parameters
    ----------
    look
        Of the sentence that names them.
    """
    facts = tuple(all_facts)
    terms = together(_term(fact) for fact in facts if fact.value is not None)
    silent = ", ".join(fact.unstated for fact in facts if fact.value is None)
    missing = page_text(language).not_stated_heading.format(facts=silent) if silent else ""
    stated = element("dl", terms) if terms else NONE
    return together((stated, paragraph(missing, class_=look)))


def _term(fact: Fact) -> Markup:
    words = f"{fact.value}. {fact.note}" if fact.note else f"{fact.value}"
    return together((element("dt", said(fact.label)), element("dd", said(words))))


def excluded(one: NotForYou, name: Markup, language: Language) -> Markup:
    """Say after the name of a group why it is not for the visitor."""
    why = reason_sentence(one.reason, language, one.listing.reachable)
    return together((name, said(f"{text_in(language).colon}{why}")))
