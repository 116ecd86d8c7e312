"""Write docs/fields.md, and what the page calls each field in docs/listing-format.md.

The first says what each field of a listing is, where it is shown, and what is lost where.

python -m scripts.build_field_tables
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

if __package__ in {None, ""}:  # also started as `python scripts/build_field_tables.py`
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.exchange.tables.listing_row import GROUPS, columns_of
from geo.listing.field_kinds import (
    BothLanguages,
    Choice,
    Choices,
    Day,
    Export,
    LanguageCodes,
    ListingField,
    Part,
    PlainText,
    Slug,
    Term,
    WebAddress,
)
from geo.listing.fields import FIELDS, losses_of
from geo.words.admin.en import EN as FORM_EN
from geo.words.fields.en import EN
from geo.words.fields.fr import FR

_DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
PATH: Final = _DOCS / "fields.md"
FILE_BY_FILE: Final = _DOCS / "listing-format.md"
_LEAD: Final = """# The fields of a listing

Written from `geo/listing/fields.py` by `python -m scripts.build_field_tables`: change the fields
there, not here. What to write in each field is in
[the listing, file by file](listing-format.md), what happens when a file is read or saved in
[the formats in detail](exchange-details.md).

## Where each field is shown

The staff's form has the field under the label given here, in English / in French. The visitor's
card has the fact under the label given here; a field in brackets is shown elsewhere.
In the map layer a field has its own name (a text with `_en` and `_fr`, `source_url` as
`url`), unless the table below says that it is left out.
"""
_TITLES: Final = (
    *("field", "what it holds", "seen by"),
    *("staff's form", "visitor's card", "columns", "HSDS"),
)
_MOST_COLUMNS: Final = 3
_HEADINGS: Final = {
    Export.TABLES: "What a table does not say",
    Export.MEETING_GUIDE: "What a Meeting Guide feed does not say",
    Export.HSDS: "What an HSDS service does not say",
    Export.GEOJSON: "What the map layer does not say",
    Export.ICAL: "What the calendar of all meetings does not say",
}


def page() -> str:
    """Write the whole page."""
    return "\n".join([_LEAD, *_where_told(), *(line for one in Export for line in _lost(one))])


def _where_told() -> Iterator[str]:
    yield from _head(
        "field", "what it holds", "seen by", "staff's form", "visitor's card", "columns", "HSDS"
    )
    for field in FIELDS:
        yield _row(
            f"`{field.name}`",
            _kind(field),
            field.seen_by.value,
            f"{field.section.value}: {EN.staff[field.name]} / {FR.staff[field.name]}",
            _card(field),
            _columns(field),
            f"`{_hsds(field)}`",
        )


def _lost(export: Export) -> Iterator[str]:
    yield from ("", f"## {_HEADINGS[export]}", "")
    yield from _head("field", "what is lost", "why")
    for name, loss in losses_of(export).items():
        yield _row(f"`{name}`", loss.what, loss.why)


def _kind(field: ListingField) -> str:
    match field.kind:
        case Choice(words=words):
            return "one of " + _words(words)
        case Choices(words=words):
            return "any of " + _words(words)
        case BothLanguages(is_name=is_name):
            return f"a {'name' if is_name else 'text'} in both languages"
        case Part(keys=keys):
            return "a part: " + _words(keys)
        case kind:
            return _PLAIN[type(kind)]


_PLAIN: Final = {
    Slug: "a slug",
    PlainText: "a text as it was found",
    WebAddress: "a web address",
    Day: "a date",
    LanguageCodes: "codes of ISO 639-1",
}


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _card(field: ListingField) -> str:
    labels = (
        EN.card[fact.label] + ("" if fact.is_always_there else ", where stated")
        for fact in field.facts
    )
    return "; ".join(labels) or f"({field.elsewhere})"


def _columns(field: ListingField) -> str:
    keys = field.kind.keys if isinstance(field.kind, Part) else ()
    numbered = (f"{group}_1_..." for group, key in GROUPS.items() if key in keys)
    names = [*columns_of(field), *numbered]
    return _words(names if len(names) <= _MOST_COLUMNS else [names[0], "...", names[-1]])


def _hsds(field: ListingField) -> str:
    key = field.hsds
    return f"attributes: {key.code}" if isinstance(key, Term) else key


def _head(*titles: str) -> Iterator[str]:
    yield _row(*titles)
    yield f"|{'---|' * len(titles)}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def file_by_file(text: str) -> str:
    """Write anew what the page calls the fields, in each table that has a column for it."""
    return "\n".join(map(_labelled, text.split("\n")))


def _labelled(line: str) -> str:
    row = _NAMED.fullmatch(line)
    if row is None:
        return line
    labels = (FORM_EN.fields[name] for name in re.findall(r"\w+", row["names"]))
    return f"| {row['names']} | {', '.join(labels)} | {row['rest']}"


_NAMED: Final = re.compile(r"\| (?P<names>`[^|]+`) \| [^|]* \| (?P<rest>(?:yes|no) \|.*)")


if __name__ == "__main__":
    written = file_by_file(FILE_BY_FILE.read_text(encoding="utf-8"))
    FILE_BY_FILE.write_text(written, encoding="utf-8")
    PATH.write_text(f"{page()}\n", encoding="utf-8")
