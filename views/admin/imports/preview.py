"""What a file would do, before anything is done: new, changed, missing and refused."""

from collections.abc import Iterable, Sequence
from typing import Final

from geo.exchange.importing.fault_sentences import (
    summary_sentence,
    where_sentence,
)
from geo.exchange.importing.import_plan import Proposal
from geo.exchange.reading.parsed_file import Changed, RowFault
from geo.listing.checks.losses import losses
from geo.listing.listing import Listing, Status
from geo.markup import NONE, Markup, each, element, paragraph, said, together
from geo.words.admin.losses import loss_sentences
from geo.words.exchange.files_text import files_text
from geo.words.faults.sentences import problem_sentence
from geo.words.fields.words import word_for
from geo.words.language import Language
from geo.words.say.sentences import text_in
from views import fields
from views.admin.clash import differences_html
from views.draw import draw
from views.session.import_state import OpenedFile

MOST_SHOWN: Final = 50
"""Of each kind; a long list would make the page slow, and nobody reads it."""


def draw_preview(opened: OpenedFile, proposal: Proposal, language: Language) -> None:
    """Draw everything that the file would do; each new or changed listing can be unticked."""
    text, found = files_text(language), proposal.comparison
    draw(
        element("h3", said(text.preview_heading), class_="np-form-head", lang=language.value),
        paragraph(
            summary_sentence(proposal, language),
            class_="np-lead",
            role="status",
            lang=language.value,
        ),
    )
    _draw_faults(text.refused, text.refused_lead, proposal.parsed.refused, language)
    _draw_added(opened, proposal, language)
    _draw_changed(opened, proposal, language)
    _draw_gone(found.gone, language)
    _draw_faults(text.remarks, "", proposal.parsed.remarks, language)


def _draw_added(opened: OpenedFile, proposal: Proposal, language: Language) -> None:
    added = proposal.comparison.added
    if not added:
        return
    _head(files_text(language).added, len(added), language)
    for listing in added[:MOST_SHOWN]:
        _tick(opened, listing, language)
        _say(_of_listing(listing, proposal, language), language)
    _say_more(added, language)


def _draw_changed(opened: OpenedFile, proposal: Proposal, language: Language) -> None:
    changed = proposal.comparison.changed
    if not changed:
        return
    _head(files_text(language).changed, len(changed), language)
    for one in changed[:MOST_SHOWN]:
        _tick(opened, one.after, language)
        _say(_of_listing(one.after, proposal, language), language)
        draw(_difference(one, language))
    _say_more(changed, language)


def _difference(one: Changed, language: Language) -> Markup:
    text = files_text(language)
    if one.differences:
        table = differences_html(one.before, one.after, text.was, text.is_now, language)
        return together((table, _lost(one, language)))
    return paragraph(text.text_only, class_="np-lead", lang=language.value)


def _lost(one: Changed, language: Language) -> Markup:
    items = each("li", loss_sentences(losses(one.before, one.after), language))
    return element("ul", items, class_="np-lost", lang=language.value) if items else NONE


def _draw_gone(gone: Sequence[Listing], language: Language) -> None:
    text = files_text(language)
    names = [
        said(f"{one.name.in_language(language.value)} ({one.id})") for one in gone[:MOST_SHOWN]
    ]
    _draw_folded(text.gone, text.gone_lead, names, len(gone), language)


def _draw_faults(heading: str, lead: str, faults: Sequence[RowFault], language: Language) -> None:
    said = [_fault(one, language) for one in faults[:MOST_SHOWN]]
    _draw_folded(heading, lead, said, len(faults), language)


def _draw_folded(
    heading: str, lead: str, items: Sequence[Markup], count: int, language: Language
) -> None:
    """Draw a list of pieces of HTML, which may be the first of more."""
    if not items:
        return
    more = files_text(language).more_unseen.format(count=count - len(items))
    after = paragraph(more) if count > len(items) else NONE
    draw(
        element(
            "details",
            element("summary", said(heading.format(count=count))),
            paragraph(lead),
            element("ul", together(element("li", item) for item in items)),
            after,
            class_="np-incoming",
            lang=language.value,
            open=True,
        )
    )


def _fault(fault: RowFault, language: Language) -> Markup:
    problem = said(problem_sentence(fault.problem, language))
    where = element("strong", said(where_sentence(fault, language)))
    return together((where, said(text_in(language).colon), element("span", problem)))


def _tick(opened: OpenedFile, listing: Listing, language: Language) -> None:
    """Offer to leave a listing out; its id alone stands in the label, which is no plain text."""
    label = files_text(language).take.format(id=listing.id)
    fields.tick(label, key=opened.key(f"take-{listing.id}"), first=True)


def _of_listing(listing: Listing, proposal: Proposal, language: Language) -> Iterable[str]:
    text = files_text(language)
    yield listing.name.in_language(language.value)
    if listing.status is not Status.ACTIVE:
        yield text.hidden.format(status=word_for("status", listing.status, language))
    if listing.id in proposal.drafted:
        yield text.has_draft


def _say(sentences: Iterable[str], language: Language) -> None:
    name, *rest = sentences
    words = each("span", rest)
    draw(
        element(
            "p",
            element("strong", said(name)),
            said(" "),
            words,
            class_="np-lead np-taken",
            lang=language.value,
        )
    )


def _say_more(all_of_them: Sequence[object], language: Language) -> None:
    more = len(all_of_them) - MOST_SHOWN
    if more > 0:
        words = files_text(language).more.format(count=more)
        draw(paragraph(words, class_="np-lead", lang=language.value))


def _head(heading: str, count: int, language: Language) -> None:
    words = said(heading.format(count=count))
    draw(element("h4", words, class_="np-form-head", lang=language.value))
