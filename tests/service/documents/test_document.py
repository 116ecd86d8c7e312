import gzip
import re
import zlib
from pathlib import Path

import pytest
import streamlit

from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.documents.document import OwnFiles, inline_scripts, page_document
from service.html.plain_page import PATHS
from tests.parsed_page import ParsedPage

BOTH = pytest.mark.parametrize("language", Language)
FIRST_BYTES = 4_000
"""As they are sent, compressed."""
SHIPPED = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
OWN = OwnFiles(stylesheet="app/page.css?v=1", script="app/first.js", module="app/page.js")


def _document(language: Language) -> str:
    return page_document(SHIPPED, language, OWN)


@BOTH
def test_the_first_bytes_hold_the_crisis_lines_the_exit_and_a_form(language: Language) -> None:
    document = _document(language).encode()
    sent = gzip.compress(document, 9)[:FIRST_BYTES]
    read = zlib.decompressobj(wbits=31).decompress(sent)
    first = ParsedPage(read.decode(errors="ignore"))
    links = [link.get("href") for link in first.named("a")]
    for line in page_text(language).crisis_lines:
        assert f"tel:{line.tel}" in links
    assert visit_text(language).leave_to in links
    assert {"method": "post", "action": f"./{PATHS[language]}"} in first.named("form")
    assert {"place", "audience"} <= {
        field.get("name") for field in first.named("input") + first.named("select")
    }
    assert first.named("button")


@BOTH
def test_help_stands_before_and_outside_of_what_streamlit_draws(language: Language) -> None:
    document = _document(language)
    assert document.count('<div id="root"></div>') == 1
    root = document.index('<div id="root">')
    assert [match.start() < root for match in re.finditer("<aside", document)] == [True, True]
    assert document.index("<aside") < document.index("modulepreload")
    assert ParsedPage(document).named("html") == [{"lang": language.value}]


@BOTH
def test_the_first_picture_waits_for_no_style_sheet(language: Language) -> None:
    links = ParsedPage(_document(language)).named("link")
    assert not [link for link in links if link.get("rel") == "stylesheet"]
    sheets = [str(link["href"]) for link in links if "data-sheet" in link]
    assert sheets[0] == "./app/page.css?v=1"
    assert sheets[1].startswith("./static/css/")


@BOTH
def test_all_that_streamlit_loads_is_still_loaded_under_its_licence(language: Language) -> None:
    document = _document(language)
    loaded = re.findall(r'(?:src|href)="(\./static/(?:js|css|media)/[^"]+)"', SHIPPED)
    assert len(loaded) > 10
    assert all(f'"{address}"' in document for address in loaded)
    assert "Licensed under the Apache License" in document
    assert len(inline_scripts(document)) == 1


@BOTH
def test_nothing_says_streamlit_or_speaks_of_its_agents(language: Language) -> None:
    document = _document(language)
    assert f"<title>{page_text(language).product}</title>" in document
    assert "_stcore/agent" not in document
    assert "enable JavaScript" not in document
