"""The form of one listing, in the sections in which staff think of it."""

from collections.abc import Mapping
from enum import StrEnum
from html import escape
from typing import Any, Final, TypeVar

import streamlit as st

from geo.listing.audience import Audience, Welcome
from geo.listing.files.area import CANADA, NOT_STATED
from geo.listing.files.schema import EVERYONE_ELSE
from geo.listing.files.written_forms import ISO_639_1
from geo.listing.listing import Assurance, Cost, HowToStart, LedBy, Mode, Room
from geo.place.north import named_regions
from geo.place.regions import Region
from geo.words.admin.sentences import staff_text
from geo.words.coverage.names import region_name
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import text_in
from views.admin.form.contacts import draw_contacts
from views.admin.form.form import Form, Names
from views.admin.form.meetings import draw_meetings
from views.admin.form.polygon import read_polygon, write_polygon
from views.admin.form.sites import draw_sites

_REGIONS: Final = "regions"
_DRAWN: Final = "drawn"
_AREA: Final = "service_area"
_Word = TypeVar("_Word", bound=StrEnum)
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
    st.html(f'<h2 class="np-form-head" lang="{form.language.value}">{escape(heading)}</h2>')


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
    text = staff_text(form.language)
    _section(form, "who")
    if is_new:
        form.text("id", text.fields["id"], help_=text.help["id"])
    else:
        form.out["id"] = form.first["id"]
        form.spot("id")
    bilingual(form, "name")
    bilingual(form, "organization")
    bilingual(form, "description", long=True)


def _how_and_when(form: Form) -> None:
    text = staff_text(form.language)
    _section(form, "when")
    left, right = st.columns(2)
    with left:
        form.out["modes"] = []
        form.several("modes", text.fields["modes"], _modes)
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
    text = staff_text(form.language)
    _section(form, "more")
    for column, (name, names) in zip(st.columns(len(_FACTS)), _FACTS.items(), strict=True):
        with column:
            form.choose(name, text.fields[name], names, default=NOT_STATED)
    form.several("languages", text.fields["languages"], _tongues)
    for name in ("eligibility", "confidentiality", "notes"):
        bilingual(form, name, long=True)


def _where_it_is_from(form: Form) -> None:
    text = staff_text(form.language)
    _section(form, "source")
    form.text("source_url", text.fields["source_url"])
    form.text("source_line", text.fields["source_line"], long=True, help_=text.help["source_line"])
    first, second, third = st.columns(3)
    with first:
        form.choose("status", text.fields["status"], _statuses, default="active")
    with second:
        form.day("assured_on", text.fields["assured_on"])
    with third:
        form.choose("assured_how", text.fields["assured_how"], _assurances)


# --- what can be chosen, and what it is called in a language -------------------------------------


def _modes(language: Language) -> dict[str, str]:
    return _words(text_in(language).modes, Mode)


def _rhythms(language: Language) -> dict[str, str]:
    return _words(staff_text(language).rhythms)


def _areas(language: Language) -> Mapping[str, str]:
    return staff_text(language).areas


def _regions(language: Language) -> dict[str, str]:
    codes = dict.fromkeys([*(one.value for one in Region), *named_regions()])
    return {code: region_name(code, language) for code in codes}


def _statuses(language: Language) -> dict[str, str]:
    return _words(staff_text(language).statuses)


def _assurances(language: Language) -> dict[str, str]:
    return _words(text_in(language).assurances, Assurance)


def _tongues(language: Language) -> dict[str, str]:
    known = text_in(language).languages
    codes = dict.fromkeys((*_OFTEN, *sorted(ISO_639_1)))
    return {code: f"{known[code]} ({code})" if code in known else code for code in codes}


def _words(words: Mapping[_Word, str], kind: type[_Word] | None = None) -> dict[str, str]:
    """Key the names of a closed set by the words that files use, in the order of the set."""
    return {one.value: words[one] for one in kind or words}


_FACTS: Final[Mapping[str, Names]] = {
    "room": lambda language: _words(text_in(language).rooms, Room),
    "led_by": lambda language: _words(text_in(language).led_by, LedBy),
    "how_to_start": lambda language: _words(text_in(language).how_to_start, HowToStart),
    "cost": lambda language: _words(text_in(language).costs, Cost),
}
