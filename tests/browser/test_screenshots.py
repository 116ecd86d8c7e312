import os
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.words.language import Language
from tests.browser.conftest import BOTH_LANGUAGES, DESKTOP, PHONE, PROJECT, Server, Visit
from tests.browser.staff_office import Office, Seat

FOLDER = PROJECT / "docs" / "screenshots"
WANTED = "NEARPEER_SCREENSHOTS"


@pytest.mark.browser
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["1280", "390"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_drawn_for_the_documents(
    visit: Callable[..., Visit],
    server: Server,
    tmp_path: Path,
    screen: dict[str, int],
    language: str,
) -> None:
    folder = FOLDER if os.environ.get(WANTED) else tmp_path
    tab = visit(server, screen).open(f"?lang={language}").ask("X0A 0H0")
    pictures = [folder / f"{name}-{screen['width']}-{language}.png" for name in ("find", "marker")]
    tab.page.screenshot(path=pictures[0])
    tab.pin("heart").click()
    tab.popup.wait_for()
    tab.page.screenshot(path=pictures[1])
    assert all(picture.stat().st_size > 20_000 for picture in pictures)


@pytest.mark.browser
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["1280", "390"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_gaps_are_drawn_for_the_documents(
    visit: Callable[..., Visit],
    server: Server,
    tmp_path: Path,
    screen: dict[str, int],
    language: str,
) -> None:
    folder = FOLDER if os.environ.get(WANTED) else tmp_path
    tab = visit(server, screen).open(f"coverage?lang={language}")
    tab.page.locator(".np-gap-map[data-ready]").wait_for()
    tab.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    picture = folder / f"coverage-{screen['width']}-{language}.png"
    tab.page.screenshot(path=picture)
    assert 20_000 < picture.stat().st_size < 400_000


@pytest.mark.browser
@BOTH_LANGUAGES
def test_the_work_list_is_drawn_for_the_guides(
    visit: Callable[..., Visit],
    start: Callable[..., Server],
    tmp_path: Path,
    language: Language,
) -> None:
    folder = FOLDER if os.environ.get(WANTED) else tmp_path
    office = Office.with_password(start)
    seat = Seat(visit(office.server, DESKTOP), language).arrive().sign_in("Ada")
    picture = folder / f"staff-1280-{language}.png"
    seat.page.screenshot(path=picture)
    office.store.close()
    assert picture.stat().st_size > 20_000
