"""Every field of a listing, declared once: its kind of value, and where it is told and how.

The listing file, the staff's form, the visitor's card, the comparison of versions, tables, HSDS,
the map layer and the tables of ``docs/fields.md`` go through `FIELDS`. How a field is called, and
the words for what it may hold, stand in `geo.words.fields` under its name.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from geo.listing.field_kinds import (
    BothLanguages,
    CardFact,
    Choice,
    Choices,
    Day,
    Export,
    LanguageCodes,
    ListingField,
    Loss,
    Part,
    PlainText,
    Section,
    SeenBy,
    Slug,
    Term,
    WebAddress,
)
from geo.listing.listing import (
    Assurance,
    Attendees,
    Cost,
    HowToStart,
    LedBy,
    Mode,
    Status,
    WheelchairAccess,
)

_NO_KEY: Final = Loss("all of it", "there is no key")
_NO_CODE: Final = Loss("all of it", "there is no code")
_AMONG_THE_NOTES: Final = Loss("its own place: the English is among the notes", "there is no key")
_ENGLISH_ALONE: Final = Loss("the French", "a feed has one language")
_NOT_IN_AN_EVENT: Final = Loss(
    "left out: an event has a title, a text, a place and hours", "the entry itself says it"
)
_IN_THE_TEXT: Final = Loss("in the text", "an event has one text")
_IN_THE_TEXT_IN_ONE_LANGUAGE: Final = Loss(
    "in the text, in the language that was asked for", "an event has one text"
)
_NOT_SEEN: Final = Loss("paused and withdrawn listings are left out", "visitors do not see them")
_LEADS_TO_A_DOOR: Final = Loss(
    "accessibility of a withheld address; a point finer than 1 km of a hidden one",
    "it could lead to the door",
)

FIELDS: Final = (
    ListingField(
        name="id",
        kind=Slug(),
        seen_by=SeenBy.EVERYBODY,
        section=Section.WHO,
        is_needed=True,
        elsewhere="in links to the entry",
        hsds="x_id",
    ),
    ListingField(
        name="status",
        kind=Choice(Status, default=Status.ACTIVE, is_always_written=True),
        seen_by=SeenBy.EVERYBODY,
        section=Section.SOURCE,
        elsewhere="only what is active is shown at all",
        hsds="status",
        losses={
            Export.MEETING_GUIDE: Loss(
                "withdrawn listings are left out", "a feed names what one can go to"
            ),
            Export.GEOJSON: _NOT_SEEN,
            Export.ICAL: _NOT_SEEN,
        },
    ),
    ListingField(
        name="name",
        kind=BothLanguages(is_name=True),
        seen_by=SeenBy.EVERYBODY,
        section=Section.WHO,
        is_needed=True,
        elsewhere="the heading of the card",
        hsds="name",
        losses={
            Export.MEETING_GUIDE: _ENGLISH_ALONE,
            Export.ICAL: Loss("in the language that was asked for", "an event has one title"),
        },
    ),
    ListingField(
        name="organization",
        kind=BothLanguages(is_name=True),
        seen_by=SeenBy.EVERYBODY,
        section=Section.WHO,
        is_needed=True,
        elsewhere="under the heading of the card",
        hsds="organization.name",
        losses={Export.MEETING_GUIDE: _ENGLISH_ALONE, Export.ICAL: _NOT_IN_AN_EVENT},
    ),
    ListingField(
        name="description",
        kind=BothLanguages(),
        seen_by=SeenBy.EVERYBODY,
        section=Section.WHO,
        is_needed=True,
        elsewhere="at the top of the card",
        hsds="description",
        losses={
            Export.MEETING_GUIDE: _ENGLISH_ALONE,
            Export.ICAL: Loss("in the language that was asked for", "an event has one text"),
        },
    ),
    ListingField(
        name="modes",
        kind=Choices(Mode),
        seen_by=SeenBy.EVERYBODY,
        section=Section.WHEN,
        is_needed=True,
        facts=(CardFact("modes", 10),),
        hsds=Term("mode", "How people meet", "in_person, virtual or phone; one attribute for each"),
        losses={
            Export.MEETING_GUIDE: Loss(
                "phone alone; online beside a site whose street is not public; in person without "
                "a site",
                "there is no code for them",
            ),
            Export.ICAL: _NOT_IN_AN_EVENT,
        },
    ),
    ListingField(
        name="service_area",
        kind=Part(("service_area", "service_area_words")),
        seen_by=SeenBy.EVERYBODY,
        section=Section.WHERE,
        facts=(CardFact("service_area", 40),),
        hsds="service_areas",
        losses={
            Export.MEETING_GUIDE: _NO_KEY,
            Export.GEOJSON: Loss(
                "a list of regions has no outline here; its codes are in a property",
                "the outlines of provinces would outweigh the rest",
            ),
            Export.ICAL: _NOT_IN_AN_EVENT,
        },
    ),
    ListingField(
        name="welcomes",
        kind=Part(("welcome",)),
        seen_by=SeenBy.EVERYBODY,
        section=Section.WELCOME,
        facts=(
            CardFact("welcomes", 50),
            CardFact("welcomes_ask_first", 10, is_always_there=False),
        ),
        hsds="attributes.welcome",
        losses={
            Export.MEETING_GUIDE: Loss(
                "all but the plain yes to everyone else", "the code `O` is the only one"
            ),
            Export.GEOJSON: Loss(
                "yes and ask first are written; no and silence are both left out",
                "a layer shows whom a group welcomes",
            ),
            Export.ICAL: _NOT_IN_AN_EVENT,
        },
    ),
    ListingField(
        name="room",
        kind=Choice(Attendees, default=Attendees.NOT_STATED, is_always_written=True),
        seen_by=SeenBy.EVERYBODY,
        section=Section.MORE,
        facts=(CardFact("room", 70),),
        hsds=Term("room", "Who else is there", "own_profession, mixed_responders or with_families"),
        losses={Export.MEETING_GUIDE: _NO_CODE, Export.ICAL: _NOT_IN_AN_EVENT},
    ),
    ListingField(
        name="led_by",
        kind=Choice(LedBy, default=LedBy.NOT_STATED, is_always_written=True),
        seen_by=SeenBy.EVERYBODY,
        section=Section.MORE,
        facts=(CardFact("led_by", 80),),
        hsds=Term("led_by", "Who leads", "peer, clinician or both"),
        losses={Export.MEETING_GUIDE: _NO_CODE, Export.ICAL: _NOT_IN_AN_EVENT},
    ),
    ListingField(
        name="how_to_start",
        kind=Choice(HowToStart, default=HowToStart.NOT_STATED, is_always_written=True),
        seen_by=SeenBy.EVERYBODY,
        section=Section.MORE,
        facts=(CardFact("how_to_start", 60),),
        hsds=Term("how_to_start", "How to start", "drop_in, contact_first or referral"),
        losses={Export.MEETING_GUIDE: _NO_CODE, Export.ICAL: _NOT_IN_AN_EVENT},
    ),
    ListingField(
        name="cost",
        kind=Choice(Cost, default=Cost.NOT_STATED, is_always_written=True),
        seen_by=SeenBy.EVERYBODY,
        section=Section.MORE,
        facts=(CardFact("cost", 90),),
        hsds="cost_options",
        losses={Export.MEETING_GUIDE: _NO_CODE, Export.ICAL: _IN_THE_TEXT},
    ),
    ListingField(
        name="wheelchair",
        kind=Choice(WheelchairAccess, default=WheelchairAccess.NOT_STATED),
        seen_by=SeenBy.EVERYBODY,
        section=Section.MORE,
        facts=(CardFact("wheelchair", 100),),
        hsds=Term("wheelchair", "Wheelchair access", "yes, partly or no"),
        losses={
            Export.MEETING_GUIDE: Loss("all of it", "the code `X` knows neither partly nor no"),
            Export.ICAL: _NOT_IN_AN_EVENT,
        },
    ),
    ListingField(
        name="wheelchair_note",
        kind=BothLanguages(),
        seen_by=SeenBy.EVERYBODY,
        section=Section.MORE,
        facts=(CardFact("wheelchair_note", 25, is_always_there=False),),
        hsds="x_wheelchair_note",
        losses={Export.MEETING_GUIDE: _NO_KEY, Export.ICAL: _NOT_IN_AN_EVENT},
    ),
    ListingField(
        name="schedule",
        kind=Part(("meetings", "rhythm")),
        seen_by=SeenBy.EVERYBODY,
        section=Section.WHEN,
        facts=(CardFact("schedule", 20),),
        hsds="schedules",
        losses={
            Export.MEETING_GUIDE: Loss(
                "meetings of one week of the month, and how often without a day",
                "the format knows weeks only; the notes say it in words",
            ),
            Export.GEOJSON: Loss(
                "days and hours in words, for people", "GeoJSON has no recurrence"
            ),
            Export.ICAL: Loss("listings that state no day are left out", "an event needs a day"),
        },
    ),
    ListingField(
        name="languages",
        kind=LanguageCodes(),
        seen_by=SeenBy.EVERYBODY,
        section=Section.MORE,
        facts=(CardFact("languages", 110),),
        hsds="languages",
        losses={
            Export.MEETING_GUIDE: Loss(
                "those without a code, and their order", "Inuktitut, for one, has none"
            ),
            Export.ICAL: _NOT_IN_AN_EVENT,
        },
    ),
    ListingField(
        name="eligibility",
        kind=BothLanguages(),
        seen_by=SeenBy.EVERYBODY,
        section=Section.MORE,
        facts=(CardFact("eligibility", 20, is_always_there=False),),
        hsds="eligibility_description",
        losses={
            Export.MEETING_GUIDE: _AMONG_THE_NOTES,
            Export.ICAL: _IN_THE_TEXT_IN_ONE_LANGUAGE,
        },
    ),
    ListingField(
        name="confidentiality",
        kind=BothLanguages(),
        seen_by=SeenBy.EVERYBODY,
        section=Section.MORE,
        facts=(CardFact("confidentiality", 120),),
        hsds="x_confidentiality",
        losses={
            Export.MEETING_GUIDE: _AMONG_THE_NOTES,
            Export.GEOJSON: Loss("left out", "its limits need the whole entry around them"),
            Export.ICAL: _IN_THE_TEXT_IN_ONE_LANGUAGE,
        },
    ),
    ListingField(
        name="notes",
        kind=BothLanguages(),
        seen_by=SeenBy.EVERYBODY,
        section=Section.MORE,
        elsewhere="at the foot of the whole entry",
        hsds="additional_information",
        losses={
            Export.MEETING_GUIDE: Loss(
                "the French; they read back together with the two above", "a feed has one language"
            ),
            Export.GEOJSON: Loss("left out", "they speak of the entry, not of the place"),
            Export.ICAL: _IN_THE_TEXT_IN_ONE_LANGUAGE,
        },
    ),
    ListingField(
        name="source_url",
        kind=WebAddress(),
        seen_by=SeenBy.EVERYBODY,
        section=Section.SOURCE,
        is_needed=True,
        elsewhere="the link at the foot of the card",
        hsds="url",
        losses={Export.ICAL: _NOT_IN_AN_EVENT},
    ),
    ListingField(
        name="source_line",
        kind=PlainText(),
        seen_by=SeenBy.EVERYBODY,
        section=Section.SOURCE,
        is_needed=True,
        elsewhere="quoted in the whole entry",
        hsds="x_source_line",
        losses={
            Export.MEETING_GUIDE: _NO_KEY,
            Export.GEOJSON: Loss("left out", "`url` leads to the source"),
            Export.ICAL: _NOT_IN_AN_EVENT,
        },
    ),
    ListingField(
        name="assured_on",
        kind=Day(),
        seen_by=SeenBy.EVERYBODY,
        section=Section.SOURCE,
        facts=(CardFact("assured_on", 40, is_always_there=False),),
        hsds="assured_date",
        losses={
            Export.MEETING_GUIDE: Loss(
                "all of it", "when a row was written is not when somebody asked"
            ),
            Export.ICAL: _IN_THE_TEXT,
        },
    ),
    ListingField(
        name="assured_how",
        kind=Choice(Assurance),
        seen_by=SeenBy.EVERYBODY,
        section=Section.SOURCE,
        elsewhere="beside the day of the last confirmation",
        hsds=Term(
            "assured_how",
            "How the entry was confirmed",
            "the way in which the group was asked",
        ),
        losses={
            Export.MEETING_GUIDE: _NO_KEY,
            Export.GEOJSON: Loss("left out", "`assured_on` says when"),
            Export.ICAL: _IN_THE_TEXT,
        },
    ),
    ListingField(
        name="sites",
        kind=Part(("sites",)),
        seen_by=SeenBy.IN_PART,
        section=Section.WHERE,
        facts=(CardFact("sites", 30), CardFact("accessibility", 30, is_always_there=False)),
        hsds="service_at_locations",
        losses={
            Export.TABLES: _LEADS_TO_A_DOOR,
            Export.HSDS: _LEADS_TO_A_DOOR,
            Export.MEETING_GUIDE: Loss(
                "all but the first; how far off its point may be; withheld reads back as town, "
                "without its accessibility; a venue without a street",
                "a row has one place",
            ),
            Export.GEOJSON: _LEADS_TO_A_DOOR,
            Export.ICAL: Loss(
                "the first site alone, as a line of text, no finer than it wants to be known",
                "an event has one place",
            ),
        },
    ),
    ListingField(
        name="contacts",
        kind=Part(("contacts",)),
        seen_by=SeenBy.IN_PART,
        section=Section.CONTACTS,
        elsewhere="the ways to reach the group, at the top of the card",
        hsds="contacts",
        losses={
            Export.TABLES: Loss(
                "records of consent, and every contact, number and e-mail that is for staff "
                "alone; two that differ in that alone become one",
                "no export carries them",
            ),
            Export.HSDS: Loss(
                "records of consent, and every contact, number and e-mail that is for staff "
                "alone; two that differ in that alone become one",
                "no export carries them",
            ),
            Export.MEETING_GUIDE: Loss(
                "consents, what is for staff alone, role, last name, office, hours, page; all but "
                "the first number of each, and all but three",
                "the format has no keys, and forbids last names",
            ),
            Export.GEOJSON: Loss(
                "numbers, e-mails and pages without names, roles, hours, offices and consents",
                "one level of properties; names stay with the listing",
            ),
            Export.ICAL: Loss("in the text, those that visitors see", "an event has one text"),
        },
    ),
)
"""The fields, in the order in which files and tables hold them."""

BY_NAME: Final[Mapping[str, ListingField]] = MappingProxyType({one.name: one for one in FIELDS})
"""The same, by their names."""
CHOICES: Final[Mapping[str, Choice]] = MappingProxyType(
    {one.name: one.kind for one in FIELDS if isinstance(one.kind, Choice)}
)
"""The closed sets of which a listing holds one word, by the names of their fields."""


def losses_of(export: Export) -> Mapping[str, Loss]:
    """Name the fields of which an export does not tell all, each with what and why."""
    return {one.name: one.losses[export] for one in FIELDS if export in one.losses}


def of_kind(*kinds: type) -> Iterator[ListingField]:
    """Go through the fields of some kinds, in their order."""
    return (one for one in FIELDS if isinstance(one.kind, kinds))
