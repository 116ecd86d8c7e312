"""The page behind a confirmation link: the entry as visitors see it, and the two answers."""

from datetime import date
from typing import Final

from geo.card import confirmed_sentence, contact_lines, fact_list, organization
from geo.finder.reasons import confirmation
from geo.listing.published import PublishedListing
from geo.markup import Markup, element, paragraph, said
from geo.staff.confirmation import LinkFault
from geo.words.language import Language
from geo.words.listing.entry import facts
from geo.words.submissions.record import front_text
from service.forms.form_layout import Field, fields_of, front_page, notice_of
from service.forms.submission_service import Faults

ANSWER: Final = "answer"
RIGHT: Final = "right"
"""What the button sends by which the entry is confirmed."""
WORDS: Final = "words"
"""Name of the field for what is wrong."""
_UP: Final = 1


def question_page(
    listing: PublishedListing,
    today: date,
    language: Language,
    *,
    words: str = "",
    faults: Faults | None = None,
) -> str:
    """Show the entry, and ask whether all of it is right.

    Parameters
    ----------
    words
        What stands in the field, where the form was not taken.
    """
    text, found = front_text(language), faults or {}
    yes = element(
        "form",
        element("button", said(text.confirm_yes), name=ANSWER, value=RIGHT),
        paragraph(text.confirm_yes_note, class_="soft"),
        method="post",
    )
    return front_page(
        text.confirm_title,
        notice_of(found, language),
        paragraph(text.confirm_lead),
        _entry(listing, today, language),
        element("h2", said(text.confirm_question)),
        yes,
        element("h2", said(text.confirm_wrong)),
        _correction(words, found, language),
        language=language,
        up=_UP,
        switch=not found,
        is_faulty=bool(found),
    )


def thanks_page(title: str, what_now: str, language: Language) -> str:
    """Thank for an answer."""
    return front_page(title, paragraph(what_now), language=language, up=_UP)


def not_taken_page(fault: LinkFault, language: Language) -> str:
    """Say why a link is not taken, and what to do next."""
    text = front_text(language).links[fault]
    what_now = paragraph(text.what_now)
    return front_page(text.title, what_now, language=language, up=_UP, switch=True)


def _correction(words: str, faults: Faults, language: Language) -> Markup:
    text = front_text(language)
    field = Field(name=WORDS, label=text.confirm_wrong_label, is_needed=True, rows=4)
    return element(
        "form",
        fields_of((field,), {WORDS: words}, faults, language),
        element("button", said(text.confirm_wrong_send), class_="quiet"),
        method="post",
    )


def _entry(listing: PublishedListing, today: date, language: Language) -> Markup:
    confirmed = confirmed_sentence(confirmation(listing, today), listing, language)
    return element(
        "section",
        element("h2", said(listing.name.in_language(language))),
        organization(listing, language, class_="soft"),
        paragraph(listing.description.in_language(language)),
        contact_lines(listing, language),
        fact_list(facts(listing, language), language, look="soft"),
        paragraph(confirmed, class_="soft"),
    )
