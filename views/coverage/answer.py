"""The answer in words: how many, where it is worst, what would change it, what is cheapest."""

from geo.coverage.gaps import Gaps
from geo.coverage.missing_information import MissingInformation
from geo.markup import Markup, element, paragraph, said, said_around, together
from geo.reports.report import Findings
from geo.words.coverage.names import coverage_text, people
from geo.words.coverage.recommendations import missing_words, waiting_sentence, whom_to_ask
from geo.words.coverage.sentences import counted, most_gained_sentence, reach_words, worst_and_cure
from geo.words.language import Language
from geo.words.say.sentences import distance
from geo.words.table import grouped, percent
from views.draw import draw

_FIRST = 3


def draw_answer(found: Findings) -> None:
    """Draw what to know first."""
    gaps, language = found.gaps, found.language
    words = [
        worst_and_cure(gaps, found.gain_at_worst, found.directory, language),
        most_gained_sentence(found.siting, language),
    ]
    if not found.reach.places and not found.reach.from_home.any():
        words.append(coverage_text(language).no_group_counts)
    lines = together(paragraph(line) for line in words if line)
    draw(element("div", lines, class_="np-notice np-gap-first", lang=language.value))


def draw_figures(gaps: Gaps, language: Language) -> None:
    """Draw the four figures of the question, and what was counted as a group."""
    text, total = coverage_text(language), gaps.total
    km = distance(total.within_km, language)
    share = total.residents_beyond / total.residents if total.residents else 0.0
    places = {
        "count": grouped(total.places_beyond, language),
        "total": grouped(total.places, language),
    }
    facts = (
        (
            text.fact_beyond.format(km=km),
            f"{people(total.residents_beyond, language)} ({percent(share, language)})",
        ),
        (text.fact_places.format(km=km), text.of_many.format(**places)),
        (text.fact_median, reach_words(gaps.median_km, language)),
        (text.fact_p90, reach_words(gaps.p90_km, language)),
    )
    items = together(
        element("div", element("dt", said(label)), element("dd", said(value)))
        for label, value in facts
    )
    draw(
        element("dl", items, class_="np-figures", lang=language.value),
        paragraph(counted(gaps.question.criteria, language), class_="np-aside"),
    )


def draw_cheapest(gaps: Gaps, language: Language) -> None:
    """Draw the listings with something missing: a phone call closes more than a new group."""
    text, found = coverage_text(language), gaps.missing_information
    count = len(found)
    reading = text.close_reading.format(count=count) if count else text.close_none
    if count == 1:
        reading = text.close_reading_one
    first, more = found[:_FIRST], found[_FIRST:]
    items, rest = (together(_item(one, gaps, language) for one in part) for part in (first, more))
    if more:
        words = text.more_rows.format(count=len(more))
        rest = element("details", element("summary", said(words)), element("ul", rest))
    draw(
        element(
            "section",
            element("h2", said(text.close_heading)),
            paragraph(reading, class_="np-reading"),
            element("ul", items),
            rest,
            class_="np-gap np-cheapest",
            lang=language.value,
        )
    )


def _item(one: MissingInformation, gaps: Gaps, language: Language) -> Markup:
    name = element("strong", said(one.listing.name.in_language(language)))
    lines = (
        waiting_sentence(one, gaps.question.within_km, language),
        whom_to_ask(one.listing, language),
    )
    words = together(together((element("span", said(line)), said(" "))) for line in lines if line)
    missing = said(missing_words(one, language))
    lacks = said_around(coverage_text(language).lacks, name=name, missing=missing)
    return element("li", element("p", lacks), element("p", words))
