"""``gaps`` and ``where-next``: the staff's answers.

What they need (NumPy, SciPy, the demand) is imported when one of them runs: a visitor's answer does
not wait for it.
"""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geo.cli.arguments import add_answer, count, kilometres
from geo.cli.exit_codes import DONE
from geo.cli.published import published_listing
from geo.coverage.travel import WITHIN_KM
from geo.listing.audience import Welcome
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory

if TYPE_CHECKING:
    from geo.coverage.gaps import Gaps
    from geo.coverage.reach import Reach

_Word = TypeVar("_Word")
_WORST = 25
_TOWN_SIZE = 5_000
_GROUPS = 5


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the two commands."""
    gaps = commands.add_parser("gaps", help="who lives too far from a group")
    gaps.set_defaults(command=_gaps)
    gaps.add_argument("--limit", type=count, default=_WORST, help="communities to name")
    where_next = commands.add_parser("where-next", help="where the next groups should go")
    where_next.set_defaults(command=_where_next)
    where_next.add_argument("--k", type=count, default=_GROUPS, help="how many groups")
    where_next.add_argument(
        "--town-size", type=count, default=_TOWN_SIZE, help="only towns of so many people"
    )
    where_next.add_argument("--exact", action="store_true", help="search for the best set")
    for command in (gaps, where_next):
        _add_question(command)
        add_answer(command)


def _add_question(command: ArgumentParser) -> None:
    command.add_argument(
        "--region", default="north", help="north, canada, CA-NU, northern-bc ...; default: north"
    )
    command.add_argument("--within", type=kilometres, default=WITHIN_KM, help="km; default: 100")
    command.add_argument(
        "--welcomes",
        type=_welcomes,
        default=frozenset({Welcome.YES}),
        help="answers that count, with commas: yes, ask_first, not_stated; default: yes",
    )
    command.add_argument(
        "--modes",
        type=_modes,
        default=frozenset({Mode.IN_PERSON}),
        help="ways of meeting that count, with commas: in_person, virtual, phone",
    )
    command.add_argument(
        "--census-table", type=Path, help="Statistics Canada's table 98-10-0019-01, if not in place"
    )


def _welcomes(text: str) -> frozenset[Welcome]:
    counting = [answer for answer in Welcome if answer is not Welcome.NO]
    return frozenset(_words(text, {answer.value: answer for answer in counting}, "an answer"))


def _modes(text: str) -> frozenset[Mode]:
    return frozenset(_words(text, {mode.value: mode for mode in Mode}, "a way of meeting"))


def _words(text: str, known: dict[str, _Word], what: str) -> list[_Word]:
    words = [word.strip() for word in text.split(",")]
    for word in words:
        if word not in known:
            raise ArgumentTypeError(f"{word!r} is not {what}; one of {', '.join(known)}")
    return [known[word] for word in words]


def _gaps(asked: Namespace) -> int:
    from geo.exchange.feeds.coverage_json import gaps_json  # noqa: PLC0415 - see the docstring above
    from geo.words.coverage.answer import gaps_text  # noqa: PLC0415 - the same

    directory = published_listing(asked.listings)
    _, gaps = _measured(asked, directory)
    if asked.format == "json":
        print(json.dumps(gaps_json(gaps, limit=asked.limit), ensure_ascii=False))
    else:
        print(gaps_text(gaps, directory, asked.lang, limit=asked.limit))
    return DONE


def _where_next(asked: Namespace) -> int:
    from geo.coverage.siting import site  # noqa: PLC0415 - see the docstring above
    from geo.exchange.feeds.coverage_json import siting_json  # noqa: PLC0415 - the same
    from geo.words.coverage.answer import siting_text  # noqa: PLC0415 - the same

    reach, gaps = _measured(asked, published_listing(asked.listings))
    siting = site(
        reach,
        asked.region,
        count=asked.k,
        within_km=asked.within,
        town_size=asked.town_size,
        exact=asked.exact,
    )
    if asked.format == "json":
        print(json.dumps(siting_json(siting, gaps.surface), ensure_ascii=False))
    else:
        print(siting_text(siting, gaps, asked.lang))
    return DONE


def _measured(asked: Namespace, directory: PublishedDirectory) -> "tuple[Reach, Gaps]":
    from geo.coverage.demand import best_demand  # noqa: PLC0415 - see the docstring above
    from geo.coverage.gaps import GapQuery, find_gaps  # noqa: PLC0415 - the same
    from geo.coverage.groups import CoverageCriteria  # noqa: PLC0415 - the same
    from geo.coverage.reach import measure  # noqa: PLC0415 - the same

    criteria = CoverageCriteria(audience=asked.audience, welcomes=asked.welcomes, modes=asked.modes)
    reach = measure(best_demand(asked.census_table), directory, criteria)
    question = GapQuery(region=asked.region, criteria=criteria, within_km=asked.within)
    return reach, find_gaps(reach, directory, question)
