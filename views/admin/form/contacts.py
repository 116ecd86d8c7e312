"""How to reach a group: the part of the form with contacts, and whose consent each rests on."""

from typing import Any, Final

import streamlit as st

from geo.listing.contact import ConsentScope
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from views.admin.form.form import Form

_FLAGS: Final = {"yes": True, "no": False}


def draw_contacts(form: Form) -> None:
    """Draw every contact, and the offer of one more."""
    text = staff_text(form.language)
    for number, row in form.rows("contacts"):
        with st.container(border=True, key=f"{row.key}-box"):
            _contact(row)
            form.remove_button("contacts", number, text.remove["contacts"])
    form.add_button("contacts", text.add["contacts"])


def _contact(row: Form) -> None:
    text = staff_text(row.language)
    role = row.table("role")
    english, french, person = st.columns(3)
    with english:
        role.text("en", f"{text.fields['role']} ({text.in_english})")
    with french:
        role.text("fr", f"{text.fields['role']} ({text.in_french})")
    with person:
        row.text("person", text.fields["person"])
    row.spot("role")
    row.keep(role, "role")
    _phones(row)
    email, url, office = st.columns(3)
    with email:
        row.text("email", text.fields["email"])
    with url:
        row.text("url", text.fields["url"])
    with office:
        row.text("office", text.fields["office"])
    if row.out.get("email"):
        _consent(row, "email_consent")
    hours, english, french = row.table("hours"), *st.columns(2)
    with english:
        hours.text("en", f"{text.fields['hours']} ({text.in_english})")
    with french:
        hours.text("fr", f"{text.fields['hours']} ({text.in_french})")
    row.spot("hours")
    row.keep(hours, "hours")
    left, _ = st.columns(2)
    with left:
        _flag(row, "answers_24_7")
    _consent(row, "consent")


def _phones(row: Form) -> None:
    text = staff_text(row.language)
    for number, phone in row.rows("phones"):
        first, second, third, away = st.columns([3, 2, 3, 2], vertical_alignment="bottom")
        with first:
            phone.text("number", text.fields["number"])
        with second:
            phone.text("extension", text.fields["extension"])
        with third:
            _flag(phone, "text")
        with away:
            row.remove_button("phones", number, text.remove["phones"])
        phone.spot("")
        _consent(phone, "consent")
    row.add_button("phones", text.add["phones"])


def _flag(form: Form, name: str) -> None:
    """Ask for yes, no, or nothing."""
    text, given = staff_text(form.language), form.first.get(name)
    first: dict[str, Any] = {} if given is None else {name: "yes" if given else "no"}
    inner = Form(key=f"{form.key}.flag", first=first, language=form.language)
    chosen = inner.choose(name, text.fields[name], _yes_or_no, default="")
    if chosen:
        form.out[name] = _FLAGS[chosen]


def _consent(form: Form, name: str) -> None:
    """Ask whose consent a number rests on."""
    text, inner = staff_text(form.language), form.table(name)
    first, second, third = st.columns([4, 3, 3])
    with first:
        scope = inner.choose("scope", text.fields[name], _scopes, default="")
    if scope:
        with second:
            inner.text("by", text.fields["consent_by"])
        with third:
            inner.day("on", text.fields["consent_on"])
        form.out[name] = {field: value for field, value in inner.out.items() if value}
    form.spot(name)


def _yes_or_no(language: Language) -> dict[str, str]:
    text = staff_text(language)
    return {"": text.not_stated, "yes": text.yes, "no": text.no}


def _scopes(language: Language) -> dict[str, str]:
    text = staff_text(language)
    return {"": text.no_consent, **{one.value: text.scopes[one] for one in ConsentScope}}
