"""The written forms that a listing file asks for: phone, e-mail, address of a page, zone, code."""

import re
from difflib import get_close_matches
from unicodedata import name as unicode_name
from unicodedata import normalize
from urllib.parse import unquote
from zoneinfo import available_timezones

from geo.errors import InvalidPostalCodeError
from geo.faults.field import Form, NotAPhone, NotOfForm, UnknownZone
from geo.listing.characters import is_piled_up
from geo.listing.files.readers import FieldError, Node, require_plain, require_seen, shown, text
from geo.place.postal_code import PostalCode
from geo.place.time_zones import zone

_PHONE = re.compile(
    r"(?P<country>\+?1)?(?P<area>[2-9][0-9]{2})(?P<office>[2-9][0-9]{2})(?P<line>[0-9]{4})"
)
_WITHOUT_AREA_CODE = re.compile(r"[2-9][0-9]{6}")
_BETWEEN_DIGITS = re.compile(r"[\s().\-\u2010-\u2015]+")
_MOST_OF_PHONE = 60
_EXTENSION = re.compile(r"[0-9]{1,7}")
_LOCAL = re.compile(r"[\w+'-]+(\.[\w+'-]+)*")
_MOST_OF_LOCAL = 64
_LIKE_PLAIN = frozenset("\u0131\u017f\u0138\u0237")
"""Latin letters that are taken for i, s, k and j."""
_MOST_OF_LABEL = 63
_MOST_OF_EMAIL = 254
_HOST = re.compile(
    r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,}|xn--[a-z0-9-]*[a-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_URL = re.compile(
    r"(?P<scheme>https?://)(?P<host>[^\s/?#:@\\]+)(:(?P<port>[0-9]{1,5}))?(?P<rest>[/?#][^\s<>\"\\^`{|}]*)?",
    re.IGNORECASE,
)
_LAST_PORT = 65_535
MOST_OF_ID = 200
"""Characters of an id, which is the name of a file."""
_MOST_OF_URL = 4_000
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALIKE = 0.85
"""Least likeness of a zone's name to be suggested."""
_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
ISO_639_1 = frozenset(_ISO_639_1.split())
"""Two-letter codes of languages."""


def slug(node: Node) -> str:
    """Read an id."""
    is_short = isinstance(node.value, str) and len(node.value) <= MOST_OF_ID
    if is_short and _SLUG.fullmatch(str(node.value)):
        return str(node.value)
    raise FieldError(NotOfForm(shown(node.value), Form.ID))


def phone_number(node: Node) -> str:
    """Read a Canadian number in any usual spelling; return it as ``"416-859-3579"``.

    A leading 1 stays: ``"1-888-495-6068"``.
    """
    if not isinstance(node.value, str):
        raise FieldError(NotOfForm(shown(node.value), Form.QUOTED_PHONE))
    require_seen(node.value)
    digits = _BETWEEN_DIGITS.sub("", node.value)
    found = _PHONE.fullmatch(digits) if len(node.value) <= _MOST_OF_PHONE else None
    if found is None:
        lacks_area_code = _WITHOUT_AREA_CODE.fullmatch(digits) is not None
        raise FieldError(NotAPhone(shown(node.value), lacks_area_code))
    country = f"{found['country']}-" if found["country"] else ""
    return f"{country}{found['area']}-{found['office']}-{found['line']}"


def extension(node: Node) -> str:
    """Read the digits of an extension, which may begin with 0."""
    if isinstance(node.value, str) and _EXTENSION.fullmatch(node.value):
        return node.value
    raise FieldError(NotOfForm(shown(node.value), Form.EXTENSION))


def email(node: Node) -> str:
    """Read one e-mail address, of which no mail program can make two.

    Letters, digits and ``. _ + - '`` may stand before the @: what else the standard allows would
    add recipients or text where the address becomes a link. A host with accents is returned in the
    form that the network knows, ``xn--``.
    """
    value = _one_word(node)
    local, at, host = value.rpartition("@")
    named = _host(host) if at else None
    if named is None or not _is_local(local) or len(value) > _MOST_OF_EMAIL:
        raise FieldError(NotOfForm(shown(node.value), Form.EMAIL))
    return f"{local}@{named}"


def url(node: Node) -> str:
    """Read the address of a public web page; a host with accents is returned as ``xn--``."""
    value = _one_word(node)
    require_seen(unquote(value))
    found = _URL.fullmatch(value) if len(value) <= _MOST_OF_URL else None
    host = _host(found["host"]) if found else None
    if found is None or host is None or int(found["port"] or 0) > _LAST_PORT:
        raise FieldError(NotOfForm(shown(node.value), Form.PAGE))
    port = f":{found['port']}" if found["port"] else ""
    return f"{found['scheme']}{host}{port}{found['rest'] or ''}"


def _one_word(node: Node) -> str:
    """Read a text of which every letter is what it looks like; anything else is no address."""
    if not isinstance(node.value, str):
        return ""
    require_seen(node.value)
    require_plain(node.value, whole_words=False)
    return "" if is_piled_up(node.value) else normalize("NFC", node.value)


def _is_local(text: str) -> bool:
    return (
        _LOCAL.fullmatch(text) is not None
        and len(text) <= _MOST_OF_LOCAL
        and normalize("NFKC", text) == text
        and _LIKE_PLAIN.isdisjoint(text)
        and all(one.isascii() or unicode_name(one, "").startswith("LATIN") for one in text)
    )


def _host(text: str) -> str | None:
    """Return the name of a host as the network knows it; None if it is none."""
    if not text.isascii():
        import idna  # noqa: PLC0415 - 9 ms, for the few names that are not plain

        try:
            text = idna.encode(text.lower()).decode()
        except idna.IDNAError:
            return None
    is_named = _HOST.fullmatch(text) and max(map(len, text.split("."))) <= _MOST_OF_LABEL
    return text if is_named else None


def language(node: Node) -> str:
    """Read the two-letter code of a language."""
    if isinstance(node.value, str) and node.value in ISO_639_1:
        return node.value
    raise FieldError(NotOfForm(shown(node.value), Form.LANGUAGE))


def postal_code(node: Node) -> str:
    """Read a whole postal code; return it with its blank."""
    value = text(node)
    try:
        code = PostalCode.parse(value)
    except InvalidPostalCodeError as error:
        raise FieldError(NotOfForm(repr(value), Form.POSTAL_CODE)) from error
    if code.is_fsa:
        raise FieldError(NotOfForm(repr(value), Form.WHOLE_CODE))
    return str(code)


def time_zone(node: Node) -> str:
    """Read the IANA name of a zone."""
    value = text(node)
    if "/" not in value:
        raise FieldError(NotOfForm(repr(value), Form.ZONE_OF_PLACE))
    try:
        return zone(value).key
    except (KeyError, ValueError, OSError):
        raise FieldError(UnknownZone(repr(value), _zone_meant(value))) from None


def _zone_meant(value: str) -> str:
    city = value.rpartition("/")[2].replace(" ", "_").title()
    zones = [name for name in available_timezones() if name.startswith("America/")]
    near = get_close_matches(f"America/{city}", sorted(zones), n=1, cutoff=_ALIKE)
    return near[0] if near else ""
