"""Which browser a session belongs to."""

from service.sockets import sessions
from service.sockets.sessions import Sessions
from tests.asynchronous import run

MINE, THEIRS = b"mine", b"theirs"


class Line:
    def __init__(self, held: Sessions) -> None:
        self.sessions, self.is_open = held, True

    async def hang_up(self) -> None:
        self.is_open = False
        self.sessions.left("a", self)


def test_a_session_is_its_own_browser_s_alone() -> None:
    held = Sessions()
    held.joined("a", MINE, Line(held))
    assert held.belongs("a", MINE)
    assert not held.belongs("a", THEIRS)
    assert not held.belongs("b", MINE)


def test_a_browser_without_a_mark_has_no_session_to_come_back_to() -> None:
    held = Sessions()
    held.joined("a", None, Line(held))
    assert not held.belongs("a", None)


def test_whoever_comes_back_takes_the_place_of_the_line_that_hangs() -> None:
    held = Sessions()
    line = Line(held)
    held.joined("a", MINE, line)
    assert run(held.claim("a", MINE))
    assert not line.is_open
    assert not held.is_open("a")


def test_somebody_else_who_names_a_session_ends_no_line() -> None:
    held = Sessions()
    line = Line(held)
    held.joined("a", MINE, line)
    assert not run(held.claim("a", THEIRS))
    assert line.is_open


def test_an_older_line_that_ends_is_not_the_end_of_a_newer_one() -> None:
    held = Sessions()
    older, newer = Line(held), Line(held)
    held.joined("a", MINE, older)
    held.joined("a", MINE, newer)
    assert not held.left("a", older)
    assert held.is_open("a")
    assert held.left("a", newer)


def test_only_so_many_are_remembered_and_none_that_is_open_is_forgotten() -> None:
    held = Sessions()
    held.joined("open", MINE, Line(held))
    for number in range(sessions.REMEMBERED + 1):
        line = Line(held)
        held.joined(str(number), MINE, line)
        held.left(str(number), line)
    assert held.belongs("open", MINE)
    assert not held.belongs("0", MINE)
    assert held.belongs("1", MINE)
