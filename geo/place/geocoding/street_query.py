"""What a Nominatim server is asked."""

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from geo.place.regions import Region

_PRINTED = re.compile("[!-~]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A Nominatim server, and who asks it.

    Parameters
    ----------
    domain
        Host, port and path before ``/search``.
    user_agent
        The program and whom to write to about it, as the usage policy wants.
    """

    scheme: str
    domain: str
    user_agent: str

    @classmethod
    def at(cls, base_url: str, *, contact: str) -> Self:
        """Name the server of a base URL, and the e-mail address of whoever runs this program.

        Raises
        ------
        ValueError
            If the URL is not one of a server, or the contact is no e-mail address.
        """
        scheme, _, domain = base_url.rstrip("/").partition("://")
        if not _is_base_url(base_url):
            raise ValueError(
                f"{base_url!r} is not the base URL of a Nominatim server; "
                "write it as https://nominatim.example.org"
            )
        if "@" not in contact or not contact.isascii() or set(contact) & set(" ()\t\r\n"):
            raise ValueError(
                f"{contact!r} is not an e-mail address; the usage policy of Nominatim wants one "
                "at which whoever runs this program can be reached"
            )
        return cls(scheme=scheme.lower(), domain=domain, user_agent=f"nearpeer/1 ({contact})")


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetQuery:
    """A street of a town in a province or territory, in the fields of Nominatim's search."""

    street: str
    city: str
    state: str

    @classmethod
    def of(cls, street: str, *, town: str, region: Region) -> Self:
        """Write an address so that its usual spellings ask the same."""
        state = region.name.replace("_", " ").lower()
        return cls(street=_plain(street), city=_plain(town), state=state)

    def key(self, service: Service) -> str:
        """Name the question without telling it: 64 hexadecimal digits."""
        asked = json.dumps([service.domain, self.street, self.city, self.state])
        return hashlib.sha256(asked.encode()).hexdigest()


def _is_base_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port_is_right = parts.port != 0
    except ValueError:
        return False
    more = (parts.username, parts.query, parts.fragment)
    named = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return named and port_is_right and not any(more) and _PRINTED.fullmatch(text) is not None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
