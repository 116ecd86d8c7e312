"""``find``: the visitors' answer."""

import json
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence
from datetime import UTC, datetime

from geo.answering import Question, Unplaced, reply_to
from geo.cli.arguments import add_answer, count, moment
from geo.cli.exit_codes import DONE, NO_PLACE, WHICH_PLACE
from geo.cli.published import published_listing
from geo.exchange.feeds.answer_json import answer_geojson, answer_json, unplaced_json
from geo.finder.filters import Filtered
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.place.emergency import emergency_shared
from geo.place.fix import NoPlace, WhichPlace
from geo.place.locate import Locator
from geo.words.finder.answer import answer_text, anywhere_text
from geo.words.language import Language
from geo.words.say.sentences import (
    alike_question,
    no_place_sentence,
    question_sentence,
    service_sentence,
)


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    find = commands.add_parser("find", help="rank the groups for a postal code or a town")
    find.set_defaults(command=_find)
    find.add_argument("text", help="postal code, first three characters of one, or town")
    find.add_argument("--at", type=moment, help="moment with its offset; default: now")
    find.add_argument("--limit", type=count, help="at most so many options")
    add_answer(find, "geojson")


def _find(asked: Namespace) -> int:
    question = Question(where=asked.text, audience=asked.audience, at=asked.at, limit=asked.limit)
    reply = reply_to(
        question,
        locator=Locator.open(),
        finder=lambda: Finder(published_listing(asked.listings)),
        now=datetime.now(UTC),
    )
    match reply:
        case Filtered(answer=answer):
            _print_answer(answer, asked)
            return DONE
        case Unplaced():
            return _ask_again(reply, asked)


def _ask_again(reply: Unplaced, asked: Namespace) -> int:
    language: Language = asked.lang
    match reply.outcome:
        case NoPlace() as none:
            print(_said(none, reply.alike, language), file=sys.stderr)
            _print_unplaced(reply, [], asked)
            return NO_PLACE
        case WhichPlace() as which:
            choices = (f"  {choice.label}" for choice in which.choices)
            _print_unplaced(reply, [question_sentence(which, language), *choices, ""], asked)
            return WHICH_PLACE


def _said(none: NoPlace, names: Sequence[str], language: Language) -> str:
    sentence = no_place_sentence(none, language)
    if not names:
        return sentence
    return f"{sentence} {alike_question(none.why, language)} {'; '.join(names)}."


def _print_unplaced(reply: Unplaced, first: list[str], asked: Namespace) -> None:
    if asked.format != "text":
        typed = asked.text.encode(errors="replace").decode()
        written = unplaced_json(reply, typed, asked.lang)
        print(json.dumps(written, ensure_ascii=False))
        return
    emergency = service_sentence(emergency_shared(reply.choices), asked.lang)
    lines = [*first, *([emergency, ""] if emergency else [])]
    print("\n".join((*lines, anywhere_text(reply.anywhere, asked.lang))))


def _print_answer(answer: Answer, asked: Namespace) -> None:
    match asked.format:
        case "json":
            print(json.dumps(answer_json(answer, asked.text, asked.lang), ensure_ascii=False))
        case "geojson":
            print(json.dumps(answer_geojson(answer, asked.text, asked.lang), ensure_ascii=False))
        case _:
            print(answer_text(answer, asked.lang))
