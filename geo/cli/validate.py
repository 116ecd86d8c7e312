"""``validate``: every fault of a folder of listings in one run."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from datetime import UTC, datetime

from geo.cli.arguments import add_listings
from geo.cli.exit_codes import DONE, FAULTY
from geo.listing.files.listing_file import read_directory


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    validate = commands.add_parser("validate", help="name every fault of a folder of listings")
    validate.set_defaults(command=_validate)
    add_listings(validate)


def _validate(asked: Namespace) -> int:
    from geo.listing.checks.validation import faults  # noqa: PLC0415 - an answer does not wait for it

    found = faults(asked.listings, today=datetime.now(UTC).date())
    if found:
        from geo.words.faults.sentences import error_sentence  # noqa: PLC0415 - as above

        for fault in found:
            print(error_sentence(fault), file=sys.stderr)
        return FAULTY
    print(f"{len(read_directory(asked.listings))} listings, no fault")
    return DONE
