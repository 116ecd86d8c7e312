"""Editing a listing: choose it, fill in the form, see it as a visitor will, save it."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from geo.listing.files.readers import Fault
from geo.listing.listing import Listing
from geo.markup import element, paragraph, said
from geo.staff.form import POINT, read_table
from geo.staff.staff_service import StaffService
from geo.words.admin.sentences import (
    count_faults_sentence,
    fault_sentence,
    is_missing,
    is_of_point_alone,
    staff_text,
)
from geo.words.language import Language
from views import fields
from views.admin.clash import draw_clash
from views.admin.consent import draw_unasked
from views.admin.form.form import Form
from views.admin.form.listing import draw_listing
from views.admin.form.sites import faults_in_the_world
from views.admin.history import draw_history
from views.admin.opening import open_listing, open_new
from views.admin.preview import draw_preview
from views.admin.saving import draw_saving
from views.draw import draw
from views.session import staff_state
from views.session.staff_state import Editing


def draw_edit(staff_service: StaffService, language: Language) -> None:
    """Draw the choice of a listing, or the form of the one that is chosen."""
    editing = staff_state.editing()
    if editing is None:
        _choose(staff_service, language)
        return
    _say_what_is_open(editing, language)
    form = Form(key=f"form{editing.form}", first=editing.first, language=language)
    top = st.container()
    draw_listing(form, is_new=not editing.listing_id)
    filled = read_table(form.out)
    faults = [*filled.faults, *(faults_in_the_world(filled.listing) if filled.listing else ())]
    listing = filled.listing if not faults else None
    _show_faults(form, faults)
    with top:
        if editing.newer is not None:
            draw_clash(staff_service, editing, listing, language)
    if listing is not None:
        draw_unasked(editing, listing, language)
    draw_preview(listing, language, key=f"{form.key}.preview")
    draw_saving(staff_service, editing, listing, language)
    if editing.listing_id:
        draw_history(staff_service, editing.listing_id, language)


def _choose(staff_service: StaffService, language: Language) -> None:
    text, entries = staff_text(language), staff_service.entries()
    listings = {one.listing_id: one.newest.listing for one in entries if one.newest}
    called = _called(listings)
    draw(paragraph(text.edit_lead, class_="np-lead", lang=language.value))
    left, right = st.columns([5, 2], vertical_alignment="bottom")
    with left:
        chosen = fields.choice(
            text.edit_which,
            sorted(listings, key=lambda one: called(one, language).casefold()),
            called,
            key="desk-which",
            language=language,
            placeholder=text.edit_choose,
        )
    with right:
        st.button(
            text.edit,
            key="desk-open",
            type="primary",
            disabled=chosen is None,
            on_click=open_listing,
            args=(staff_service, chosen),
        )
    st.button(text.edit_new, key="desk-new", on_click=open_new)


def _called(listings: Mapping[str, Listing | None]) -> fields.Words[str]:
    """Call each listing by its name, and by its id too where another has the name."""
    taken = Counter(name for one in listings.values() if one for name in {one.name.en, one.name.fr})

    def called(listing_id: str, language: Language) -> str:
        listing = listings[listing_id]
        name = listing.name.in_language(language.value) if listing else listing_id
        return name if taken[name] <= 1 else f"{name} ({listing_id})"

    return called


def _say_what_is_open(editing: Editing, language: Language) -> None:
    text = staff_text(language)
    name = editing.first.get("name", {}).get(language.value) or text.edit_new
    words = _what_this_is(editing, language) if editing.listing_id else text.new_lead
    left, right = st.columns([5, 2], vertical_alignment="bottom")
    with left:
        draw(
            element(
                "div",
                element("h2", said(name)),
                paragraph(words),
                class_="np-editing",
                lang=language.value,
            )
        )
    with right:
        st.button(text.close, key="desk-close", type="tertiary", on_click=staff_state.end_editing)


def _what_this_is(editing: Editing, language: Language) -> str:
    text = staff_text(language)
    if not editing.is_merged:
        return text.has_draft if editing.has_draft else text.no_draft
    if not editing.clashes:
        return text.was_merged
    fields = ", ".join(text.fields[name] for name in editing.clashes)
    return text.was_merged_clashes.format(fields=fields)


def _show_faults(form: Form, faults: list[Fault]) -> None:
    """Show each fault at its field, and how many there are where nobody can miss it."""
    language = form.language
    to_mend = [fault for fault in faults if not is_of_point_alone(fault, faults)]
    words = [count_faults_sentence(len(to_mend), language)]
    for fault in to_mend:
        if is_missing(fault) and fault.field.endswith(POINT):
            continue  # the site says itself why it has no point
        sentence = fault_sentence(fault, form.out, language)
        if not form.show(fault.field, sentence):
            words.append(sentence)
    draw(paragraph(" ".join(words), class_="np-fault-count", role="status", lang=language.value))
