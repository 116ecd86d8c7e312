"""What changed between a kept state of the listing and today's, ready to be shown."""

from dataclasses import dataclass

from geo.coverage.change import compare
from geo.coverage.gaps import GapQuery
from geo.coverage.reach import Reach, measure
from geo.coverage.regions import mask_of
from geo.listing.files.snapshot import from_snapshot
from geo.listing.published import PublishedDirectory
from geo.words.coverage.recommendations import compare_sentences
from geo.words.coverage.tables import crossing_table
from geo.words.language import Language
from geo.words.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What is said of the two states, and who crossed the threshold; nothing of the states stays.

    Parameters
    ----------
    tables
        Those with rows: who came within the distance, and who fell beyond it.
    """

    sentences: tuple[str, ...]
    tables: tuple[Table, ...]


def compared(
    kept: bytes,
    *,
    is_now: Reach,
    directory: PublishedDirectory,
    question: GapQuery,
    language: Language,
) -> Compared:
    """Compare a kept state with today's.

    Parameters
    ----------
    kept
        A file of `geo.listing.files.snapshot`, from anybody.
    is_now
        How far everybody lives today from the groups that the question counts.

    Raises
    ------
    SnapshotError
        If it is no such file, or is larger than any listing.
    ListingsError
        With all faults of all its listings.
    """
    before = PublishedDirectory(from_snapshot(kept))
    was = measure(is_now.demand, before, question.criteria)
    mask = mask_of(is_now.demand.communities, question.region)
    change = compare(was, is_now, mask, question.within_km)
    tables = (
        crossing_table(change.gained, question.within_km, language),
        crossing_table(change.lost, question.within_km, language, lost=True),
    )
    return Compared(
        sentences=tuple(compare_sentences(change, before, directory, language)),
        tables=tuple(table for table in tables if table.rows),
    )
