"""What the figures of coverage say, in plain words."""

from collections.abc import Iterable
from fractions import Fraction
from math import isinf
from typing import Final

from geo.coverage.change import Change
from geo.coverage.closing import ToClose
from geo.coverage.communities import Community
from geo.coverage.demand import FEWEST_SHOWN, Surface
from geo.coverage.gaps import Gaps, Question
from geo.coverage.groups import For
from geo.coverage.scene import Spot
from geo.coverage.siting import Proposal, Siting
from geo.listing.audience import Audience, Welcome
from geo.listing.directory import Directory
from geo.listing.listing import Listing, Mode
from geo.listing.service_area import NotStated, WholeCanada
from geo.place.north import named_regions
from geo.place.regions import Region
from geo.words.answer_text import contact_line
from geo.words.coverage_english import EN
from geo.words.coverage_french import FR
from geo.words.coverage_text import CoverageText
from geo.words.language import Language
from geo.words.page_text import page_text
from geo.words.sentences import area_name, distance, listed, text_in
from geo.words.table import Kind, grouped, percent, shown

_PARTS: Final = (
    Fraction(1, 20), Fraction(1, 10), Fraction(1, 5), Fraction(1, 4), Fraction(1, 3),
    Fraction(2, 5), Fraction(1, 2), Fraction(3, 5), Fraction(2, 3), Fraction(3, 4),
    Fraction(4, 5), Fraction(9, 10), Fraction(19, 20),
)  # fmt: skip
"""Shares that people can picture."""
NO_DISTANCE: Final = "0\u00a0km"
"""Who takes part from home."""
_FEWEST: Final = Fraction(1, 40)
"""No picture comes near a smaller share."""


def coverage_text(language: Language) -> CoverageText:
    """Return the record of one language."""
    return FR if language is Language.FR else EN


# --- names ---------------------------------------------------------------------------------------


def region_name(region: str, language: Language) -> str:
    """Name a region, as a list does."""
    wide = coverage_text(language).wide_regions
    if region in wide:
        return wide[region]
    if region in set(Region):
        return text_in(language).regions[Region(region)]
    return named_regions()[region].name(language)


def place_name(community: Community) -> str:
    """Name a community with its province or territory."""
    return community.label


def listing_name(listing_id: str, directory: Directory, language: Language) -> str:
    """Name a group, also the one that does not exist yet."""
    if listing_id in directory:
        return directory[listing_id].name.in_language(language)
    return coverage_text(language).what_if_name


def people(count: int, language: Language, *, estimate: bool = False) -> str:
    """Write a number of residents; fewer than ten are not told apart."""
    return shown(count, Kind.ESTIMATE if estimate else Kind.PEOPLE, language)


def about(count: int, language: Language) -> str:
    """Write an estimate of residents as one: "about 650", "fewer than 10"."""
    few = people(count, language, estimate=True)
    if 0 < count < FEWEST_SHOWN:
        return few
    return coverage_text(language).about_count.format(count=few)


def upper_first(text: str) -> str:
    """Begin a sentence with a capital letter."""
    return text[:1].upper() + text[1:]


def whose_group(whom: For, language: Language) -> str:
    """Say which groups count: "a group that welcomes paramedics"."""
    text = coverage_text(language)
    if whom.audience is None:
        return text.group_any
    return text.group_for.format(audience=text_in(language).audiences[whom.audience])


# --- the answer ----------------------------------------------------------------------------------


def headline(gaps: Gaps, language: Language) -> str:
    """Say how many live too far away."""
    text, total = coverage_text(language), gaps.total
    where = text.in_place[gaps.question.region]
    said = {
        "where": where,
        "where_upper": upper_first(where),
        "km": distance(total.within_km, language),
        "group": whose_group(gaps.question.whom, language),
        "residents": people(total.residents, language),
        "beyond": people(total.residents_beyond, language),
    }
    if not total.residents:
        return text.no_residents.format(**said)
    if not total.residents_beyond:
        return text.nobody.format(**said)
    if total.residents_beyond == total.residents:
        return text.everybody.format(**said)
    share = Fraction(total.residents_beyond, total.residents)
    if not _FEWEST < share < 1 - _FEWEST:
        return (text.hardly if share < _FEWEST else text.nearly).format(**said)
    part = _picture(share)
    return text.about.format(part=part.numerator, whole=part.denominator, **said)


def _picture(share: Fraction) -> Fraction:
    return min(_PARTS, key=lambda part: abs(part - share))


def counted(whom: For, language: Language) -> str:
    """Say what counts as a group."""
    text, words = coverage_text(language), text_in(language)
    modes = _either([words.modes[mode] for mode in Mode if mode in whom.modes], text)
    if whom.audience is None:
        return text.counted_any.format(modes=modes)
    answers = [words.welcomes[answer] for answer in Welcome if answer in whom.welcomes]
    return text.counted.format(
        modes=modes, welcomes=_either(answers, text), audience=words.audiences[whom.audience]
    )


