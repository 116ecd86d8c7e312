"""A clock that is set while the service runs is noticed."""

from dataclasses import dataclass

import pytest

from service.process.clock_watch import ClockWatch


@dataclass
class Clocks:
    wall: float = 1_000_000.0
    elapsed: float = 50.0

    def pass_(self, seconds: float) -> None:
        self.wall += seconds
        self.elapsed += seconds

    def watch(self) -> ClockWatch:
        return ClockWatch(lambda: self.wall, lambda: self.elapsed)


@pytest.mark.parametrize(("step_s", "said"), [(-7200, "back by 7200 s"), (90, "forward by 90 s")])
def test_a_step_is_told_once(step_s: float, said: str, caplog: pytest.LogCaptureFixture) -> None:
    clocks = Clocks()
    watch = clocks.watch()
    clocks.pass_(3600)
    watch.look()
    assert (caplog.messages, watch.is_off) == ([], False)
    clocks.wall += step_s
    for _ in range(3):
        clocks.pass_(20)
        watch.look()
    assert len(caplog.messages) == 1
    assert said in caplog.messages[0]
    assert watch.is_off
    assert watch.ahead_s == step_s


def test_a_clock_that_is_set_right_again_is_told_and_not_amiss(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clocks = Clocks()
    watch = clocks.watch()
    for step_s in (-600, 600):
        clocks.wall += step_s
        watch.look()
    assert len(caplog.messages) == 2
    assert not watch.is_off


def test_what_clocks_do_by_themselves_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    clocks = Clocks()
    watch = clocks.watch()
    clocks.wall += 59
    watch.look()
    assert (caplog.messages, watch.is_off) == ([], False)
