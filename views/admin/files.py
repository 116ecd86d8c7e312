"""Files of other formats, in and out."""

from functools import partial

import streamlit as st

from geo.exchange.formats import FORMATS, Format, write, write_for_staff
from geo.listing.files.snapshot import pack_texts
from geo.listing.published import PublishedDirectory
from geo.markup import element, paragraph, said
from geo.staff.staff_service import StaffService
from geo.words.admin.guides import Guide, guide_text
from geo.words.exchange.files_text import files_text
from geo.words.language import Language
from views import fields
from views.admin.imports.read_file import draw_import
from views.draw import draw
from views.guides import guide_link
from views.resources import now
from views.session.import_state import opened_file


def draw_files(staff_service: StaffService, language: Language) -> None:
    """Draw the import and, while no file is open, the export."""
    draw_import(staff_service, language)
    if opened_file() is None:
        _draw_export(staff_service, language)


def _draw_export(staff_service: StaffService, language: Language) -> None:
    text = files_text(language)
    draw(
        element("h2", said(text.out_heading), class_="np-form-head", lang=language.value),
        paragraph(text.out_lead, class_="np-lead", lang=language.value),
        element("p", guide_link(guide_text(language).in_excel, Guide.FILES, language)),
    )
    with_hidden = fields.tick(text.out_hidden, key="desk-out-hidden", help_=text.out_hidden_help)
    for form in Format:
        _offer(staff_service, form, language, with_hidden=with_hidden)


def _offer(
    staff_service: StaffService, form: Format, language: Language, *, with_hidden: bool
) -> None:
    text, about = files_text(language), FORMATS[form]
    left, right = st.columns([2, 3], vertical_alignment="center")
    left.download_button(
        text.out_button.format(name=text.formats[form].name),
        data=partial(_content, staff_service, form, language, with_hidden=with_hidden),
        file_name=f"nearpeer-{now().date()}{about.ends}",
        mime=about.media_type,
        on_click="ignore",
        key=f"desk-out-{form.value}",
        width="stretch",
    )
    with right:
        draw(
            paragraph(
                " ".join(_sentences(form, language)),
                class_="np-lead np-format",
                lang=language.value,
            )
        )


def _sentences(form: Format, language: Language) -> list[str]:
    text, about = files_text(language), FORMATS[form]
    said = [text.formats[form].use, text.formats[form].loses]
    if form is Format.TOML:
        said.append(text.out_always_all)
    elif not about.tells_hidden:
        said.append(text.out_never_hidden)
    return said


def _content(
    staff_service: StaffService, form: Format, language: Language, *, with_hidden: bool
) -> bytes:
    """Make a file when its button is pressed."""
    snapshot = staff_service.snapshot()
    if form is Format.TOML:
        texts = staff_service.texts()
        return pack_texts({one.id: texts[one.id] for one in snapshot.directory})
    if with_hidden:
        return write_for_staff(snapshot.directory, form, now=now(), language=language)
    shown = PublishedDirectory(snapshot.directory)
    return write(shown, form, now=now(), language=language)
