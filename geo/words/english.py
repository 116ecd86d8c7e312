"""The English sentences."""

from geo.finder.decision import Rung
from geo.listing.audience import Audience, Welcome
from geo.listing.listing import Assurance, Cost, HowToStart, LedBy, Mode, Room
from geo.place.fix import WhyAsk, WhyNoPlace
from geo.place.regions import Region
from geo.words.text import Text

_REGIONS = {
    Region.ALBERTA: "Alberta",
    Region.BRITISH_COLUMBIA: "British Columbia",
    Region.MANITOBA: "Manitoba",
    Region.NEW_BRUNSWICK: "New Brunswick",
    Region.NEWFOUNDLAND_AND_LABRADOR: "Newfoundland and Labrador",
    Region.NOVA_SCOTIA: "Nova Scotia",
    Region.NORTHWEST_TERRITORIES: "Northwest Territories",
    Region.NUNAVUT: "Nunavut",
    Region.ONTARIO: "Ontario",
    Region.PRINCE_EDWARD_ISLAND: "Prince Edward Island",
    Region.QUEBEC: "Quebec",
    Region.SASKATCHEWAN: "Saskatchewan",
    Region.YUKON: "Yukon",
}

EN = Text(
    regions=_REGIONS,
    in_regions=_REGIONS | {Region.NORTHWEST_TERRITORIES: "the Northwest Territories"},
    in_north={
        "northern-bc": "northern British Columbia",
        "northern-ab": "northern Alberta",
        "northern-sk": "northern Saskatchewan",
        "northern-mb": "northern Manitoba",
        "northern-on": "northern Ontario",
        "nord-du-quebec": "Nord-du-Québec",
        "nunavik": "Nunavik",
        "cote-nord": "Côte-Nord",
        "abitibi-temiscamingue": "Abitibi-Témiscamingue",
        "saguenay-lac-saint-jean": "Saguenay–Lac-Saint-Jean",
        "labrador": "Labrador",
    },
    audiences={
        Audience.POLICE: "police",
        Audience.RCMP: "RCMP",
        Audience.FIRE: "firefighters",
        Audience.PARAMEDIC: "paramedics",
        Audience.DISPATCH: "dispatchers",
        Audience.CORRECTIONS: "corrections workers",
        Audience.SEARCH_AND_RESCUE: "search and rescue",
        Audience.HEALTH_CARE: "health care workers",
        Audience.MILITARY: "serving military members",
        Audience.VETERAN: "veterans",
        Audience.FAMILY: "family members",
    },
    first_responders="all first responders",
    welcomes={
        Welcome.YES: "welcome",
        Welcome.ASK_FIRST: "ask first",
        Welcome.NOT_STATED: "not stated",
        Welcome.NO: "not for you",
    },
    modes={Mode.IN_PERSON: "in person", Mode.VIRTUAL: "online", Mode.PHONE: "by phone"},
    rooms={
        Room.OWN_PROFESSION: "one profession only",
        Room.MIXED_RESPONDERS: "different services together",
        Room.WITH_FAMILIES: "families too",
        Room.NOT_STATED: "not stated",
    },
    led_by={
        LedBy.PEER: "peers",
        LedBy.CLINICIAN: "a clinician",
        LedBy.BOTH: "peers and a clinician",
        LedBy.NOT_STATED: "not stated",
    },
    how_to_start={
        HowToStart.DROP_IN: "drop in",
        HowToStart.CONTACT_FIRST: "contact them first",
        HowToStart.REFERRAL: "by referral",
        HowToStart.NOT_STATED: "not stated",
    },
    costs={Cost.FREE: "free", Cost.CHARGED: "there is a charge", Cost.NOT_STATED: "not stated"},
    languages={"en": "English", "fr": "French"},
    not_stated="not stated",
    rungs={
        Rung.NEAR: "Near you, in person",
        Rung.SERVES_YOU: "Serves your area",
        Rung.ONLINE: "Online, from anywhere",
        Rung.NATIONAL: "All across Canada",
        Rung.FARTHER: "Farther away, or ask where",
    },
    not_for_you="Not for you",
    extension="extension",
    straight_line="{km} from {place} (straight line)",
    straight_line_give_or_take="{km} from {place} (straight line, give or take {margin})",
    very_close="In {town} or close by (straight line, give or take {margin})",
    far_means="too far for a weekly visit; ask whether you can take part from a distance",
    road_not_known_means=(
        "we do not know whether a road leads there all year, so ask before you plan any trip"
    ),
    fly_in_means="no all-season road leads to {place}, so call before you plan any trip",
    address_withheld="In {town}; they give the address when you contact them",
    address_town="In {town}; the listing does not give the address",
    names_no_place="Meets in person but names no place: ask where the nearest group meets",
    serves="Serves all of {area}",
    serves_drawn_area="Serves an area that you are in",
    may_serve="Serves {area}; you are close to its edge, so ask",
    serves_elsewhere="Says it serves {area}",
    near_but_serves_elsewhere="Says it serves another area ({area}): contact them first",
    drawn_area="an area of its own",
    serves_all_canada="Serves all of Canada",
    join_online="Meets online: join from anywhere",
    join_by_phone="Join by phone from anywhere",
    for_only="For {audiences} only",
    welcomes_you="Welcomes {audience}",
    ask_first="Ask first whether {audience} are included",
    welcome_not_stated="Does not say whether {audience} are included: ask",
    weekly_ask_for_the_day="Meets every week: ask for the day and the time",
    monthly_ask_for_the_day="Meets every month: ask for the day and the time",
    no_end_stated="The listing does not say when the meeting ends.",
    never_confirmed="Not confirmed since the listing was copied",
    confirmed_on="Confirmed on {day}",
    confirmed_months_ago="Last confirmed about {months} months ago, on {day}: check before you go",
    confirmed_over_a_year_ago="Last confirmed more than a year ago, on {day}: check before you go",
    confirmed_how="{day}, {how}",
    assurances={
        Assurance.PHONE: "by phone",
        Assurance.EMAIL: "by e-mail",
        Assurance.IN_PERSON: "in person",
        Assurance.WEB_PAGE: "by reading its source again",
        Assurance.OWN_CONTACT: "by the group itself",
    },
    understood_place="{place}",
    understood_code="{place}, from {code}",
    understood_about="About {place}, from {code} (give or take {margin})",
    understood_device="Near {place}, from your position",
    corrected="We read it as {code}.",
    which_place={
        WhyAsk.RURAL_AREA: (
            "The area {asked} is wide, and its communities are far apart. Which one is yours?"
        ),
        WhyAsk.UNKNOWN_CODE: (
            "We do not know the code {asked}; it may be new. Which community is yours?"
        ),
        WhyAsk.SEVERAL_PLACES: "There is more than one {asked}. Which one is yours?",
    },
    no_place={
        WhyNoPlace.EMPTY: "Type a postal code such as X0A 0H0, or the name of a town.",
        WhyNoPlace.NOT_FOUND: (
            "We do not know a place called {asked}. Check the spelling, or try a postal code or "
            "a larger town nearby."
        ),
        WhyNoPlace.NO_SUCH_CODE: (
            "No postal code begins like {asked}. Check it, or type the name of your town."
        ),
        WhyNoPlace.NOT_A_CODE: (
            "{asked} is not a Canadian postal code. It has the form A1A 1A1, without the letters "
            "D, F, I, O, Q and U. You can also type the name of your town."
        ),
        WhyNoPlace.FOREIGN_CODE: (
            "{asked} looks like the postal code of another country. This service knows Canada "
            "only: type a Canadian postal code or town."
        ),
        WhyNoPlace.OUTSIDE_CANADA: (
            "This position is not in Canada. Type a Canadian postal code or town."
        ),
        WhyNoPlace.SANTA: (
            "H0H 0H0 is Santa’s own code, and we wish him well. For groups near you, type your "
            "postal code or town."
        ),
    },
    road_not_known_place="We do not know whether a road leads to {place} all year.",
    fly_in_place="No all-season road leads to {place}.",
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day="{weekday}, {month} {number}",
    full_day="{day}, {year}",
    clock="{hour:02}:{minute:02}",
    clock_full_hour="{hour:02}:00",
    from_to="{start} to {end}",
    next_meeting="Next meeting: {day}, {hours} {zone}",
    under_way="Under way now: {day}, {hours} {zone}",
    your_time="your time",
    time_there="{hours} in {city}",
    zone_cities={"America/Montreal": "Montreal", "America/St_Johns": "St. John's"},
    list_and="{first} and {last}",
    colon=": ",
    thousands=",",
    percent="{number}%",
    fewer_than="fewer than {count}",
    quote="“{text}”",
)
