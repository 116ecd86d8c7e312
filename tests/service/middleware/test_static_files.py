import gzip
import time
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from service.documents.lean_files import LeanFiles
from service.middleware.static_files import FOREVER, Files, StaticMount, streamlit_mounts
from tests.service.conftest import Client

FILES = {"/static/index.js": "immutable", "/app/static/page.css": "max-age=86400"}
WITHIN_S = 30


@pytest.mark.parametrize(("path", "keep"), FILES.items())
def test_a_file_comes_packed_and_may_be_kept(client: Client, path: str, keep: str) -> None:
    plain, zipped = client.get(path), client.get(path, accept_encoding="gzip")
    small = client.get(path, accept_encoding="br, gzip")
    assert brotli.decompress(small.body) == gzip.decompress(zipped.body) == plain.body
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


def _serving(*mounts: StaticMount) -> Client:
    return Client(Starlette(middleware=[Middleware(Files, mounts=mounts)]))


def test_who_asks_first_waits_for_no_good_packing_and_all_others_get_it(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(Path(__file__).read_bytes() * 3)
    client = _serving(StaticMount(prefix="/x", folder=tmp_path, keep=FOREVER))
    first = client.get("/x/a.js", accept_encoding="br").body
    until = time.monotonic() + WITHIN_S
    while len(again := client.get("/x/a.js", accept_encoding="br").body) == len(first):
        assert time.monotonic() < until
    assert len(again) < len(first)
    assert brotli.decompress(again) == brotli.decompress(first)


def test_what_is_packed_ahead_is_there_before_anybody_asks(tmp_path: Path) -> None:
    file = tmp_path / "a.js"
    file.write_bytes(Path(__file__).read_bytes())
    mount = StaticMount(prefix="/x", folder=tmp_path, keep=FOREVER, is_packed_ahead=True)
    files = Files(Starlette(), [mount])
    until = time.monotonic() + WITHIN_S
    while "/x/a.js" not in files._read:  # noqa: SLF001 - nothing else tells without asking
        assert time.monotonic() < until
    file.unlink()
    assert Client(files).get("/x/a.js").body == Path(__file__).read_bytes()


def test_what_stands_in_for_streamlits_files_has_addresses_of_its_own(tmp_path: Path) -> None:
    shipped, lean = tmp_path / "shipped", tmp_path / "lean"
    for folder, content in ((shipped, b"as shipped"), (lean, b"cut")):
        folder.mkdir()
        for name in ("a.css", "b.css"):
            (folder / name).write_bytes(content)
    (lean / "b.css").unlink()
    (lean / "core.js.br").write_bytes(brotli.compress(b"all"))
    made = {"one.js": b"a stand-in"}
    files = LeanFiles(folder=lean, below="np-1", has_bundle=True, stand_ins=made)
    client = _serving(*streamlit_mounts(shipped, files))
    found = {
        "/static/a.css": b"as shipped",
        "/static/np-1/a.css": b"cut",
        "/static/np-1/b.css": b"as shipped",
        "/static/np-1/core.js": b"all",
        "/static/np-1/one.js": b"a stand-in",
    }
    assert {address: client.get(address).body for address in found} == found
    assert client.get("/static/core.js").status == 404


def test_streamlits_files_are_sent_as_they_are_where_nothing_stands_in(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_bytes(b"as shipped")
    (mount,) = streamlit_mounts(tmp_path, None)
    assert list(mount.files()) == ["/static/a.css"]
