import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from geo.finder.finder import PER_RUNG, SMALL, Finder
from geo.listing.audience import Audience
from geo.listing.listing import Mode, Status
from geo.listing.published import PublishedDirectory
from tests.geo.finder.made_up import (
    IQALUIT,
    MONDAY_EVENING,
    NOON,
    POLICE_ONLY,
    TORONTO,
    listing,
)

VIRTUAL = frozenset({Mode.VIRTUAL})


def test_an_answer_carries_what_was_asked() -> None:
    answer = Finder(PublishedDirectory([listing()])).find(IQALUIT, audience=Audience.FIRE, at=NOON)
    assert (answer.fix, answer.audience, answer.at) == (IQALUIT, Audience.FIRE, NOON)


def test_a_moment_without_a_zone_is_refused_with_the_remedy() -> None:
    finder = Finder(PublishedDirectory([]))
    with pytest.raises(ValueError, match=r"has no time zone; give one, for example -05:00"):
        finder.find(TORONTO, at=datetime(2026, 12, 7, 12))  # noqa: DTZ001 - the point of the test


def test_an_empty_directory_gives_an_empty_ladder() -> None:
    answer = Finder(PublishedDirectory([])).find(TORONTO, audience=Audience.RCMP, at=NOON)
    assert (answer.options, answer.not_for_you) == ((), ())


@pytest.mark.parametrize("status", [Status.PAUSED, Status.WITHDRAWN])
def test_only_active_listings_are_answered_with(status: Status) -> None:
    both = [listing("active"), listing("not-active", status=status)]
    finder = Finder(PublishedDirectory(both))
    assert [one.id for one in finder.directory] == ["active"]
    assert [option.listing.id for option in finder.find(TORONTO, at=NOON).options] == ["active"]


def test_who_is_excluded_is_not_on_the_ladder() -> None:
    directory = PublishedDirectory([listing("closed", welcomes=POLICE_ONLY), listing("open")])
    answer = Finder(directory).find(TORONTO, audience=Audience.FAMILY, at=NOON)
    assert [option.listing.id for option in answer.options] == ["open"]
    assert [one.listing.id for one in answer.not_for_you] == ["closed"]


@pytest.mark.parametrize("size", [SMALL, SMALL + 1])
def test_a_rung_shows_twenty_unless_told_otherwise_with_either_engine(size: int) -> None:
    directory = PublishedDirectory(
        [listing(f"online-{n:03}", modes=VIRTUAL) for n in range(size - 1)]
        + [listing("closed", welcomes=POLICE_ONLY)]
    )
    finder = Finder(directory)
    answer = finder.find(TORONTO, audience=Audience.FIRE, at=NOON)
    assert [option.listing.id for option in answer.options] == [
        f"online-{n:03}" for n in range(PER_RUNG)
    ]
    assert len(finder.find(TORONTO, at=NOON, per_rung=5).options) == 5 + 1
    assert [one.listing.id for one in answer.not_for_you] == ["closed"]


def test_the_next_meeting_moves_on_as_time_does() -> None:
    finder = Finder(PublishedDirectory([listing(modes=VIRTUAL, schedule=MONDAY_EVENING)]))
    starts = []
    for day in (7, 14, 7):
        option = finder.find(TORONTO, at=datetime(2026, 12, day, 17, tzinfo=UTC)).options[0]
        assert option.next_meeting is not None
        starts.append(option.next_meeting.starts_at.day)
    assert starts == [8, 15, 8]


@pytest.mark.parametrize("size", [2, SMALL + 1])
def test_a_listing_falls_when_its_day_has_come_in_utc(size: int) -> None:
    confirmed = listing("a-confirmed", modes=VIRTUAL, assured_on=date(2025, 12, 7))
    never = [listing(f"never-{n:03}", modes=VIRTUAL) for n in range(size - 1)]
    finder = Finder(PublishedDirectory([confirmed, *never]))
    standing = []
    for at in (
        "2026-12-07T20:00:00-03:30",
        "2026-12-07T20:30:00-03:30",  # midnight in UTC
        "2026-12-07T12:00:00-03:30",
    ):
        answer = finder.find(TORONTO, at=datetime.fromisoformat(at), per_rung=size)
        standing.append([option.listing.id for option in answer.options].index("a-confirmed"))
    assert standing == [0, size - 1, 0]


def test_a_small_directory_is_answered_without_the_heavy_libraries() -> None:
    program = (
        "import sys; from datetime import datetime, UTC; from geo.finder.finder import Finder;"
        "from geo.listing.files.listing_file import FOLDER, read_directory;"
        "from geo.place.locate import Locator;"
        "fix = Locator.open().locate('X0A 0H0');"
        "Finder(read_directory(FOLDER)).find(fix, at=datetime(2026, 12, 7, tzinfo=UTC));"
        "print({'numpy', 'scipy', 'shapely', 'folium', 'streamlit', 'geopy'} & set(sys.modules))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "set()\n"
