"""What can be wrong with the store, or with what is asked of it, in English."""

from typing import assert_never

from geo.faults.store import (
    Asked,
    Away,
    FileReplaced,
    IncompleteFile,
    KeptNowhere,
    LettersWait,
    NoAnswer,
    NoSuchRevision,
    NotThere,
    OtherVersion,
    SavedSince,
    StoreGone,
    StoreProblem,
    Unnamed,
    WithoutFile,
)

_COPY_ALL = (
    "copy the -wal file that was beside it too, or restore a backup; a new store is made where "
    "there is no file"
)


def of_store(problem: StoreProblem) -> str:
    """Say what is wrong with the store or with what is asked of it, and what to do."""
    match problem:
        case Away():
            return _away(problem)
        case NoAnswer(database, said):
            return f"{database}: {said}; check that it runs and may be written"
        case StoreGone(database):
            return (
                f"{database}: there was a store here, and it is gone; put it back or restore a "
                "backup"
            )
        case FileReplaced(file):
            return f"{file} was removed or replaced while it was open; put it back"
        case OtherVersion(database, said):
            return f"{database}: {said}; use the program that made it"
        case WithoutFile(file, part):
            return f"{file} is missing, and its {part} file is there; {_COPY_ALL}"
        case IncompleteFile(file, held_one):
            why = " any more" if held_one else ": it is an incomplete copy"
            return f"{file} holds no listing{why}; {_COPY_ALL}"
        case KeptNowhere(why, said):
            return f"{of_store(why)}, and nothing can be kept beside it: {said}"
        case NotThere(named, asked):
            return _not_there(named, asked)
        case NoSuchRevision(listing, revision):
            return f"{listing} has no revision {revision}; read it again"
        case SavedSince(listing, read_at, by, revision):
            return (
                f"{listing}: read at revision {read_at}, but {by} has saved revision {revision} "
                "since; look at the difference and save again"
            )
        case LettersWait(most):
            return f"messages already waiting: {most}; answer some of them first"
        case Unnamed.NOBODY:
            return "nobody is named; say who makes this change with --by NAME"
        case _:
            assert_never(problem)


def _away(problem: Away) -> str:
    match problem:
        case Away.AWAY:
            return "the store is away"
        case Away.NOTHING_KNOWN:
            return "the store is away, and no state of it is known"
        case Away.NO_LETTERS:
            return "the store takes no messages"
        case Away.SILENT:
            return "the store does not answer"
        case Away.MISNAMED:
            return (
                "the address of the database names none that is known here; write sqlite:///path "
                "or postgresql://user:password@host/name"
            )
        case _:
            assert_never(problem)


def _not_there(named: str, asked: Asked) -> str:
    match asked:
        case Asked.LISTING:
            return f"there is no listing {named}; choose one of the list"
        case Asked.PUBLIC:
            return f"{named} is not public; publish it first"
        case Asked.READABLE:
            return f"{named} cannot be read; restore an earlier version"
        case Asked.CONFIRMED:
            return f"no listing has the id {named!r}; confirm --list names them"
        case Asked.REVISION:
            return f"there is no revision {named}; choose one of the history"
        case Asked.LETTER:
            return f"no message {named} waits; somebody has answered it already"
        case _:
            assert_never(asked)
