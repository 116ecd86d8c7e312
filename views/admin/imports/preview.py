"""What a file would do, before anything is done: new, changed, missing and refused."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

import streamlit as st

from geo.exchange.importing.fault_sentences import (
    summary_sentence,
    where_sentence,
)
from geo.exchange.importing.import_plan import Proposal
from geo.exchange.reading.parsed_file import Changed, RowFault
from geo.listing.checks.losses import losses
from geo.listing.listing import Listing, Status
from geo.words.admin.losses import loss_sentences
from geo.words.exchange.files_text import files_text
from geo.words.faults.sentences import problem_sentence
from geo.words.fields.words import word_for
from geo.words.language import Language
from geo.words.say.sentences import text_in
from views import fields
from views.admin.clash import differences_html
from views.session.import_state import OpenedFile

MOST_SHOWN: Final = 50
"""Of each kind; a long list would make the page slow, and nobody reads it."""


def draw_preview(opened: OpenedFile, proposal: Proposal, language: Language) -> None:
    """Draw everything that the file would do; each new or changed listing can be unticked."""
    text, found = files_text(language), proposal.comparison
    st.html(
        f'<h3 class="np-form-head" lang="{language.value}">{escape(text.preview_heading)}</h3>'
        f'<p class="np-lead" role="status" lang="{language.value}">'
        f"{escape(summary_sentence(proposal, language))}</p>"
    )
    _draw_faults(text.refused, text.refused_lead, proposal.incoming.refused, language)
    _draw_added(opened, proposal, language)
    _draw_changed(opened, proposal, language)
    _draw_gone(found.gone, language)
    _draw_faults(text.remarks, "", proposal.incoming.remarks, language)


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
        st.html(_difference(one, language))
    _say_more(changed, language)


def _difference(one: Changed, language: Language) -> str:
    text = files_text(language)
    if one.differences:
        table = differences_html(one.before, one.after, text.was, text.is_now, language)
        return table + _lost(one, language)
    return f'<p class="np-lead" lang="{language.value}">{escape(text.text_only)}</p>'


def _lost(one: Changed, language: Language) -> str:
    said = loss_sentences(losses(one.before, one.after), language)
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
    return f'<ul class="np-lost" lang="{language.value}">{items}</ul>' if items else ""


def _draw_gone(gone: Sequence[Listing], language: Language) -> None:
    text = files_text(language)
    names = [
        escape(f"{one.name.in_language(language.value)} ({one.id})") for one in gone[:MOST_SHOWN]
    ]
    _draw_folded(text.gone, text.gone_lead, names, len(gone), language)


def _draw_faults(heading: str, lead: str, faults: Sequence[RowFault], language: Language) -> None:
    said = [_fault(one, language) for one in faults[:MOST_SHOWN]]
    _draw_folded(heading, lead, said, len(faults), language)


def _draw_folded(
    heading: str, lead: str, items: Sequence[str], count: int, language: Language
) -> None:
    """Draw a list of pieces of HTML, which may be the first of more."""
    if not items:
        return
    more = files_text(language).more_unseen.format(count=count - len(items))
    around = [lead] if lead else []
    after = f"<p>{escape(more)}</p>" if count > len(items) else ""
    st.html(
        f'<details class="np-incoming" lang="{language.value}" open>'
        f"<summary>{escape(heading.format(count=count))}</summary>"
        f"{''.join(f'<p>{escape(one)}</p>' for one in around)}"
        f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>{after}</details>"
    )


def _fault(fault: RowFault, language: Language) -> str:
    problem = escape(problem_sentence(fault.problem, language))
    where = escape(where_sentence(fault, language))
    colon = escape(text_in(language).colon)
    return f"<strong>{where}</strong>{colon}<span>{problem}</span>"


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
    said = "".join(f"<span>{escape(one)}</span>" for one in rest)
    st.html(
        f'<p class="np-lead np-taken" lang="{language.value}">'
        f"<strong>{escape(name)}</strong> {said}</p>"
    )


def _say_more(all_of_them: Sequence[object], language: Language) -> None:
    more = len(all_of_them) - MOST_SHOWN
    if more > 0:
        said = files_text(language).more.format(count=more)
        st.html(f'<p class="np-lead" lang="{language.value}">{escape(said)}</p>')


def _head(heading: str, count: int, language: Language) -> None:
    said = escape(heading.format(count=count))
    st.html(f'<h4 class="np-form-head" lang="{language.value}">{said}</h4>')
