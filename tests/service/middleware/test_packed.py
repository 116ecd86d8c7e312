import gzip
from pathlib import Path

import brotli
import pytest
from starlette.requests import Request

from service.middleware.packed import Body, body_of, body_of_file, packed_well, respond

TEXT = Path(__file__).read_bytes() * 3


def _sent(body: Body, accepted: str) -> tuple[str | None, bytes]:
    headers = [(b"accept-encoding", accepted.encode())]
    reply = respond(Request({"type": "http", "headers": headers}), body, "no-cache")
    return reply.headers.get("content-encoding"), bytes(reply.body)


@pytest.mark.parametrize("body", [body_of(TEXT, "a.js"), packed_well(body_of(TEXT, "a.js"))])
def test_a_text_is_sent_as_its_browser_reads_it(body: Body) -> None:
    for accepted in ("gzip, deflate, br", "br", "br, gzip"):
        coding, content = _sent(body, accepted)
        assert (coding, brotli.decompress(content)) == ("br", TEXT)
    coding, content = _sent(body, "deflate, gzip;q=0.8")
    assert (coding, gzip.decompress(content)) == ("gzip", TEXT)
    for accepted in ("", "deflate", "browser"):
        assert _sent(body, accepted) == (None, TEXT)


def test_a_text_that_is_packed_well_is_smaller_and_the_same() -> None:
    quick = body_of(TEXT, "a.css")
    well = packed_well(quick)
    assert not quick.is_well_packed
    assert well.is_well_packed
    assert len(well.brotli or TEXT) < len(quick.brotli or b"")
    assert well.tag == quick.tag
    assert packed_well(well) is well


def test_a_font_is_packed_already() -> None:
    font = body_of(TEXT, "a.woff2")
    assert font.is_well_packed
    assert packed_well(font) is font
    assert _sent(font, "br, gzip") == (None, TEXT)


def test_a_file_that_was_packed_when_it_was_made_is_sent_as_it_is(tmp_path: Path) -> None:
    made = tmp_path / "a.js.br"
    made.write_bytes(brotli.compress(TEXT))
    body = body_of_file(made)
    assert body.is_well_packed
    assert body.media_type.endswith("javascript")
    assert _sent(body, "br") == ("br", made.read_bytes())
    assert gzip.decompress(_sent(body, "gzip")[1]) == TEXT
