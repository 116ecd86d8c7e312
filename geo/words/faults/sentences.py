"""Saying what is wrong, in English or French; an error is said in English where nobody chose."""

from typing import assert_never

from geo.errors import (
    ArchiveError,
    ExchangeError,
    ListingError,
    ListingsError,
    SnapshotError,
    StoreError,
)
from geo.faults.field import BadCharacter, FieldProblem
from geo.faults.file import ArchiveProblem, OwnFileProblem, SnapshotProblem
from geo.faults.foreign_file import ForeignProblem, TableProblem
from geo.faults.listing import ListingProblem, PlaceProblem
from geo.faults.problem import Problem
from geo.faults.row import ExtentProblem, TextProblem, WhereProblem
from geo.faults.store import StoreProblem
from geo.words.faults import (
    en_fields,
    en_files,
    en_foreign,
    en_listing,
    en_rows,
    en_store,
    fr_fields,
    fr_files,
    fr_foreign,
    fr_listing,
    fr_rows,
    fr_store,
)
from geo.words.language import Language, by_language


def problem_sentence(problem: Problem, language: Language) -> str:
    """Say what is wrong: the value, the fault and the remedy."""
    if isinstance(problem, FieldProblem):
        return by_language(language, en=en_fields.of_field, fr=fr_fields.of_field)(problem)
    if isinstance(problem, ListingProblem):
        return by_language(language, en=en_listing.of_listing, fr=fr_listing.of_listing)(problem)
    if isinstance(problem, PlaceProblem):
        return by_language(language, en=en_listing.of_place, fr=fr_listing.of_place)(problem)
    if isinstance(problem, OwnFileProblem):
        return by_language(language, en=en_files.of_own_file, fr=fr_files.of_own_file)(problem)
    if isinstance(problem, ArchiveProblem):
        return by_language(language, en=en_files.of_archive, fr=fr_files.of_archive)(problem)
    if isinstance(problem, SnapshotProblem):
        return by_language(language, en=en_files.of_snapshot, fr=fr_files.of_snapshot)(problem)
    if isinstance(problem, TextProblem):
        return by_language(language, en=en_rows.of_text, fr=fr_rows.of_text)(problem)
    if isinstance(problem, WhereProblem):
        return by_language(language, en=en_rows.of_where, fr=fr_rows.of_where)(problem)
    if isinstance(problem, ExtentProblem):
        return by_language(language, en=en_rows.of_extent, fr=fr_rows.of_extent)(problem)
    if isinstance(problem, ForeignProblem):
        return by_language(language, en=en_foreign.of_foreign, fr=fr_foreign.of_foreign)(problem)
    if isinstance(problem, TableProblem):
        return by_language(language, en=en_foreign.of_table, fr=fr_foreign.of_table)(problem)
    if isinstance(problem, StoreProblem):
        return by_language(language, en=en_store.of_store, fr=fr_store.of_store)(problem)
    assert_never(problem)


def character_name(problem: BadCharacter, language: Language) -> str:
    """Name a character that may not stand in a text."""
    return by_language(language, en=en_fields.described, fr=fr_fields.described)(problem)


def error_sentence(error: BaseException, language: Language = Language.EN) -> str:
    """Say what an error says, for a terminal or a log; each fault of many on its own line."""
    if isinstance(error, ListingsError):
        return "\n".join(error_sentence(fault, language) for fault in error.faults)
    if isinstance(error, ListingError):
        where = error.source if error.line is None else f"{error.source}:{error.line}"
        parts = (where, error.field, problem_sentence(error.problem, language))
        return by_language(language, en=": ", fr="\u00a0: ").join(filter(None, parts))
    if isinstance(error, ArchiveError | SnapshotError | ExchangeError | StoreError):
        return problem_sentence(error.problem, language)
    return str(error)


def no_fault_sentence(count: int, language: Language) -> str:
    """Say that every file of a folder of listings is whole."""
    return by_language(
        language,
        en=f"{count} listings, no fault",
        fr=f"Fiches\u00a0: {count}. Aucune erreur.",
    )
