"""How the figures are made, and what they rest on."""

from geo.coverage.gaps import Gaps
from geo.markup import each, element, said, together
from geo.place.north import named_regions
from geo.words.coverage.names import coverage_text
from geo.words.coverage.sentences import method_paragraphs, surface_sentences
from geo.words.language import Language, by_language
from geo.words.say.sentences import text_in
from views.draw import draw


def draw_method(gaps: Gaps, language: Language) -> None:
    """Draw the method, the data grade, and the rule of every named region."""
    text = coverage_text(language)
    words = (surface_sentences(gaps.surface, language), *method_paragraphs(language))
    rules = together(
        element(
            "li",
            element("strong", said(one.name(language))),
            said(
                f"{text_in(language).colon}{by_language(language, en=one.rule_en, fr=one.rule_fr)}"
            ),
        )
        for one in named_regions().values()
    )
    draw(
        element(
            "section",
            element("h2", said(text.method_heading)),
            each("p", words),
            element("details", element("summary", said(text.rules_heading)), element("ul", rules)),
            class_="np-gap np-prose",
            lang=language.value,
        )
    )
