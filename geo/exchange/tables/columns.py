"""A sheet of texts, and which of its columns mean which of ours."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from geo.errors import ExchangeError
from geo.exchange.reading import spellings
from geo.exchange.tables.listing_row import header_for, is_column
from geo.faults.foreign_file import ColumnTwice, Foreign, LargeTable, NoColumn
from geo.faults.row import SoundsHidden
from geo.listing.bounds import MOST_CELLS, MOST_COLUMNS, MOST_LISTINGS
from geo.place.places import plain

_MOST_GUESSED: Final = 60
"""Headings of a table for which a likely column is looked for, the first ones that need it."""
_LONGEST_GUESSED: Final = 60
_ALIKE: Final = 0.82
"""Least likeness of a heading to be offered as a guess: "phone nr" for "phone no"."""
_SPLIT: Final = re.compile(r"[^0-9a-z]+")
_SYNONYMS: Final = {
    "id": "id, slug, key, identifier, identifiant, cle",
    "name_en": "name, name en, name english, english name, group, group name, title, program name, "
    "programme name, meeting name",
    "name_fr": "nom, name fr, name french, french name, nom fr, nom francais, groupe, "
    "nom du groupe, titre, nom du programme",
    "organization_en": "organization, organisation, organization name, agency, run by, host, "
    "sponsor",
    "organization_fr": "organization french, organisme, nom de l organisme, agence, offert par",
    "description_en": "description, description en, description english, about, summary, details",
    "description_fr": "description fr, description french, description francais, resume, a propos",
    "notes_en": "notes, note, comments, remarks",
    "notes_fr": "notes fr, commentaires, remarques",
    "eligibility_en": "eligibility, who can attend, who may come, who is it for",
    "eligibility_fr": "admissibilite, a qui s adresse, pour qui",
    "modes": "mode, format, how we meet, meeting type, type de rencontre",
    "status": "statut, etat",
    "cost": "fee, fees, cout, frais",
    "languages": "language, langue, langues",
    "service_area": "area served, coverage, region served, region desservie, territoire",
    "source_url": "source, source link, source website, page, lien source",
    "assured_on": "last verified, verified on, last confirmed, confirmed on, verifie le, "
    "confirme le",
    "site_1_venue": "venue, location, location name, building, lieu, endroit, salle",
    "site_1_street": "address, street, street address, address 1, address line 1, adresse, rue, "
    "adresse municipale",
    "site_1_town": "city, town, city town, municipality, community, ville, municipalite, localite, "
    "communaute",
    "site_1_region": "province, province territory, prov, state, region, territory, "
    "province territoire, territoire province",
    "site_1_postal_code": "postal code, postalcode, postcode, zip, zip code, code postal",
    "site_1_visibility": "visibility, address visibility, visibilite, visibilite de l adresse",
    "site_1_approximate": "approximate, approx, approximate location, approximate address, "
    "approximatif, lieu approximatif, adresse approximative",
    "site_1_lat": "lat, latitude",
    "site_1_lon": "lon, lng, long, longitude",
    "site_1_accessibility": "accessibility, accessible, wheelchair, accessibilite",
    "meeting_1_weekday": "day, weekday, day of week, day of the week, meeting day, jour, "
    "jour de la semaine",
    "meeting_1_starts": "time, start, starts, start time, starts at, meeting time, heure, debut, "
    "heure de debut",
    "meeting_1_ends": "end, ends, end time, ends at, fin, heure de fin",
    "meeting_1_time_zone": "time zone, timezone, tz, fuseau, fuseau horaire",
    "contact_1_person": "contact, contact name, contact person, person, personne ressource, "
    "personne contact, nom du contact",
    "contact_1_role_en": "role, contact role, position, contact title",
    "contact_1_role_fr": "fonction, poste du contact",
    "contact_1_phone_1": "phone, telephone, phone number, phone no, tel, telephone number, "
    "contact phone, numero de telephone",
    "contact_1_phone_1_extension": "extension, ext, phone extension, poste",
    "contact_1_phone_2": "phone 2, telephone 2, second phone, other phone, autre telephone",
    "contact_1_email": "email, e mail, mail, email address, contact email, courriel, "
    "adresse courriel, adresse de courriel",
    "contact_1_url": "website, web site, web, url, link, site web, site internet, lien",
    "contact_1_hours_en": "hours, office hours",
    "contact_1_hours_fr": "heures, heures de bureau",
}
_BY_HEADING: Final = {
    heading: column for column, headings in _SYNONYMS.items() for heading in headings.split(", ")
}
_HIDES: Final = {
    *(heading for heading, column in _BY_HEADING.items() if column == "site_1_approximate"),
    *("is approximate", "confidential", "is confidential"),
}
_SOUNDS_HIDDEN: Final = re.compile("approx|confid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The texts of a table as somebody sent it.

    Parameters
    ----------
    header
        Headings, each of them once; one without a heading is called by its place, ``"(3)"``.
    rows
        As long as the header; rows without a text are among them.
    first_row
        Where the first of the rows stands, counted from 1 as a spreadsheet does.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int


def sheet_of(rows: Sequence[Sequence[str]], *, first_row: int = 1) -> Sheet:
    """Take the first row with a text as the header, and the rest below it.

    Parameters
    ----------
    first_row
        Where the first of ``rows`` stands, counted from 1.

    Raises
    ------
    ExchangeError
        If no row has a text, or there are more rows or columns than any listing has.
    """
    top = next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if top is None:
        raise ExchangeError(Foreign.EMPTY_TABLE)
    below = [tuple(row) for row in rows[top + 1 :]]
    while below and not any(cell.strip() for cell in below[-1]):
        below.pop()
    width = max(map(_width, [rows[top], *below]))
    _require_usual(len(below), width)
    return Sheet(
        header=_told_apart([cell.strip() for cell in _wide(rows[top], width)]),
        rows=tuple(_wide(row, width) for row in below),
        first_row=first_row + top + 1,
    )


def match(header: Sequence[str]) -> dict[str, str | None]:
    """Find our column for each heading: its id, a usual word for it, a close one, or None.

    No column is given twice; an exact heading goes before a usual one, that before a guess.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for find in (_exact, _usual, _close):
        left = [heading for heading in header if heading not in found]
        for heading in left[:_MOST_GUESSED] if find is _close else left:
            column = find(heading)
            if column is not None and column not in taken:
                found[heading] = column
                taken.add(column)
    return {heading: found.get(heading) for heading in header}


