"""The sentences of coverage, in one typed record: for the page, the report and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.coverage.demand import SurfaceGrade, SurfaceName
from geo.coverage.missing_information import Missing
from geo.coverage.siting import Method
from geo.place.road import RoadAccess


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageText:
    """What is said of gaps. Braces hold what `geo.words.coverage.sentences` fills in."""

    heading: str
    lead: str

    # the question
    ask_region: str
    ask_who: str
    anyone: str
    ask_within: str
    ask_what_counts: str
    ask_modes: str
    ask_welcomes: str
    wide_regions: Mapping[str, str]
    in_place: Mapping[str, str]
    group_for: str
    group_any: str
    counted: str
    counted_any: str
    list_or: str

    # the answer in words
    everybody: str
    no_such_group: str
    nobody: str
    about: str
    hardly: str
    nearly: str
    about_count: str
    no_residents: str
    no_group_counts: str
    worst: str
    worst_without_group: str
    worst_none: str
    catchment: str
    if_there: str
    most_gained: str
    surfaces: Mapping[SurfaceName, str]
    grades: Mapping[SurfaceGrade, str]
    straight_line: str
    fact_beyond: str
    fact_places: str
    fact_median: str
    fact_p90: str
    of_many: str
    nowhere: str

    # cheapest to close
    close_heading: str
    close_reading: str
    close_reading_one: str
    close_none: str
    missing: Mapping[Missing, str]
    lacks: str
    waiting: str
    ask_them: str
    ask_named: str
    nobody_to_ask: str

    # map and curve
    map_reading: str
    map_largest: str
    map_region: str
    distances_title: str
    within: str
    beyond_or_none: str
    shares_title: str
    shares: tuple[str, ...]
    legend_groups: str
    legend_vague_groups: str
    legend_proposals: str
    legend_what_if: str
    popup_km: str
    popup_no_group: str
    popup_residents: str
    roads: Mapping[RoadAccess, str]
    put_here: str
    put_here_yes: str
    curve_heading: str
    curve_reading: str
    curve_reading_home: str
    curve_reading_none: str
    curve_title: str
    curve_x: str
    curve_y: str

    # tables
    regions_heading: str
    regions_reading: str
    regions_reading_none: str
    regions_note: str
    thresholds_heading: str
    thresholds_reading: str
    thresholds_reading_none: str
    worst_heading: str
    worst_reading: str
    worst_reading_none: str
    worst_note: str
    claims_heading: str
    claims_reading: str
    claims_none: str
    remote_heading: str
    remote_reading: str
    remote_reading_one: str
    remote_none: str
    next_heading: str
    next_reading: str
    next_reading_one: str
    next_none: str
    virtual_heading: str
    virtual_reading: str
    virtual_reading_one: str
    virtual_none: str
    crossing_heading: str
    crossing_lost_heading: str
    columns: Mapping[str, str]
    more_rows: str

    # where next
    count_label: str
    radius_label: str
    town_size_label: str
    town_size: str
    any_town: str
    exact_button: str
    quick_button: str
    methods: Mapping[Method, str]
    needed: str
    needed_one: str
    needed_at_most: str
    keeps: str
    try_one: str
    try_none: str

    # what if
    what_if_heading: str
    what_if_lead: str
    what_if_town: str
    what_if_button: str
    what_if_for: str
    what_if_remove: str
    what_if_which: str
    what_if_result: str
    what_if_nothing: str
    what_if_not_for: str
    what_if_median: str
    what_if_name: str

    # two states
    compare_heading: str
    compare_lead: str
    compare_for_staff: str
    compare_reading: str
    compare_save: str
    compare_file: str
    compare_upload: str
    compare_better: str
    compare_worse: str
    compare_same: str
    compare_added: str
    compare_removed: str
    compare_faulty: str

    # take away
    take_heading: str
    take_lead: str
    take_pictures: str
    take_tables: str
    take_table: str
    take_csv: str
    take_geojson: str
    take_map_png: str
    take_map_html: str
    take_curve_png: str
    report_heading: str
    report_pdf: str
    report_html: str
    report_title: str
    report_made: str
    rules_heading: str
    method_heading: str
    method: str
