import re

from service.html.pages import PAGES
from tests.browser.conftest import PROJECT


def test_the_server_knows_every_page_that_is_routed() -> None:
    routes = (PROJECT / "views" / "routes.py").read_text(encoding="utf-8")
    routed = re.findall(r"st\.Page\(", routes)
    named = re.findall(r"url_path=pages\.([A-Z]+)", routes)
    assert len(routed) == len(PAGES)
    assert len(named) == len(PAGES) - 1, "the start has no name"
