import pytest

from geo.markup import NONE, each, element, item, paragraph, said, said_around, together, void
from tests.hostile import HOSTILE
from tests.parsed_page import ParsedPage


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    page = ParsedPage(element("p", said(text), title=text))
    [paragraph] = page.named("p")
    assert paragraph["title"] == text
    assert "".join(page.words) == text


def test_what_has_no_inside_has_no_end() -> None:
    assert (
        void("input", name="where", required=True, value=False) == '<input name="where" required>'
    )
    assert item("li", said("a & b")) == "<li>a &amp; b"


def test_an_underscore_is_a_hyphen_and_ends_a_word_that_is_taken() -> None:
    written = element("p", NONE, class_="np-lead", aria_label="so", data_show=True)
    assert written == '<p class="np-lead" aria-label="so" data-show></p>'


def test_each_text_stands_in_an_element_of_its_own() -> None:
    assert each("li", ("<a>", "b")) == "<li>&lt;a&gt;</li><li>b</li>"
    assert together(()) == each("li", ()) == NONE


def test_markup_stands_in_the_gaps_of_a_text_that_is_escaped() -> None:
    name = element("b", said("{x} & y"))
    assert said_around("<{name}>", name=name) == "&lt;<b>{x} &amp; y</b>&gt;"


def test_a_paragraph_of_nothing_is_nothing() -> None:
    assert paragraph("a < b", class_="np-lead") == '<p class="np-lead">a &lt; b</p>'
    assert paragraph("") == paragraph(None) == NONE
