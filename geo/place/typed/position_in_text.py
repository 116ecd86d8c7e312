"""Latitude and longitude as people and their devices write them."""

import re
import unicodedata
from typing import Final

from geo.place.coordinate import CANADA_LAT, CANADA_LON

Position = tuple[float, float]
"""Latitude and longitude in degrees."""

_MINUTES: Final = 60
_SIGNS: Final = str.maketrans(
    {
        "\u2032": "'", "\u2019": "'", "\u2018": "'", "\u02b9": "'", "\u00b4": "'",
        "\u2033": '"', "\u201d": '"', "\u201c": '"', "\u02ba": '"', "\u00ba": "°", "\u02da": "°",
        "\u2212": "-", "\u2013": "-", "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip
_SIDE: Final = r"(?:N|S|E|W|O|NORTH|SOUTH|EAST|WEST|NORD|SUD|EST|OUEST)"
_NUMBER: Final = r"(?P<{0}deg>[-+]?\d{{1,3}}(?:\.\d+)?)"
_SMALL: Final = (
    r"(?:\s*(?:°|DEG(?:REES)?\b|D\b|\s)\s*(?P<{0}min>\d{{1,2}}(?:\.\d+)?)"
    r"\s*(?:'|MIN(?:UTES)?\b|M\b|\s)?"
    r"\s*(?:(?P<{0}sec>\d{{1,2}}(?:\.\d+)?)\s*(?:\"|''|SEC(?:ONDS)?\b|S\b(?!\s*\d))?)?)?"
)
_ONE: Final = (
    rf"(?P<{{0}}before>{_SIDE})?\s*{_NUMBER}{_SMALL}"
    rf"\s*(?:°|DEG(?:REES)?\b)?\s*(?P<{{0}}after>{_SIDE})?"
)
_NAMED: Final = re.compile(r"\b(?:LATITUDE|LONGITUDE|LAT|LONG|LON|LNG|GPS)\b\.?\s*[:=]?\s*|^GEO:")
_PAIR: Final = re.compile(
    rf"[(\[]?\s*{_ONE.format('a')}\s*(?:[,;/|]|\s)\s*{_ONE.format('b')}\s*[)\]]?\.?"
)
_DECIMAL: Final = re.compile(r"\s*(-?\d{1,2}\.\d+)(?:\s*[,;]\s*|\s+)(-?\d{1,3}\.\d+)\s*")
_COMMAS: Final = re.compile(r"\s*(-?\d{1,3},\d+)(?:\s*;\s*|\s+)(-?\d{1,3},\d+)\s*")
_LINK: Final = re.compile(r"^\s*https?://\S*?[@=/](-?\d{1,2}\.\d+),(?:\+|%20)?(-?\d{1,3}\.\d+)")
_JSON: Final = re.compile(
    r'"lat(?:itude)?"\s*:\s*(-?\d{1,2}\.\d+)\s*,\s*"(?:lng|lon|long|longitude)"\s*:\s*(-?\d{1,3}\.\d+)'
)
_POINT: Final = re.compile(r"(?i)POINT\s*\(\s*(-?\d{1,3}\.\d+)\s+(-?\d{1,2}\.\d+)\s*\)")
_DIGITS: Final = re.compile(r"\d\D+\d")
_OF_LAT: Final = frozenset("NS")
_NEGATIVE: Final = frozenset("SWO")


def position_in_text(text: str) -> Position | None:
    """Read a pair of degrees, in any usual writing; None if the text is none.

    Latitude comes first unless a letter, or that only the other order lies in Canada, says
    otherwise. Degrees of longitude without a sign or a letter are west where only that is Canada.
    """
    if plain := _DECIMAL.fullmatch(text):
        return _in_order(float(plain[1]), float(plain[2]))
    if not _DIGITS.search(text):
        return None
    if told := _decimal_commas(text) or _in_link(text):
        return told
    written = unicodedata.normalize("NFC", text).translate(_SIGNS).upper()
    match = _PAIR.fullmatch(_NAMED.sub(" ", written).strip())
    if match is None or not _is_written_as_one(match, written):
        return None
    first, second = _degrees(match, "a"), _degrees(match, "b")
    sides = _side(match, "a"), _side(match, "b")
    if sides[0] and sides[1]:
        return (second, first) if sides[1] in _OF_LAT else (first, second)
    return _in_order(first, second)


def _decimal_commas(text: str) -> Position | None:
    """Read degrees with commas for points, as French writes them: "45,42; -75,70"."""
    match = _COMMAS.fullmatch(text)
    return _in_order(*(float(one.replace(",", ".")) for one in match.groups())) if match else None


def _in_link(text: str) -> Position | None:
    """Read degrees in the address of a map, or as programs write them, longitude named first."""
    match = _LINK.search(text) or _JSON.search(text)
    if match:
        return _in_order(float(match[1]), float(match[2]))
    match = _POINT.fullmatch(text.strip())
    return _in_order(float(match[2]), float(match[1])) if match else None


def _is_written_as_one(match: re.Match[str], written: str) -> bool:
    """Two whole numbers alone are a house or a highway: a point, a sign or letters are needed."""
    said = _NAMED.search(written) or "°" in written
    return bool(said or _side(match, "a") or ("." in match["adeg"] and "." in match["bdeg"]))


def _degrees(match: re.Match[str], which: str) -> float:
    whole = float(match[f"{which}deg"])
    minutes = float(match[f"{which}min"] or 0) + float(match[f"{which}sec"] or 0) / _MINUTES
    size = abs(whole) + minutes / _MINUTES
    return -size if whole < 0 or _side(match, which) in _NEGATIVE else size


def _side(match: re.Match[str], which: str) -> str:
    side: str = match[f"{which}before"] or match[f"{which}after"] or ""
    return side[:1]


def _in_order(first: float, second: float) -> Position:
    """Latitude first, or whichever order and side of the globe lies in Canada."""
    for lat, lon in ((first, second), (second, first), (first, -second), (second, -first)):
        if CANADA_LAT[0] <= lat <= CANADA_LAT[1] and CANADA_LON[0] <= lon <= CANADA_LON[1]:
            return lat, lon
    return first, second
