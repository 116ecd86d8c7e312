import pytest

from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.html.help_bar import URGENT, help_bar
from tests.parsed_page import ParsedPage

BOTH = pytest.mark.parametrize("language", Language)


@BOTH
def test_the_bar_calls_and_texts_every_line_and_leads_away(language: Language) -> None:
    bar = ParsedPage(help_bar(language))
    links = [link["href"] for link in bar.named("a")]
    expected = []
    for line in page_text(language).crisis_lines:
        expected += [f"tel:{line.tel}", *([f"sms:{line.sms}"] if line.sms else [])]
    assert links == [*expected, visit_text(language).leave_to]
    assert links[0] == "tel:911"
    assert bar.named("aside") == [{"aria-label": page_text(language).crisis_heading}]


@BOTH
def test_each_line_is_labelled_by_whom_it_is_for(language: Language) -> None:
    words = "".join(ParsedPage(help_bar(language)).words)
    for line in page_text(language).crisis_lines:
        assert line.short in words
        assert line.for_whom in words


@BOTH
def test_only_what_is_less_urgent_is_folded(language: Language) -> None:
    folded = [line.get("class") == "m" for line in ParsedPage(help_bar(language)).named("li")]
    assert folded == [number >= URGENT for number in range(len(folded))]
