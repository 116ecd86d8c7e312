"""The filters of the plain page, and the fields by which its forms carry a question.

Every press is a form sent by POST: no address ever holds what was asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from geo.finder.criteria import Criterion
from geo.finder.filter_choices import chosen_words
from geo.finder.filters import NO_FILTERS, Filtered, FilteredOut
from geo.markup import NONE, Markup, element, item, paragraph, said, together, void
from geo.words.finder.filter_sentences import Offer, offer_of, why_aside
from geo.words.finder.filter_text import filter_text
from geo.words.finder.plain_text import plain_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.sentences import text_in
from service.requests.search_request import SearchRequest, form_fields

Wishes = Mapping[Criterion, tuple[Any, ...]]
"""What can be wished of an answer, as `geo.finder.filter_choices.offered` collects it."""
FILTERS_STYLE: Final = (
    "fieldset{border:0;padding:0;margin:.6em 0}legend{padding:0;font-weight:700}"
    "fieldset label{display:inline-block;margin-right:1em}fieldset p{margin:.2em 0}"
    "[type=checkbox]{width:1.3em;height:1.3em;vertical-align:middle}"
    "[id]{scroll-margin-top:4em}"
)
ON_SCREEN: Final = "s"
"""The look of what one presses, which a printed page leaves out."""
_HERE: Final = "narrow"
"""Where the filters stand on the page."""


def carried(question: SearchRequest, *, without: frozenset[str] = frozenset()) -> Markup:
    """Write a question as hidden fields, for the form that asks it again."""
    return together(
        void("input", type="hidden", name=name, value=value)
        for name, value in form_fields(question)
        if name not in without
    )


def asks_again(
    question: SearchRequest, *inner: Markup, without: frozenset[str] = frozenset()
) -> Markup:
    """Write a form that asks the question again; its address names no part of the page before."""
    path = plain_text(question.language).path
    fields = carried(question, without=without)
    return element("form", fields, *inner, method="post", action=path)


def lead_to_filters(wishes: Wishes, question: SearchRequest) -> Markup:
    """Lead down to the filters, and offer one press to undo them."""
    if not wishes:
        return NONE
    text = visit_text(question.language)
    lead = element("a", said(text.wishes_heading), href=f"#{_HERE}")
    if not question.filters.stated:
        return item("p", lead, class_=ON_SCREEN)
    undo = element("button", said(text.wishes_clear))
    return asks_again(replace(question, filters=NO_FILTERS), lead, said(" "), undo)


def filter_form(wishes: Wishes, question: SearchRequest) -> Markup:
    """Offer what can be wished; below the list, which comes first where nothing can be folded."""
    if not wishes:
        return NONE
    language, chosen = question.language, chosen_words(question.filters)
    text = visit_text(language)
    return asks_again(
        replace(question, filters=NO_FILTERS),
        element("h2", said(text.wishes_heading), id=_HERE),
        element("p", said(text.wishes_lead)),
        *(
            _fieldset(about, choices, language, frozenset(chosen.get(about.value, ())))
            for about, choices in wishes.items()
        ),
        element("button", said(filter_text(language).apply)),
    )


@lru_cache(maxsize=1_024)
def _fieldset(
    about: Criterion, choices: tuple[Any, ...], language: Language, chosen: frozenset[str]
) -> Markup:
    one = offer_of(about, choices, language)
    note = paragraph(one.note)
    return element("fieldset", element("legend", said(one.title)), note, *_boxes(one, chosen))


def _boxes(one: Offer, chosen: frozenset[str]) -> Iterator[Markup]:
    for word, shown in one.words:
        box = void(
            "input", type="checkbox", name=one.about.value, value=word, checked=word in chosen
        )
        yield element("label", box, said(f" {shown}"))


def set_aside(filtered: Filtered, language: Language) -> Markup:
    """Name what says otherwise, and what it says."""
    if not filtered.set_aside:
        return NONE
    count = len(filtered.set_aside)
    heading = filter_text(language).set_aside_heading.format(count=count)
    names = together(_aside(one, language) for one in filtered.set_aside)
    return together((element("h2", said(heading)), element("ul", names)))


def _aside(one: FilteredOut, language: Language) -> Markup:
    name = one.option.listing.name.in_language(language)
    return item("li", said(f"{name}{text_in(language).colon}{why_aside(one, language)}"))
