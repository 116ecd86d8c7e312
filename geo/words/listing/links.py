"""Links that write, call or text: they reach whom they name, and nobody else.

Whatever got into a listing, no mail program may find a second recipient or another text in it.
"""

import re
from typing import Final
from urllib.parse import quote

from geo.listing.characters import spelled_out
from geo.listing.contact import Phone

_ATOMS: Final = re.compile(r"[^\s()<>\[\]:;@\\,\".]+(\.[^\s()<>\[\]:;@\\,\".]+)*")
"""What may stand before the @ of one address as it is (RFC 5322); all else is put in quotes."""
_HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)*")

_ON_ONE_LINE: Final = str.maketrans("\n\t", "  ")


def mailto(address: str, *, subject: str = "", body: str = "") -> str:
    """Write a link to one address (RFC 6068), with a subject and a text if they are given.

    Every character but letters, digits and ``. _ - ~ +`` is encoded; what would part one address
    into several is quoted first.
    """
    line = spelled_out(address).translate(_ON_ONE_LINE)
    local, _, host = line.rpartition("@")
    if not local or not _HOST.fullmatch(host):
        local, host = line, ""
    to = quote(local if _ATOMS.fullmatch(local) else _quoted(local), safe="+")
    fields = {"subject": subject, "body": body}
    asked = "&".join(f"{name}={quote(text)}" for name, text in fields.items() if text)
    return f"mailto:{to}{'@' if host else ''}{quote(host)}{'?' if asked else ''}{asked}"


def tel(phone: Phone) -> str:
    """Write a link that calls a number, with its extension (RFC 3966)."""
    extension = f";ext={quote(phone.extension, safe='')}" if phone.extension else ""
    return f"tel:{quote(phone.dialled, safe='+')}{extension}"


def sms(phone: Phone) -> str:
    """Write a link that begins a text message (RFC 5724)."""
    return f"sms:{quote(phone.dialled, safe='+')}"


def _quoted(local: str) -> str:
    inside = local.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inside}"'
