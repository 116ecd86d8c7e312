"""What can be wrong with the value of one field, in English."""

from typing import Final, assert_never

from geo.faults.field import (
    BadCharacter,
    ClockWithoutQuotes,
    Counted,
    FieldProblem,
    Form,
    Harm,
    Missing,
    MoreUnknownFields,
    Nameless,
    NotAPhone,
    NotARing,
    NotAShape,
    NotATable,
    NotMade,
    NotOfForm,
    PiledUp,
    Plain,
    Table,
    TooMany,
    Twice,
    UnknownWord,
    UnknownZone,
    Words,
)

REMEDIES: Final = {
    "id": 'the name of the file without .toml: id = "my-group"',
    "name": "[name] and below it en and fr",
    "organization": "[organization] and below it en and fr",
    "description": "[description] and below it en and fr",
    "modes": 'modes = ["in_person"], or [] if not stated',
    "service_area": 'service_area = "not_stated" if the source is silent',
    "welcome": '[welcome] and below it, for example, police = "yes"',
    "source_url": 'the page that publishes the entry: source_url = "https://..."',
    "source_line": 'the words that the entry rests on: source_line = "..."',
    "en": 'the English text: en = "..."',
    "fr": 'the French text: fr = "..."',
    "visibility": 'visibility = "public", "town" or "withheld"',
    "town": 'the town: town = "..."',
    "region": 'the province or territory: region = "CA-ON"',
    "lat": "the latitude in degrees: lat = 43.5787",
    "lon": "the longitude in degrees, below 0: lon = -79.831",
    "uncertainty_km": "how far off the point may be, in km: uncertainty_km = 1",
    "weekday": 'the day: weekday = "monday"',
    "starts": 'when it starts: starts = "19:00"',
    "time_zone": 'the zone of its clock: time_zone = "America/Toronto"',
    "by": 'who agreed: by = "..."',
    "on": "the day they agreed: on = 2026-11-23",
    "scope": 'what they agreed to: scope = "publish"',
    "number": 'the number: number = "416-859-3579"',
    "role": 'who it is: role = { en = "...", fr = "..." }',
    "type": 'type = "Polygon"',
    "coordinates": "the rings: coordinates = [[[lon, lat], ...]]",
}
"""What to write where a field is missing, by its name."""
TABLES: Final = {
    Table.LISTING: 'id = "my-group"',
    Table.TEXTS: '{ en = "...", fr = "..." }',
    Table.WELCOME: '[welcome] and below it, for example, police = "yes"',
    Table.OUTLINE: '{ type = "Polygon", coordinates = [[[lon, lat], ...]] }',
    Table.SITE: '[[sites]] and below it town = "..." and so on',
    Table.MEETING: '[[meetings]] and below it weekday = "monday" and so on',
    Table.CONSENT: '{ by = "...", on = 2026-11-23, scope = "publish" }',
    Table.PHONE: '{ number = "416-859-3579" }',
    Table.CONTACT: "[[contacts]] and below it role = { ... } and so on",
}
"""How each table is written."""


def of_field(problem: FieldProblem) -> str:
    """Say what is wrong with the value of a field, and what to write instead."""
    match problem:
        case NotOfForm(value, form):
            return f"{value} {_not_of_form(form)}"
        case NotATable(value, table):
            return f"{value} is not a table; write it like this: {TABLES[table]}"
        case Missing(field):
            return f"the field is missing; write {REMEDIES[field]}"
        case UnknownWord(value, words, known, meant):
            return f"{value} is {_unknown(words)}; {_one_of(known, meant)}"
        case MoreUnknownFields(count):
            return f"{count:,} more names are no fields; remove them"
        case TooMany():
            return _too_many(problem)
        case Twice(value):
            return f"{value} is here twice; remove one"
        case BadCharacter():
            return _bad_character(problem)
        case PiledUp(most):
            return f"over {most} accents are on one letter; write the word anew"
        case ClockWithoutQuotes(value, written):
            return f'{value} is without quotes; write "{written}"'
        case NotARing(value, least):
            return (
                f"{value} is not a ring; write at least {least} positions, the last the same as "
                "the first"
            )
        case NotAShape(shape):
            return f"the rings do not make a {shape}; draw it again"
        case NotAPhone(value, lacks_area_code):
            why = "lacks its area code" if lacks_area_code else "cannot be one"
            return (
                f"{value} is not a Canadian telephone number: it {why}; write ten digits, such as "
                '"416-859-3579", and the extension in its own field'
            )
        case UnknownZone(value, meant):
            remedy = (
                f"did you mean {meant!r}?"
                if meant
                else 'write its IANA name, like "America/Toronto"'
            )
            return f"{value} is not a time zone; {remedy}"
        case Plain():
            return _plain(problem)
        case NotMade(said):
            return said
        case _:
            assert_never(problem)


