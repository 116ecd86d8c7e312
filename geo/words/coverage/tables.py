"""The tables of coverage, each with its reading: for the page, the report and the files."""

from collections.abc import Callable, Iterable
from typing import Final

from geo.coverage.change import Crossing
from geo.coverage.gaps import Gaps, Nearest, RegionGap, Served
from geo.coverage.reach import Gap
from geo.coverage.regions import NORTH
from geo.coverage.siting import Siting
from geo.coverage.travel import FAR_KM
from geo.listing.published import PublishedDirectory
from geo.words.coverage.names import (
    counted_name,
    coverage_text,
    listing_name,
    people,
    place_in_words,
    place_name,
    region_name,
    upper_first,
)
from geo.words.coverage.recommendations import (
    area_words,
    larger_towns_words,
    missing_words,
    next_sentence,
    virtual_sentence,
    where_to_ask,
)
from geo.words.language import Language
from geo.words.say.sentences import distance
from geo.words.table import Cell, Column, Kind, Row, Table, grouped, percent

_KINDS: Final = {
    "residents": Kind.PEOPLE,
    "beyond": Kind.PEOPLE,
    "share": Kind.SHARE,
    "places": Kind.COUNT,
    "places_beyond": Kind.COUNT,
    "median_km": Kind.KM,
    "within_km": Kind.KM,
    "nearest_km": Kind.KM,
    "second_km": Kind.KM,
    "far": Kind.PEOPLE,
    "farthest_km": Kind.KM,
    "rank": Kind.COUNT,
    "gained": Kind.PEOPLE,
    "cumulative": Kind.PEOPLE,
    "waiting": Kind.PEOPLE,
    "before_km": Kind.KM,
    "after_km": Kind.KM,
}


def captions(language: Language) -> dict[str, str]:
    """Name every table of a question by its id."""
    text = coverage_text(language)
    return {
        "listings": text.close_heading,
        "worst": text.worst_heading,
        "next": text.next_heading,
        "regions": text.regions_heading,
        "distances": text.thresholds_heading,
        "claims": text.claims_heading,
        "virtual": text.virtual_heading,
        "remote": text.remote_heading,
    }


def table_named(
    table_id: str, gaps: Gaps, siting: Siting, directory: PublishedDirectory, language: Language
) -> Table:
    """Return one table of a question by its id, see `captions`."""
    builders: dict[str, Callable[[], Table]] = {
        "listings": lambda: missing_information_table(gaps, language),
        "worst": lambda: worst_table(gaps, directory, language),
        "next": lambda: next_table(siting, language),
        "regions": lambda: regions_table(gaps, language),
        "distances": lambda: thresholds_table(gaps, language),
        "claims": lambda: claims_table(gaps, language),
        "virtual": lambda: virtual_table(siting, language),
        "remote": lambda: remote_table(gaps, directory, language),
    }
    return builders[table_id]()


def _columns(language: Language, *ids: str, estimates: Iterable[str] = ()) -> tuple[Column, ...]:
    titles = coverage_text(language).columns
    kinds = _KINDS | dict.fromkeys(estimates, Kind.ESTIMATE)
    return tuple(Column(id=one, title=titles[one], kind=kinds.get(one, Kind.TEXT)) for one in ids)


def regions_table(gaps: Gaps, language: Language) -> Table:
    """Compare the regions."""
    text, km = coverage_text(language), distance(gaps.question.within_km, language)
    most = max(gaps.rows, key=lambda row: row.gap.residents_beyond)
    reading = text.regions_reading_none.format(km=km)
    if most.gap.residents_beyond:
        reading = text.regions_reading.format(
            km=km,
            region=region_name(most.region, language),
            residents=people(most.gap.residents_beyond, language),
        )
    return Table(
        id="regions",
        caption=text.regions_heading,
        reading=reading,
        columns=_columns(
            language, "region", "residents", "beyond", "share", "places_beyond", "median_km"
        ),
        rows=tuple(_region_row(row, language) for row in gaps.rows),
        note=text.regions_note if gaps.question.region == NORTH else "",
    )


def _region_row(row: RegionGap, language: Language) -> Row:
    gap = row.gap
    name = region_name(row.region, language)
    return Row(
        cells=(
            name,
            gap.residents,
            gap.residents_beyond,
            _share(gap),
            gap.places_beyond,
            row.median_km,
        )
    )


def _share(gap: Gap) -> float | None:
    return gap.residents_beyond / gap.residents if gap.residents else None


def thresholds_table(gaps: Gaps, language: Language) -> Table:
    """Count who lives beyond each distance."""
    text, anybody = coverage_text(language), gaps.total.residents_beyond
    template = text.thresholds_reading if anybody else text.thresholds_reading_none
    return Table(
        id="distances",
        caption=text.thresholds_heading,
        reading=upper_first(
            template.format(
                beyond=people(gaps.total.residents_beyond, language),
                share=percent(_share(gaps.total) or 0.0, language),
                km=distance(gaps.question.within_km, language),
            )
        ),
        columns=_columns(language, "within_km", "beyond", "share", "places_beyond"),
        rows=tuple(
            Row(cells=(gap.within_km, gap.residents_beyond, _share(gap), gap.places_beyond))
            for gap in gaps.by_threshold
        ),
    )


def worst_table(gaps: Gaps, directory: PublishedDirectory, language: Language) -> Table:
    """Rank the worst-served communities."""
    text, km = coverage_text(language), distance(gaps.question.within_km, language)
    reading = text.worst_reading_none.format(km=km)
    if gaps.worst:
        reading = text.worst_reading.format(
            km=km, first=place_in_words(gaps.worst[0].community, language)
        )
    return _communities_table("worst", text.worst_heading, reading, gaps.worst, directory, language)


