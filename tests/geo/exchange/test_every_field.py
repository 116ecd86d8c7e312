"""Each field of a listing is told by each export, or its loss is declared."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from geo.exchange.formats import Format, write
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.field_kinds import Export, ListingField
from geo.listing.fields import FIELDS
from geo.listing.listing import Assurance, Listing, Mode
from geo.listing.published import PublishedDirectory
from geo.words.language import Language
from geo.words.listing.entry import facts
from tests.geo.finder.made_up import MONDAY_EVENING, TEXT, listing, site_at
from tests.geo.listing.values_of_fields import values_of

FORMATS = {
    Format.CSV: Export.TABLES,
    Format.XLSX: Export.TABLES,
    Format.MEETING_GUIDE: Export.MEETING_GUIDE,
    Format.HSDS: Export.HSDS,
    Format.GEOJSON: Export.GEOJSON,
    Format.ICAL: Export.ICAL,
}
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
FULL = listing(
    modes=frozenset({Mode.IN_PERSON}),
    sites=(site_at(45, -75),),
    schedule=MONDAY_EVENING,
    contacts=(Contact(role=TEXT, phones=(Phone(number="416-555-0100"),)),),
    assured_on=date(2026, 11, 1),
    assured_how=Assurance.EMAIL,
    eligibility=Bilingual("Nurses", "Infirmières"),
)
OTHERS = {
    "sites": (replace(site_at(63, -68), town="Elsewhere"),),
    "schedule": replace(
        MONDAY_EVENING, meetings=(replace(MONDAY_EVENING.meetings[0], time_zone="America/Regina"),)
    ),
    "contacts": (Contact(role=TEXT, phones=(Phone(number="416-555-0199"),)),),
}
"""Of the parts, values that each format can tell from those of the full listing."""
HIDDEN = ("status",)
"""What decides whether an export holds the listing at all."""
SHOWN = [field for field in FIELDS if field.name not in HIDDEN]
WHOLLY = re.compile("all of it|left out")


def another(field: ListingField) -> Listing:
    """Change one field of the full listing."""
    was = getattr(FULL, field.name)
    others = (one for one in values_of(field) if one not in (was, None))
    other = OTHERS.get(field.name) or next(others)
    changes: dict[str, Any] = {field.name: other}
    return replace(FULL, **changes)


def written(one: Listing, form: Format) -> bytes:
    return write(PublishedDirectory([one]), form, now=NOW, language=Language.EN)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("field", SHOWN, ids=lambda field: field.name)
def test_a_changed_field_changes_each_export_that_does_not_declare_its_loss(
    field: ListingField, form: Format
) -> None:
    loss = field.losses.get(FORMATS[form])
    is_told = written(another(field), form) != written(FULL, form)
    if loss is None:
        assert is_told
    elif WHOLLY.match(loss.what):
        assert not is_told


@pytest.mark.parametrize("field", SHOWN, ids=lambda field: field.name)
def test_a_changed_field_changes_the_facts_of_the_card_unless_it_is_told_elsewhere(
    field: ListingField,
) -> None:
    is_told = facts(another(field), Language.FR) != facts(FULL, Language.FR)
    assert is_told or field.elsewhere
