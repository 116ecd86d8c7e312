"""What visitors sent: groups that are missing, and entries that are wrong."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from geo.listing.characters import spelled_out
from geo.markup import Markup, each, element, paragraph, said, together
from geo.staff.form import EMPTY
from geo.staff.staff_service import StaffService
from geo.store.submission_quotas import Kind, Quota
from geo.store.submissions import Submission, SubmissionAnswer
from geo.submissions.groups import SubmissionGroup, alike
from geo.submissions.public_submissions import Suggestion
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from geo.words.say.sentences import full_day_name, grouped
from views import fields
from views.admin import staff_commands
from views.admin.opening import open_listing
from views.draw import draw
from views.session import staff_state

_A_PAGE: Final = 20
_MOST_SHOWN: Final = 50
"""Of submissions that look alike; the others say the same."""


def draw_submissions(staff_service: StaffService, language: Language) -> None:
    """Draw the submissions that wait: what came alone first, and together what looks alike."""
    text, submissions = staff_text(language), staff_service.submissions()
    lead = text.letters_lead if submissions else text.letters_none
    draw(paragraph(lead, class_="np-lead", lang=language.value))
    if not submissions:
        return
    groups, names = (
        _page_of(alike(submissions), submissions, language),
        _names(staff_service, language),
    )
    if len(submissions) > 1:
        _choose_several(staff_service, groups, language)
    for group in groups:
        with st.container(border=True, key=f"letter-{group.first.id}"):
            _draw(staff_service, group, names, language)


def _page_of(
    groups: Sequence[SubmissionGroup], submissions: Sequence[Submission], language: Language
) -> Sequence[SubmissionGroup]:
    """Say how many wait, and choose which part of a long list to draw."""
    text = staff_text(language)
    crowd = sum(one.quota is Quota.CROWD for one in submissions)
    words = text.letters_count.format(
        count=grouped(len(submissions), language), crowd=grouped(crowd, language)
    )
    draw(paragraph(words, class_="np-lead", lang=language.value))
    pages = -(-len(groups) // _A_PAGE)
    page = 1
    if pages > 1:
        page = fields.choice(
            text.pages,
            range(1, pages + 1),
            lambda one, _: str(one),
            key="desk-letters-page",
            language=language,
            first=1,
        )
        page = min(page, pages)
    return groups[_A_PAGE * (page - 1) : _A_PAGE * page]


def _choose_several(
    staff_service: StaffService, groups: Sequence[SubmissionGroup], language: Language
) -> None:
    """Let staff select all of a page, and put away what is selected."""
    text = staff_text(language)
    on_page = [group.first.id for group in groups]
    picked = staff_state.picked_submissions(on_page)
    ids = [number for group in groups if group.first.id in picked for number in group.ids]
    with st.container(horizontal=True, key="letters-several"):
        st.button(
            text.letters_pick_none if picked else text.letters_pick_page,
            key="letters-pick",
            on_click=staff_state.pick_submissions,
            args=(on_page, not picked),
        )
        st.button(
            text.letters_put_away.format(count=grouped(len(ids), language)),
            key="letters-put-away",
            type="primary",
            disabled=not ids,
            on_click=staff_commands.answer_all,
            args=(staff_service, ids, SubmissionAnswer.DISMISSED, language),
        )


def _names(staff_service: StaffService, language: Language) -> dict[str, str]:
    """Name the listings that submissions may speak of."""
    newest = (one.newest for one in staff_service.entries())
    return {
        one.listing_id: one.listing.name.in_language(language.value)
        for one in newest
        if one and one.listing
    }


def _draw(
    staff_service: StaffService,
    group: SubmissionGroup,
    names: Mapping[str, str],
    language: Language,
) -> None:
    submission = group.first
    text, suggestion, about = (
        staff_text(language),
        _suggestion(submission),
        submission.listing_id or "",
    )
    template = text.letter_suggestion if suggestion else text.letter_wrong
    title = template.format(name=names.get(about, about))
    came = each("p", _came(group, language))
    draw(
        element(
            "div",
            element("h2", said(title)),
            came,
            _words(submission, suggestion, language),
            class_="np-task",
            lang=language.value,
        )
    )
    if others := group.submissions[1:]:
        with st.expander(text.letters_others.format(count=grouped(len(others), language))):
            shown = others[:_MOST_SHOWN]
            draw(*(_words(one, _suggestion(one), language) for one in shown))
    with st.container(horizontal=True, vertical_alignment="center"):
        fields.tick(
            text.letter_pick.format(number=submission.id),
            key=staff_state.submission_key(submission.id),
        )
        _go_on(staff_service, submission, suggestion, language)
        _put_away(staff_service, group, language)


def _came(group: SubmissionGroup, language: Language) -> list[str]:
    """Say when submissions came, how many they are, and what is known of how."""
    text = staff_text(language)
    said = [text.letter_received.format(day=full_day_name(group.first.received_on, language))]
    if len(group.submissions) > 1:
        said.append(text.letters_alike.format(count=grouped(len(group.submissions), language)))
    if group.is_by_link:
        said.append(text.letter_by_link)
    if group.is_crowd:
        said.append(text.letter_in_crowd)
    return said


def _go_on(
    staff_service: StaffService,
    submission: Submission,
    suggestion: Suggestion | None,
    language: Language,
) -> None:
    """Lead from a submission to the entry that it is about, or to a new one."""
    text = staff_text(language)
    if suggestion is not None:
        st.button(
            text.letter_start,
            key=f"letter-start-{submission.id}",
            type="primary",
            on_click=_start,
            args=(submission.id, suggestion),
        )
    elif submission.listing_id:
        st.button(
            text.edit,
            key=f"letter-edit-{submission.id}",
            type="primary",
            on_click=open_listing,
            args=(staff_service, submission.listing_id),
        )


def _put_away(staff_service: StaffService, group: SubmissionGroup, language: Language) -> None:
    text, number, count = staff_text(language), group.first.id, len(group.submissions)
    how_many = f" ({grouped(count, language)})" if count > 1 else ""
    for answer, label in (
        (SubmissionAnswer.USED, text.letter_used),
        (SubmissionAnswer.DISMISSED, text.letter_dismiss),
    ):
        one = (staff_commands.answer, (staff_service, number, answer, language))
        several = (staff_commands.answer_all, (staff_service, group.ids, answer, language))
        press, args = several if count > 1 else one
        st.button(
            f"{label}{how_many}",
            key=f"letter-{answer.value}-{number}",
            on_click=press,
            args=args,
        )


def _words(submission: Submission, suggestion: Suggestion | None, language: Language) -> Markup:
    """Draw the words as text, whatever they are."""
    if suggestion is None:
        return element("blockquote", said(spelled_out(submission.words)), class_="np-words")
    names = staff_text(language).letter_fields
    rows = together(
        together((element("dt", said(label)), element("dd", said(spelled_out(value)))))
        for name, label in names.items()
        if (value := getattr(suggestion, name))
    )
    return element("dl", rows, class_="np-words")


def _suggestion(submission: Submission) -> Suggestion | None:
    if submission.kind is not Kind.SUGGESTION:
        return None
    try:
        return Suggestion.from_words(submission.words)
    except (ValueError, TypeError):
        return None


def _start(submission_id: int, suggestion: Suggestion) -> None:
    """Begin a new listing with what was suggested; the rest is to be found out."""
    name = {suggestion.language: suggestion.name}
    said = " ".join(
        part for part in (suggestion.who_for, suggestion.where, suggestion.when) if part
    )
    description = {suggestion.language: suggestion.more or said} if suggestion.more or said else {}
    staff_state.begin(
        {
            **EMPTY,
            "name": name,
            "organization": name,
            "description": description,
            "source_line": f"{said} {suggestion.reached_by}".strip(),
        },
        submission_id=submission_id,
    )
