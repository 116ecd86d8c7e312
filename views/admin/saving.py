"""Saving what is in the form: as a draft, for visitors, or not at all."""

from collections.abc import Callable, Iterator

import streamlit as st

from geo.errors import NewerVersionError
from geo.listing.listing import Listing
from geo.markup import paragraph
from geo.staff.rights import Permission, may
from geo.staff.staff_service import StaffService
from geo.store.submissions import SubmissionAnswer
from geo.store.version import ChangeKind, Version
from geo.words.admin.sentences import done_sentence, staff_text
from geo.words.language import Language
from views import fields
from views.admin.losing import goes_on
from views.admin.staff_commands import attempt
from views.draw import draw
from views.session import staff_state
from views.session.staff_state import Editing


def draw_saving(
    staff_service: StaffService, editing: Editing, listing: Listing | None, language: Language
) -> None:
    """Draw the reason and the buttons; saving needs a listing without faults.

    A press is answered after all fields were read, so that what was typed last is saved too.
    """
    text, stuck = staff_text(language), editing.newer is not None
    why = fields.text(text.why, key=f"form{editing.form}.why", max_chars=500)
    with st.container(horizontal=True):
        act = _pressed(staff_service, editing, stuck=stuck or listing is None, language=language)
    if act is ChangeKind.DISCARDED:
        _finish(staff_service, editing, _discarding(staff_service, editing, why), act, language)
    elif act is ChangeKind.EDITED and listing is not None and not stuck:
        _finish(
            staff_service, editing, _drafting(staff_service, editing, listing, why), act, language
        )
    elif (
        listing is not None
        and not stuck
        and _is_published(staff_service, listing, act, editing, language)
    ):
        _finish(
            staff_service,
            editing,
            _publishing(staff_service, editing, listing, why),
            ChangeKind.PUBLISHED,
            language,
        )
    if listing is None:
        draw(paragraph(text.saving_needs, class_="np-lead", lang=language.value))


def _pressed(
    staff_service: StaffService, editing: Editing, *, stuck: bool, language: Language
) -> ChangeKind | None:
    """Draw the buttons; return what was pressed."""
    text = staff_text(language)
    acts = {ChangeKind.EDITED: st.button(text.keep_draft, key="keep-draft", disabled=stuck)}
    if may(Permission.PUBLISH, staff_service.staff):
        acts[ChangeKind.PUBLISHED] = st.button(
            text.publish, key="publish", type="primary", disabled=stuck
        )
    if editing.has_draft:
        acts[ChangeKind.DISCARDED] = st.button(text.discard, key="discard", type="tertiary")
    return next((act for act, pressed in acts.items() if pressed), None)


def _is_published(
    staff_service: StaffService,
    listing: Listing,
    act: ChangeKind | None,
    editing: Editing,
    language: Language,
) -> bool:
    """Tell whether to publish; where something would be lost, it is named and asked first."""

    def changes() -> Iterator[tuple[Listing, Listing]]:
        public = staff_service.entry(listing.id).public
        if public and public.listing and public.revision == editing.public_at:
            yield public.listing, listing

    of = f"form{editing.form}.publish"
    return goes_on(of, changes(), language, is_pressed=act is ChangeKind.PUBLISHED)


def _drafting(
    staff_service: StaffService, editing: Editing, listing: Listing, why: str
) -> Callable[[], Version]:
    based_on = editing.public_at
    return lambda: staff_service.draft(
        listing, read_at=editing.draft_at, based_on=based_on, why=why
    )


def _publishing(
    staff_service: StaffService, editing: Editing, listing: Listing, why: str
) -> Callable[[], Version]:
    draft_at = editing.draft_at if editing.has_draft else 0
    return lambda: staff_service.publish(
        listing, read_at=editing.public_at, draft_read_at=draft_at, why=why
    )


def _discarding(staff_service: StaffService, editing: Editing, why: str) -> Callable[[], Version]:
    return lambda: staff_service.discard(editing.listing_id, read_at=editing.draft_at, why=why)


def _finish(
    staff_service: StaffService,
    editing: Editing,
    save: Callable[[], Version],
    act: ChangeKind,
    language: Language,
) -> None:
    """Save and close the form; where somebody was faster, keep it open and show what they did."""
    text = staff_text(language)
    taken: list[str] = []

    def noting_newer() -> None:
        draft = _draft(staff_service, editing)
        try:
            standing = save().listing or draft
        except NewerVersionError as error:
            if editing.listing_id:
                staff_state.found_newer(error.newer)
            else:
                taken.append(error.newer.listing_id)
            raise
        if standing is not None:
            staff_state.say(done_sentence(act, standing, language))

    if attempt(noting_newer, language):
        if editing.submission_id is not None:
            submission_id = editing.submission_id
            attempt(lambda: staff_service.answer(submission_id, SubmissionAnswer.USED), language)
        staff_state.end_editing()
    elif taken:
        staff_state.say(text.id_taken.format(id=taken[0]))
    st.rerun()


def _draft(staff_service: StaffService, editing: Editing) -> Listing | None:
    """Read the draft that stands, to name it once it is discarded."""
    newest = staff_service.entry(editing.listing_id).newest if editing.has_draft else None
    return newest.listing if newest else None
