"""What can be wished of an answer, and wishes as the words that a browser sends."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from geo.finder.criteria import CHOICES, Criterion, can_be_called, meeting_times, stated
from geo.finder.filters import Filtered, Filters
from geo.listing.listing import Mode
from geo.listing.schedule import Weekday


def offered(filtered: Filtered) -> Mapping[Criterion, tuple[Any, ...]]:
    """Collect what can be wished of an answer: what an option states, and what is wished already.

    A wish that no listing states would only tell that none does.
    """
    found: dict[Criterion, set[Any]] = {
        about: set(filtered.filters.about(about)) for about in CHOICES
    }
    for option in filtered.whole.options:
        times = meeting_times(option, filtered.whole.at)
        for about, words in stated(option.listing, times).items():
            found[about] |= words
        if can_be_called(option.listing):
            found[Criterion.MODES].add(Mode.PHONE)
    ordered = {about: in_order(about, words) for about, words in found.items()}
    return {about: words for about, words in ordered.items() if words}


def in_order(about: Criterion, words: AbstractSet[Any]) -> tuple[Any, ...]:
    """Put what is wished about one criterion in the order in which it is offered."""
    choices = CHOICES[about]
    return tuple(sorted(words) if choices is None else (one for one in choices if one in words))


def chosen_words(filters: Filters) -> dict[str, list[str]]:
    """Write filters as a browser sends them."""
    return {about.value: sorted(map(word_of, filters.about(about))) for about in filters.stated}


def word_of(word: object) -> str:
    """Write one choice as a browser sends it."""
    return str(int(word)) if isinstance(word, Weekday) else str(word)


def filters_of(sent: Mapping[str, object]) -> Filters:
    """Read what a browser has sent; words that we do not know count for nothing."""
    return Filters(**{about.value: _read(about, sent.get(about.value)) for about in CHOICES})


def _read(about: Criterion, words: object) -> frozenset[Any]:
    listed = {word for word in words if isinstance(word, str)} if isinstance(words, list) else set()
    choices = CHOICES[about]
    if choices is None:
        return frozenset(word for word in listed if _is_language(word))
    return frozenset(choice for choice in choices if word_of(choice) in listed)


def _is_language(word: str) -> bool:
    return len(word) in {2, 3} and word.isascii() and word.isalpha() and word.islower()
