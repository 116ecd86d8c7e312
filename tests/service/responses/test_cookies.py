"""Which cookies are read, and that no header takes a time that grows faster than its length."""

from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeTimedSerializer
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send
from streamlit.web.server.starlette import starlette_app_utils, starlette_server_config

from service.responses.cookies import (
    MOST_BYTES,
    MOST_IN_ALL,
    STAFF_COOKIE,
    Cookies,
    our_cookies,
    with_our_cookies,
)
from tests.asynchronous import run

BACKSLASHES = b'_streamlit_xsrf="' + b"\\\\" * 30_000 + b'"'


def read(*sent: bytes) -> dict[str, str]:
    """Send cookies through the layer; return what is read behind it."""
    found: dict[str, str] = {}

    async def reads(scope: Scope, _: Receive, __: Send) -> None:
        found.update(HTTPConnection(scope).cookies)

    headers = [(b"host", b"x"), *((b"cookie", one) for one in sent)]
    scope = {"type": "http", "headers": headers}
    run(Cookies(reads)(scope, None, None))  # type: ignore[arg-type] # neither is called
    return found


def test_each_cookie_that_streamlit_or_staff_set_is_read() -> None:
    names = [
        value for name, value in vars(starlette_server_config).items() if name.endswith("_NAME")
    ]
    assert len(names) >= 4
    ours = dict.fromkeys((*names, *(f"{one}__12" for one in names[:2])), "a.b-c_d|e=")
    ours[STAFF_COOKIE] = "token"
    sent = "; ".join(f"{name}={value}" for name, value in ours.items()).encode()
    assert read(sent) == ours


def test_what_streamlit_signs_is_read_as_it_was_written() -> None:
    token = starlette_app_utils.generate_xsrf_token_string()
    signed = starlette_app_utils.create_signed_value(
        "secret", "_streamlit_user", '{"a": "é"}'
    ).decode()
    session = URLSafeTimedSerializer("x").dumps({"state": "x"})
    sent = f"_streamlit_xsrf={token}; _streamlit_user={signed}; _streamlit_session={session}"
    assert read(sent.encode()) == {
        "_streamlit_xsrf": token,
        "_streamlit_user": signed,
        "_streamlit_session": session,
    }


@pytest.mark.parametrize(
    "sent",
    [
        b"other=1; analytics=2",
        b"streamlit=1",
        b"_streamlit_xsrf2=1",
        b"_streamlit_user__100=1",
        b"_streamlit_xsrf",
        b"=_streamlit_xsrf",
        b'_streamlit_xsrf="a\\"b"',
        b"_streamlit_xsrf=" + b"x" * MOST_BYTES,
        BACKSLASHES,
        b";;;; ;=;",
        b"",
    ],
)
def test_what_is_not_ours_or_was_never_written_by_us_is_not_read(sent: bytes) -> None:
    assert read(sent) == {}


def test_cookies_of_others_take_nothing_from_ours() -> None:
    assert read(b"a=1; nearpeer_staff=2; b=3", b"_streamlit_xsrf=4;c=5") == {
        "nearpeer_staff": "2",
        "_streamlit_xsrf": "4",
    }


def test_ours_have_a_bound_together() -> None:
    sent = b";".join(b"_streamlit_user__%d=%s" % (one, b"x" * 2_000) for one in range(40))
    assert sum(map(len, our_cookies(sent))) <= MOST_IN_ALL


def test_other_headers_stay_as_they_are() -> None:
    headers = [(b"host", b"x"), (b"cookie", b"a=1"), (b"accept", b"y")]
    assert with_our_cookies(headers) == [(b"host", b"x"), (b"accept", b"y")]
    assert with_our_cookies(headers[:1]) is not headers[:1]


@given(st.binary(max_size=300))
def test_whatever_is_sent_what_is_read_is_a_part_of_it(sent: bytes) -> None:
    assert all(one in sent and b"\\" not in one for one in our_cookies(sent))


def test_sixty_thousand_backslashes_take_no_time() -> None:
    began = thread_time()
    assert read(BACKSLASHES) == {}
    assert thread_time() - began < 0.5, "it took 14 s where they were read"
