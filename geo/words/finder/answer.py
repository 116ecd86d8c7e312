"""An answer as plain text, for a terminal or a message."""

from collections.abc import Iterator
from itertools import groupby

from geo.finder.decision import Option, Rung
from geo.finder.ladder import Answer, Ladder
from geo.words.finder.others_text import others_sentence
from geo.words.finder.sections import kin_name
from geo.words.language import Language
from geo.words.listing.entry import address_line, meetings_line, reached_line, reaches, told
from geo.words.say.sentences import (
    emergency_sentence,
    fix_sentence,
    labelled,
    next_meeting_sentence,
    reason_sentence,
    text_in,
)


def answer_text(answer: Answer, language: Language) -> str:
    """Write a whole answer, rung by rung."""
    emergency = emergency_sentence(answer.fix, language)
    others = others_sentence(answer.fix, language)
    lines = [fix_sentence(answer.fix, language), *filter(None, (others, emergency))]
    number = 0
    for rung in Rung:
        options = answer.on(rung)
        if options:
            lines += ["", text_in(language).rungs[rung]]
        for option in options:
            number += 1
            lines += _option_lines(number, option, answer, language)
    return "\n".join((*lines, *_excluded_lines(answer, language)))


def anywhere_text(anywhere: Ladder, language: Language) -> str:
    """Write what serves an area that was named, and what can be joined from anywhere."""
    lines: list[str] = []
    numbered = enumerate(anywhere.options, start=1)
    for name, members in groupby(numbered, key=lambda pair: kin_name(pair[1], language)):
        lines.append(name)
        for number, option in members:
            lines += _option_lines(number, option, anywhere, language)
    return "\n".join((*lines, *_excluded_lines(anywhere, language)))


def _excluded_lines(answer: Ladder, language: Language) -> list[str]:
    excluded = [
        "  - "
        + labelled(
            one.listing.name.in_language(language),
            reason_sentence(one.reason, language, one.listing.reachable),
            language,
        )
        for one in answer.not_for_you
    ]
    return ["", text_in(language).not_for_you, *excluded] if excluded else []


def _option_lines(number: int, option: Option, answer: Ladder, language: Language) -> Iterator[str]:
    listing = option.listing
    yield f"{number:3}. {listing.name.in_language(language)}"
    meeting = next_meeting_sentence(option, answer.at, language)
    if meeting:
        yield f"     {meeting}"
    for line in (address_line(option, language), meetings_line(listing.schedule, language)):
        if line:
            yield f"     {line}"
    for reached in reaches(listing, language):
        yield f"     {reached_line(reached, language)}"
    for said in told(listing, language):
        yield f"     {said}"
    for reason in option.reasons:
        yield f"     {reason_sentence(reason, language, listing.reachable)}"
