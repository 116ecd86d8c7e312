"""Wishes in words: what can be chosen, and what the listings of an answer say to it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from geo.finder.criteria import Criterion
from geo.finder.filter_choices import in_order, offered, word_of
from geo.finder.filters import Filtered, FilteredOut, Filters, Match, Matching
from geo.listing.listing import Listing, Mode
from geo.listing.schedule import Weekday
from geo.words.fields.words import words_of
from geo.words.finder.filter_text import filter_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import value_of
from geo.words.say.page_text import page_text
from geo.words.say.sentences import language_name, listed, text_in

_FACTS: Final[Mapping[Criterion, str]] = {
    Criterion.MODES: "modes",
    Criterion.WEEKDAYS: "schedule",
    Criterion.PARTS_OF_DAY: "schedule",
    Criterion.ROOMS: "room",
    Criterion.LANGUAGES: "languages",
    Criterion.COSTS: "cost",
    Criterion.STARTS: "how_to_start",
}
"""The fact of the card that says what a listing states about a criterion."""


class Offer(NamedTuple):
    """What can be chosen about one criterion: the words that are sent, and those that are seen."""

    about: Criterion
    title: str
    note: str
    words: tuple[tuple[str, str], ...]


def offers(filtered: Filtered, language: Language) -> Iterator[Offer]:
    """Say what can be chosen: what a listing of the answer states, and what is chosen already."""
    for about, choices in offered(filtered).items():
        yield offer_of(about, choices, language)


@lru_cache(maxsize=1_024)
def offer_of(about: Criterion, choices: tuple[Any, ...], language: Language) -> Offer:
    """Say what can be chosen about one criterion."""
    words = tuple((word_of(one), _upper(_shown(about, one, language))) for one in choices)
    title = visit_text(language).wishes[about]
    note = page_text(language).room_warning.fact if about is Criterion.ROOMS else ""
    return Offer(about, title, note, words)


def _shown(about: Criterion, choice: Any, language: Language) -> str:  # noqa: ANN401 - a member of any of the sets
    if choice is Mode.PHONE:
        return filter_text(language).someone_to_call
    if about is Criterion.WEEKDAYS:
        return text_in(language).weekdays[Weekday(choice)]
    if about is Criterion.LANGUAGES:
        return language_name(choice, language)
    if about is Criterion.PARTS_OF_DAY:
        return visit_text(language).parts_of_day[choice].lower()
    return words_of(_FACTS[about], language)[choice]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def choice_sentence(filtered: Filtered, language: Language) -> str:
    """Say of what is chosen how many listings state it, do not say, and say otherwise."""
    text, matches = filter_text(language), filtered.matches
    stated = matches[Match.STATED]
    numbers = [text.state.of(stated) if stated else text.nobody_states]
    for match, counted in (
        (Match.UNSTATED, text.do_not_say),
        (Match.OTHERWISE, text.say_otherwise),
    ):
        if matches[match]:
            numbers.append(counted.of(matches[match]))
    chosen = _upper(_chosen(filtered.filters, language))
    return text.counted.format(chosen=chosen, numbers=", ".join(numbers))


def _chosen(filters: Filters, language: Language) -> str:
    """Name what is chosen: "Monday or Wednesday; evening"."""
    either = filter_text(language).either
    return "; ".join(
        listed(
            [_shown(about, one, language) for one in in_order(about, filters.about(about))], either
        )
        for about in filters.stated
    )


def to_the_choice(filtered: Matching, listing: Listing, language: Language) -> str:
    """Say what a kept listing leaves open of the choice, and what it says otherwise."""
    unstated = filtered.unstated.get(listing.id, ())
    otherwise = filtered.otherwise.get(listing.id, ())
    why = why_otherwise(listing, otherwise, language)
    parts = (
        _unstated(unstated, listing, language) if unstated else "",
        filter_text(language).card_otherwise.format(why=why) if otherwise else "",
    )
    return " ".join(filter(None, parts))


def _unstated(criteria: Iterable[Criterion], listing: Listing, language: Language) -> str:
    text = visit_text(language)
    named = ", ".join(text.wishes[about].lower() for about in criteria)
    by = text_in(language).by
    return text.wish_unstated.said(listing.reachable, by, facts=named)


def why_aside(one: FilteredOut, language: Language) -> str:
    """Say what a listing says otherwise: "Cost: there is a charge"."""
    return why_otherwise(one.option.listing, one.criteria, language)


def why_otherwise(listing: Listing, criteria: Iterable[Criterion], language: Language) -> str:
    """Say what a listing states about some criteria, each fact once."""
    titles: dict[str, list[str]] = {}
    for about in criteria:
        titles.setdefault(_FACTS[about], []).append(visit_text(language).wishes[about])
    return "; ".join(
        visit_text(language).reason.format(
            criterion=_title(named, language), said=value_of(fact, listing, language) or ""
        )
        for fact, named in titles.items()
    )


def _title(named: list[str], language: Language) -> str:
    first, *others = named
    return listed([first, *(one.lower() for one in others)], text_in(language).list_and)
