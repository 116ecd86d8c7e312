"""How many connections there may be, how long they may take, and who makes room for whom."""

import logging
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from geo.words.say.page_text import EN, FR
from service.connections import last_reply, progress, protocol
from service.connections.heads import MOST_BYTES, MOST_HEADERS, MOST_LINE_BYTES
from service.connections.protocol import MOST_IN_ADVANCE
from service.process.repeats import A_MINUTE, SeldomRepeated
from tests.service.serving import (
    FULL,
    HALF,
    HELLO,
    HOST,
    OK,
    SMALL,
    Served,
    everything,
    is_open,
    serving,
    wait_until,
)

pytestmark = pytest.mark.slow

ELSEWHERE = "127.0.0.2"


@pytest.fixture
def served() -> Iterator[Served]:
    with serving() as started:
        yield started


def many(count: int) -> list[str]:
    """Name addresses of as many visitors."""
    return [f"127.1.{number // 250}.{number % 250 + 1}" for number in range(count)]


def page(served: Served, address: str = HOST) -> ClientConnection:
    local = (address, 0)
    opened = connect(f"ws://{HOST}:{served.port}/", source_address=local, proxy=None, legacy=True)
    served.peers.append(opened.socket)
    return opened


def echoes(opened: ClientConnection) -> bool:
    opened.send(b"?")
    return opened.recv(5) == b"?"


# --- heads ---------------------------------------------------------------------------------------


def head(*lines: bytes, path: bytes = b"/") -> bytes:
    return b"\r\n".join((b"GET " + path + b" HTTP/1.1", b"Host: x", *lines, b"", b""))


LONG = b"x" * MOST_LINE_BYTES
USUAL = b"X-Usual: " + b"x" * (MOST_LINE_BYTES - 30)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (head(USUAL, USUAL, USUAL), 200),
        (head(path=b"/" + b"x" * (MOST_LINE_BYTES - 30)), 200),
        (head(b"Cookie: " + LONG), 200),
        (head(path=b"/" + LONG), 414),
        (head(path=b"/?" + LONG), 414),
        (head(b"X-Long: " + LONG), 431),
        (head(LONG + b": x"), 431),
        (head(*(b"X-%d: x" % number for number in range(MOST_HEADERS))), 431),
        (head(USUAL, USUAL, USUAL, USUAL, b"X: " + b"x" * 99), 431),
        (head(b"Cookie: " + b"x" * 2 * MOST_BYTES), 431),
        (head(b"X-Never: " + b"x" * 2 * MOST_BYTES)[:-4], 431),
        (b"BREW /\r\n\r\n", 400),
    ],
)
def test_a_head_is_read_up_to_its_bound(served: Served, sent: bytes, status: int) -> None:
    reply = served.ask(sent)
    assert reply.startswith(b"HTTP/1.1 %d " % status)
    if status != 200:
        text = reply.decode()
        assert all(f"tel:{line.tel}" in text for line in (*EN.crisis_lines, *FR.crisis_lines))
        assert 'lang="fr"' in text.replace("lang=fr", 'lang="fr"')
        assert "Content-Security-Policy: default-src 'none'" in text
    assert served.ask().startswith(OK)


def test_heads_that_nobody_can_read_write_a_few_lines_of_the_log(
    served: Served, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("uvicorn.error"), "filters", [SeldomRepeated()])
    for _ in range(40):
        served.ask(b"BREW /\r\n\r\n")
    assert len(caplog.records) == A_MINUTE


def test_a_request_behind_another_has_the_same_bounds(served: Served) -> None:
    reply = everything(served.visit(sent=HELLO + head(b"X-Long: " + LONG)))
    assert reply.startswith(OK)
    assert b"HTTP/1.1 431" in reply


def test_requests_that_were_sent_far_in_advance_end_the_connection(served: Served) -> None:
    reply = everything(served.visit(sent=HELLO * 200))
    assert reply.count(OK) == MOST_IN_ADVANCE + 1
    assert served.ask().startswith(OK)


def test_whoever_sends_one_request_ahead_may_do_so_again_and_again(served: Served) -> None:
    peer = served.visit()
    for _ in range(MOST_IN_ADVANCE + 2):
        peer.sendall(HELLO * 2)
        reply = b""
        while reply.count(OK) < 2:
            reply += peer.recv(65_536) or pytest.fail("the connection was ended")


# --- time ----------------------------------------------------------------------------------------


def test_a_head_that_does_not_end_ends_its_connection(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "WITHIN_S", 0.3)
    half, silent = served.visit(sent=HALF), served.visit()
    assert everything(half).startswith(b"HTTP/1.1 408")
    assert everything(silent) == b""
    wait_until(lambda: served.held == 0)


def test_a_second_head_has_no_more_time_than_the_first(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "WITHIN_S", 0.3)
    peer = served.visit(sent=HELLO)
    assert peer.recv(65_536).startswith(OK)
    peer.sendall(HALF)
    assert b"HTTP/1.1 408" in everything(peer)


def test_a_byte_now_and_then_gives_a_head_no_more_time(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "WITHIN_S", 0.3)
    peer = served.visit(sent=HALF)
    peer.settimeout(0.02)
    received = b""
    for _ in range(250):
        peer.sendall(b"x")
        with suppress(TimeoutError):
            received = peer.recv(65_536)
            break
    assert received.startswith(b"HTTP/1.1 408")