def remote_table(gaps: Gaps, directory: PublishedDirectory, language: Language) -> Table:
    """List the communities with nothing but online or phone."""
    text, found = coverage_text(language), gaps.remote_only
    reading = text.remote_none
    if found:
        template = text.remote_reading_one if len(found) == 1 else text.remote_reading
        reading = template.format(
            count=grouped(len(found), language), km=distance(gaps.question.within_km, language)
        )
    return _communities_table("remote", text.remote_heading, reading, found, directory, language)


def _communities_table(  # noqa: PLR0917 - three texts and what they are about
    table_id: str,
    caption: str,
    reading: str,
    communities: Iterable[Served],
    directory: PublishedDirectory,
    language: Language,
) -> Table:
    rows = tuple(_community_row(one, directory, language) for one in communities)
    columns = _columns(
        language, "community", "residents", "nearest_km", "nearest", "second_km", "second",
        "at_home", "access", estimates=("residents",),
    )  # fmt: skip
    return Table(
        id=table_id,
        caption=caption,
        reading=reading,
        columns=columns,
        rows=rows,
        note=coverage_text(language).worst_note,
    )


def _community_row(one: Served, directory: PublishedDirectory, language: Language) -> Row:
    text = coverage_text(language)
    nearest, second = (_away(site, directory, language) for site in (one.nearest, one.second))
    at_home = text.columns["yes" if one.could_from_home else "no"]
    access = text.roads.get(one.community.road, "")
    cells: tuple[Cell, ...] = (
        counted_name(one.community, one.residents, language),
        one.residents, *nearest, *second, at_home, access,
    )  # fmt: skip
    return Row(cells=cells, at=one.community.coordinate)


def _away(
    site: Nearest | None, directory: PublishedDirectory, language: Language
) -> tuple[Cell, Cell]:
    if site is None:
        return None, None
    return site.km, listing_name(site.listing_id, directory, language)


def claims_table(gaps: Gaps, language: Language) -> Table:
    """List the areas that are claimed but far."""
    text = coverage_text(language)
    reading = text.claims_none.format(km=distance(FAR_KM, language))
    if gaps.claims:
        first = gaps.claims[0]
        reading = text.claims_reading.format(
            km=distance(first.far_km, language),
            listing=first.listing.name.in_language(language),
            residents=people(first.residents_far, language),
        )
    return Table(
        id="claims",
        caption=text.claims_heading,
        reading=reading,
        columns=_columns(
            language, "listing", "area", "residents", "far", "farthest", "farthest_km"
        ),
        rows=tuple(
            Row(
                cells=(
                    claim.listing.name.in_language(language),
                    area_words(claim.listing, language),
                    claim.residents,
                    claim.residents_far,
                    place_name(claim.farthest),
                    claim.farthest_km,
                ),
                at=claim.farthest.coordinate,
            )
            for claim in gaps.claims
        ),
    )


def missing_information_table(gaps: Gaps, language: Language) -> Table:
    """List what is cheapest to close, without the names and numbers of persons."""
    text, count = coverage_text(language), len(gaps.missing_information)
    reading = text.close_reading.format(count=count) if count else text.close_none
    return Table(
        id="listings",
        caption=text.close_heading,
        reading=text.close_reading_one if count == 1 else reading,
        columns=_columns(language, "listing", "missing", "waiting", "ask"),
        rows=tuple(
            Row(
                cells=(
                    one.listing.name.in_language(language),
                    missing_words(one, language),
                    one.residents_waiting,
                    where_to_ask(one.listing, language),
                )
            )
            for one in gaps.missing_information
        ),
    )


def next_table(siting: Siting, language: Language) -> Table:
    """List the proposals."""
    text = coverage_text(language)
    rows = (
        Row(
            cells=(
                rank,
                place_name(one.community),
                one.residents_gained,
                one.residents_cumulative,
                larger_towns_words(one, language) or None,
            ),
            at=one.community.coordinate,
        )
        for rank, one in enumerate(siting.proposals, start=1)
    )
    return Table(
        id="next",
        caption=text.next_heading,
        reading=next_sentence(siting, language),
        columns=_columns(language, "rank", "town", "gained", "cumulative", "larger_towns"),
        rows=tuple(rows),
        note=text.methods[siting.method],
    )


def virtual_table(siting: Siting, language: Language) -> Table:
    """List the communities that no town could reach."""
    return Table(
        id="virtual",
        caption=coverage_text(language).virtual_heading,
        reading=virtual_sentence(siting, language),
        columns=_columns(language, "community", "residents", estimates=("residents",)),
        rows=tuple(
            Row(
                cells=(counted_name(one.community, one.residents, language), one.residents),
                at=one.community.coordinate,
            )
            for one in siting.virtual_only
        ),
    )


def crossing_table(
    crossings: Iterable[Crossing], within_km: float, language: Language, *, lost: bool = False
) -> Table:
    """List the communities that a change brings within the threshold, or takes out of it."""
    text = coverage_text(language)
    heading = text.crossing_lost_heading if lost else text.crossing_heading
    return Table(
        id="lost" if lost else "crossing",
        caption=heading.format(km=distance(within_km, language)),
        reading="",
        columns=_columns(
            language, "community", "residents", "before_km", "after_km", estimates=("residents",)
        ),
        rows=tuple(
            Row(
                cells=(
                    counted_name(one.community, one.residents, language),
                    one.residents,
                    one.before_km,
                    one.after_km,
                ),
                at=one.community.coordinate,
            )
            for one in crossings
        ),
    )
