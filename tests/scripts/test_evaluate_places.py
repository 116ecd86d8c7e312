from argparse import Namespace
from collections.abc import Iterator

import pytest

from scripts import evaluate_places
from scripts.measuring.lines import Line


@pytest.mark.parametrize(("measured", "status"), [(99.0, 0), (90.0, 1)])
def test_a_missed_bar_fails_the_command(
    measured: float,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def lines(_: Namespace) -> Iterator[Line]:
        yield Line(what="codes North within 5 km", measured=measured, at_least=96.0)

    monkeypatch.setattr(evaluate_places, "_lines", lines)
    monkeypatch.setattr("sys.argv", ["evaluate_places"])
    with pytest.raises(SystemExit) as ended:
        evaluate_places.main()
    assert ended.value.code == status
    assert "codes North within 5 km" in capsys.readouterr().out
