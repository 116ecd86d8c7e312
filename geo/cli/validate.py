"""``validate``: every fault of a folder of listings in one run."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from datetime import UTC, datetime

from geo.cli.arguments import add_listings
from geo.cli.exit_codes import DONE, FAULTY
from geo.listing.files.listing_file import read_directory
from geo.words.language import Language


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    validate = commands.add_parser("validate", help="name every fault of a folder of listings")
    validate.set_defaults(command=_validate)
    add_listings(validate)
    validate.add_argument("--lang", type=Language, choices=tuple(Language), default=Language.EN)


def _validate(asked: Namespace) -> int:
    from geo.listing.checks.validation import faults  # noqa: PLC0415 - an answer does not wait for it
    from geo.words.faults.sentences import error_sentence, no_fault_sentence  # noqa: PLC0415 - same

    found = faults(asked.listings, today=datetime.now(UTC).date())
    if found:
        for fault in found:
            print(error_sentence(fault, asked.lang), file=sys.stderr)
        return FAULTY
    print(no_fault_sentence(len(read_directory(asked.listings)), asked.lang))
    return DONE