def _one_of(known: tuple[str, ...], meant: str) -> str:
    """List the words that are allowed, the one that may be meant first."""
    listed = ", ".join(known)
    return f"did you mean {meant!r}? One of {listed}" if meant else f"one of {listed}"


def described(problem: BadCharacter) -> str:
    """Name a character, or its kind where it has no name."""
    match problem.name:
        case Nameless.CONTROL:
            return "a control character"
        case Nameless.HALF:
            return "half of a character"
        case Nameless.PRIVATE:
            return "a character of private use"
        case Nameless.OTHER:
            return "a character without a name"
        case _:
            return problem.name


def _not_of_form(form: Form) -> str:
    match form:
        case Form.TEXT:
            return "is not a text; write it in quotes"
        case Form.LIST:
            return "is not a list; write it in [ ]"
        case Form.FLAG:
            return "is neither true nor false; write one, without quotes"
        case Form.NUMBER:
            return "is not a number; write it without quotes, with a decimal point"
        case Form.DAY:
            return "is not a date; write 2026-11-23, without quotes"
        case Form.CLOCK:
            return 'is not a time of day; write "00:00" to "23:59", in quotes: 7 pm is "19:00"'
        case Form.RINGS:
            return "is not a list of rings; write [[[lon, lat], ...]]"
        case Form.POSITION:
            return (
                "is no position in Canada; write [longitude, latitude], such as [-79.831, 43.5787]"
            )
        case Form.AREA:
            return (
                'is not a service area; write "canada", "not_stated", a list of regions such as '
                '["CA-SK", "northern-bc"], or a polygon'
            )
        case Form.WEEK_OF_MONTH:
            return 'is not a week of the month; write 1 to 5 without quotes, or "last"'
        case Form.ID:
            return (
                "is not an id; write lowercase letters, digits and single hyphens, in quotes, such "
                'as "my-group"'
            )
        case Form.QUOTED_PHONE:
            return 'is a bare number; write it in quotes: "416-859-3579"'
        case Form.EXTENSION:
            return (
                'is not an extension; write its digits in quotes, such as "0222": a bare number '
                "would lose a leading zero"
            )
        case Form.EMAIL:
            return (
                'is not an e-mail; write it like "name@example.ca": one address of letters, digits '
                "and . _ + - ' alone"
            )
        case Form.PAGE:
            return (
                "is not the address of a web page; it begins with https:// or http:// and "
                "contains no space and no password"
            )
        case Form.LANGUAGE:
            return (
                "is not a code of ISO 639-1; write two lowercase letters, such as "
                '"en", "fr" or "iu"'
            )
        case Form.POSTAL_CODE:
            return "is not a postal code; expected the form A1A 1A1"
        case Form.WHOLE_CODE:
            return 'is only half a code; write all six, such as "L0P 1E0"'
        case Form.ZONE_OF_PLACE:
            return (
                'is no zone of a place; write the place\'s own, such as "America/Toronto" for '
                "Eastern Time"
            )
        case _:
            assert_never(form)


def _unknown(words: Words) -> str:
    match words:
        case Words.OF_FIELD:
            return "not known here"
        case Words.FIELDS:
            return "not a field"
        case Words.REGIONS:
            return "not a region"
        case Words.WEEKDAYS:
            return "not a weekday"
        case _:
            assert_never(words)


def _too_many(problem: TooMany) -> str:
    count, most = f"{problem.how_many:,}", f"{problem.most:,}"
    match problem.counted:
        case Counted.CHARACTERS:
            return f"{count} characters are too many; write at most {most}"
        case Counted.ENTRIES:
            return f"{count} entries are too many; write at most {most}"
        case Counted.POSITIONS:
            return f"{count} positions are too many; draw the area with {most}"
        case _:
            assert_never(problem.counted)


def _bad_character(problem: BadCharacter) -> str:
    found = f"the text holds {problem.code} {described(problem)} at character {problem.position}"
    match problem.harm:
        case Harm.UNSEEN:
            return f"{found}, which nobody sees; remove it"
        case Harm.LOOKS_ALIKE:
            return f"{found}, which looks like another letter; type the word again in plain letters"
        case _:
            assert_never(problem.harm)


def _plain(problem: Plain) -> str:
    match problem:
        case Plain.EMPTY:
            return "the text is empty; write it, or leave the field out"
        case Plain.NO_REGION:
            return "no region is named; name one, or write 'not_stated'"
        case Plain.CROSSED:
            return "the polygon is empty or crosses itself; draw it again"
        case _:
            assert_never(problem)
