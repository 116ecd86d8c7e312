"""What could be done about gaps, in plain words: whom to ask, where next, what if, what changed."""

from collections.abc import Iterable

from geo.coverage.change import Change
from geo.coverage.gaps import GapQuery
from geo.coverage.missing_information import MissingInformation
from geo.coverage.siting import Proposal, Siting
from geo.listing.audience import Audience
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.service_area import NotStated, WholeCanada
from geo.words.coverage.names import coverage_text, people, place_in_words, place_name
from geo.words.language import Language
from geo.words.listing.entry import contact_line
from geo.words.say.french_places import at_place
from geo.words.say.page_text import page_text
from geo.words.say.sentences import area_name, distance, listed, text_in
from geo.words.table import grouped, percent


def missing_words(one: MissingInformation, language: Language) -> str:
    """Name what a listing lacks."""
    missing = coverage_text(language).missing
    return listed([missing[what] for what in one.missing], text_in(language).list_and)


def area_words(listing: Listing, language: Language) -> str:
    """Name the stated service area."""
    match listing.service_area:
        case NotStated():
            return text_in(language).not_stated
        case WholeCanada():
            return page_text(language).all_canada
        case area:
            return area_name(area, language)


def waiting_sentence(one: MissingInformation, within_km: float, language: Language) -> str:
    """Say whom a listing may serve already; empty where that is not known."""
    if not one.residents_waiting:
        return ""
    return coverage_text(language).waiting.format(
        area=area_words(one.listing, language),
        residents=people(one.residents_waiting, language),
        km=distance(within_km, language),
    )


def whom_to_ask(listing: PublishedListing, language: Language) -> str:
    """Name the contact to call first, as the listing publishes it."""
    text = coverage_text(language)
    if not listing.contacts:
        return text.nobody_to_ask
    return text.ask_them.format(contact=contact_line(listing.contacts[0], language))


def where_to_ask(listing: PublishedListing, language: Language) -> str:
    """Send whoever reads a file to the listing: a file that is passed on names no person."""
    text = coverage_text(language)
    return text.ask_named if listing.contacts else text.nobody_to_ask


def next_sentence(siting: Siting, language: Language) -> str:
    """Say what the proposals together would change."""
    text, km = coverage_text(language), distance(siting.within_km, language)
    if not siting.proposals:
        return text.next_none.format(km=km)
    last, count = siting.proposals[-1], len(siting.proposals)
    template = text.next_reading_one if count == 1 else text.next_reading
    return template.format(
        count=count,
        residents=people(last.residents_cumulative, language),
        km=km,
        first=place_in_words(siting.proposals[0].community, language),
    )


def needed_sentence(siting: Siting, language: Language) -> str:
    """Say how many groups it takes to reach everybody whom any town reaches; empty if none does."""
    if not siting.groups_needed:
        return ""
    text = coverage_text(language)
    template = text.needed if siting.groups_needed_exact else text.needed_at_most
    if siting.groups_needed == 1:  # fewer than one would not do
        template = text.needed_one
    return template.format(
        count=siting.groups_needed,
        km=distance(siting.within_km, language),
        residents=people(siting.residents_reachable, language),
    )


def larger_towns_words(proposal: Proposal, language: Language) -> str:
    """List the larger towns within reach, with the share of the gain that each keeps."""
    text = coverage_text(language)
    return "; ".join(
        text.keeps.format(
            town=place_name(one.community), share=percent(min(one.share_kept, 1.0), language)
        )
        for one in proposal.larger_towns
    )


def virtual_sentence(siting: Siting, language: Language) -> str:
    """Say how many communities no town could reach."""
    text, km = coverage_text(language), distance(siting.within_km, language)
    if not siting.virtual_only:
        return text.virtual_none.format(km=km)
    count = len(siting.virtual_only)
    template = text.virtual_reading_one if count == 1 else text.virtual_reading
    return template.format(count=grouped(count, language), km=km)


def what_if_sentences(
    change: Change, place: str, question: GapQuery, welcomed: Iterable[Audience], language: Language
) -> tuple[str, ...]:
    """Say what a pin changes."""
    text, km = coverage_text(language), distance(change.before.within_km, language)
    audience, at = question.criteria.audience, at_place(place)
    if audience is not None and audience not in set(welcomed):
        named = text_in(language).audiences[audience]
        return (text.what_if_not_for.format(audience=named),)
    if change.residents_gained <= 0:
        return (text.what_if_nothing.format(place=place, at_place=at, km=km),)
    result = text.what_if_result.format(
        place=place,
        at_place=at,
        after=people(change.after.residents_beyond, language),
        before=people(change.before.residents_beyond, language),
        km=km,
        gained=people(change.residents_gained, language),
    )
    if change.before_median_km is None or change.after_median_km is None:
        return (result,)
    median = text.what_if_median.format(
        after=distance(change.after_median_km, language),
        before=distance(change.before_median_km, language),
    )
    return result, median


def compare_sentences(
    change: Change, before: PublishedDirectory, after: PublishedDirectory, language: Language
) -> tuple[str, ...]:
    """Say what changed between two states of the listing."""
    text, km = coverage_text(language), distance(change.before.within_km, language)
    by = change.residents_gained
    template = text.compare_better if by > 0 else text.compare_worse if by else text.compare_same
    said = [template.format(residents=people(abs(by), language), km=km)]
    for words, here, there in (
        (text.compare_added, after, before),
        (text.compare_removed, before, after),
    ):
        names = [one.name.in_language(language) for one in here if one.id not in there]
        if names:
            said.append(words.format(names=listed(names, text_in(language).list_and)))
    return tuple(said)
