import gzip

import pytest

from tests.service.conftest import Client

FILES = {"/static/index.js": "immutable", "/app/static/page.css": "max-age=86400"}


@pytest.mark.parametrize(("path", "keep"), FILES.items())
def test_a_file_comes_compressed_and_may_be_kept(client: Client, path: str, keep: str) -> None:
    plain, small = client.get(path), client.get(path, accept_encoding="br, gzip")
    assert gzip.decompress(small.body) == plain.body
    assert len(small.body) < len(plain.body) / 10
    assert small.headers["vary"] == "Accept-Encoding"
    assert keep in small.headers["cache-control"]
    assert "content-encoding" not in plain.headers


def test_what_a_browser_has_is_not_sent_again(client: Client) -> None:
    for path in (*FILES, "/"):
        tag = client.get(path).headers["etag"]
        again = client.get(path, if_none_match=f'"other", W/{tag}')
        assert again.status == 304
        assert again.body == b""
        assert client.get(path, if_none_match='"other"').status == 200


@pytest.mark.parametrize(
    "path", ["/static/../pyproject.toml", "/app/static/%2e%2e/app.py", "/static/"]
)
def test_no_other_file_can_be_reached(client: Client, path: str) -> None:
    assert client.get(path).status == 404
