"""The one password of a small staff, kept as an Argon2 hash."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
"""Characters of the shortest password that is taken."""
_HASHER = PasswordHasher()  # the library's defaults: RFC 9106, low-memory profile


def hash_password(password: str) -> str:
    """Make the hash that a deployment keeps among its secrets.

    Raises
    ------
    ValueError
        If the password is too short.
    """
    if len(password) < SHORTEST:
        raise ValueError(f"the password has {len(password)} characters; take {SHORTEST} or more")
    return _HASHER.hash(password)


def is_password(password: str, hashed: str) -> bool:
    """Tell whether this is the password; a hash that is none fits no password."""
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
