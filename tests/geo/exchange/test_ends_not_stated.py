"""A meeting whose end its listing does not state has no end in anything that is made of it."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Final

import pytest

from geo.exchange.feeds.answer_json import answer_geojson, answer_json
from geo.exchange.feeds.calendar import meetings_calendar
from geo.exchange.formats import FORMATS, Format, read, write
from geo.finder.filters import NO_FILTERS, apply_filters
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.finder.page_order import page_order
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.schedule import Meeting, Schedule, Weekday
from geo.place.fix import Fix
from geo.place.locate import Locator
from geo.reports.map_file import answer_map_html
from geo.words.finder.answer import answer_text
from geo.words.finder.sections import sections
from geo.words.language import Language
from geo.words.listing.entry import facts
from service.html.plain_page import answer_page
from service.requests.search_request import SearchRequest
from tests.views.folds import in_full, unfolded
from views.finder.cards import answer_html
from views.finder.few_cards import few

NOW: Final = datetime(2026, 11, 25, 18, 30, tzinfo=UTC)
"""A Wednesday, 13:30 in Toronto: the meeting of 13:07 counts as under way until 14:37."""
OPEN: Final = Meeting(
    weekday=Weekday.WEDNESDAY, starts=time(13, 7), ends=None, time_zone="America/Toronto"
)
INVENTED: Final = ("14:37", "14\u00a0h\u00a037", "14 h 37", "143700", "19:37", "2:37")
NAMES: Final = {
    Format.TOML: "one.zip",
    Format.CSV: "one.csv",
    Format.XLSX: "one.xlsx",
    Format.MEETING_GUIDE: "one.json",
    Format.HSDS: "one.json",
}


@pytest.fixture(scope="module")
def listing() -> PublishedListing:
    heart = PublishedDirectory(read_directory())["heart"]
    return replace(heart, schedule=Schedule(meetings=(OPEN,)))


@pytest.fixture(scope="module")
def locator() -> Locator:
    return Locator.open()


@pytest.fixture(scope="module")
def answer(listing: PublishedListing, locator: Locator) -> Answer:
    fix = locator.locate("Toronto")
    assert isinstance(fix, Fix)
    found = Finder(PublishedDirectory([listing])).find(fix, at=NOW)
    (option,) = found.options
    assert option.next_meeting is not None
    assert option.next_meeting.starts_at <= NOW
    return found


def says_no_end(written: str) -> bool:
    return not any(end in written for end in INVENTED)


def unpacked(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", Format)
def test_no_format_of_the_listing_writes_an_end(
    listing: PublishedListing, form: Format, language: Language
) -> None:
    content = write(PublishedDirectory([listing]), form, now=NOW, language=language)
    assert says_no_end(unpacked(content))


@pytest.mark.parametrize("form", [form for form, about in FORMATS.items() if about.is_read])
def test_a_format_that_is_read_again_brings_no_end_back(
    listing: PublishedListing, locator: Locator, form: Format
) -> None:
    content = write(PublishedDirectory([listing]), form, now=NOW, language=Language.EN)
    parsed_file = read(
        content,
        form,
        name=NAMES[form],
        known=PublishedDirectory([]),
        locator=locator,
        today=NOW.date(),
    )
    brought = [one for one in parsed_file.parsed.listings if one.schedule.meetings]
    assert [meeting.ends for one in brought for meeting in one.schedule.meetings] == [None]


@pytest.mark.parametrize("language", Language)
def test_the_calendar_of_one_group_has_an_event_with_a_start_alone(
    listing: PublishedListing, language: Language
) -> None:
    written = meetings_calendar(listing, now=NOW, language=language)
    assert written is not None
    assert b"DTEND" not in written
    assert b"DURATION" not in written
    assert says_no_end(written.decode())


def page_without_scripts(answer: Answer, language: Language) -> str:
    whole = apply_filters(answer, NO_FILTERS)
    return answer_page(whole, SearchRequest(where="Toronto", audience=None, language=language))


def cards(answer: Answer, language: Language) -> str:
    page = page_order(apply_filters(answer, NO_FILTERS))
    html = answer_html(page, few(sections(page, language)), language)
    return unfolded(html, in_full([one.listing for one in answer.options], language, NOW.date()))


SHOWN: Final[dict[str, Callable[[Answer, Language], str]]] = {
    "json": lambda answer, language: json.dumps(answer_json(answer, "Toronto", language)),
    "geojson": lambda answer, language: json.dumps(answer_geojson(answer, "Toronto", language)),
    "text": answer_text,
    "plain page": page_without_scripts,
    "cards": cards,
    "facts": lambda answer, language: repr(facts(answer.options[0].listing, language)),
    "map and printed list": answer_map_html,
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shown", SHOWN)
def test_nothing_that_is_shown_says_when_it_ends(
    answer: Answer, shown: str, language: Language
) -> None:
    assert says_no_end(SHOWN[shown](answer, language))


def test_json_says_null(answer: Answer) -> None:
    (option,) = answer_json(answer, "Toronto", Language.EN)["options"]
    assert option["next_meeting"]["ends_at"] is None
