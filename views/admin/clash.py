"""Two editors of one listing: whose change is newer, what differs, and both put together."""

import streamlit as st

from geo.errors import GeoError
from geo.listing.difference import differences
from geo.listing.listing import Listing
from geo.markup import Markup, element, paragraph, said, together
from geo.staff.staff_service import StaffService
from geo.store.version import Stage, Version
from geo.words.admin.field_values import shown_value
from geo.words.admin.sentences import newer_sentence, staff_text
from geo.words.faults.sentences import error_sentence
from geo.words.language import Language
from views.admin.opening import open_listing, open_together
from views.draw import draw
from views.layout.frame import alert
from views.session import staff_state
from views.session.staff_state import Editing


def draw_clash(
    staff_service: StaffService, editing: Editing, mine: Listing | None, language: Language
) -> None:
    """Say who was faster and what differs; nothing that was typed is lost by either button."""
    text, newer = staff_text(language), editing.newer
    if newer is None:
        return
    alert(newer_sentence(newer, language), text.clash_lead, language)
    theirs = newer.listing or _public(staff_service, newer)
    if mine is None or theirs is None:
        draw(paragraph(text.clash_cannot, class_="np-lead", lang=language.value))
    else:
        draw(differences_html(theirs, mine, text.clash_theirs, text.clash_mine, language))
    with st.container(horizontal=True):
        both = st.button(
            text.clash_both,
            key="clash-both",
            type="primary",
            disabled=mine is None,
            help=text.clash_both_help,
        )
        st.button(
            text.clash_theirs_button,
            key="clash-theirs",
            on_click=open_listing,
            args=(staff_service, newer.listing_id),
        )
    if both and mine is not None:
        _put_together(staff_service, editing, mine, newer, language)


def differences_html(
    before: Listing, after: Listing, was: str, is_now: str, language: Language
) -> Markup:
    """Draw the fields in which two versions differ, side by side."""
    text = staff_text(language)
    rows = together(
        element(
            "tr",
            element("th", said(text.fields[one.field]), scope="row"),
            element("td", said(shown_value(one.field, one.before, language))),
            element("td", said(shown_value(one.field, one.after, language))),
        )
        for one in differences(before, after)
    )
    if not rows:
        return paragraph(text.clash_same, class_="np-lead", lang=language.value)
    head = together(
        element("th", said(one), scope="col") for one in (text.clash_field, was, is_now)
    )
    return element(
        "div",
        element(
            "table",
            element("thead", element("tr", head)),
            element("tbody", rows),
            class_="np-differences",
            lang=language.value,
        ),
        class_="np-scroll",
        tabindex="0",
        role="region",
        aria_label=is_now,
    )


def _public(staff_service: StaffService, newer: Version) -> Listing | None:
    public = staff_service.entry(newer.listing_id).public
    return public.listing if public else None


def _put_together(
    staff_service: StaffService, editing: Editing, mine: Listing, newer: Version, language: Language
) -> None:
    is_on_draft = newer.stage is Stage.DRAFT and editing.has_draft
    try:
        open_together(
            staff_service, mine, editing.draft_at if is_on_draft else editing.public_at, newer
        )
    except (GeoError, ValueError) as error:
        staff_state.say(
            staff_text(language).store_failed.format(problem=error_sentence(error, language))
        )
    st.rerun()
