"""Identifiers of the HSDS files: the same UUID for the same thing at every export."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID, uuid5

_NEARPEER: Final = UUID("6f0b4a1e-8c57-5d0f-9a53-2f6f1c7f4d11")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 48
_DIGITS_OF_DIGEST = 8


def identifier(*path: object) -> str:
    """Name a thing by the path that leads to it, such as ``"service", "heart"``."""
    return str(uuid5(_NEARPEER, "/".join(map(str, path))))


def slug_of(service: Mapping[str, Any]) -> str:
    """Make the id of a service that is not ours: its name, and a digest of its own identifier.

    The digest keeps two groups of one name apart, and finds the same group again at a later import.
    """
    name = str(service.get("name") or "group")
    letters = unicodedata.normalize("NFKD", name[:_LONGEST_SLUG]).encode("ascii", "ignore")
    plain = _NOT_SLUG.sub("-", letters.decode().lower()).strip("-") or "group"
    return f"{plain}-{digest_of(service)}"


def digest_of(service: Mapping[str, Any]) -> str:
    """Shorten a service's own identifier, or its name where it has none, to eight digits."""
    text = str(service.get("id") or service.get("name"))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_DIGITS_OF_DIGEST]
