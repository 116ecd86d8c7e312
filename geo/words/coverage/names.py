"""Names and numbers that every sentence of coverage is made of."""

from geo.coverage.communities import Community
from geo.coverage.demand import FEWEST_SHOWN
from geo.coverage.groups import CoverageCriteria
from geo.listing.published import PublishedDirectory
from geo.place.north import named_regions
from geo.place.regions import Region
from geo.words.coverage.en import EN
from geo.words.coverage.fr import FR
from geo.words.coverage.record import CoverageText
from geo.words.language import Language, by_language
from geo.words.say.sentences import in_words, text_in
from geo.words.table import Kind, shown


def coverage_text(language: Language) -> CoverageText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)


def region_name(region: str, language: Language) -> str:
    """Name a region, as a list does."""
    wide = coverage_text(language).wide_regions
    if region in wide:
        return wide[region]
    if region in set(Region):
        return text_in(language).regions[Region(region)]
    return named_regions()[region].name(language)


def place_name(community: Community) -> str:
    """Name a community with its province or territory, as a table does."""
    return community.label


def counted_name(community: Community, residents: int, language: Language) -> str:
    """Name a community beside its residents: a catchment where they are more than its own."""
    name = community.name
    if residents > community.town_population > 0:
        name = coverage_text(language).catchment.format(town=name)
    return f"{name}, {community.region[3:]}"


def place_in_words(community: Community, language: Language) -> str:
    """Name a community with its province or territory, as a sentence or a map does."""
    return in_words(community.label, language)


def listing_name(listing_id: str, directory: PublishedDirectory, language: Language) -> str:
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


def whose_group(criteria: CoverageCriteria, language: Language) -> str:
    """Say which groups count: "a group that welcomes paramedics"."""
    text = coverage_text(language)
    if criteria.audience is None:
        return text.group_any
    return text.group_for.format(audience=text_in(language).audiences[criteria.audience])
