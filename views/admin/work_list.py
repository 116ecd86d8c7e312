"""The work list: what to confirm next, in one press each."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import streamlit as st

from geo.listing.listing import Assurance, Status
from geo.listing.published import PublishedDirectory
from geo.markup import each, element, paragraph, said
from geo.staff.confirmation import LINK_DAYS
from geo.staff.dependants import dependants
from geo.staff.rights import Permission, may
from geo.staff.staff_service import StaffService
from geo.staff.work_list import Task, work_list
from geo.store.version import Entry
from geo.words.admin.sentences import staff_text, summary_sentence, task_sentences
from geo.words.fields.words import word_for
from geo.words.language import Language
from geo.words.listing.links import mailto
from geo.words.say.sentences import labelled
from views import fields
from views.admin import staff_commands
from views.admin.opening import open_listing
from views.draw import draw
from views.resources import demand, finder, now
from views.session import staff_state

_A_PAGE: Final = 20


def draw_work(staff_service: StaffService, language: Language) -> None:
    """Draw the list, the most urgent first."""
    text, entries = staff_text(language), staff_service.entries()
    people = _people(finder().directory)
    tasks = work_list(entries, people=people, today=now().date())
    _say_damaged(staff_service, entries, language)
    lead = f"{text.work_lead} {summary_sentence(tasks, language)}"
    draw(paragraph(lead, class_="np-lead", lang=language.value))
    how = fields.one_of_few(
        text.work_how,
        tuple(Assurance)[:-1],
        lambda one, tongue: word_for("assured_how", one, tongue),
        key="desk-how",
        language=language,
    )
    for task in _page_of(tasks, language):
        _task(staff_service, task, how, language)
    _withdrawn(staff_service, entries, language)


@lru_cache(maxsize=2)
def _people(directory: PublishedDirectory) -> dict[str, int]:
    return dependants(directory, demand())


def _page_of(tasks: tuple[Task, ...], language: Language) -> tuple[Task, ...]:
    """Choose which part of a long list to draw."""
    pages = -(-len(tasks) // _A_PAGE)
    page = 1
    if pages > 1:
        page = _ask_page(pages, language)
    return tasks[_A_PAGE * (page - 1) : _A_PAGE * page]


def _ask_page(pages: int, language: Language) -> int:
    return fields.choice(
        staff_text(language).pages,
        range(1, pages + 1),
        lambda page, _: str(page),
        key="desk-page",
        language=language,
        first=1,
    )


def _task(
    staff_service: StaffService, task: Task, how: Assurance | None, language: Language
) -> None:
    listing = task.listing
    name = listing.name.in_language(language.value)
    words = each("li", task_sentences(task, language))
    with st.container(border=True, key=f"task-{listing.id}"):
        draw(
            element(
                "div",
                element("h2", said(name)),
                element("ul", words),
                class_=f"np-task np-{task.freshness.value}",
                lang=language.value,
            )
        )
        with st.container(horizontal=True):
            for button in _buttons(staff_service, task, how, language):
                _press(button, listing.id, language)
        _link(task, language)


class _Button(NamedTuple):
    act: str
    label: str
    press: Callable[..., None]
    args: tuple[object, ...]


def _buttons(
    staff_service: StaffService, task: Task, how: Assurance | None, language: Language
) -> Iterator[_Button]:
    text, read_at, one = staff_text(language), task.public.revision, task.listing.id
    yield _Button(
        "confirm",
        text.confirm,
        staff_commands.confirm,
        (staff_service, one, read_at, how, language),
    )
    snooze = text.snooze.format(days=staff_commands.SNOOZE_DAYS)
    yield _Button("snooze", snooze, staff_commands.snooze, (staff_service, one, read_at, language))
    if may(Permission.WITHDRAW, staff_service.staff):
        yield _Button(
            "withdraw",
            text.withdraw,
            staff_commands.withdraw,
            (staff_service, one, read_at, language),
        )
    yield _Button("edit", text.edit, open_listing, (staff_service, one))
    yield _Button("link", text.ask_group, staff_commands.make_link, (staff_service, one, language))


def _press(button: _Button, listing_id: str, language: Language) -> None:
    """Draw a button; Streamlit reads its words as Markdown, so they name the listing by its id."""
    st.button(
        button.label,
        key=f"{button.act}-{listing_id}",
        type="primary" if button.act == "confirm" else "secondary",
        help=labelled(button.label, listing_id, language),
        on_click=button.press,
        args=button.args,
    )


def _link(task: Task, language: Language) -> None:
    """Show the link that was just made for this group, and a submission that hands it over."""
    shown, text, listing = staff_state.shown_link(), staff_text(language), task.listing
    if shown is None or shown[0] != listing.id:
        return
    base = (st.context.url or "").partition("?")[0].rstrip("/").removesuffix("/staff")
    link = f"{base}/confirm/{shown[1]}"
    name = listing.name.in_language(language.value)
    draw(paragraph(text.link_lead.format(days=LINK_DAYS), class_="np-noted", lang=language.value))
    st.code(link, language=None, wrap_lines=True)
    address = next((one.email for one in listing.contacts if one.email), None)
    if address:
        subject, body = text.link_subject.format(name=name), text.link_body.format(name=name)
        href = mailto(address, subject=subject, body=f"{body} {link}")
        words = said(text.link_mail.format(address=address))
        draw(element("p", element("a", words, href=href), class_="np-links"))


def _withdrawn(staff_service: StaffService, entries: Iterable[Entry], language: Language) -> None:
    """List what visitors do not see any more, with the way back."""
    text = staff_text(language)
    hidden = [
        one.public.listing
        for one in entries
        if one.public and one.public.listing and one.public.listing.status is not Status.ACTIVE
    ]
    if not hidden:
        return
    with st.expander(text.withdrawn_heading.format(count=len(hidden))):
        for listing in hidden:
            name = listing.name.in_language(language.value)
            status = word_for("status", listing.status, language)
            draw(paragraph(labelled(name, status, language), class_="np-lead", lang=language.value))
            edit = _Button(
                "open",
                labelled(text.edit, listing.id, language),
                open_listing,
                (staff_service, listing.id),
            )
            _press(edit, listing.id, language)


def _say_damaged(staff_service: StaffService, entries: Iterable[Entry], language: Language) -> None:
    """Name what is not what was written, with the last version of it that still is."""
    text = staff_text(language)
    damaged = [one.listing_id for one in entries if one.public and one.public.damaged]
    if not damaged:
        return
    words = text.damaged.format(ids=", ".join(damaged))
    draw(paragraph(words, class_="np-fault", role="alert", lang=language.value))
    for listing_id in damaged:
        whole = (
            one.revision for one in staff_service.history(listing_id) if one.listing is not None
        )
        revision = next(whole, None)
        if revision is not None and may(Permission.RESTORE, staff_service.staff):
            label = labelled(text.history_restore, listing_id, language)
            args = (staff_service, listing_id, revision, language)
            _press(_Button("mend", label, staff_commands.restore, args), listing_id, language)
