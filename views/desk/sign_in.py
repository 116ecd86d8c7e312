"""Who is at the desk: by the deployment's own sign-in (OIDC), else by the one staff password."""

import os
from collections.abc import Mapping
from html import escape
from typing import Any, Final

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from geo.staff.password import is_password
from geo.staff.reception import OWN_CONTACT
from geo.staff.rights import Role, Staff
from geo.store.version import FIRST
from geo.words.language import Language
from geo.words.staff_sentences import staff_text
from service.limits import Allowance
from views import desk_state as state
from views import fields

HASH: Final = "NEARPEER_STAFF_PASSWORD_HASH"
"""Environment variable: the hash of the staff's password, where secrets.toml does not hold it."""
_GUESSES_A_MINUTE: Final = 5
_FROM_EVERYWHERE: Final = ""
_LONGEST: Final = 200
_ROLES: Final = ((Role.PUBLISHER, "publishers"), (Role.EDITOR, "editors"))
_guesses = Allowance(_GUESSES_A_MINUTE)
_all_guesses = Allowance(6 * _GUESSES_A_MINUTE)


def signed_in() -> Staff | None:
    """Return who is signed in; asked anew on every run, so a role that is taken away is gone."""
    if _has_oidc():
        return _by_oidc() if st.user.is_logged_in else None
    return state.staff() if _password_hash() else None


def can_sign_in() -> bool:
    """Tell whether there is a way to sign in; without one editing is off."""
    return _has_oidc() or bool(_password_hash())


def ask_to_sign_in(language: Language) -> None:
    """Draw the way to sign in, or say that there is none."""
    text = staff_text(language)
    if not can_sign_in():
        _say(text.editing_off, language)
    elif not _has_oidc():
        _ask_password(language)
    elif st.user.is_logged_in:
        _say(text.sign_in_no_role.format(name=_email()), language)
        st.button(text.sign_out, key="sign-out", on_click=st.logout)
    else:
        _say(text.sign_in_lead, language)
        st.button(text.sign_in_with, key="sign-in", type="primary", on_click=st.login)


def sign_out() -> None:
    """Forget who it is."""
    state.sign_out()
    if _has_oidc():
        st.logout()


def _ask_password(language: Language) -> None:
    text = staff_text(language)
    _say(text.sign_in_lead, language)
    with st.form("sign-in-form", border=False, enter_to_submit=True):
        name = fields.text(
            text.sign_in_name,
            is_kept=False,
            key="sign-in-name",
            help=text.sign_in_name_help,
            autocomplete="name",
            max_chars=_LONGEST,
        )
        password = fields.text(
            text.sign_in_word,
            is_kept=False,
            key="sign-in-password",
            type="password",
            autocomplete="current-password",
            max_chars=_LONGEST,
        )
        if st.form_submit_button(text.sign_in_button, key="sign-in", type="primary"):
            refusal = _refusal(name, password, language)
            if refusal is None:
                st.rerun()
            st.html(
                f'<p class="np-fault" role="alert" lang="{language.value}">{escape(refusal)}</p>'
            )


def _refusal(name: str, password: str, language: Language) -> str | None:
    """Sign in, or say why not."""
    text = staff_text(language)
    if not name.strip():
        return text.sign_in_no_name
    if name.strip() in {OWN_CONTACT, FIRST}:
        return text.sign_in_reserved.format(name=name.strip())
    address = st.context.ip_address or _FROM_EVERYWHERE
    wait_s = max(_guesses.take(address), _all_guesses.take(_FROM_EVERYWHERE))
    if wait_s:
        return text.sign_in_wait.format(seconds=int(wait_s) + 1)
    if not is_password(password, _password_hash()):
        return text.sign_in_wrong
    state.sign_in(Staff(name.strip(), Role.PUBLISHER))
    return None


def _by_oidc() -> Staff | None:
    """Find the role of an address that the provider has verified."""
    email = _email()
    if not email or st.user.get("email_verified") is not True:
        return None
    named = _secrets().get("staff", {})
    for role, key in _ROLES:
        if email in {str(one).strip().casefold() for one in named.get(key, ())}:
            return Staff(email, role)
    return None


def _email() -> str:
    return str(st.user.get("email") or "").strip().casefold()


def _has_oidc() -> bool:
    return "auth" in _secrets()


def _password_hash() -> str:
    kept = _secrets().get("staff", {}).get("password_hash", "")
    return str(kept or os.environ.get(HASH, ""))


def _secrets() -> Mapping[str, Any]:
    try:
        return st.secrets.to_dict()
    except StreamlitSecretNotFoundError:
        return {}


def _say(said: str, language: Language) -> None:
    st.html(f'<p class="np-lead" lang="{language.value}">{escape(said)}</p>')
