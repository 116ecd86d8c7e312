"""The English sentences."""

from geo.finder.decision import Rung
from geo.listing.audience import Audience, Welcome
from geo.listing.contact import Reachable
from geo.place.fix import WhyAsk, WhyNoPlace
from geo.place.regions import Region
from geo.words.say.advised import Advised
from geo.words.say.record import Text

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
    town_in_region="{town}, {short}",
    regions=_REGIONS,
    short_regions={
        Region.BRITISH_COLUMBIA: "B.C.",
        Region.NEW_BRUNSWICK: "N.B.",
        Region.NEWFOUNDLAND_AND_LABRADOR: "N.L.",
        Region.NOVA_SCOTIA: "N.S.",
        Region.NORTHWEST_TERRITORIES: "N.W.T.",
        Region.PRINCE_EDWARD_ISLAND: "P.E.I.",
    },
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
        Welcome.NO: "only for others",
    },
    languages={"en": "English", "fr": "French"},
    not_stated="not stated",
    by={
        Reachable.PHONE: "call",
        Reachable.EMAIL: "write",
        Reachable.WEB: "look at their website",
    },
    rungs={
        Rung.NEAR: "Near you, in person",
        Rung.SERVES_YOU: "Says it serves your area",
        Rung.ONLINE: "Online, from anywhere",
        Rung.NATIONAL: "All across Canada",
        Rung.FARTHER: "Farther away, or place not stated",
    },
    not_for_you="Only for others",
    extension="extension",
    straight_line="{km} from {place} (straight line)",
    straight_line_give_or_take="{km} from {place} (straight line, give or take {margin})",
    very_close="In or near {town} (known to within {margin})",
    far_means=Advised(
        "too far for a weekly visit", "; ask whether you can take part from a distance"
    ),
    fly_in_means=Advised(
        "no all-season road leads to {place}", ", so {by} before you plan any trip"
    ),
    road_not_known_means=Advised(
        "we do not know whether a road leads there all year", ", so {by} before you plan any trip"
    ),
    address_withheld=Advised("In {town}; the address is not published", ": ask for it"),
    address_town=Advised("In {town}; the entry does not give the address", ": ask for it"),
    names_no_place=Advised(
        "Meets in person, but our copy of the listing does not say where",
        ": ask where the nearest group meets",
    ),
    serves="Says it serves {area}",
    serves_drawn_area="You are inside the area that it says it serves",
    may_serve=Advised(
        "Says it serves {area}; you are close to its edge", ": ask whether that includes you"
    ),
    serves_elsewhere=Advised("Says it serves another area: {area}", "; contact them first"),
    drawn_area="an area drawn on the map",
    serves_all_canada="Says it serves all of Canada",
    join_online=Advised("Meets online", ": join from anywhere"),
    join_by_phone=Advised("Takes place by phone", ": join from anywhere"),
    for_only="For {audiences} only",
    welcomes_you="Welcomes {audience}",
    ask_first=Advised("May be open to {audience}", ": ask first"),
    welcome_not_stated=Advised("Does not say whether {audience} are included", ": ask"),
    weekly_no_day=Advised(
        "Meets every week, but the entry does not say when", ": ask for the day and the time"
    ),
    monthly_no_day=Advised(
        "Meets every month, but the entry does not say when", ": ask for the day and the time"
    ),
    no_end_stated="The entry does not say when the meeting ends.",
    never_confirmed=Advised("Nobody has confirmed these details yet", ": {by} to make sure"),
    not_checked_since=Advised(
        "Nobody has checked these details since we copied them on {day}",
        ": {by} to make sure",
    ),
    confirmed_on="Confirmed on {day}",
    confirmed_months_ago=Advised(
        "Last confirmed about {months} months ago, on {day}", ": {by} to make sure"
    ),
    confirmed_over_a_year_ago=Advised(
        "Last confirmed more than a year ago, on {day}", ": {by} to make sure"
    ),
    confirmed_how="{day}, {how}",
    understood_place="{place}",
    understood_slip="We understood: {place}",
    understood_code="{place}, from {code}",
    understood_about="About {place}, from {code} (give or take {margin})",
    understood_device="Near {place}, from your position",
    corrected="We read {code}",
    which_place={
        WhyAsk.RURAL_AREA: (
            "The area {asked} is wide, and its communities are far apart. Which one is yours?"
        ),
        WhyAsk.UNKNOWN_CODE: (
            "We do not know the code {asked}; it may be new. Which community is yours?"
        ),
        WhyAsk.CODE_SLIP: "We do not know the code {asked}. Did you mean one of these?",
        WhyAsk.SEVERAL_PLACES: "There is more than one {asked}. Which one is yours?",
        WhyAsk.NOT_SURE: "We are not sure which place {asked} is. Did you mean one of these?",
        WhyAsk.WHOLE_REGION: "There are several communities in {asked}. Which one is yours?",
    },
    which_code="Which postal code do you mean?",
    no_place={
        WhyNoPlace.EMPTY: "Type a postal code such as X0A 0H0, or the name of a town.",
        WhyNoPlace.CRY: (
            "You do not have to face this alone. Call or text 9-8-8 now, day or night. If a life "
            "is in danger, call 911; where there is no 911, call the local police or health "
            "centre. To find a group, type a postal code or a town."
        ),
        WhyNoPlace.OWN_PLACE: (
            "We cannot tell where you are. Type a postal code or the name of your town."
        ),
        WhyNoPlace.WHOLE_REGION: (
            "{asked} is large. To see who is near you, type your town or a postal code."
        ),
        WhyNoPlace.WHO: (
            "We do not know a place called {asked}. Type only a town or a postal code here, and "
            "choose who you are in its own field."
        ),
        WhyNoPlace.NOT_FOUND: (
            "We do not know a place called {asked}. Check the spelling, or try a postal code or "
            "a larger town nearby."
        ),
        WhyNoPlace.UNKNOWN_AREA: (
            "{asked} is not known here yet: it may be newer than our data. Type the name of your "
            "town, or check the code."
        ),
        WhyNoPlace.NOT_A_CODE: (
            "{asked} is not a Canadian postal code. It has the form A1A 1A1, without the letters "
            "D, F, I, O, Q and U. You can also type the name of your town."
        ),
        WhyNoPlace.FOREIGN_CODE: (
            "{asked} looks like the postal code of another country. This service covers Canada "
            "only: type a Canadian postal code or town."
        ),
        WhyNoPlace.OUTSIDE_CANADA: (
            "This position is not in Canada. Type a Canadian postal code or town."
        ),
        WhyNoPlace.SANTA: (
            "H0H 0H0 is Santa’s postal code. For groups near you, type your own postal code or "
            "town."
        ),
    },
    did_you_mean="Did you mean one of these?",
    is_one_near="Is one of these near you?",
    anywhere="Wherever you are: online, by phone or across Canada",
    road_not_known_place="We do not know whether a road leads to {place} all year.",
    fly_in_place="No all-season road leads to {place}.",
    no_911="No 911 here: call the local police or health centre.",
    unsure_911="911 may not answer here. If it does not, call the local police or health centre.",
    source_911="About 911: {source}.",
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
    clock="{hour_of_12}:{minute:02}\u00a0{half}",
    clock_full_hour="{hour_of_12}\u00a0{half}",
    noon="noon",
    midnight="midnight",
    from_to="{start} to {end}",
    next_meeting="Next meeting: {day}, {hours} {zone}",
    chosen_meeting="At the time you chose: {day}, {hours} {zone}",
    under_way="Happening now: {day}, {hours} {zone}",
    begun="Already begun: {day}, {hours} {zone}",
    your_time="your time",
    time_there="{hours} in {city}",
    zone_cities={"America/Montreal": "Montreal", "America/St_Johns": "St. John’s"},
    list_and="{first} and {last}",
    colon=": ",
    thousands=",",
    percent="{number}%",
    fewer_than="fewer than {count}",
    quote="“{text}”",
)
