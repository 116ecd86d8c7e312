"""The English sentences of coverage."""

from geo.coverage.demand import SurfaceGrade, SurfaceName
from geo.coverage.missing_information import Missing
from geo.coverage.siting import Method
from geo.place.road import RoadAccess
from geo.words.coverage.record import CoverageText

_METHOD = """
A community is within reach when a group lies within the chosen distance of it. The group must meet
in person, name its town, and say what is asked about this audience. Distances are straight lines,
not roads: no road data is used, and many northern communities have no road.

People are all residents of the 2021 Census, never veterans or first responders: no open table
counts those by place. Each city, town, reserve and county has its own census count. Where a county
holds several communities, its people are shared out among them by where they live. Contains
information licensed under the Statistics Canada Open Licence; places: GeoNames, CC BY 4.0.

The North is all the regions in the table together, each with its stated rule. The next groups are
sought in towns of the chosen size inside the region. Groups that exist are taken into account. No
figure is given for fewer than 10 residents.
"""

EN = CoverageText(
    heading="Where groups are missing",
    lead="Where there is no group, and where the next one should meet.",
    ask_region="Region",
    ask_who="Who is looking for a group",
    anyone="Anyone",
    ask_within="Too far from (straight line)",
    ask_what_counts="Groups to count",
    ask_modes="They meet",
    ask_welcomes="What they say about this audience",
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
    counted="Counted: groups that meet {modes} and whose entry says, for {audience}: {welcomes}.",
    counted_any="Counted: every group that meets {modes}, whoever it is for.",
    list_or="{first} or {last}",
    everybody="Everybody {where} lives more than {km} from {group}: {residents} residents.",
    no_such_group="Nobody {where} has {group} within reach: none that is counted names its town.",
    nobody="Nobody {where} lives more than {km} from {group}: all {residents} residents live "
    "within that distance.",
    about="About {part} in {whole} people {where} live more than {km} from {group}: {beyond} of "
    "{residents} residents.",
    hardly="Fewer than 1 in 40 people {where} live more than {km} from {group}: {beyond} of "
    "{residents} residents.",
    nearly="Nearly everybody {where} lives more than {km} from {group}: {beyond} of {residents} "
    "residents.",
    about_count="about {count}",
    no_residents="No residents are counted {where}.",
    no_group_counts="No group is counted: none that names its town says it welcomes them.",
    worst="Least served: {place}, with {residents} residents, {km} from the nearest group "
    "({group}).",
    worst_without_group="Least served: {place}, with {residents} residents and no group at any "
    "distance.",
    catchment="{town} and area",
    worst_none="No community is more than {km} from a group.",
    if_there="With a group there, {residents} residents would have one within {km}.",
    most_gained="A group in {place} would be within reach of the most people who have none "
    "today: {residents} residents.",
    surfaces={
        SurfaceName.COUNTED: "Residents by the {year} Census (Statistics Canada): counted for "
        "each city, town, reserve and county.",
        SurfaceName.OFFICIAL: "Residents by the {year} Census (Statistics Canada, table "
        "98-10-0019-01): counted for each postal area.",
    },
    grades={
        SurfaceGrade.OFFICIAL: "Quality of the figures: official. The figure of a place "
        "that the census does not count by itself is an estimate.",
    },
    straight_line="All distances are straight lines, not roads.",
    fact_beyond="Residents more than {km} away",
    fact_places="Places more than {km} away",
    fact_median="Half live within",
    fact_p90="9 in 10 live within",
    of_many="{count} of {total}",
    nowhere="not known: too few groups",
    close_heading="Quickest to fix",
    close_reading="{count} entries lack something that a phone call could add.",
    close_reading_one="1 entry lacks something that a phone call could add.",
    close_none="No entry lacks anything that we check.",
    missing={
        Missing.TOWN: "no town",
        Missing.CONTACT: "no contact",
        Missing.ADDRESS: "no published address",
        Missing.CONFIRMATION: "never confirmed",
    },
    lacks="{name}: {missing}.",
    waiting="It says it serves {area}, where {residents} residents live more than {km} from a "
    "group.",
    ask_them="Ask {contact}.",
    ask_named="Ask the contact named in the entry.",
    nobody_to_ask="No contact is listed.",
    map_reading="Circles are communities. They are larger where more people live, and darker "
    "where the nearest group is farther away. Regions are darker where more of their people "
    "live more than {km} from a group.",
    map_largest="The map shows the {count} largest of {total} communities.",
    map_region="Map of communities by residents and distance; the tables below say the same",
    distances_title="Community: km to the nearest group",
    within="up to {km}",
    beyond_or_none="more, or no group",
    shares_title="Region: residents more than {km} away",
    shares=("none", "up to 1 in 5", "up to 2 in 5", "up to 3 in 5", "up to 4 in 5", "more"),
    legend_groups="Group that is counted",
    legend_vague_groups="The same, somewhere in this town",
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
    put_here_yes="Place the pin here",
    curve_heading="How far people live from a group",
    curve_reading="Half of the people {where} live within {median}, 9 in 10 within {p90}.",
    curve_reading_home="Half of the people {where} can take part from home; 9 in 10 live within "
    "{p90}.",
    curve_reading_none="Fewer than half of the people {where} have a group at any distance.",
    curve_title="Residents within each distance of {group}",
    curve_x="km to the nearest group (straight line)",
    curve_y="Share of residents",
    regions_heading="Region by region",
    regions_reading="This region has the most people more than {km} from a group: {region}, with "
    "{residents} residents.",
    regions_reading_none="No region has people more than {km} from a group.",
    regions_note="Some regions of the North overlap in part, so their figures do not add up.",
    thresholds_heading="How many live farther than each distance",
    thresholds_reading="{beyond} residents ({share}) live more than {km} from a group.",
    thresholds_reading_none="Nobody lives more than {km} from a group.",
    worst_heading="Least-served communities",
    worst_reading="Ranked by residents times the km over {km}. First: {first}.",
    worst_reading_none="No community is more than {km} from a group.",
    worst_note="Residents of a single community are estimates. Distances are measured from where "
    "most of its people live.",
    claims_heading="Inside a stated service area, but far away",
    claims_reading="Inside the area that a group says it serves, yet more than {km} from any "
    "group that is counted: most for {listing}, {residents} residents.",
    claims_none="Nobody lives inside a stated service area and more than {km} from every group.",
    remote_heading="Online or phone only",
    remote_reading="{count} communities have no group in person within {km}, but can join a "
    "group online or by phone that welcomes them.",
    remote_reading_one="1 community has no group in person within {km}, but can join a group "
    "online or by phone that welcomes its people.",
    remote_none="No community depends on groups online or by phone alone.",
    next_heading="Where the next group should meet",
    next_reading="With {count} more groups, {residents} more residents would have one within "
    "{km}. First place: {first}.",
    next_reading_one="With 1 more group, in {first}, {residents} more residents would have one "
    "within {km}.",
    next_none="No town of this size would bring a group within {km} of anybody who has none.",
    virtual_heading="Too far from any town of this size",
    virtual_reading="{count} communities have no town of this size within {km} and no group: "
    "they can be served only online or by phone.",
    virtual_reading_one="1 community has no town of this size within {km} and no group: it can "
    "be served only online or by phone.",
    virtual_none="Every community more than {km} from a group has a town of this size within {km}.",
    crossing_heading="Communities that would have a group within {km}",
    crossing_lost_heading="Communities that no longer have a group within {km}",
    columns={
        "region": "Region",
        "residents": "Residents",
        "beyond": "Out of reach",
        "share": "Share",
        "places": "Places",
        "places_beyond": "Places out of reach",
        "median_km": "Half live within",
        "within_km": "Distance",
        "community": "Community",
        "nearest": "Nearest group",
        "nearest_km": "Distance",
        "second": "Next group",
        "second_km": "Distance",
        "at_home": "Online or phone",
        "access": "Access",
        "listing": "Entry",
        "area": "Says it serves",
        "far": "People far away",
        "farthest": "Farthest community",
        "farthest_km": "Distance",
        "rank": "No.",
        "town": "Town",
        "gained": "Newly reached",
        "cumulative": "Running total",
        "larger_towns": "Larger towns within reach, and how much of the gain they keep",
        "missing": "What is missing",
        "waiting": "Out of reach in its area",
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
        Method.GREEDY: "Quick search: each town is the best at its turn. The set reaches at "
        "least 63% of the people that the best set could reach.",
        Method.EXACT: "Exact search: no other set of so many towns reaches more people.",
        Method.TIME_LIMIT: "The exact search ran out of time; this is the best set found.",
    },
    needed="With {count} groups, everyone who lives within {km} of a town of this size would "
    "have one within {km}: {residents} residents.",
    needed_one="With 1 group, everyone who lives within {km} of a town of this size would have "
    "one within {km}: {residents} residents.",
    needed_at_most="With at most {count} groups, everyone who lives within {km} of a town of "
    "this size would have one within {km}: {residents} residents. The exact search may find "
    "that fewer are enough.",
    keeps="{town} {share}",
    try_one="Try a proposal",
    try_none="Choose a proposal",
    what_if_heading="What if there were a group?",
    what_if_lead="Place a pin on any town, or click the map, and see what would change.",
    what_if_town="Town or postal code",
    what_if_button="Place the pin",
    what_if_for="The group would welcome",
    what_if_remove="Remove the pin",
    what_if_which="Several places have this name. Which one?",
    what_if_result="With a group in {place}, the number of residents more than {km} from one "
    "goes from {before} to {after}: {gained} more have one within {km}.",
    what_if_nothing="A group in {place} would not bring a group within {km} of anybody who has "
    "none.",
    what_if_not_for="The pin does not welcome {audience}, so nothing changes for them.",
    what_if_median="Half would live within {after} instead of {before}.",
    what_if_name="the pin",
    compare_heading="Compare two versions of the listing",
    compare_lead="Save the listing today; choose the file later to see what changed since.",
    compare_for_staff="Save the listing today; staff who are signed in can compare it with a later "
    "one.",
    compare_reading="Comparing the two versions",
    compare_save="Save today’s listing",
    compare_file="nearpeer-listing-{day}.zip",
    compare_upload="A listing saved before",
    compare_better="Since then, {residents} more residents have a group within {km}.",
    compare_worse="Since then, {residents} residents no longer have a group within {km}.",
    compare_same="Since then, as many residents as before live more than {km} from a group.",
    compare_added="New in the listing: {names}.",
    compare_removed="No longer in it: {names}.",
    compare_faulty="This file cannot be compared. {fault}",
    take_heading="Download",
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
    report_pdf="PDF in {language}",
    report_html="Web page in {language}",
    report_title="Peer support {where}: who is out of reach",
    report_made="Made on {day}. Entries: {count}.",
    rules_heading="What belongs to the North",
    method_heading="Method and data",
    method=_METHOD,
)
