"""What a change on the staff's page costs: server CPU, bytes, and the time until it is there.

    python -m benchmarks.coverage_page

Each control is changed again and again, to other values each time it can be, so that little of an
answer is already kept. Run it on a quiet machine: the times are wall-clock, CPU and bytes are not
disturbed by others.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any, Final

from playwright.sync_api import Page

from benchmarks.figures import Figure, report
from benchmarks.page import PROJECT, _cpu_ms, _more, _sent_bytes, running_server, tab
from geo.coverage.regions import region_ids
from geo.listing.audience import Audience
from geo.listing.listing import Mode
from geo.words.coverage.names import coverage_text, region_name
from geo.words.fields.words import word_for
from geo.words.language import Language
from geo.words.say.page_text import page_text

EN: Final = Language.EN
CHANGE_MS: Final = 1_000
SITING_MS: Final = 2_000
TIMES: Final = 20
_WARM_UP: Final = 2
_READY: Final = ".np-gap-map[data-ready]"
_HEADLINE: Final = ".np-status"
_COUNTED: Final = ".np-figures + .np-aside"
_NEXT: Final = "#gap-next"
_PIN: Final = ".np-gap-change"
_TOWNS: Final = ("Iqaluit", "Whitehorse", "Yellowknife", "Kuujjuaq", "Chibougamau", "Inuvik")
_WATCH: Final = """
([watched, waitsForMap]) => {
  const text = () => document.querySelector(watched)?.innerText ?? "";
  const drawn = () => document.querySelector(".np-gap-map")?.dataset.ready;
  const app = document.querySelector("[data-testid=stApp]");
  const was = { text: text(), drawn: drawn() };
  const at = window.npTimes = { acted: 0, answer: 0, map: waitsForMap ? 0 : -1, idle: 0 };
  const acted = () => Object.assign(at, { acted: performance.now(), answer: 0, idle: 0 });
  for (const act of ["keydown", "click"]) document.addEventListener(act, acted, true);
  const watch = new MutationObserver(() => {
    const now = performance.now();
    if (!at.answer && text() !== was.text) at.answer = now;
    if (!at.map && drawn() !== was.drawn) at.map = now;
    if (!at.answer || !at.map || app.dataset.testScriptState !== "notRunning") return;
    at.idle = now;
    watch.disconnect();
    for (const act of ["keydown", "click"]) document.removeEventListener(act, acted, true);
  });
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  watch.observe(document.body, all);
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Something staff can change, and where its answer is seen first.

    Parameters
    ----------
    before
        What is pressed before each change and changes ``#gap-next``; it is not measured.
    """

    name: str
    acts: tuple[Callable[[Page], None], ...]
    before: Callable[[Page], None] | None = None
    watched: str = _HEADLINE
    on_map: bool = True
    bar_ms: float = CHANGE_MS
    times: int = TIMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one change cost; milliseconds after the last press, without what was not watched."""

    answer_ms: float
    map_ms: float | None
    cpu_ms: float
    sent_kb: float


def main() -> None:
    """Measure every control, each on a page of its own."""
    script = PROJECT / "app.py"
    with tab() as page, running_server(script) as (process, port, started):
        _open(page, port)
        first_s = time.monotonic() - started
        report([Figure(what="first page after the server's start", measured=first_s, unit="s")])
        for control in _controls():
            _open(page, port)
            report(_measured(control, page, process.pid, port))


def _open(page: Page, port: int) -> None:
    page.goto(f"http://127.0.0.1:{port}/coverage?lang=en")
    page.locator(_READY).wait_for()
    _wait_until_idle(page)


def _wait_until_idle(page: Page) -> None:
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def _measured(control: Control, page: Page, pid: int, port: int) -> Iterator[Figure]:
    acts = cycle(control.acts)
    for act in islice(acts, _WARM_UP):
        _cost(act, control, page, pid, port)
    found = [_cost(act, control, page, pid, port) for act in islice(acts, control.times)]
    seen = {
        "answer": [one.answer_ms for one in found],
        "map": [one.map_ms for one in found if one.map_ms is not None],
    }
    for what, times in seen.items():
        if times:
            yield Figure(
                what=f"{control.name}: {what}, p50",
                measured=statistics.median(times),
                unit="ms",
                bar=control.bar_ms,
            )
            yield Figure(
                what=f"{control.name}: {what}, p95",
                measured=statistics.quantiles(times, n=20, method="inclusive")[-1],
                unit="ms",
                bar=control.bar_ms,
            )
    cpu_ms = statistics.mean(one.cpu_ms for one in found)
    sent_kb = statistics.mean(one.sent_kb for one in found)
    yield Figure(what=f"{control.name}: server CPU", measured=cpu_ms, unit="ms")
    yield Figure(what=f"{control.name}: sent", measured=sent_kb, unit="kB")


def _cost(act: Callable[[Page], None], control: Control, page: Page, pid: int, port: int) -> Cost:
    if control.before:
        _times_of(control.before, page, watched=_NEXT, on_map=False)
    cpu, sent = _cpu_ms(pid), _sent_bytes(port)
    at = _times_of(act, page, watched=control.watched, on_map=control.on_map)
    return Cost(
        answer_ms=at["answer"] - at["acted"],
        map_ms=at["map"] - at["acted"] if control.on_map else None,
        cpu_ms=_cpu_ms(pid) - cpu,
        sent_kb=_more(sent, _sent_bytes(port)) / 1_000,
    )


def _times_of(
    act: Callable[[Page], None], page: Page, *, watched: str, on_map: bool
) -> dict[str, Any]:
    """Act once, and read when the answer and the map were there; milliseconds of the page's clock.

    Where an act takes several presses, the clock starts with the last.
    """
    page.evaluate(_WATCH, [watched, on_map])
    act(page)
    page.wait_for_function("() => npTimes.idle", timeout=60_000)
    found: dict[str, Any] = page.evaluate("npTimes")
    return found


# --- the controls --------------------------------------------------------------------------------


def _controls() -> Iterator[Control]:
    text, words = coverage_text(EN), page_text(EN)
    regions = [region_name(one, EN) for one in region_ids()]
    yield Control(name="region", acts=tuple(_choosing("gap-region", one) for one in regions))
    audiences = [words.who_any, *(words.who[one] for one in Audience)]
    yield Control(
        name="audience", acts=tuple(_choosing("gap-who", one) for one in audiences), on_map=False
    )
    yield Control(name="threshold", acts=_to_and_fro("gap-within", 8), on_map=False)
    yield Control(name="modes", acts=(_online(text.ask_what_counts),), watched=_COUNTED)
    yield Control(name="groups sought", acts=_to_and_fro("gap-count", 14), watched=_NEXT)
    yield Control(
        name="their radius",
        acts=_to_and_fro("gap-radius", 8),
        watched=_NEXT,
        on_map=False,
        bar_ms=SITING_MS,
    )
    yield Control(
        name="exact search",
        before=_to_and_fro("gap-count", 1)[0],
        acts=(_pressing(text.exact_button),),
        watched=f"{_NEXT} .np-aside",
        on_map=False,
        bar_ms=SITING_MS,
        times=8,
    )
    yield Control(name="pin", acts=tuple(_pinning(town) for town in _TOWNS), watched=_PIN)


def _choosing(key: str, option: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        box = page.locator(f".st-key-{key}").get_by_role("combobox")
        box.fill(option)
        page.get_by_role("option", name=option, exact=True).wait_for()
        box.press("Enter")

    return act


def _to_and_fro(key: str, steps: int) -> tuple[Callable[[Page], None], ...]:
    def act(press: str) -> Callable[[Page], None]:
        return lambda page: page.locator(f".st-key-{key} input[type=range]").press(press)

    return (*(act("ArrowRight") for _ in range(steps)), *(act("ArrowLeft") for _ in range(steps)))


def _online(opener: str) -> Callable[[Page], None]:
    """Let groups that meet online count too, or no longer."""

    def act(page: Page) -> None:
        modes = page.locator(".st-key-gap-modes")
        if not modes.is_visible():
            page.get_by_role("button", name=opener).click()
            modes.wait_for()
        if modes.get_by_text(word_for("modes", Mode.VIRTUAL, EN), exact=True).count():
            modes.get_by_role("combobox").press("Backspace")
        else:
            _choosing("gap-modes", word_for("modes", Mode.VIRTUAL, EN))(page)

    return act


def _pressing(label: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=label).click()


def _pinning(town: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        box = page.locator(".st-key-gap-pin-town input")
        box.fill(town)
        box.press("Enter")

    return act


if __name__ == "__main__":
    main()
