"""The form of one listing, in the sections in which staff think of it."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import streamlit as st

from geo.listing.audience import Audience, Welcome
from geo.listing.field_kinds import (
    BothLanguages,
    Choice,
    Choices,
    Day,
    LanguageCodes,
    PlainText,
    Section,
)
from geo.listing.fields import BY_NAME, CHOICES, FIELDS
from geo.listing.files.area import CANADA, NOT_STATED
from geo.listing.files.schema import EVERYONE_ELSE
from geo.listing.files.written_forms import ISO_639_1
from geo.markup import element, said
from geo.place.north import named_regions
from geo.place.regions import Region
from geo.words.admin.sentences import staff_text
from geo.words.coverage.names import region_name
from geo.words.fields.words import words_of
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import text_in
from views.admin.form.contacts import draw_contacts
from views.admin.form.form import Form
from views.admin.form.meetings import draw_meetings
from views.admin.form.polygon import read_polygon, write_polygon
from views.admin.form.sites import draw_sites
from views.draw import draw

_REGIONS: Final = "regions"
_DRAWN: Final = "drawn"
_AREA: Final = "service_area"
_ABREAST: Final = 4
"""Choices that stand beside each other."""
_OFTEN: Final = ("en", "fr", "iu", "cr", "oj")
"""Languages that are asked for first; the others follow."""


def draw_listing(form: Form, *, is_new: bool) -> None:
    """Draw every field of a listing."""
    _who_it_is(form, is_new=is_new)
    _how_and_when(form)
    _where(form)
    _who_is_welcome(form)
    _section(form, "contacts")
    draw_contacts(form)
    _what_else(form)
    _where_it_is_from(form)


def _section(form: Form, name: str) -> None:
    heading = staff_text(form.language).groups[name]
    draw(element("h2", said(heading), class_="np-form-head", lang=form.language.value))


def bilingual(form: Form, name: str, *, long: bool = False) -> None:
    """Ask for a text in both languages, side by side."""
    text, inner = staff_text(form.language), form.table(name)
    label = text.fields[name]
    english, french = st.columns(2)
    with english:
        inner.text("en", f"{label} ({text.in_english})", long=long)
    with french:
        inner.text("fr", f"{label} ({text.in_french})", long=long)
    form.spot(name)
    form.keep(inner, name)


def _who_it_is(form: Form, *, is_new: bool) -> None:
    _section(form, "who")
    if is_new:
        _ask(form, "id")
    else:
        form.out["id"] = form.first["id"]
        form.spot("id")
    for name in ("name", "organization", "description"):
        _ask(form, name)


def _how_and_when(form: Form) -> None:
    text = staff_text(form.language)
    _section(form, "when")
    left, right = st.columns(2)
    with left:
        _ask(form, "modes")
    with right:
        form.choose("rhythm", text.fields["rhythm"], _rhythms, default=NOT_STATED)
    draw_meetings(form)


def _where(form: Form) -> None:
    _section(form, "where")
    draw_sites(form)
    _service_area(form)


def _service_area(form: Form) -> None:
    text, given = staff_text(form.language), form.first.get(_AREA, NOT_STATED)
    first = {"kind": _kind_of(given)}
    table = Form(key=f"{form.key}.area", first=first, language=form.language)
    left, right = st.columns(2)
    with left:
        chosen = table.choose("kind", text.fields[_AREA], _areas, default=NOT_STATED)
    with right:
        form.out[_AREA] = _area(form, chosen or NOT_STATED, given)
    form.spot(_AREA)
    if chosen == _REGIONS:
        bilingual(form, "service_area_words")


def _kind_of(given: object) -> str:
    if isinstance(given, str):
        return given
    return _DRAWN if isinstance(given, Mapping) else _REGIONS


def _area(form: Form, kind: str, given: object) -> object:
    """Ask for what a kind of area needs; return it as the listing file has it."""
    text, language = staff_text(form.language), form.language
    if kind in {NOT_STATED, CANADA}:
        return kind
    if kind == _REGIONS:
        first: dict[str, Any] = {"codes": given if isinstance(given, list) else []}
        inner = Form(key=f"{form.key}.regions", first=first, language=language)
        return list(inner.several("codes", text.fields["regions"], _regions))
    first = {"drawn": write_polygon(given)}
    inner = Form(key=f"{form.key}.drawn", first=first, language=language)
    return read_polygon(
        inner.text("drawn", text.fields["drawn"], long=True, help_=text.help["drawn"])
    )


def _who_is_welcome(form: Form) -> None:
    text = staff_text(form.language)
    _section(form, "welcome")
    inner = form.table("welcome")
    with st.container(key=f"{form.key}-welcomes"):
        columns = st.columns(3)
        for number, who in enumerate(Audience):
            with columns[number % 3]:
                name = page_text(form.language).who[who]
                inner.choose(who.value, name, _answers_or_as_others, default="")
        with columns[len(Audience) % 3]:
            inner.choose(EVERYONE_ELSE, text.fields[EVERYONE_ELSE], _answers, default=NOT_STATED)
    form.out["welcome"] = {who: answer for who, answer in inner.out.items() if answer}
    form.spot("welcome")


def _answers(language: Language) -> dict[str, str]:
    words = text_in(language).welcomes
    answers = {one.value: words[one] for one in Welcome}
    return answers | {Welcome.NO.value: staff_text(language).fields["welcome_no"]}


def _answers_or_as_others(language: Language) -> dict[str, str]:
    return {"": staff_text(language).as_others, **_answers(language)}


def _what_else(form: Form) -> None:
    """Ask for all fields of the section: the choices beside each other, the others below."""
    _section(form, "more")
    names = [field.name for field in FIELDS if field.section is Section.MORE]
    choices = [name for name in names if name in CHOICES]
    for start in range(0, len(choices), _ABREAST):
        abreast = choices[start : start + _ABREAST]
        for column, name in zip(st.columns(_ABREAST), abreast, strict=False):
            with column:
                _ask(form, name)
    for name in names:
        if name not in choices:
            _ask(form, name)


def _where_it_is_from(form: Form) -> None:
    _section(form, "source")
    _ask(form, "source_url")
    _ask(form, "source_line")
    for column, name in zip(st.columns(3), ("status", "assured_on", "assured_how"), strict=True):
        with column:
            _ask(form, name)


def _ask(form: Form, name: str) -> None:
    """Ask for a field of a listing as its kind is asked for."""
    text = staff_text(form.language)
    label, help_ = text.fields[name], text.help.get(name)
    match BY_NAME[name].kind:
        case Choice(default=default):
            first = None if default is None else default.value
            form.choose(name, label, partial(_words, name), default=first)
        case Choices():
            form.out[name] = []
            form.several(name, label, partial(_words, name))
        case LanguageCodes():
            form.several(name, label, _tongues)
        case BothLanguages(is_name=is_name):
            bilingual(form, name, long=not is_name)
        case Day():
            form.day(name, label)
        case kind:
            form.text(name, label, long=isinstance(kind, PlainText), help_=help_)


# --- what can be chosen, and what it is called in a language -------------------------------------


def _words(name: str, language: Language) -> dict[str, str]:
    return {str(word): said for word, said in words_of(name, language).items()}


def _rhythms(language: Language) -> dict[str, str]:
    return {one.value: name for one, name in staff_text(language).rhythms.items()}


def _areas(language: Language) -> Mapping[str, str]:
    return staff_text(language).areas


def _regions(language: Language) -> dict[str, str]:
    codes = dict.fromkeys([*(one.value for one in Region), *named_regions()])
    return {code: region_name(code, language) for code in codes}


def _tongues(language: Language) -> dict[str, str]:
    known = text_in(language).languages
    codes = dict.fromkeys((*_OFTEN, *sorted(ISO_639_1)))
    return {code: f"{known[code]} ({code})" if code in known else code for code in codes}
