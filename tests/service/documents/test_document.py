import gzip
import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit

from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.documents.document import OwnFiles, inline_scripts, page_document
from service.documents.lean_files import LeanFiles
from service.html.plain_page import PATHS
from tests.parsed_page import ParsedPage

BOTH = pytest.mark.parametrize("language", Language)
FIRST_BYTES = 4_000
"""As they are sent, compressed."""
SHIPPED = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
LEAN = LeanFiles(folder=Path(), below="np-1", has_bundle=True, stand_ins={})
OWN = OwnFiles(stylesheet="app/page.css?v=1", script="app/first.js", module="app/page.js")


def _document(language: Language, lean: LeanFiles | None = None) -> str:
    return page_document(SHIPPED, language, OWN, lean)


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
    loaded = re.findall(r'(?:src|href)="(\./static/(?:js|css)/[^"]+)"', SHIPPED)
    assert len(loaded) > 10
    assert all(f'"{address}"' in document for address in loaded)
    assert "Licensed under the Apache License" in document
    assert len(inline_scripts(document)) == 1


@BOTH
def test_two_files_stand_in_for_all_scripts_of_streamlit(language: Language) -> None:
    page = ParsedPage(_document(language, LEAN))
    (script,) = (one for one in page.named("script") if one.get("type") == "module")
    assert script["src"] == "./static/np-1/js/np-core.js"
    assert script["data-next"] == "./static/np-1/js/np-parts.js"
    loaded = [str(link["href"]) for link in page.named("link") if "./static/" in str(link["href"])]
    assert all(one.startswith("./static/np-1/css/") for one in loaded)
    assert len(loaded) == 1
    assert len(inline_scripts(_document(language, LEAN))) == 1


def test_without_those_two_all_scripts_come_from_beside_the_cut_fonts() -> None:
    cut = _document(Language.EN, replace(LEAN, has_bundle=False))
    assert cut.replace("./static/np-1/", "./static/") == _document(Language.EN)
    assert "./static/js/" not in cut


@pytest.mark.parametrize("lean", [None, LEAN])
def test_no_font_is_fetched_before_anything_asks_for_it(lean: LeanFiles | None) -> None:
    links = ParsedPage(_document(Language.EN, lean)).named("link")
    assert not [link for link in links if link.get("as") == "font"]


@BOTH
def test_nothing_says_streamlit_or_speaks_of_its_agents(language: Language) -> None:
    document = _document(language)
    assert f"<title>{page_text(language).product}</title>" in document
    assert "_stcore/agent" not in document
    assert "enable JavaScript" not in document
