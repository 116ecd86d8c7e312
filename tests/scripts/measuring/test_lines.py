import pytest

from scripts.measuring.lines import Line, print_lines, share


@pytest.mark.parametrize(
    ("measured", "at_least", "at_most", "verdict"),
    [
        (97.0, 97.0, None, "met"),
        (96.9, 97.0, None, "MISSED"),
        (0.0, None, 0.0, "met"),
        (1.0, None, 0.0, "MISSED"),
        (50.0, None, None, ""),
        (None, 97.0, None, ""),
    ],
)
def test_a_bar_is_met_when_it_is_reached(
    measured: float | None, at_least: float | None, at_most: float | None, verdict: str
) -> None:
    line = Line(what="codes", measured=measured, at_least=at_least, at_most=at_most)
    assert line.verdict == verdict


def test_the_share_of_nothing_is_not_known() -> None:
    assert share(0, 0) is None
    assert share(1, 4) == 25


def test_missed_bars_are_told_with_some_of_what_is_at_fault(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = Line(what="codes", measured=50.0, at_least=96, faults=("Nantes", "Milner", "Pasqua"))
    assert not print_lines([line], faults=2)
    printed = capsys.readouterr().out
    assert "MISSED" in printed
    assert ">= 96 %" in printed
    assert "Milner" in printed
    assert "Pasqua" not in printed
    assert "and 1 more" in printed


def test_all_bars_met_is_a_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_lines([Line(what="codes", measured=99.0, at_least=96)], faults=2)
    assert "bars missed: 0" in capsys.readouterr().out
