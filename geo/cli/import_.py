"""``import``: a file of another format, or a folder of listing files, into the store.

Without ``--as-drafts`` or ``--publish`` it shows what would change, and changes nothing.
"""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.exit_codes import DONE, FAULTY
from geo.cli.export import FORMATS
from geo.cli.opening import add_person, add_store, now, opened_store, person
from geo.errors import ExchangeError
from geo.listing.listing import Listing
from geo.words.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.exchange.formats import ParsedFile
    from geo.exchange.importing.import_plan import Proposal
    from geo.exchange.reading.parsed_file import Changed
    from geo.listing.directory import Directory
    from geo.staff.staff_service import StaffService


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("import", help="read a file or a folder into the store")
    command.set_defaults(command=_import)
    command.add_argument("source", type=Path, metavar="FILE|DIR")
    command.add_argument("--format", choices=FORMATS, help="default: as the file tells")
    acts = command.add_mutually_exclusive_group()
    acts.add_argument("--dry-run", action="store_true", help="show what would change; the default")
    acts.add_argument("--as-drafts", action="store_true", help="keep it for a look on the page")
    acts.add_argument("--publish", action="store_true", help="show it to visitors at once")
    command.add_argument("--why", default="", metavar="TEXT", help="for the history")
    command.add_argument("--lang", type=Language, choices=tuple(Language), default=Language.EN)
    add_store(command)
    add_person(command)


def _import(asked: Namespace) -> int:
    from geo.exchange.importing.import_plan import known_of, propose  # noqa: PLC0415 - this command alone
    from geo.staff.staff_service import StaffService  # noqa: PLC0415 - the same

    with opened_store(asked) as store:
        staff_service = StaffService(store, person(asked), now=now)
        entries = staff_service.entries()
        known = known_of(entries)
        proposal = propose(_parsed_file(asked, known), entries=entries, known=known)
        _print_faults(proposal, asked.source.name, asked.lang)
        _print_proposal(proposal, asked.lang)
        if proposal.parsed.refused:
            print("nothing is saved while there are faults; mend them first", file=sys.stderr)
            return FAULTY
        if asked.as_drafts or asked.publish:
            _keep(proposal, staff_service, asked)
        else:
            print("Nothing is saved; say --as-drafts or --publish to save it.")
    return DONE


def _parsed_file(asked: Namespace, known: "Directory") -> "ParsedFile":
    from geo.exchange.format_detection import told_by  # noqa: PLC0415 - as above
    from geo.exchange.formats import Format, parsed_texts, read  # noqa: PLC0415 - as above
    from geo.exchange.importing.place_check import places_checked  # noqa: PLC0415 - as above
    from geo.listing.files.listing_file import read_folder  # noqa: PLC0415 - as above
    from geo.place.locate import Locator  # noqa: PLC0415 - as above

    locator, path, today = Locator.open(), asked.source, now().date()
    if path.is_dir():
        parsed_file = parsed_texts(read_folder(path))
    else:
        content, form = _content(path), asked.format
        found = Format(form) if form else told_by(path.name, content)
        if found is None:
            from geo.faults.foreign_file import FormatNotTold  # noqa: PLC0415 - an answer does not wait for it

            raise ExchangeError(FormatNotTold(str(path)))
        parsed_file = read(
            content, found, name=path.name, known=known, locator=locator, today=today
        )
    return places_checked(parsed_file, known=known, locator=locator, today=today)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        from geo.faults.foreign_file import FileNotRead  # noqa: PLC0415 - an answer does not wait for it

        raise ExchangeError(FileNotRead(str(path), str(error.strerror))) from error


def _print_faults(proposal: "Proposal", name: str, language: Language) -> None:
    from geo.exchange.importing.fault_sentences import where_sentence  # noqa: PLC0415 - as above
    from geo.words.faults.sentences import problem_sentence  # noqa: PLC0415 - as above

    for fault in (*proposal.parsed.refused, *proposal.parsed.remarks):
        problem = problem_sentence(fault.problem, language)
        print(f"{name}: {where_sentence(fault, language)}: {problem}", file=sys.stderr)


def _print_proposal(proposal: "Proposal", language: Language) -> None:
    from geo.exchange.importing.fault_sentences import summary_sentence  # noqa: PLC0415 - as above
    from geo.words.exchange.files_text import files_text  # noqa: PLC0415 - as above

    text, found = files_text(language), proposal.comparison
    print(summary_sentence(proposal, language))
    _print_some(text.added, [_line(one, language) for one in found.added])
    _print_some(text.changed, [line for one in found.changed for line in _changed(one, language)])
    _print_some(text.gone, [_line(one, language) for one in found.gone])
    if found.gone:
        print(text.gone_lead)


def _print_some(heading: str, lines: list[str]) -> None:
    if lines:
        print(heading.format(count=len(lines)))
    for line in lines:
        print(f"  {line}")


def _line(listing: Listing, language: Language) -> str:
    return f"{listing.id}: {listing.name.in_language(language.value)}"


def _changed(one: "Changed", language: Language) -> "Iterator[str]":
    """Name the fields that differ, then all that the listing would lose."""
    from geo.listing.checks.losses import losses  # noqa: PLC0415 - as above
    from geo.words.admin.losses import loss_sentences  # noqa: PLC0415 - as above
    from geo.words.admin.sentences import staff_text  # noqa: PLC0415 - as above
    from geo.words.exchange.files_text import files_text  # noqa: PLC0415 - as above

    names = [staff_text(language).fields[change.field] for change in one.differences]
    yield f"{one.after.id}: {', '.join(names) or files_text(language).text_only}"
    for said in loss_sentences(losses(one.before, one.after), language):
        yield f"  ! {said}"


def _keep(proposal: "Proposal", staff_service: "StaffService", asked: Namespace) -> None:
    from geo.exchange.importing.fault_sentences import kept_sentence  # noqa: PLC0415 - as above
    from geo.exchange.importing.import_plan import keep  # noqa: PLC0415 - as above
    from geo.store.version import Stage  # noqa: PLC0415 - as above
    from geo.words.exchange.files_text import files_text  # noqa: PLC0415 - as above

    text = files_text(asked.lang)
    written = keep(
        proposal,
        staff_service,
        stage=Stage.PUBLIC if asked.publish else Stage.DRAFT,
        ids={one.id for one in proposal.new},
        why=asked.why or text.why_first.format(name=asked.source.name),
    )
    print(kept_sentence(written, asked.lang))
