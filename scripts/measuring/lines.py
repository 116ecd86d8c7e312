"""A measured figure beside its bar, with what is at fault below it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table.

    Parameters
    ----------
    measured
        The figure; ``None`` where there was nothing to measure it with.
    at_least, at_most
        The bar, if there is one.
    detail
        What the figure is made of.
    faults
        What lowers the figure, one in a line.
    """

    what: str
    measured: float | None
    unit: str = "%"
    at_least: float | None = None
    at_most: float | None = None
    detail: str = ""
    faults: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """Whether the bar is met; empty without a bar or a figure."""
        if self.measured is None or (self.at_least is None and self.at_most is None):
            return ""
        enough = self.at_least is None or self.measured >= self.at_least
        return (
            "met"
            if enough and (self.at_most is None or self.measured <= self.at_most)
            else "MISSED"
        )

    @property
    def bar(self) -> str:
        """The bar in short: ``">= 97 %"``."""
        if self.at_least is not None:
            return f">= {self.at_least:g} {self.unit}"
        return "" if self.at_most is None else f"<= {self.at_most:g} {self.unit}"


def share(good: int, of: int) -> float | None:
    """Per cent, or ``None`` of nothing."""
    return 100 * good / of if of else None


def print_lines(lines: Iterable[Line], *, faults: int) -> bool:
    """Print lines as they are measured, with some faults; tell whether no bar is missed."""
    missed = 0
    for line in lines:
        figure = "-" if line.measured is None else f"{line.measured:,.4g} {line.unit}"
        missed += line.verdict == "MISSED"
        print(
            f"{line.what:<56}{figure:>14}{line.bar:>14}  {line.verdict:<7}{line.detail}", flush=True
        )
        for fault in line.faults[:faults]:
            print(f"    {fault}")
        if len(line.faults) > faults > 0:
            print(f"    and {len(line.faults) - faults} more")
    print(f"bars missed: {missed}")
    return not missed
