"""What tells one browser from another."""

import pytest

from service.sockets.browser_marks import OWN, BrowserMarks
from views.wire import StreamlitWire

WRITTEN: dict[str, str] = {
    "once": "2|00000000|0102030405060708|1700000000",
    "anew": "2|ffffffff|fefdfcfbfaf9f8f7|1700000000",
    "another": "2|00000000|0902030405060708|1700000000",
}


def _marks() -> BrowserMarks:
    return BrowserMarks(StreamlitWire().secret_of)


def _sent(*cookies: str) -> list[tuple[bytes, bytes]]:
    return [(b"host", b"nearpeer.example"), *((b"cookie", one.encode()) for one in cookies)]


def test_a_browser_keeps_its_mark_although_its_cookie_is_written_anew() -> None:
    marks = _marks()
    marked = marks.of(_sent(f"{OWN}={WRITTEN['once']}"))
    assert marked == marks.of(_sent(f"theme=dark; {OWN}={WRITTEN['anew']}"))
    assert marked == marks.of(_sent("theme=dark", f"{OWN}={WRITTEN['anew']}"))
    assert marked is not None


@pytest.mark.parametrize(
    "sent",
    [
        f"{OWN}={WRITTEN['another']}",
        f"{OWN}={WRITTEN['once']}; nearpeer_staff=abc",
        f"{OWN}={WRITTEN['once']}; _streamlit_user=abc",
        f"{OWN}={WRITTEN['once']}; _streamlit_user=chunks-2; _streamlit_user_1=abc",
    ],
)
def test_another_browser_or_sign_in_has_another_mark(sent: str) -> None:
    marks = _marks()
    assert marks.of(_sent(sent)) not in {None, marks.of(_sent(f"{OWN}={WRITTEN['once']}"))}


@pytest.mark.parametrize(
    "sent", ["", f"{OWN}=", f"{OWN}=2|zz|00|1", "nearpeer_staff=abc", f"{OWN}=" + "a" * 20_000]
)
def test_a_browser_without_a_cookie_of_its_own_has_no_mark(sent: str) -> None:
    assert _marks().of(_sent(sent)) is None


def test_the_mark_of_one_process_means_nothing_to_another() -> None:
    sent = _sent(f"{OWN}={WRITTEN['once']}")
    assert _marks().of(sent) != _marks().of(sent)


def test_a_sign_in_that_was_renewed_is_the_same() -> None:
    marks = BrowserMarks(StreamlitWire().secret_of, sign_in_of=lambda _: "the same sign-in")
    one, two = (_sent(f"{OWN}={WRITTEN['once']}; nearpeer_staff={held}") for held in "ab")
    assert marks.of(one) == marks.of(two) != marks.of(_sent(f"{OWN}={WRITTEN['once']}"))
