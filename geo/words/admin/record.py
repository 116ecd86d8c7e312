"""The record of what is said to staff: sign-in, work list, form, history, letters."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.listing.checks.losses import Lost
from geo.listing.contact import ConsentScope
from geo.listing.listing import Status
from geo.listing.schedule import Rhythm
from geo.listing.site import AddressVisibility
from geo.staff.rights import Role
from geo.store.version import ChangeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffText:
    """The sentences of the staff's page. Braces hold what others fill in."""

    # the page and its rooms
    page: str
    page_lead: str
    room: str
    room_work: str
    room_edit: str
    room_letters: str
    room_files: str
    signed_in_as: str
    sign_out: str
    roles: Mapping[Role, str]

    # what was done
    done: Mapping[ChangeKind, str]
    stands: Mapping[Status, str]
    id_taken: str
    undo: str
    not_allowed: str
    newer: str
    store_failed: str
    damaged: str

    # the work list
    work_lead: str
    work_summary: str
    work_how: str
    work_how_first: str
    never_confirmed: str
    confirmed: str
    people: str
    people_unknown: str
    without_consent: str
    without_consent_one: str
    open_draft: str
    snoozed: str
    confirm: str
    snooze: str
    withdraw: str
    edit: str
    ask_group: str
    link_lead: str
    link_subject: str
    link_body: str
    link_mail: str
    withdrawn_heading: str
    pages: str

    # choosing what to edit
    edit_lead: str
    edit_which: str
    edit_choose: str
    edit_new: str
    new_lead: str
    has_draft: str
    no_draft: str
    was_merged: str
    was_merged_clashes: str
    close: str

    # the form
    groups: Mapping[str, str]
    fields: Mapping[str, str]
    in_english: str
    in_french: str
    as_others: str
    not_stated: str
    yes: str
    no: str
    visibilities: Mapping[AddressVisibility, str]
    rhythms: Mapping[Rhythm, str]
    every_week: str
    nth: Mapping[str, str]
    areas: Mapping[str, str]
    scopes: Mapping[ConsentScope, str]
    no_consent: str
    add: Mapping[str, str]
    remove: Mapping[str, str]
    by_hand: str
    look_up_online: str
    place_kept: str
    help: Mapping[str, str]

    # consent
    consent_heading: str
    consent_lead: str
    consent_choice: str
    consent_ask: str
    consent_role: str
    consent_remove: str
    consent_ask_lead: str
    consent_words: str
    consent_role_address: str
    consent_remove_yes: str

    # faults
    faults_none: str
    faults_one: str
    faults_some: str
    fault_missing: str
    fault_language: str
    fault: Mapping[str, str]
    fault_twice: str
    fault_other: str
    fault_unseen: str
    fault_look_alike: str
    fault_zone: str

    # preview, save
    preview: str
    preview_from: str
    preview_wait: str
    why: str
    keep_draft: str
    publish: str
    discard: str
    saving_needs: str

    # what publishing would take away
    lost_heading: str
    lost_lead: str
    lost: Mapping[Lost, str]
    lost_more: str
    lost_yes: str
    lost_no: str

    # two editors
    clash_lead: str
    clash_field: str
    clash_theirs: str
    clash_mine: str
    clash_same: str
    clash_both: str
    clash_both_help: str
    clash_theirs_button: str
    clash_cannot: str

    # history
    history: str
    history_line: str
    history_was: str
    history_now: str
    history_restore: str
    history_open: str
    acts: Mapping[ChangeKind, str]
    own_contact: str
    first_start: str

    # letters
    letters_lead: str
    letters_none: str
    letter_wrong: str
    letter_suggestion: str
    letter_received: str
    letter_start: str
    letter_used: str
    letter_dismiss: str
    letter_done: str
    letter_pick: str
    letter_by_link: str
    letter_in_crowd: str
    letters_count: str
    letters_alike: str
    letters_others: str
    letters_pick_page: str
    letters_pick_none: str
    letters_put_away: str
    letters_done: str
    letters_back: str
    letter_fields: Mapping[str, str]
