import re

import pytest
from starlette.applications import Starlette

from geo.words.admin.guides import Guide, guide_address, guide_text
from geo.words.language import Language
from service.guides.markdown import part_of
from service.guides.routes import DOCS, file_of, guide_page, guide_routes
from tests.service.conftest import Client

EACH = [(guide, language) for guide in Guide for language in Language]


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(Starlette(routes=guide_routes()))


@pytest.mark.parametrize(("guide", "language"), EACH)
def test_a_guide_is_a_page_in_the_language_that_is_asked_for(
    client: Client, guide: Guide, language: Language
) -> None:
    reply = client.ask("GET", guide_address(guide, language, start="/"))
    assert reply.status == 200
    assert f'lang="{language}"' in reply.text
    assert f"<h1>{guide_text(language).titles[guide]}</h1>" in reply.text
    assert "tel:911" in reply.text
    assert "**" not in reply.text
    assert "](" not in reply.text


@pytest.mark.parametrize(("guide", "language"), EACH)
def test_a_guide_is_called_as_its_own_first_heading(guide: Guide, language: Language) -> None:
    first, *_ = file_of(guide, language).read_text(encoding="utf-8").splitlines()
    assert first == f"# {guide_text(language).titles[guide]}"


@pytest.mark.parametrize(("guide", "language"), EACH)
def test_its_links_lead_to_parts_of_guides_that_there_are(guide: Guide, language: Language) -> None:
    for name, part in re.findall(
        r'href="(?:\./([\w-]+)\?lang=\w+)?#([^"]+)"', guide_page(guide, language)
    ):
        linked = guide_page(Guide(name) if name else guide, language)
        assert f'id="{part}"' in linked, part


def test_a_document_that_is_no_guide_is_named_and_not_linked() -> None:
    page = guide_page(Guide.KEEPING, Language.EN)
    assert "Switching it on, docs/running.md" in page
    assert (DOCS / "running.md").is_file()
    assert 'href="running.md"' not in page


def test_a_guide_that_there_is_not_is_not_answered(client: Client) -> None:
    assert client.ask("GET", "/guide/running").status == 404
    assert client.ask("POST", "/guide/staff").status == 405


def test_the_parts_of_a_french_guide_keep_their_accents() -> None:
    assert part_of("À faire, l’été") == "à-faire-lété"
