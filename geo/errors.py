"""Everything that can go wrong in ``geo``, as one tree.

    GeoError
    ├── PlaceError              a position or a code that cannot be one; also a ValueError
    │   ├── InvalidPostalCodeError
    │   └── OutsideCanadaError
    ├── GazetteerError          a data file is missing or damaged; also an OSError
    ├── CensusTableError        a table of residents is not the published one; also a ValueError
    ├── UnknownRegionError      no region has this name; also a ValueError
    ├── NoSuchChoiceError       a place is chosen that was not offered; also a ValueError
    ├── ArchiveError            a packed file is none, or is not plainly packed; also a ValueError
    │   └── ArchiveTooLargeError    it holds more than any listing
    ├── SnapshotError           a kept copy of the listing cannot be read; also a ValueError
    ├── ExchangeError           a file of another format cannot be read; also a ValueError
    ├── StoreError              the store cannot be opened or does not hold what was asked for
    │   ├── ListingAwayError    it is away, and no state of it is known
    │   ├── NewerVersionError   somebody else has saved since
    │   └── SubmissionQueueFullError  too many submissions wait for staff
    ├── NotAllowedError         this role may not do this; also a PermissionError
    ├── LinkError               a confirmation link is not ours, too old, or was used
    ├── TimeZoneDataError       the zone data is too old to be trusted; also a RuntimeError
    ├── ListingError            one fault of a listing file; also a ValueError
    └── ListingsError           all faults of a folder of listings; also a ValueError

What a visitor may well type (a town that exists twice, a code nobody knows) is not an error:
`geo.place.locate` returns it as a value. Errors of files carry what is wrong as a value of
`geo.faults`; `geo.words.faults` says it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # an answer does not wait for the faults of every format
    from geo.faults.file import ArchiveProblem, FileNotWritten, SnapshotProblem
    from geo.faults.foreign_file import ForeignProblem, TableProblem
    from geo.faults.problem import Problem
    from geo.faults.store import StoreProblem


class GeoError(Exception):
    """Base of every error that ``geo`` raises on purpose."""


class PlaceError(GeoError, ValueError):
    """A position or a code that cannot be one."""


class InvalidPostalCodeError(PlaceError):
    """The text is not a Canadian postal code."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not a postal code; expected the form A1A 1A1")
        self.text = text


class OutsideCanadaError(PlaceError):
    """The position is not in Canada."""

    def __init__(self, lat: float, lon: float) -> None:
        super().__init__(
            f"latitude {lat}, longitude {lon} is outside Canada; "
            "give degrees, latitude first (are the two swapped?)"
        )
        self.lat, self.lon = lat, lon


class GazetteerError(GeoError, OSError):
    """A data file that came with the program is missing or damaged."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source, self.problem = source, problem


class CensusTableError(GeoError, ValueError):
    """A table of residents is not as Statistics Canada publishes it; the operator can replace it.

    Parameters
    ----------
    line
        Line of the fault in the file, counted from 1, where it can be known.
    """

    def __init__(self, source: str, problem: str, *, line: int | None = None) -> None:
        super().__init__(f"{source if line is None else f'{source}:{line}'}: {problem}")
        self.source, self.problem, self.line = source, problem, line


class UnknownRegionError(GeoError, ValueError):
    """No region has this name."""

    def __init__(self, region: str, known: Sequence[str]) -> None:
        super().__init__(f"{region!r} is not a region; one of {', '.join(known)}")
        self.region, self.known = region, tuple(known)


class NoSuchChoiceError(GeoError, ValueError):
    """A question chooses a place that was not offered."""

    def __init__(self, choice: int, *, offered: int) -> None:
        super().__init__(f"{choice} is none of the places offered; choose below {offered}")
        self.choice, self.offered = choice, offered


class ArchiveError(GeoError, ValueError):
    """A packed file is none, is damaged, or is packed in a way that no honest program packs."""

    def __init__(self, problem: "ArchiveProblem") -> None:
        super().__init__(problem)
        self.problem = problem


class ArchiveTooLargeError(ArchiveError):
    """A packed file holds more than any listing."""


class SnapshotError(GeoError, ValueError):
    """A kept copy of the listing cannot be read."""

    def __init__(self, problem: "SnapshotProblem") -> None:
        super().__init__(problem)
        self.problem = problem


class ExchangeError(GeoError, ValueError):
    """A file of another format cannot be read or written as a whole."""

    def __init__(self, problem: "ForeignProblem | TableProblem | FileNotWritten") -> None:
        super().__init__(problem)
        self.problem = problem


class StoreError(GeoError, OSError):
    """The store of listings cannot be opened, or does not hold what was asked for.

    Parameters
    ----------
    fault
        Why it cannot be used, a `geo.store.fault.StoreFault`; ``None`` where the store is well.
    """

    def __init__(self, problem: "StoreProblem", *, fault: Any = None) -> None:  # noqa: ANN401 - a room above this one
        super().__init__(problem)
        self.problem, self.fault = problem, fault


class ListingAwayError(StoreError):
    """The store cannot be read, and no state that it had is known: there is nothing to show."""


class NewerVersionError(StoreError):
    """A listing was saved by somebody else since it was read.

    Parameters
    ----------
    newer
        The version that stands, a `geo.store.version.Version`.
    read_at
        Revision that the refused change was made from.
    """

    def __init__(self, newer: Any, *, read_at: int) -> None:  # noqa: ANN401 - a room above this one
        from geo.faults.store import SavedSince  # noqa: PLC0415 - an answer does not wait for it

        by = newer.signature.by
        super().__init__(SavedSince(newer.listing_id, read_at, by, newer.revision))
        self.newer, self.read_at = newer, read_at


class SubmissionQueueFullError(StoreError):
    """So many submissions wait for staff that no more are taken."""

    def __init__(self, most: int) -> None:
        from geo.faults.store import LettersWait  # noqa: PLC0415 - as above

        super().__init__(LettersWait(most))
        self.most = most


class NotAllowedError(GeoError, PermissionError):
    """Whoever asks may not do this."""

    def __init__(self, action: str, role: str) -> None:
        super().__init__(f"{role} may not {action}; ask a publisher, or sign in")
        self.action, self.role = action, role


class LinkError(GeoError, ValueError):
    """A confirmation link is not taken.

    Parameters
    ----------
    fault
        Why, a member of `geo.staff.confirmation.LinkFault`.
    """

    def __init__(self, fault: Any) -> None:  # noqa: ANN401 - a room above this one
        super().__init__(f"the link is not taken: {fault}; ask staff for a new one")
        self.fault = fault


class TimeZoneDataError(GeoError, RuntimeError):
    """The time-zone data is older than the rules that Canada lives by."""


class ListingError(GeoError, ValueError):
    """One fault of a listing file; staff can mend it.

    Parameters
    ----------
    source
        Name of the file.
    field
        Dotted path of the field, ``""`` for the file as a whole.
    problem
        What is wrong, with its facts.
    line
        Line of the field in the file, counted from 1, where it can be known.
    """

    def __init__(
        self, source: str, field: str, problem: "Problem", *, line: int | None = None
    ) -> None:
        super().__init__(source, field, problem)
        self.source, self.field, self.problem, self.line = source, field, problem, line


class ListingsError(GeoError, ValueError):
    """All faults of a folder of listings, found in one run."""

    def __init__(self, source: str, faults: Sequence[ListingError]) -> None:
        super().__init__(source, *faults)
        self.source, self.faults = source, tuple(faults)
