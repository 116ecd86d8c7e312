"""Whether two engines showed the same: ids, rungs, steps, order and every fact."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.engines.peer import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many answers were compared, and how they differ.

    Parameters
    ----------
    different
        Answers that differ in anything but the last digit of a distance.
    last_digits
        Options whose distances differ by one millimetre: our formula (Vincenty) and PostGIS
        (Karney) agree within 0.02 mm, and each rounds its own figure.
    """

    answers: int
    different: int
    options: int
    last_digits: int

    @property
    def in_words(self) -> str:
        """For the table."""
        same = f"{self.answers - self.different} of {self.answers} the same"
        return f"{same}; {self.last_digits} of {self.options} by 1 mm" if self.last_digits else same


def agreement(one: Sequence[Sequence[Shown]], other: Sequence[Sequence[Shown]]) -> Agreement:
    """Compare the answers to the same questions."""
    pairs = list(zip(one, other, strict=True))
    return Agreement(
        answers=len(pairs),
        different=sum(not _is_alike(a, b) for a, b in pairs),
        options=sum(len(a) for a, _ in pairs),
        last_digits=sum(x.mm != y.mm for a, b in pairs for x, y in zip(a, b, strict=False)),
    )


def _is_alike(one: Sequence[Shown], other: Sequence[Shown]) -> bool:
    return len(one) == len(other) and all(map(_is_same_option, one, other))


def _is_same_option(one: Shown, other: Shown) -> bool:
    if one._replace(mm=None) != other._replace(mm=None):
        return False
    if one.mm is None or other.mm is None:
        return one.mm is other.mm
    return abs(one.mm - other.mm) <= 1
