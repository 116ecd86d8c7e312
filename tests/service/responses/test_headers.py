import re

import pytest

from geo.words.finder.visit_text import EN as VISIT_EN
from geo.words.finder.visit_text import FR as VISIT_FR
from geo.words.say.page_text import EN, FR
from tests.service.conftest import FAULTY, SHIPPED, TYPED, UNSEEN, Client, Opened

REQUESTS = [
    ("GET", "/", 200),
    ("GET", "/groups", 200),
    ("GET", "/static/nothing.js", 404),
    ("GET", "/static/icon.svg", 200),
    ("GET", "/plain", 200),
    ("HEAD", "/simple", 200),
    ("PUT", "/plain", 405),
    ("POST", "/plain", 415),
    ("GET", "/plain/x", 404),
    ("GET", "/simple/x", 404),
    ("GET", "/nothing.php", 404),
    ("GET", "/api/v1/openapi.json", 200),
    ("GET", "/api/v1/options", 405),
    ("POST", "/api/v1/options", 415),
    ("OPTIONS", "/api/v1/options", 405),
    ("GET", "/api/v2", 404),
    ("GET", "/_stcore/metrics", 404),
    ("GET", "/_stcore/metrics/", 404),
    ("GET", "//_stcore/metrics", 404),
    ("GET", "/_stcore/agent/openapi.json", 404),
    ("POST", "/_stcore/agent/mcp", 404),
    ("POST", FAULTY, 500),
]
EVERY = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.mark.parametrize(("method", "path", "status"), REQUESTS)
def test_every_response_has_every_header(
    client: Client, method: str, path: str, status: int
) -> None:
    reply = client.ask(method, path)
    assert reply.status == status
    assert EVERY.items() <= reply.headers.items()
    policy = reply.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy
    assert reply.headers["permissions-policy"].startswith("geolocation=(self), ")
    assert "access-control-allow-origin" not in reply.headers


@pytest.mark.parametrize("path", ["/static/index.js", "/app/static/page.css"])
def test_a_file_of_the_page_has_the_headers_that_a_file_needs(client: Client, path: str) -> None:
    """What no browser runs as a page needs no policy, and each goes out a hundred times."""
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["referrer-policy"] == "no-referrer"
    assert not {"content-security-policy", "permissions-policy"} & set(headers)


def test_the_page_may_run_its_own_scripts_and_the_one_that_streamlit_writes_into_it(
    client: Client,
) -> None:
    policy = client.get("/").headers["content-security-policy"]
    scripts = re.search(r"script-src ([^;]*);", policy)
    assert scripts
    assert re.fullmatch(r"'self' blob: 'sha256-[A-Za-z0-9+/]{43}='", scripts[1])
    assert SHIPPED.count("<script>") == 1


ERRORS = [
    ("GET", "/plain/x", b"", 404),
    ("GET", "/simple/x", b"", 404),
    ("GET", "/no/such/page", b"", 404),
    ("GET", "/robots.txt", b"", 404),
    ("POST", "/nowhere", b"", 404),
    ("PUT", "/simple", b"", 405),
    ("POST", "/plain", b"", 415),
    ("GET", "/_stcore/metrics", b"", 404),
    ("POST", FAULTY, UNSEEN.encode(), 500),
]


@pytest.mark.parametrize(("method", "path", "body", "status"), ERRORS)
def test_every_error_page_shows_the_crisis_lines_first(
    client: Client, method: str, path: str, body: bytes, status: int
) -> None:
    reply = client.ask(method, path, body)
    assert reply.status == status
    text, visit = (FR, VISIT_FR) if path.startswith("/simple") else (EN, VISIT_EN)
    assert all(f"tel:{line.tel}" in reply.text for line in text.crisis_lines)
    assert f'href="{visit.leave_to}"' in reply.text
    assert reply.text.index("tel:911") < reply.text.index("<h1>")
    assert UNSEEN not in reply.text


def test_an_error_page_speaks_the_language_that_the_browser_asks_for(client: Client) -> None:
    assert FR.sorry in client.ask("POST", FAULTY, headers={"accept-language": "fr-CA"}).text
    assert EN.sorry in client.ask("POST", FAULTY, headers={"accept-language": "en-CA"}).text


def test_too_many_searches_are_told_to_wait_with_the_crisis_lines(opened: Opened) -> None:
    client = opened(a_minute=2)
    assert [client.form("/plain", place=TYPED).status for _ in range(2)] == [200, 200]
    refused = client.form("/simple", place=TYPED)
    assert refused.status == 429
    assert "tel:988" in refused.text
    assert 1 <= int(refused.headers["retry-after"]) <= 31
    assert client.options(text=TYPED).json["error"] == "too_many"
    assert client.get("/plain").status == 200