def is_guess(heading: str) -> bool:
    """Tell whether `match` finds a column for this heading by likeness alone."""
    return _exact(heading) is None and _usual(heading) is None and _close(heading) is not None


def confirmed(header: Sequence[str], columns: Mapping[str, str] | None) -> dict[str, str]:
    """Say which column each heading stands for.

    Parameters
    ----------
    columns
        Headings and our columns, as staff confirmed them; by default what `match` finds without a
        guess.

    Raises
    ------
    ExchangeError
        If one of them is no column of ours, or stands for two headings.
    """
    if columns is None:
        usual = match(header).items()
        return {head: column for head, column in usual if column and not is_guess(head)}
    there = frozenset(header)
    taken = {head: column for head, column in columns.items() if head in there}
    times = Counter(taken.values())
    for head, column in taken.items():
        if not is_column(column):
            raise ExchangeError(NoColumn(column, head))
        if times[column] > 1:
            raise ExchangeError(ColumnTwice(column))
    return taken


def hides_address(key: str, value: object, remark: Callable[[spellings.Remark], None]) -> bool:
    """Tell whether a key of somebody's row, in any spelling, keeps the address from the public.

    A key that is not known but sounds like it does so, whatever it says.

    Parameters
    ----------
    remark
        Is told what could not be read.
    """
    name = _folded(key)
    if name in _HIDES:
        return spellings.keeps_back(value, remark)
    if not sounds_hidden(key) or value is None or not str(value).strip():
        return False
    remark(SoundsHidden(repr(key[:40])))
    return True


def sounds_hidden(key: str) -> bool:
    """Tell whether a key says that something is approximate or confidential."""
    return _SOUNDS_HIDDEN.search(_folded(key)) is not None


def _exact(heading: str) -> str | None:
    folded = heading.strip().casefold()
    return folded if is_column(folded) else None


def _usual(heading: str) -> str | None:
    return _BY_HEADING.get(_folded(heading))


@lru_cache(maxsize=1024)
def _close(heading: str) -> str | None:
    if len(heading) > _LONGEST_GUESSED:
        return None
    known = _BY_HEADING | {_folded(column): column for column in header_for(())}
    near = get_close_matches(_folded(heading), known, n=1, cutoff=_ALIKE)
    return known[near[0]] if near else None


def _folded(heading: str) -> str:
    return _SPLIT.sub(" ", plain(heading)).strip()


def _width(row: Sequence[str]) -> int:
    return max((at for at, cell in enumerate(row, 1) if cell.strip()), default=0)


def _wide(row: Sequence[str], width: int) -> tuple[str, ...]:
    return (*row[:width], *[""] * (width - len(row)))


def _require_usual(rows: int, width: int) -> None:
    if rows > MOST_LISTINGS or width > MOST_COLUMNS or rows * width > MOST_CELLS:
        raise ExchangeError(LargeTable(rows, width, MOST_LISTINGS, MOST_COLUMNS, MOST_CELLS))


def _told_apart(headings: Sequence[str]) -> tuple[str, ...]:
    told: dict[str, None] = {}
    for place, heading in enumerate(headings, 1):
        name = heading or f"({place})"
        told[f"{name} ({place})" if name in told else name] = None
    return tuple(told)
