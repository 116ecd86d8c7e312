"""``find``: the visitors' answer."""

import json
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from datetime import UTC, datetime

from geo.answering import Question, reply_to
from geo.cli.arguments import add_answer, count, moment
from geo.cli.exit_codes import DONE, NO_PLACE, WHICH_PLACE
from geo.cli.published import published_listing
from geo.exchange.feeds.answer_json import answer_geojson, answer_json, choices_json
from geo.finder.filters import Filtered
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.place.fix import NoPlace, WhichPlace
from geo.place.locate import Locator
from geo.words.finder.answer import answer_text
from geo.words.language import Language
from geo.words.say.sentences import no_place_sentence, question_sentence


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    find = commands.add_parser("find", help="rank the groups for a postal code or a town")
    find.set_defaults(command=_find)
    find.add_argument("text", help="postal code, first three characters of one, or town")
    find.add_argument("--at", type=moment, help="moment with its offset; default: now")
    find.add_argument("--limit", type=count, help="at most so many options")
    add_answer(find, "geojson")


def _find(asked: Namespace) -> int:
    language: Language = asked.lang
    question = Question(where=asked.text, audience=asked.audience, at=asked.at, limit=asked.limit)
    reply = reply_to(
        question,
        locator=Locator.open(),
        finder=lambda: Finder(published_listing(asked.listings)),
        now=datetime.now(UTC),
    )
    match reply:
        case NoPlace():
            print(no_place_sentence(reply, language), file=sys.stderr)
            return NO_PLACE
        case WhichPlace():
            _print_question(reply, asked.format, language)
            return WHICH_PLACE
        case Filtered(answer=answer):
            _print_answer(answer, asked)
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
