"""Everything that can be wrong, as one type."""

from geo.faults.field import FieldProblem
from geo.faults.file import ArchiveProblem, OwnFileProblem, SnapshotProblem
from geo.faults.foreign_file import ForeignProblem, TableProblem
from geo.faults.listing import ListingProblem, PlaceProblem
from geo.faults.row import RowProblem
from geo.faults.store import StoreProblem

Problem = (
    FieldProblem
    | ListingProblem
    | PlaceProblem
    | OwnFileProblem
    | ArchiveProblem
    | SnapshotProblem
    | RowProblem
    | ForeignProblem
    | TableProblem
    | StoreProblem
)
"""What `geo.words.faults` has a sentence for."""