def test_a_client_that_never_reads_is_let_go_and_a_slow_one_is_not(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "WITHIN_S", 0.4)
    asked = b"GET /much HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    served.visit(sent=asked)
    slow, received = served.visit(sent=asked), 0
    while part := slow.recv(400_000):
        received += len(part)
    assert received > 16_000_000
    wait_until(lambda: served.held == 0)


def test_every_connection_sends_at_once(served: Served) -> None:
    served.visit(sent=HELLO).recv(65_536)
    (line,) = served.server.server_state.connections
    accepted = line.transport.get_extra_info("socket")
    assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


# --- room ----------------------------------------------------------------------------------------


def test_one_address_has_its_share_of_places_and_others_have_theirs(served: Served) -> None:
    held = [served.visit(ELSEWHERE, HALF) for _ in range(3 * SMALL.each)]
    wait_until(lambda: served.held == SMALL.each)
    assert served.ask(address=ELSEWHERE).startswith(FULL)
    assert served.ask(address="127.0.0.3").startswith(OK)
    assert is_open(held[0])


def test_a_proxy_brings_many_visitors_and_has_no_share(served: Served) -> None:
    held = [served.visit(HOST, HALF) for _ in range(2 * SMALL.each)]
    assert served.ask(address=HOST).startswith(OK)
    assert all(map(is_open, held))


def test_half_sent_heads_of_many_addresses_make_room_for_whoever_comes(served: Served) -> None:
    held = [served.visit(one, HALF) for one in many(5 * SMALL.requests)]
    for _ in range(5):
        assert served.ask(address=ELSEWHERE).startswith(OK)
    assert not is_open(held[0])
    assert is_open(held[-1])


def test_whoever_asks_for_nothing_makes_room_before_whoever_is_asking(served: Served) -> None:
    asking = [served.visit(one, HALF) for one in many(SMALL.requests - 3)]
    idle = served.visit(sent=HELLO)
    assert idle.recv(65_536).startswith(OK)
    for _ in range(3):
        served.visit(ELSEWHERE, HALF)
    wait_until(lambda: not is_open(idle))
    assert all(map(is_open, asking))


def answered(served: Served, count: int) -> list[socket.socket]:
    """Hold connections whose whole request is there and whose answer is not out."""
    asked = head(path=b"/held")
    tasks = served.server.server_state.tasks
    whole = len(tasks) + count
    held = [served.visit(one, asked) for one in many(count)]
    wait_until(lambda: len(tasks) == whole)
    return held


def test_where_everybody_is_being_answered_the_next_is_told_so_kindly(served: Served) -> None:
    held = answered(served, SMALL.requests)
    reply = served.ask()
    assert reply.startswith(FULL)
    assert b"\r\nRetry-After: 30\r\n" in reply
    assert b"<h1>Many people are here right now.</h1>" in reply
    assert b"Il y a beaucoup de monde en ce moment." in reply
    assert b'href="/plain"' in reply
    assert b'href="/simple"' in reply
    held.pop().close()
    wait_until(lambda: served.held < SMALL.requests)
    assert served.ask().startswith(OK)


def test_who_is_turned_away_with_much_in_hand_still_reads_why(served: Served) -> None:
    answered(served, SMALL.requests)
    peer = served.visit(sent=b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n")
    peer.sendall(b"x" * 200_000)
    reply = everything(peer)
    assert reply.startswith(FULL)
    assert not reply.endswith(b"(reset)")


def test_who_is_turned_away_and_says_nothing_is_let_go(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(last_reply, "READ_WITHIN_S", 0.2)
    answered(served, SMALL.requests)
    turned_away = [served.visit() for _ in range(3 * SMALL.turned_away)]
    wait_until(lambda: not any(map(is_open, turned_away)))


# --- open pages ----------------------------------------------------------------------------------


def test_open_pages_stand_whoever_comes(served: Served) -> None:
    opened = [page(served, one) for one in many(SMALL.pages)]
    for one in many(5 * SMALL.requests):
        served.visit(one, HALF)
    answered(served, SMALL.requests)
    assert all(map(echoes, opened))


def test_pages_beyond_the_bound_are_refused_and_documents_still_come(served: Served) -> None:
    opened = [page(served, one) for one in many(SMALL.pages)]
    with pytest.raises(InvalidStatus) as refused:
        page(served, ELSEWHERE)
    assert refused.value.response.status_code == 503
    assert served.ask().startswith(OK)
    opened.pop().close()
    wait_until(lambda: served.held < SMALL.pages)
    assert echoes(page(served, ELSEWHERE))


def test_long_cookies_of_others_keep_nobody_from_a_page(served: Served) -> None:
    cookies = "; ".join(f"other{number}={'x' * 3_000}" for number in range(4))
    told = {"Cookie": f"{cookies}; _streamlit_xsrf=2|x|y|1"}
    with connect(f"ws://{HOST}:{served.port}/", additional_headers=told, proxy=None) as opened:
        assert echoes(opened)


def test_places_come_back_however_a_connection_ends(served: Served) -> None:
    for _ in range(3):
        for one in many(SMALL.requests):
            served.visit(one, HALF).close()
            served.visit(one, HELLO).close()
            served.visit(one, b"BREW /\r\n\r\n").close()
        for one in many(SMALL.pages):
            page(served, one).close()
    wait_until(lambda: served.held == 0)
    assert all(served.ask(address=ELSEWHERE).startswith(OK) for _ in range(2 * SMALL.each))


def test_a_place_is_given_once(served: Served) -> None:
    tight = replace(SMALL, requests=1, each=1)
    with serving(tight) as small:
        assert all(small.ask(address=ELSEWHERE).startswith(OK) for _ in range(10))
    assert served.ask().startswith(OK)
