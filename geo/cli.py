"""The command line: reads arguments and the clock, prints, and returns an exit code."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from geo.errors import GeoError, ListingsError
from geo.exchange.answer_json import answer_geojson, answer_json, choices_json
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.listing.audience import Audience
from geo.listing.toml_file import FOLDER, read_directory
from geo.place.fix import NoPlace, WhichPlace
from geo.place.locate import Locator
from geo.words.answer_text import answer_text
from geo.words.language import Language
from geo.words.sentences import no_place_sentence, question_sentence

DONE, FAULTY, NO_PLACE, WHICH_PLACE = 0, 1, 2, 3
"""Exit codes: answered, data at fault, text that is no place, text that is several places."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns
    -------
    int
        The exit code.
    """
    asked = _parser().parse_args(arguments)
    command: Callable[[Namespace], int] = asked.command
    try:
        return command(asked)
    except ListingsError as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
        return FAULTY
    except GeoError as error:
        print(error, file=sys.stderr)
        return FAULTY


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m geo", description="Find peer-support groups near a place in Canada."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    find = commands.add_parser("find", help="rank the groups for a postal code or a town")
    find.set_defaults(command=_find)
    find.add_argument("text", help="postal code, first three characters of one, or town")
    find.add_argument("--audience", type=_audience, help=f"one of {_AUDIENCES}")
    find.add_argument("--at", type=_moment, help="moment with its offset; default: now")
    find.add_argument("--format", choices=("text", "json", "geojson"), default="text")
    find.add_argument("--lang", type=Language, choices=tuple(Language), default=Language.EN)
    find.add_argument("--limit", type=_count, help="at most so many options")
    find.add_argument("--listings", type=Path, default=FOLDER, help="folder of TOML files")
    validate = commands.add_parser("validate", help="name every fault of a folder of listings")
    validate.set_defaults(command=_validate)
    validate.add_argument("--listings", type=Path, default=FOLDER, help="folder of TOML files")
    return parser


def _find(asked: Namespace) -> int:
    language: Language = asked.lang
    outcome = Locator.open().locate(asked.text)
    if isinstance(outcome, NoPlace):
        print(no_place_sentence(outcome, language), file=sys.stderr)
        return NO_PLACE
    if isinstance(outcome, WhichPlace):
        _print_question(outcome, asked.format, language)
        return WHICH_PLACE
    finder = Finder(read_directory(asked.listings))
    answer = finder.find(outcome, audience=asked.audience, at=asked.at or datetime.now(UTC))
    _print_answer(replace(answer, options=answer.options[: asked.limit]), asked)
    return DONE


def _print_question(question: WhichPlace, form: str, language: Language) -> None:
    if form != "text":
        print(json.dumps(choices_json(question), ensure_ascii=False))
        return
    print(question_sentence(question, language))
    for choice in question.choices:
        print(f"  {choice.label}")


def _print_answer(answer: Answer, asked: Namespace) -> None:
    match asked.format:
        case "json":
            print(json.dumps(answer_json(answer, asked.text, asked.lang), ensure_ascii=False))
        case "geojson":
            print(json.dumps(answer_geojson(answer, asked.text, asked.lang), ensure_ascii=False))
        case _:
            print(answer_text(answer, asked.lang))


def _validate(asked: Namespace) -> int:
    from geo.listing.validation import faults  # noqa: PLC0415 - an answer does not wait for it

    found = faults(asked.listings)
    for fault in found:
        print(fault, file=sys.stderr)
    if found:
        return FAULTY
    print(f"{len(read_directory(asked.listings))} listings, no fault")
    return DONE


_AUDIENCES = ", ".join(Audience)


def _audience(word: str) -> Audience:
    try:
        return Audience(word)
    except ValueError:
        raise ArgumentTypeError(f"{word!r} is not an audience; one of {_AUDIENCES}") from None


_YEARS = range(2000, 2100)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or moment.year not in _YEARS:
        raise ArgumentTypeError(
            f"{text!r} is not a moment of {_YEARS.start} to {_YEARS.stop - 1} with its offset; "
            "write 2026-11-23T12:00:00-05:00"
        )
    return moment


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a count; give a whole number from 1")
    return int(text)
