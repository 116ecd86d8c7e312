from geo.finder.every_listing import EveryListing
from geo.finder.timetable import Timetable
from geo.listing.audience import Audience
from tests.geo.finder.made_up import MONDAY_EVENING, NOON, POLICE_ONLY, TORONTO, listing, site_at


def test_each_listing_is_an_option_or_is_kept_apart() -> None:
    engine = EveryListing([listing("open"), listing("closed", welcomes=POLICE_ONLY)])
    options, not_for_you = engine.find(TORONTO, Audience.FIRE, NOON, per_rung=20)
    assert [one.listing.id for one in options] == ["open"]
    assert [one.listing.id for one in not_for_you] == ["closed"]


def test_what_is_open_to_the_whole_country_is_found_without_a_place() -> None:
    here = listing("here", sites=(site_at(43.66, -79.39),))
    engine = EveryListing([here, listing("closed", welcomes=POLICE_ONLY)])
    assert engine.find_anywhere(None, Audience.FIRE, NOON, per_rung=20) == ((), ())


def test_engines_may_share_what_is_known_of_the_next_meetings() -> None:
    timetable, one = Timetable(), listing(schedule=MONDAY_EVENING)
    first, second = (EveryListing([one], timetable=timetable) for _ in range(2))
    options, _ = first.find(TORONTO, None, NOON, per_rung=20)
    again, _ = second.find(TORONTO, None, NOON, per_rung=20)
    assert options[0].next_meeting is again[0].next_meeting
