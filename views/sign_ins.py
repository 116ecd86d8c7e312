"""How the staff of this deployment sign in, and the one record of who has."""

import os
from collections.abc import Mapping
from typing import Any, Final

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from service.sign_in.guesses import Guesses
from service.sign_in.page import Way
from service.sign_in.routes import StaffEntry
from service.sign_in.sign_ins import Ended, SignIns
from views.resources import LISTINGS

HASH: Final = "NEARPEER_STAFF_PASSWORD_HASH"
"""Environment variable: the hash of the staff's password, where secrets.toml does not hold it."""
_OF_STREAMLIT: Final = "_streamlit_user"


def secrets() -> Mapping[str, Any]:
    """Read the deployment's secrets."""
    try:
        return st.secrets.to_dict()
    except StreamlitSecretNotFoundError:
        return {}


def has_oidc() -> bool:
    """Tell whether staff sign in through their organization; then the password opens nothing."""
    return "auth" in secrets()


def password_hash() -> str:
    """Return the hash of the staff's password; empty where it opens nothing."""
    known = secrets()
    if "auth" in known:
        return ""
    return str(known.get("staff", {}).get("password_hash", "") or os.environ.get(HASH, ""))


def way() -> Way:
    """Tell how staff sign in."""
    if os.environ.get(LISTINGS):
        return Way.NO_STORE
    if has_oidc():
        return Way.ORGANIZATION
    return Way.PASSWORD if password_hash() else Way.NONE


SIGN_INS: Final = SignIns(password_hash)
"""Who has signed in with the password; of the process, like the submission service."""
ENDED: Final = Ended(_OF_STREAMLIT)
"""Which sign-ins by the organization were ended here."""
ENTRY: Final = StaffEntry(
    way=way, password_hash=password_hash, sign_ins=SIGN_INS, guesses=Guesses()
)
"""What the form of the sign-in rests on."""
