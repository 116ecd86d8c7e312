"""What visitors sent: groups that are missing, and entries that are wrong."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from geo.listing.characters import spelled_out
from geo.markup import Markup, each, element, paragraph, said, together
from geo.staff.desk import StaffService
from geo.staff.form import EMPTY
from geo.store.letters import Letter, LetterAnswer
from geo.store.rooms import Kind, Room
from geo.submissions.groups import LetterGroup, alike
from geo.submissions.reception import Suggestion
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
"""Of letters that look alike; the others say the same."""


def draw_letters(desk: StaffService, language: Language) -> None:
    """Draw the letters that wait: what came alone first, and together what looks alike."""
    text, letters = staff_text(language), desk.letters()
    lead = text.letters_lead if letters else text.letters_none
    draw(paragraph(lead, class_="np-lead", lang=language.value))
    if not letters:
        return
    groups, names = _page_of(alike(letters), letters, language), _names(desk, language)
    if len(letters) > 1:
        _choose_several(desk, groups, language)
    for group in groups:
        with st.container(border=True, key=f"letter-{group.first.id}"):
            _draw(desk, group, names, language)


def _page_of(
    groups: Sequence[LetterGroup], letters: Sequence[Letter], language: Language
) -> Sequence[LetterGroup]:
    """Say how many wait, and choose which part of a long list to draw."""
    text = staff_text(language)
    crowd = sum(one.room is Room.CROWD for one in letters)
    words = text.letters_count.format(
        count=grouped(len(letters), language), crowd=grouped(crowd, language)
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


def _choose_several(desk: StaffService, groups: Sequence[LetterGroup], language: Language) -> None:
    """Let staff select all of a page, and put away what is selected."""
    text = staff_text(language)
    on_page = [group.first.id for group in groups]
    picked = staff_state.picked_letters(on_page)
    ids = [number for group in groups if group.first.id in picked for number in group.ids]
    with st.container(horizontal=True, key="letters-several"):
        st.button(
            text.letters_pick_none if picked else text.letters_pick_page,
            key="letters-pick",
            on_click=staff_state.pick_letters,
            args=(on_page, not picked),
        )
        st.button(
            text.letters_put_away.format(count=grouped(len(ids), language)),
            key="letters-put-away",
            type="primary",
            disabled=not ids,
            on_click=staff_commands.answer_all,
            args=(desk, ids, LetterAnswer.DISMISSED, language),
        )


def _names(desk: StaffService, language: Language) -> dict[str, str]:
    """Name the listings that letters may speak of."""
    newest = (one.newest for one in desk.entries())
    return {
        one.listing_id: one.listing.name.in_language(language.value)
        for one in newest
        if one and one.listing
    }


def _draw(
    desk: StaffService, group: LetterGroup, names: Mapping[str, str], language: Language
) -> None:
    letter = group.first
    text, suggestion, about = staff_text(language), _suggestion(letter), letter.listing_id or ""
    template = text.letter_suggestion if suggestion else text.letter_wrong
    title = template.format(name=names.get(about, about))
    came = each("p", _came(group, language))
    draw(
        element(
            "div",
            element("h2", said(title)),
            came,
            _words(letter, suggestion, language),
            class_="np-task",
            lang=language.value,
        )
    )
    if others := group.letters[1:]:
        with st.expander(text.letters_others.format(count=grouped(len(others), language))):
            shown = others[:_MOST_SHOWN]
            draw(*(_words(one, _suggestion(one), language) for one in shown))
    with st.container(horizontal=True, vertical_alignment="center"):
        fields.tick(
            text.letter_pick.format(number=letter.id), key=staff_state.letter_key(letter.id)
        )
        _go_on(desk, letter, suggestion, language)
        _put_away(desk, group, language)


def _came(group: LetterGroup, language: Language) -> list[str]:
    """Say when letters came, how many they are, and what is known of how."""
    text = staff_text(language)
    said = [text.letter_received.format(day=full_day_name(group.first.received_on, language))]
    if len(group.letters) > 1:
        said.append(text.letters_alike.format(count=grouped(len(group.letters), language)))
    if group.is_by_link:
        said.append(text.letter_by_link)
    if group.is_crowd:
        said.append(text.letter_in_crowd)
    return said


def _go_on(
    desk: StaffService, letter: Letter, suggestion: Suggestion | None, language: Language
) -> None:
    """Lead from a letter to the entry that it is about, or to a new one."""
    text = staff_text(language)
    if suggestion is not None:
        st.button(
            text.letter_start,
            key=f"letter-start-{letter.id}",
            type="primary",
            on_click=_start,
            args=(letter.id, suggestion),
        )
    elif letter.listing_id:
        st.button(
            text.edit,
            key=f"letter-edit-{letter.id}",
            type="primary",
            on_click=open_listing,
            args=(desk, letter.listing_id),
        )


def _put_away(desk: StaffService, group: LetterGroup, language: Language) -> None:
    text, number, count = staff_text(language), group.first.id, len(group.letters)
    how_many = f" ({grouped(count, language)})" if count > 1 else ""
    for answer, label in (
        (LetterAnswer.USED, text.letter_used),
        (LetterAnswer.DISMISSED, text.letter_dismiss),
    ):
        one = (staff_commands.answer, (desk, number, answer, language))
        several = (staff_commands.answer_all, (desk, group.ids, answer, language))
        press, args = several if count > 1 else one
        st.button(
            f"{label}{how_many}",
            key=f"letter-{answer.value}-{number}",
            on_click=press,
            args=args,
        )


def _words(letter: Letter, suggestion: Suggestion | None, language: Language) -> Markup:
    """Draw the words as text, whatever they are."""
    if suggestion is None:
        return element("blockquote", said(spelled_out(letter.words)), class_="np-words")
    names = staff_text(language).letter_fields
    rows = together(
        together((element("dt", said(label)), element("dd", said(spelled_out(value)))))
        for name, label in names.items()
        if (value := getattr(suggestion, name))
    )
    return element("dl", rows, class_="np-words")


def _suggestion(letter: Letter) -> Suggestion | None:
    if letter.kind is not Kind.SUGGESTION:
        return None
    try:
        return Suggestion.from_words(letter.words)
    except (ValueError, TypeError):
        return None


def _start(letter_id: int, suggestion: Suggestion) -> None:
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
        letter_id=letter_id,
    )
