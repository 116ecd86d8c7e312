"""The English sentences of coverage."""

from geo.coverage.demand import SurfaceGrade, SurfaceName
from geo.coverage.missing_information import Missing
from geo.coverage.siting import Method
from geo.place.road import RoadAccess
from geo.words.coverage.record import CoverageText

_METHOD = """
A community counts as reached when a group that meets in person, names its town and answers the
audience as chosen lies within the distance; a distance equal to it is within. Distances are
geodesics over the WGS 84 ellipsoid, straight lines and not roads: no road data is used, and
many northern communities have no road.

People are residents of the 2021 Census, never veterans or responders, whom no open table counts
by place. Each province and territory adds up to its census count. The people of a postal area
are parted among its communities by their postal codes and by the size of their towns, or by the
census count of the community where that is recorded. Contains information licensed under the
Statistics Canada Open Licence; places: GeoNames, CC BY 4.0.

The North is the union of the regions in the table, each with its stated rule. The next groups
are sought in towns of the chosen size inside the region, given the groups that exist (maximal
covering). No figure is given for fewer than 10 residents.
"""

EN = CoverageText(
    heading="Coverage gaps",
    lead="Where nobody is there, and where the next group should go.",
    ask_region="Region",
    ask_who="Who is looking for a group",
    ask_within="Too far from (straight line)",
    ask_what_counts="What counts",
    ask_modes="It meets",
    ask_welcomes="It answers this audience",
    wide_regions={"canada": "Canada", "north": "The North"},
    in_place={
        "canada": "in Canada",
        "north": "in the North",
        "CA-AB": "in Alberta",
        "CA-BC": "in British Columbia",
        "CA-MB": "in Manitoba",
        "CA-NB": "in New Brunswick",
        "CA-NL": "in Newfoundland and Labrador",
        "CA-NS": "in Nova Scotia",
        "CA-NT": "in the Northwest Territories",
        "CA-NU": "in Nunavut",
        "CA-ON": "in Ontario",
        "CA-PE": "in Prince Edward Island",
        "CA-QC": "in Quebec",
        "CA-SK": "in Saskatchewan",
        "CA-YT": "in Yukon",
        "northern-bc": "in northern British Columbia",
        "northern-ab": "in northern Alberta",
        "northern-sk": "in northern Saskatchewan",
        "northern-mb": "in northern Manitoba",
        "northern-on": "in northern Ontario",
        "nord-du-quebec": "in Nord-du-Québec",
        "nunavik": "in Nunavik",
        "cote-nord": "in Côte-Nord",
        "abitibi-temiscamingue": "in Abitibi-Témiscamingue",
        "saguenay-lac-saint-jean": "in Saguenay–Lac-Saint-Jean",
        "labrador": "in Labrador",
    },
    group_for="a group that welcomes {audience}",
    group_any="any group",
    counted="Counted: groups that meet {modes} and answer {audience} with “{welcomes}”.",
    counted_any="Counted: every group that meets {modes}, whoever it is for.",
    list_or="{first} or {last}",
    everybody="Everybody {where} lives more than {km} from {group}: {residents} residents.",
    no_such_group="Everybody {where} is out of reach of {group}: none that counts names its town.",
    nobody="Nobody {where} lives more than {km} from {group}: all {residents} residents are "
    "within.",
    about="About {part} in {whole} people {where} live more than {km} from {group}: {beyond} of "
    "{residents} residents.",
    hardly="Fewer than 1 in 40 people {where} live more than {km} from {group}: {beyond} of "
    "{residents} residents.",
    nearly="Nearly everybody {where} lives more than {km} from {group}: {beyond} of {residents} "
    "residents.",
    about_count="about {count}",
    no_residents="No residents are counted {where}.",
    no_group_counts="No group counts: none that names its town answers so.",
    worst="Worst served: {place}, with {residents} residents, {km} from the nearest group "
    "({group}).",
    worst_without_group="Worst served: {place}, with {residents} residents and no group at "
    "any distance.",
    worst_none="No community is beyond {km}.",
    if_there="A group there would bring {residents} residents within {km}.",
    most_gained="A group in {place} would bring most people within reach: {residents} residents.",
    surfaces={
        SurfaceName.TYPED: "Residents by the {year} Census (Statistics Canada): counted for each "
        "province and territory and for the postal areas of the North, estimated from postal "
        "codes in other places.",
        SurfaceName.OFFICIAL: "Residents by the {year} Census (Statistics Canada, table "
        "98-10-0019-01): counted for each postal area.",
    },
    grades={
        SurfaceGrade.MODELLED: "Data grade: modelled. The figure of a single community is an "
        "estimate.",
        SurfaceGrade.OFFICIAL: "Data grade: official. The figure of a single community is an "
        "estimate from its postal area.",
    },
    straight_line="All distances are straight lines, not roads.",
    fact_beyond="Residents beyond {km}",
    fact_places="Places beyond {km}",
    fact_median="Half live within",
    fact_p90="9 in 10 live within",
    of_many="{count} of {total}",
    nowhere="no distance: too few groups",
    close_heading="Cheapest to close",
    close_reading="{count} listings lack something that a phone call could add.",
    close_reading_one="1 listing lacks something that a phone call could add.",
    close_none="No listing lacks anything that we check.",
    missing={
        Missing.TOWN: "names no town",
        Missing.CONTACT: "names no contact",
        Missing.ADDRESS: "publishes no address",
        Missing.CONFIRMATION: "never confirmed",
    },
    lacks="{name}: {missing}.",
    waiting="It says it serves {area}, where {residents} residents live beyond {km}.",
    ask_them="Ask {contact}.",
    ask_named="Ask the contact that the listing names.",
    nobody_to_ask="Nobody to ask is listed.",
    map_reading="Circles are communities, larger with more residents, darker with more km to the "
    "nearest group. Regions are darker where more of their people live beyond {km}.",
    map_largest="Drawn are the {count} largest of {total} communities.",
    map_region="Map of communities by residents and distance; the tables below say the same",
    distances_title="Community: km to the nearest group",
    within="up to {km}",
    beyond_or_none="more, or no group",
    shares_title="Region: residents beyond {km}",
    shares=("none", "up to 1 in 5", "up to 2 in 5", "up to 3 in 5", "up to 4 in 5", "more"),
    legend_groups="Group that counts",
    legend_proposals="Proposal",
    legend_what_if="Your pin",
    popup_km="{km} to the nearest group",
    popup_no_group="No group at any distance",
    popup_residents="{residents} residents",
    roads={
        RoadAccess.NONE: "No all-season road",
        RoadAccess.NOT_KNOWN: "Road access not known",
    },
    put_here="Try a group here?",
    put_here_yes="Put the pin here",
    curve_heading="How far people live from a group",
    curve_reading="Half of the people {where} live within {median}, 9 in 10 within {p90}.",
    curve_reading_home="Half of the people {where} can take part from home; 9 in 10 live within "
    "{p90}.",
    curve_reading_none="Fewer than half of the people {where} have a group at any distance.",
    curve_title="Residents within each distance of {group}",
    curve_x="km to the nearest group (straight line)",
    curve_y="Share of residents",
    regions_heading="Region by region",
    regions_reading="Most people beyond {km}: {region}, with {residents} residents.",
    regions_reading_none="No region has people beyond {km}.",
    regions_note="Named regions of the North overlap in part, so they do not add up.",
    thresholds_heading="Beyond each distance",
    thresholds_reading="{beyond} residents ({share}) live beyond {km}.",
    thresholds_reading_none="Nobody lives beyond {km}.",
    worst_heading="Worst-served communities",
    worst_reading="Ranked by residents times the km beyond {km}. First: {first}.",
    worst_reading_none="No community is beyond {km}.",
    worst_note="Residents of a single community are estimates. Distances run from where most of "
    "its people live.",
    claims_heading="Claimed but far",
    claims_reading="Inside the area that a listing says it serves, yet more than {km} from any "
    "site that counts: most for {listing}, {residents} residents.",
    claims_none="Nobody lives inside a stated service area and more than {km} from every site.",
    remote_heading="Nothing but online or phone",
    remote_reading="{count} communities have nothing in person within {km}, but something online "
    "or by phone that takes them.",
    remote_reading_one="1 community has nothing in person within {km}, but something online or by "
    "phone that takes its people.",
    remote_none="No community has only something online or by phone.",
    next_heading="Where the next group should go",
    next_reading="{count} more groups would bring {residents} residents within {km}. First: "
    "{first}.",
    next_reading_one="1 more group would bring {residents} residents within {km}, in {first}.",
    next_none="No town of this size would bring anybody within {km}.",
    virtual_heading="Virtual only",
    virtual_reading="{count} communities have no town of this size within {km} and no group: only "
    "online or by phone can they be served.",
    virtual_reading_one="1 community has no town of this size within {km} and no group: only "
    "online "
    "or by phone can it be served.",
    virtual_none="Every community beyond {km} has a town of this size within it.",
    crossing_heading="Communities that come within {km}",
    crossing_lost_heading="Communities that fall beyond {km}",
    columns={
        "region": "Region",
        "residents": "Residents",
        "beyond": "Beyond",
        "share": "Share",
        "places": "Places",
        "places_beyond": "Places beyond",
        "median_km": "Half live within",
        "within_km": "Distance",
        "community": "Community",
        "nearest": "Nearest group",
        "nearest_km": "Distance",
        "second": "Next group",
        "second_km": "Distance",
        "at_home": "Online or phone",
        "access": "Access",
        "listing": "Listing",
        "area": "Says it serves",
        "far": "Far away",
        "farthest": "Farthest community",
        "farthest_km": "Distance",
        "rank": "No.",
        "town": "Town",
        "gained": "Newly reached",
        "cumulative": "Together",
        "larger_towns": "Larger towns within reach, and how much of the gain they keep",
        "missing": "What is missing",
        "waiting": "Waiting in its area",
        "ask": "Whom to ask",
        "before_km": "Before",
        "after_km": "After",
        "yes": "yes",
        "no": "no",
    },
    more_rows="Show {count} more",
    count_label="How many groups",
    radius_label="Within how many km",
    town_size_label="Only in towns of at least",
    town_size="{count} people",
    any_town="any size",
    exact_button="Search for the best set (up to 5 s)",
    quick_button="Back to the quick search",
    methods={
        Method.GREEDY: "Quick search: each town is the best at its turn, and the set reaches at "
        "least 63 % of what the best one could.",
        Method.EXACT: "Exact search: no other set of so many towns reaches more people.",
        Method.TIME_LIMIT: "The exact search ran out of time; this is the best set found.",
    },
    needed="{count} groups would bring everybody within {km} whom a town of this size in the "
    "region can reach: {residents} residents.",
    needed_one="1 group would bring everybody within {km} whom a town of this size in the region "
    "can reach: {residents} residents.",
    needed_at_most="At most {count} groups would bring everybody within {km} whom a town of this "
    "size in the region can reach: {residents} residents. The exact search may find that fewer do.",
    keeps="{town} {share}",
    try_one="Try one with the pin",
    try_none="Choose a proposal",
    what_if_heading="What if there were a group?",
    what_if_lead="Put a pin on any town, or click the map, and see what would change.",
    what_if_town="Town or postal code",
    what_if_button="Put the pin",
    what_if_for="The group would welcome",
    what_if_remove="Take the pin away",
    what_if_which="Several places have this name. Which one?",
    what_if_result="With a group in {place}, {after} instead of {before} residents live beyond "
    "{km}: {gained} come within.",
    what_if_nothing="A group in {place} would bring nobody within {km} who is not within it today.",
    what_if_not_for="The pin does not welcome {audience}, so nothing changes for them.",
    what_if_median="Half would live within {after} instead of {before}.",
    what_if_name="the pin",
    compare_heading="Compare two states of the listing",
    compare_lead="Save the listing today; choose the file later to see what changed since.",
    compare_for_staff="Save the listing today; staff who are signed in can compare it with a later "
    "one.",
    compare_reading="Comparing the two states",
    compare_save="Save today’s listing",
    compare_file="nearpeer-listing-{day}.zip",
    compare_upload="A listing saved before",
    compare_better="Since then, {residents} residents came within {km}.",
    compare_worse="Since then, {residents} residents fell beyond {km}.",
    compare_same="Since then, as many residents live beyond {km} as before.",
    compare_added="New in the listing: {names}.",
    compare_removed="No longer in it: {names}.",
    compare_faulty="This file cannot be compared. {fault}",
    take_heading="Take away",
    take_lead="Every file names its data and its date.",
    take_pictures="Pictures",
    take_tables="Tables",
    take_table="Table",
    take_csv="Table as CSV",
    take_geojson="Table as GeoJSON",
    take_map_png="Map as a picture",
    take_map_html="Map as a web page",
    take_curve_png="Curve as a picture",
    report_heading="Report for a board",
    report_pdf="PDF, {language}",
    report_html="Web page, {language}",
    report_title="Peer support {where}: who is out of reach",
    report_made="Made on {day} from {count} listings.",
    rules_heading="What belongs to the North",
    method_heading="Method and data",
    method=_METHOD,
)
