"""What staff wait for where ten thousand groups are listed: ``python -m benchmarks staff``.

Seconds are of CPU, so that others on the machine disturb them little; each is taken once, as staff
meet it, on data that nothing was asked of before.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Final, TypeVar

import numpy as np
from scipy.spatial import cKDTree

from benchmarks import made_up
from benchmarks.figures import Figure
from geo.coverage.communities import Communities, communities
from geo.coverage.demand import Demand, counted_demand
from geo.coverage.distances import earth_centred
from geo.coverage.gaps import GapQuery, Gaps, find_gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import Reach, measure
from geo.coverage.regions import CANADA, region_ids
from geo.coverage.siting import Siting, site
from geo.coverage.travel import WITHIN_KM
from geo.exchange.formats import Format, write_for_staff
from geo.exchange.importing.file_reading import file_read
from geo.exchange.importing.import_plan import keep, known_of, propose
from geo.listing.audience import Audience
from geo.listing.directory import Directory
from geo.listing.files.listing_file import read_text
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import NotStated
from geo.place.gazetteer import Gazetteer
from geo.place.places import Places
from geo.place.regions import Region
from geo.staff.dependants import dependants
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.staff.work_list import work_list
from geo.store.database import sqlite_url
from geo.store.store import Store
from geo.store.version import Stage
from geo.words.language import Language

POINTS: Final = 60_000
LISTINGS: Final = 10_000
NOW: Final = datetime(2026, 11, 29, 12, tzinfo=UTC)
_MOST_PEOPLE: Final = 2_000
_Result = TypeVar("_Result")


def figures(points: int = POINTS, listings: int = LISTINGS) -> Iterator[Figure]:
    """Measure the gaps, then the work on the listing."""
    directory = made_up.directory(listings)
    yield from _gaps(_demand(points), PublishedDirectory(directory))
    yield from _work(listings)


# --- gaps ----------------------------------------------------------------------------------------


def _gaps(demand: Demand, directory: PublishedDirectory) -> Iterator[Figure]:
    """Ask for every audience and region, and for the next five groups of each audience."""
    name = f"{demand.residents.size:,} points, {len(directory):,} listings"
    questions = [CoverageCriteria(audience=who) for who in (None, *Audience)]
    reaches, measured = _timed(lambda: [measure(demand, directory, one) for one in questions])
    yield _figure(f"{name}: distances, every audience", measured)
    _, gaps = _timed(lambda: [_all_regions(one, directory) for one in reaches])
    yield _figure(f"{name}: gaps, every audience and region", gaps)
    _, sited = _timed(lambda: [_next_five(one) for one in reaches])
    yield _figure(f"{name}: the next five, every audience", sited)
    yield _figure(f"{name}: all of these together", measured + gaps + sited, bar=2.0)
    usual = GapQuery(region=CANADA, criteria=questions[0])
    found = find_gaps(reaches[0], directory, usual)
    _, first = _timed(lambda: (found.claims, found.missing_information))
    yield _figure(f"{name}: claims and what is missing, once", first)
    empty = measure(demand, PublishedDirectory([]), questions[0])
    _, exact = _timed(lambda: _next_five(empty, exact=True))
    yield _figure(f"{name}: best five and how many are needed", exact, bar=3.0)


def _all_regions(reach: Reach, directory: PublishedDirectory) -> list[Gaps]:
    return [
        find_gaps(reach, directory, GapQuery(region=region, criteria=reach.criteria))
        for region in region_ids()
    ]


def _next_five(reach: Reach, *, exact: bool = False) -> Siting:
    return site(reach, CANADA, count=5, within_km=WITHIN_KM, exact=exact)


def _demand(points: int) -> Demand:
    """Put made-up people at real postal codes, each of the community that is nearest."""
    gazetteer, places = Gazetteer.open(), communities()
    drawn = Random(points).sample(list(gazetteer), points)
    found = [point for code in drawn if (point := gazetteer.find(code)) is not None]
    lat, lon = (np.array([getattr(point, axis) for point in found]) for axis in ("lat", "lon"))
    tree = cKDTree(earth_centred(places.lat, places.lon))
    _, nearest = tree.query(earth_centred(lat, lon))
    people = np.random.default_rng(points).integers(1, _MOST_PEOPLE, points)
    return counted_demand(
        places=Communities(
            listed=places.listed,
            fsas=np.array([code[:3] for code in drawn]),
            community=places.community[nearest],
            lat=lat,
            lon=lon,
            counted=people,
        )
    )


# --- the listing ---------------------------------------------------------------------------------


def _work(count: int) -> Iterator[Figure]:
    listings, name = _in_towns(made_up.directory(count)), f"{count:,} listings"
    with tempfile.TemporaryDirectory() as folder:
        url = sqlite_url(Path(folder) / "store.db")
        with closing(Store.open(url)) as store:
            yield from _imported(store, listings, name)
        with closing(Store.open(url)) as store:
            _, read = _timed(store.snapshot)
            yield _figure(f"{name}: read by a new process", read, bar=3.0)
            yield from _looked_at(_service(store), name)


def _imported(store: Store, listings: Directory, name: str) -> Iterator[Figure]:
    """Take in a table of all, as the page does: read, hold against the store, keep."""
    service, empty = _service(store), Directory(())
    content = write_for_staff(listings, Format.CSV, now=NOW, language=Language.EN)
    parsed, read = _timed(
        lambda: file_read(
            content, Format.CSV, name="all.csv", known=empty, today=NOW.date(), columns=None
        )
    )
    yield _figure(f"{name}: a table is read and checked", read)
    entries = service.entries()
    proposal = propose(parsed, entries=entries, known=known_of(entries))
    ids = {one.id for one in proposal.new}
    _, kept = _timed(lambda: keep(proposal, service, stage=Stage.PUBLIC, ids=ids, why="all"))
    yield _figure(f"{name}: kept ({len(ids):,} of them)", kept)
    yield _figure(f"{name}: the import together", read + kept, bar=10.0)


def _looked_at(service: StaffService, name: str) -> Iterator[Figure]:
    directory = PublishedDirectory(service.snapshot().directory)
    people, counted = _timed(lambda: dependants(directory, counted_demand()))
    yield _figure(f"{name}: who depends on each, once", counted)
    _, listed = _timed(lambda: work_list(service.entries(), people=people, today=NOW.date()))
    yield _figure(f"{name}: the work list", listed, bar=0.5)
    _, opened = _timed(lambda: service.opened(directory.listings[0].id))
    yield _figure(f"{name}: an entry is opened", opened, bar=0.5)


def _service(store: Store) -> StaffService:
    return StaffService(store, Staff(name="Benchmark", role=Role.PUBLISHER), now=lambda: NOW)


def _in_towns(directory: Directory) -> Directory:
    """Let each group name the town that is nearest, so that an import takes it."""
    places = Places.open()
    return Directory(_in_town(one, places) for one in directory)


def _in_town(listing: Listing, places: Places) -> Listing:
    sites = []
    for one in listing.sites:
        town = places.nearest(one.coordinate)[0]
        region, at = Region(town.region), town.coordinate
        sites.append(replace(one, town=town.name, region=region, coordinate=at))
    moved = replace(listing, sites=tuple(sites), assured_on=min_day(listing.assured_on))
    whole = read_text(to_toml(moved), source=moved.id).listing is not None
    return moved if whole else replace(moved, service_area=NotStated())  # it leaves Canada


def min_day(day: date | None) -> date | None:
    """Take no day that is still to come."""
    return day and min(day, NOW.date())


def _figure(what: str, seconds: float, bar: float | None = None) -> Figure:
    return Figure(what=what, measured=seconds, unit="s", bar=bar)


def _timed(run: Callable[[], _Result]) -> tuple[_Result, float]:
    start = time.process_time()
    result = run()
    return result, time.process_time() - start
