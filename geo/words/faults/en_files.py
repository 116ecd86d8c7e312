"""What can be wrong with the listing's own files, in English."""

from typing import assert_never

from geo.faults.file import (
    Archive,
    ArchiveProblem,
    DataDamaged,
    FileNotWritten,
    LargeUnpacked,
    LongName,
    ManyFiles,
    NoArchive,
    NoSnapshot,
    NotToml,
    OwnFile,
    OwnFileProblem,
    Slip,
    Snapshot,
    SnapshotProblem,
    SnapshotTooLarge,
    TooDeep,
    TwiceInSnapshot,
    Unreadable,
    UnusualMethod,
)


def of_own_file(problem: OwnFileProblem) -> str:
    """Say why a listing file cannot be read as a whole, and what to do."""
    match problem:
        case OwnFile.NONE_IN_FOLDER:
            return (
                "no .toml file is in this folder; name a folder that holds the listing, one .toml "
                "file for each entry"
            )
        case OwnFile.NOT_UTF_8:
            return "the file is not written in UTF-8; save it again with the encoding UTF-8"
        case Unreadable(said):
            return f"the file cannot be read ({said}); check its name"
        case FileNotWritten(file, said):
            return f"{file} cannot be written ({said}); name a place that you may write to"
        case DataDamaged(said):
            return said
        case TooDeep(most):
            return f"tables or lists are over {most} deep inside each other; write them flat"
        case LongName(count):
            return f"a name of {count:,} characters is no field; remove it"
        case NotToml():
            return f"the file cannot be read as TOML: {_not_toml(problem)}"
        case _:
            assert_never(problem)


def of_archive(problem: ArchiveProblem) -> str:
    """Say what is odd about a packed file; it goes into another sentence."""
    match problem:
        case Archive.ENCRYPTED:
            return "it is encrypted"
        case Archive.LONG_NAME:
            return "a name in it is too long"
        case Archive.NAME_TWICE:
            return "one name is in it twice"
        case Archive.OVERLAP:
            return "its entries overlap"
        case NoArchive(said):
            return said
        case UnusualMethod(method):
            return f"it is packed by method {method}, which is not the usual one"
        case ManyFiles(most):
            return f"it holds over {most:,} files"
        case LargeUnpacked(most_mb):
            return f"over {most_mb:.0f} MB when it is unpacked"
        case _:
            assert_never(problem)


def of_snapshot(problem: SnapshotProblem) -> str:
    """Say why a saved listing cannot be read, and what to do."""
    match problem:
        case Snapshot.EMPTY:
            return "the file holds no listing; choose a file that this page has saved"
        case Snapshot.TOO_LARGE:
            return "the file is larger than any listing; choose a file that this page has saved"
        case SnapshotTooLarge(why):
            return (
                f"the file is larger than any listing ({of_archive(why)}); choose a file that this "
                "page has saved"
            )
        case NoSnapshot(why):
            return (
                f"the file is no saved listing ({of_archive(why)}); choose a file that this page "
                "has saved"
            )
        case TwiceInSnapshot(file):
            return f"the file holds {file} twice; take one of them out"
        case _:
            assert_never(problem)


def _not_toml(problem: NotToml) -> str:
    said = problem.said
    match problem.slip:
        case Slip.WITHOUT_QUOTES:
            return f'{said}; write {problem.value} in quotes: "{problem.value}"'
        case Slip.TWICE:
            return f"{said}; what this line names is in the file twice; remove one"
        case Slip.MARK:
            return (
                f"{said}; look for a missing quote, bracket or equals sign on this line or the one "
                "before"
            )
        case Slip.TOO_LONG:
            return f"a value is too long or nested too deeply ({said}); remove it"
        case _:
            assert_never(problem.slip)
