"""One typed record of sentences; a sentence that one language lacks is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.finder.decision import Rung
from geo.listing.audience import Audience, Welcome
from geo.listing.contact import Reachable
from geo.place.fix import WhyAsk, WhyNoPlace
from geo.place.regions import Region
from geo.words.say.advised import Advised


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The sentences that answers are made of.

    Braces hold what `geo.words.say.sentences` fills in. Sentences of the pages alone are in
    `geo.words.say.page_text`.

    Parameters
    ----------
    by
        What to do to reach somebody, by the best way that is known.
    """

    town_in_region: str
    regions: Mapping[Region, str]
    short_regions: Mapping[Region, str]
    in_regions: Mapping[Region, str]
    in_north: Mapping[str, str]
    audiences: Mapping[Audience, str]
    first_responders: str
    welcomes: Mapping[Welcome, str]
    languages: Mapping[str, str]
    not_stated: str
    by: Mapping[Reachable, str]

    rungs: Mapping[Rung, str]
    not_for_you: str
    extension: str

    straight_line: str
    straight_line_give_or_take: str
    very_close: str
    far_means: Advised
    fly_in_means: Advised
    road_not_known_means: Advised
    address_withheld: Advised
    address_town: Advised
    names_no_place: Advised

    serves: str
    serves_drawn_area: str
    may_serve: Advised
    serves_elsewhere: Advised
    drawn_area: str
    serves_all_canada: str
    join_online: Advised
    join_by_phone: Advised

    for_only: str
    welcomes_you: str
    ask_first: Advised
    welcome_not_stated: Advised

    weekly_no_day: Advised
    monthly_no_day: Advised
    no_end_stated: str
    never_confirmed: Advised
    not_checked_since: Advised
    confirmed_on: str
    confirmed_months_ago: Advised
    confirmed_over_a_year_ago: Advised
    confirmed_how: str

    understood_place: str
    understood_slip: str
    understood_code: str
    understood_about: str
    understood_device: str
    corrected: str
    which_place: Mapping[WhyAsk, str]
    which_code: str
    no_place: Mapping[WhyNoPlace, str]
    did_you_mean: str
    is_one_near: str
    anywhere: str
    fly_in_place: str
    road_not_known_place: str
    no_911: str
    unsure_911: str
    source_911: str

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    full_day: str
    clock: str
    clock_full_hour: str
    noon: str
    midnight: str
    from_to: str
    next_meeting: str
    chosen_meeting: str
    under_way: str
    begun: str
    your_time: str
    time_there: str
    zone_cities: Mapping[str, str]

    list_and: str
    colon: str
    thousands: str
    percent: str
    fewer_than: str
    quote: str
