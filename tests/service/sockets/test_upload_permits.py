"""Who may send a file, how much of it is held, and when it is freed."""

import pytest

from service.sockets.sessions import Sessions
from service.sockets.upload_permits import MOST_BYTES, MOST_IN_ALL, No, Permits

MINE, THEIRS = b"mine", b"theirs"
FILE, SIZE = "a file", 1000


class Line:
    async def hang_up(self) -> None:
        """Nothing hangs on it here."""


class Desk:
    """Sessions with a line each, permits, and what was freed."""

    def __init__(self, *sessions: str) -> None:
        self.sessions, self.freed, self.is_signed_in = Sessions(), list[tuple[str, str]](), True
        self.permits = Permits(self.sessions, free=lambda *freed: self.freed.append(freed))
        for session in sessions or ("s",):
            self.sessions.joined(session, MINE, Line())

    def grant(self, session: str = "s") -> str:
        self.permits.grant(session, holds=lambda: self.is_signed_in)
        token = self.permits.token_of(session)
        assert token is not None
        return token

    def begin(
        self, token: str, file: str = FILE, *, mark: bytes | None = MINE, size: int = SIZE
    ) -> str | No:
        return self.permits.begin(token, file, mark=mark, size=size)

    def send(self, token: str, session: str = "s", file: str = FILE, size: int = SIZE) -> None:
        self.permits.expect(session, file)
        assert self.begin(token, file, size=size) == session
        self.permits.ended(session, file, has_arrived=True)


def test_nobody_sends_a_file_without_a_permit() -> None:
    desk = Desk()
    assert desk.permits.token_of("s") is None
    for token in ("", "s", "a token"):
        assert desk.begin(token) is No.NOT_ALLOWED
        assert desk.permits.taken_back(token, FILE, mark=MINE) is None


def test_the_address_for_a_file_names_no_session() -> None:
    desk = Desk("a session's id")
    assert "a session's id" not in desk.grant("a session's id")


def test_a_session_without_a_line_gets_no_permit() -> None:
    desk = Desk()
    desk.permits.grant("gone", holds=lambda: True)
    assert desk.permits.token_of("gone") is None


@pytest.mark.parametrize(
    ("file", "mark"), [("", MINE), ("another", MINE), (FILE, THEIRS), (FILE, None)]
)
def test_only_the_expected_file_of_the_same_browser_is_taken(file: str, mark: bytes | None) -> None:
    desk = Desk()
    token = desk.grant()
    desk.permits.expect("s", FILE)
    assert desk.begin(token, file, mark=mark) is No.NOT_ALLOWED
    assert desk.permits.taken_back(token, file, mark=mark) is None
    assert desk.begin(token) == "s"


def test_a_file_is_sent_once() -> None:
    desk = Desk()
    token = desk.grant()
    desk.send(token)
    assert desk.begin(token) is No.NOT_ALLOWED
    assert desk.permits.held == SIZE


def test_a_second_file_waits_for_the_first_and_then_takes_its_place() -> None:
    desk = Desk()
    token = desk.grant()
    desk.permits.expect("s", FILE)
    desk.begin(token)
    desk.permits.expect("s", "second")
    assert desk.begin(token, "second") is No.FULL
    desk.permits.ended("s", FILE, has_arrived=True)
    assert ("s", FILE) in desk.freed
    assert desk.begin(token, "second") == "s"
    assert desk.permits.held == SIZE


def test_one_file_and_all_files_are_bounded() -> None:
    names = [f"s{number}" for number in range(5)]
    desk = Desk(*names)
    tokens = [desk.grant(name) for name in names]
    for name, token in zip(names[:3], tokens, strict=False):
        desk.send(token, name, size=MOST_BYTES)
    desk.permits.expect("s3", FILE)
    assert desk.begin(tokens[3], size=MOST_BYTES + 1) is No.TOO_LARGE
    assert desk.begin(tokens[3], size=MOST_BYTES) is No.FULL
    assert desk.begin(tokens[3], size=MOST_IN_ALL - 3 * MOST_BYTES) == "s3"
    desk.permits.revoke("s0")
    desk.permits.expect("s4", FILE)
    assert desk.begin(tokens[4], size=MOST_BYTES) == "s4"


def test_a_file_that_did_not_arrive_holds_nothing() -> None:
    desk = Desk()
    token = desk.grant()
    desk.permits.expect("s", FILE)
    desk.begin(token)
    assert desk.permits.held == SIZE
    desk.permits.ended("s", FILE, has_arrived=False)
    assert desk.permits.held == 0


def test_a_file_is_freed_when_the_page_asks_for_none_any_more() -> None:
    desk = Desk()
    token = desk.grant()
    desk.permits.page_is_drawn("s")
    desk.send(token)
    desk.permits.page_begins("s")
    desk.grant()
    desk.permits.page_is_drawn("s")
    assert desk.freed == []
    assert desk.permits.token_of("s") == token
    desk.permits.page_begins("s")
    desk.permits.page_is_drawn("s")
    assert desk.freed == [("s", FILE)]
    assert desk.permits.token_of("s") is None
    assert desk.permits.held == 0


def test_a_file_is_freed_although_the_page_began_anew_as_soon_as_it_had_read_it() -> None:
    desk = Desk()
    desk.send(desk.grant())
    desk.permits.page_begins("s")
    desk.grant()  # the file is read, and the page begins again without an end
    desk.permits.page_begins("s")
    desk.permits.page_is_drawn("s")
    assert desk.freed == [("s", FILE)]


def test_a_file_that_arrives_after_its_permit_has_gone_is_freed_too() -> None:
    desk = Desk()
    token = desk.grant()
    desk.permits.expect("s", FILE)
    desk.begin(token)
    desk.permits.revoke("s")
    assert desk.permits.held == SIZE
    desk.permits.ended("s", FILE, has_arrived=True)
    assert desk.freed[-1] == ("s", FILE)
    assert desk.permits.held == 0


def test_whoever_signed_out_sends_nothing_and_leaves_nothing() -> None:
    desk = Desk()
    token = desk.grant()
    desk.send(token)
    desk.permits.expect("s", "next")
    desk.is_signed_in = False
    assert desk.begin(token, "next") is No.NOT_ALLOWED
    assert desk.permits.token_of("s") is None
    assert desk.freed == [("s", FILE)]


def test_a_file_that_the_page_takes_back_is_freed() -> None:
    desk = Desk()
    token = desk.grant()
    desk.send(token)
    assert desk.permits.taken_back(token, FILE, mark=MINE) == "s"
    assert desk.freed == [("s", FILE)]
    assert desk.permits.held == 0
