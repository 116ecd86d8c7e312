from threading import Thread, current_thread

import pytest

from geo.answering import Question
from geo.finder.finder import Finder
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.published import PublishedDirectory
from geo.place.locate import Locator
from service.requests.answering import Answering
from tests.asynchronous import run
from tests.service.conftest import AT

CODES = ("E3B 5A3", "e3b5a3", " X0A-0H0 ", "K1A0B1")
OTHERS = ("Iqaluit", "E3B", "63.75, -68.52", "E3B 5A", "Main Street, Halifax E3B 5A3", "")


class Threads:
    """Notes in which thread each question is answered."""

    def __init__(self, locator: Locator, *, is_at_hand: bool) -> None:
        self.of_the_loop: Thread | None = None
        self.at_once: list[bool] = []
        finder = Finder(PublishedDirectory(read_directory(FOLDER)))

        def located() -> Locator:
            self.at_once.append(current_thread() is self.of_the_loop)
            return locator

        self.answering = Answering(
            locator=located,
            finder=lambda: finder,
            now=lambda: AT,
            finder_at_once=lambda: finder if is_at_hand else None,
        )

    def ask(self, text: str) -> bool:
        run(self._reply(Question(where=text)))
        return self.at_once[-1]

    async def _reply(self, question: Question) -> None:
        self.of_the_loop = current_thread()
        await self.answering.reply(question)


@pytest.mark.parametrize("text", CODES)
def test_a_postal_code_is_answered_at_once_where_the_list_is_at_hand(
    locator: Locator, text: str
) -> None:
    assert Threads(locator, is_at_hand=True).ask(text)
    assert not Threads(locator, is_at_hand=False).ask(text)


@pytest.mark.parametrize("text", OTHERS)
def test_what_may_take_longer_to_read_keeps_nobody_else_waiting(
    locator: Locator, text: str
) -> None:
    assert not Threads(locator, is_at_hand=True).ask(text)
