from datetime import timedelta

import pytest

from geo.answering import Question, reply_to
from geo.finder.decision import Option
from geo.finder.filters import Filtered
from geo.finder.finder import Finder
from geo.listing.audience import Audience
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.published import PublishedDirectory
from geo.place.locate import Locator
from geo.words.language import Language
from service.html import listing_parts
from service.html.listing_parts import parts_of, reasons
from tests.service.conftest import AT

PLACES = ("E3B 5A3", "T5J 2R7", "L9T 2X5", "X0A 0H0")
DAYS = (0, 400)


def test_what_is_kept_is_what_would_be_written_anew(
    locator: Locator, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = Finder(PublishedDirectory(read_directory(FOLDER)))
    said = [
        (option, language, is_short, reasons(option, language, is_short=is_short))
        for place in PLACES
        for who in (None, *Audience)
        for days in DAYS
        for option in _options(place, who, days, locator, finder)
        for language in Language
        for is_short in (False, True)
    ]
    kept_words = vars(listing_parts)["_reasons_without_site"]
    monkeypatch.setattr(listing_parts, "_reasons_without_site", kept_words.__wrapped__)
    for option, language, is_short, words in said:
        assert reasons(option, language, is_short=is_short) == words
        again = parts_of.__wrapped__(option.listing, language)  # type: ignore[attr-defined] # functools sets it
        assert parts_of(option.listing, language) == again


def _options(
    place: str, who: Audience | None, days: int, locator: Locator, finder: Finder
) -> tuple[Option, ...]:
    question = Question(where=place, audience=who)
    at = AT + timedelta(days=days)
    reply = reply_to(question, locator=locator, finder=lambda: finder, now=at)
    assert isinstance(reply, Filtered)
    return reply.answer.options


def test_a_changed_listing_is_written_anew() -> None:
    first, again = (next(iter(read_directory(FOLDER))) for _ in range(2))
    assert parts_of(first, Language.EN) is parts_of(first, Language.EN)
    assert parts_of(again, Language.EN) is not parts_of(first, Language.EN)