def _either(names: list[str], text: CoverageText) -> str:
    return listed(names, text.list_or)


def worst_sentence(gaps: Gaps, directory: Directory, language: Language) -> str:
    """Name the worst-served community."""
    text, km = coverage_text(language), distance(gaps.total.within_km, language)
    if not gaps.worst:
        return text.worst_none.format(km=km)
    worst = gaps.worst[0]
    place = place_name(worst.community)
    residents = about(worst.residents, language)
    if worst.nearest is None:
        return text.worst_without_group.format(place=place, residents=residents)
    return text.worst.format(
        place=place,
        residents=residents,
        km=distance(worst.nearest.km, language),
        group=listing_name(worst.nearest.listing_id, directory, language),
    )


def worst_and_cure(gaps: Gaps, gained: int | None, directory: Directory, language: Language) -> str:
    """Name the worst-served community, and say what a group there would change.

    Parameters
    ----------
    gained
        People whom a group there would bring within the threshold; None if no place is beyond it.
    """
    worst = worst_sentence(gaps, directory, language)
    if gained is None:
        return worst
    there = coverage_text(language).if_there.format(
        residents=people(gained, language), km=distance(gaps.question.within_km, language)
    )
    return f"{worst} {there}"


def most_gained_sentence(siting: Siting, language: Language) -> str:
    """Name the town where the next group would change most; empty if there is none."""
    if not siting.proposals:
        return ""
    best = siting.proposals[0]
    return coverage_text(language).most_gained.format(
        place=place_name(best.community), residents=people(best.residents_gained, language)
    )


def surface_sentences(surface: Surface, language: Language) -> str:
    """Say what the figures of people rest on, and how good they are."""
    text = coverage_text(language)
    on = text.surfaces[surface.name].format(year=surface.census_year)
    return f"{on} {text.grades[surface.grade]} {text.straight_line}"


def method_paragraphs(language: Language) -> tuple[str, ...]:
    """Say how the figures are made."""
    written = coverage_text(language).method.strip().split("\n\n")
    return tuple(" ".join(paragraph.split("\n")) for paragraph in written)


def curve_sentence(gaps: Gaps, language: Language) -> str:
    """Read the curve of distances."""
    text, where = coverage_text(language), coverage_text(language).in_place[gaps.question.region]
    upper = upper_first(where)
    if gaps.median_km is None:
        return text.curve_reading_none.format(where=where, where_upper=upper)
    return text.curve_reading.format(
        where=where,
        where_upper=upper,
        median=reach_words(gaps.median_km, language),
        p90=reach_words(gaps.p90_km, language),
    )


def reach_words(km: float | None, language: Language) -> str:
    """Write a distance within which a share of people lives."""
    if km is None:
        return coverage_text(language).nowhere
    return distance(km, language) if km else NO_DISTANCE


# --- what is missing in listings -----------------------------------------------------------------


def missing_words(one: ToClose, language: Language) -> str:
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


def waiting_sentence(one: ToClose, within_km: float, language: Language) -> str:
    """Say whom a listing may serve already; empty where that is not known."""
    if not one.residents_waiting:
        return ""
    return coverage_text(language).waiting.format(
        area=area_words(one.listing, language),
        residents=people(one.residents_waiting, language),
        km=distance(within_km, language),
    )


def whom_to_ask(listing: Listing, language: Language) -> str:
    """Name the contact to call first, as the listing publishes it."""
    text = coverage_text(language)
    if not listing.contacts:
        return text.nobody_to_ask
    return text.ask_them.format(contact=contact_line(listing.contacts[0], language))


# --- where next, and what if ---------------------------------------------------------------------


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
        first=place_name(siting.proposals[0].community),
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
    change: Change, place: str, question: Question, welcomed: Iterable[Audience], language: Language
) -> tuple[str, ...]:
    """Say what a pin changes."""
    text, km = coverage_text(language), distance(change.before.within_km, language)
    audience = question.whom.audience
    if audience is not None and audience not in set(welcomed):
        named = text_in(language).audiences[audience]
        return (text.what_if_not_for.format(audience=named),)
    if change.residents_gained <= 0:
        return (text.what_if_nothing.format(place=place, km=km),)
    result = text.what_if_result.format(
        place=place,
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
    change: Change, before: Directory, after: Directory, language: Language
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


def spot_words(community: Community, spot: Spot, language: Language) -> tuple[str, ...]:
    """Say what a click on a community tells: its name, its people, its distance, its access."""
    text = coverage_text(language)
    away = (
        text.popup_no_group
        if isinf(spot.km)
        else text.popup_km.format(km=distance(spot.km, language))
    )
    few = upper_first(text.popup_residents.format(residents=about(spot.residents, language)))
    lines = (place_name(community), few, away, text.fly_in if community.fly_in else "")
    return tuple(line for line in lines if line)
