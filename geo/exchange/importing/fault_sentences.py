"""Sentences on what a file brought, for the page and for the command line."""

from collections.abc import Sequence

from geo.exchange.importing.import_plan import Proposal
from geo.exchange.reading.parsed_file import RowFault
from geo.listing.characters import spelled_out
from geo.listing.listing import Status
from geo.store.version import Stage, Version
from geo.words.exchange.files_text import files_text
from geo.words.language import Language

_LIST_FILE = ".toml"


def where_sentence(fault: RowFault, language: Language) -> str:
    """Say where a fault stands: its row, what the row calls itself, and its field."""
    text, name = files_text(language), spelled_out(fault.name)
    if fault.row is None:
        where = name or text.whole_file
    elif fault.name.endswith(_LIST_FILE):
        where = text.row_of_file.format(name=name, row=fault.row)
    else:
        row = text.row.format(row=fault.row)
        where = f"{row} ({name})" if name else row
    return f"{where}, {text.in_field.format(field=fault.field)}" if fault.field else where


def summary_sentence(proposal: Proposal, language: Language) -> str:
    """Count what a file would do."""
    found = proposal.comparison
    return files_text(language).summary.format(
        added=len(found.added),
        changed=len(found.changed),
        same=found.same,
        gone=len(found.gone),
        refused=len(proposal.parsed.refused),
    )


def kept_sentence(written: Sequence[Version], language: Language) -> str:
    """Say how many listings were kept, and which of them visitors see."""
    text, count = files_text(language), len(written)
    seen = sum(one.listing is not None and one.listing.status is Status.ACTIVE for one in written)
    if any(one.stage is Stage.DRAFT for one in written):
        return text.kept_drafts.format(count=count)
    said = text.kept_public if seen == count else text.kept_public_some
    return said.format(count=count, seen=seen)
