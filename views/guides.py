"""Offering a guide: a link that opens beside the page, so that nothing typed here is lost."""

from geo.markup import Markup, element, said
from geo.words.admin.guides import Guide, guide_address
from geo.words.language import Language


def guide_link(words: str, guide: Guide, language: Language) -> Markup:
    """Write a link to a guide."""
    return element(
        "a",
        said(words),
        class_="np-guide",
        href=guide_address(guide, language),
        target="_blank",
        lang=language.value,
    )
