"""The history of a listing: who changed what, when and why, and the way back."""

import streamlit as st

from geo.markup import each, element
from geo.staff.rights import Permission, may
from geo.staff.staff_service import StaffService
from geo.store.version import Stage, Version
from geo.words.admin.sentences import history_sentences, staff_text
from geo.words.language import Language
from views.admin.clash import differences_html
from views.admin.losing import goes_on
from views.admin.opening import open_version
from views.admin.staff_commands import restore
from views.draw import draw

_SHOWN = 30


def draw_history(staff_service: StaffService, listing_id: str, language: Language) -> None:
    """Draw the newest versions of a listing, each with what it changed."""
    text = staff_text(language)
    with st.expander(text.history, key=f"history-{listing_id}", on_change="rerun") as folded:
        if not folded.open:
            return
        versions, public = staff_service.history(listing_id), staff_service.entry(listing_id).public
        for one in versions[:_SHOWN]:
            _draw(staff_service, one, _before(one, versions), public, language)


def _before(one: Version, versions: tuple[Version, ...]) -> Version | None:
    return next((other for other in versions if other.revision == one.replaces), None)


def _draw(
    staff_service: StaffService,
    one: Version,
    before: Version | None,
    public: Version | None,
    language: Language,
) -> None:
    text = staff_text(language)
    lines = each("p", history_sentences(one, language))
    draw(element("div", lines, class_="np-version", lang=language.value))
    if one.listing is not None and before is not None and before.listing is not None:
        draw(
            differences_html(
                before.listing, one.listing, text.history_was, text.history_now, language
            )
        )
    if one.listing is None:
        return
    is_pressed = False
    with st.container(horizontal=True):
        if (
            one.stage is Stage.PUBLIC
            and one != public
            and may(Permission.RESTORE, staff_service.staff)
        ):
            is_pressed = st.button(text.history_restore, key=f"restore-{one.revision}")
        st.button(
            text.history_open,
            key=f"open-version-{one.revision}",
            type="tertiary",
            on_click=open_version,
            args=(staff_service, one),
        )
    changes = [(public.listing, one.listing)] if public and public.listing else []
    if goes_on(f"restore-{one.revision}", changes, language, is_pressed=is_pressed):
        restore(staff_service, one.listing_id, one.revision, language)
        st.rerun()
