"""Who has signed in: by the organization's own sign-in (OIDC), else by that with the password."""

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from geo.markup import element, paragraph, said
from geo.staff.rights import Role, Staff
from geo.words.admin.sign_in import sign_in_text
from geo.words.language import Language
from service.responses.cookies import STAFF_COOKIE
from service.sign_in.page import SIGN_IN, Way
from views import sign_ins
from views.draw import draw
from views.session import staff_state as state

_ROLES: Final = ((Role.PUBLISHER, "publishers"), (Role.EDITOR, "editors"))


def signed_in() -> Staff | None:
    """Return who is signed in; asked anew on every run.

    So a role that is taken away is gone, and whoever signed out in another tab is out in this one.
    """
    if sign_ins.has_oidc():
        return _by_oidc() if _is_known_to_provider() else None
    found = sign_ins.SIGN_INS.find(_held())
    if found is None:
        return None
    state.belong_to(found.id)
    return found.staff


def still_signed_in() -> Callable[[], bool]:
    """Return what tells, later and outside of this run, whether the sign-in of now still holds."""
    if sign_ins.has_oidc():
        cookies = dict(st.context.cookies)
        return lambda: not sign_ins.ENDED.holds(cookies)
    return partial(sign_ins.SIGN_INS.is_signed_in, _held())


def ask_to_sign_in(language: Language) -> None:
    """Draw the way to sign in, or say that there is none."""
    text = sign_in_text(language)
    match sign_ins.way():
        case Way.PASSWORD:
            _ask_password(language)
        case Way.ORGANIZATION if _is_known_to_provider():
            _say(text.no_role.format(name=_email()), language)
            st.button(text.sign_out, key="sign-out", on_click=st.logout)
        case Way.ORGANIZATION:
            _say(text.lead, language)
            st.button(text.organization, key="sign-in", type="primary", on_click=st.login)
        case Way.NONE:
            _say(text.editing_off, language)
        case Way.NO_STORE:
            _say(text.editing_off_no_store, language)


def sign_out(language: Language) -> None:
    """End the sign-in in every tab of this browser, and forget what was being done."""
    state.forget()
    if sign_ins.has_oidc():
        sign_ins.ENDED.end(st.context.cookies)
        st.logout()
    else:
        sign_ins.SIGN_INS.end(_held())
        text = sign_in_text(language)
        state.say(f"{text.signed_out}. {text.signed_out_what_now}")


def own_sign_in(language: Language) -> None:
    """Point to where a sign-in by password is ended in every browser; nothing here is left."""
    if sign_ins.way() is Way.PASSWORD:
        draw(
            element(
                "a",
                said(sign_in_text(language).yours),
                class_="np-own-sign-in",
                lang=language.value,
                target="_blank",
                href=f"./{SIGN_IN}?lang={language.value}",
            ),
            width="content",
        )


def _ask_password(language: Language) -> None:
    """Point to the form; where work is open here it opens beside it, so that nothing is lost."""
    text = sign_in_text(language)
    if not sign_ins.SIGN_INS.has_run_out(_held()):
        _say(text.lead, language)
        _way_in(text.button, language)
        return
    _say(f"{text.ran_out} {text.ran_out_open}", language)
    _way_in(text.again, language, target="_blank")
    st.button(text.go_on, key="go-on")


def _way_in(words: str, language: Language, *, target: str = "") -> None:
    address = f"./{SIGN_IN}?lang={language.value}"
    link = element("a", said(words), class_="np-way-in", href=address, target=target or False)
    draw(element("p", link, lang=language.value))


def _held() -> str:
    """Return the secret that the browser held when this tab opened its connection."""
    return st.context.cookies.get(STAFF_COOKIE, "")


def _is_known_to_provider() -> bool:
    return bool(st.user.is_logged_in) and not sign_ins.ENDED.holds(st.context.cookies)


def _by_oidc() -> Staff | None:
    """Find the role of an address that the provider has verified."""
    email = _email()
    if not email or st.user.get("email_verified") is not True:
        return None
    named = sign_ins.secrets().get("staff", {})
    for role, key in _ROLES:
        if email in {str(one).strip().casefold() for one in named.get(key, ())}:
            return Staff(email, role)
    return None


def _email() -> str:
    return str(st.user.get("email") or "").strip().casefold()


def _say(words: str, language: Language) -> None:
    draw(paragraph(words, class_="np-lead", lang=language.value))
