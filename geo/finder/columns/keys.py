"""The order within a rung as one whole number: the smaller stands first.

From the left: the part of the ranking (see `geo.finder.columns.ranking`), the step of
`geo.finder.decision.Rung.FARTHER`, what the rung itself orders by, and the row, whose order is the
last tie-break. Each number is below 2**63, so that a column of them is an array of int64.
"""

from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from geo.finder.decision import Step

Ints = npt.NDArray[np.int64]
_Number = TypeVar("_Number", int, Ints)

_ROW_BITS: Final = 24
_MIDDLE_BITS: Final = 34
_STEP_AT: Final = _ROW_BITS + _MIDDLE_BITS
CODE_AT: Final = _STEP_AT + 2
"""Above this bit a key holds the part of the ranking."""
ROW: Final = (1 << _ROW_BITS) - 1
"""The bits of a key that hold its row; no directory has more rows."""
STEPS: Final = tuple(Step)
"""The step of each number that a key holds."""
NO_PLACE: Final = STEPS.index(Step.NO_PLACE)
ELSEWHERE: Final = STEPS.index(Step.ELSEWHERE)


def key(code: _Number, row: _Number, *, middle: _Number | int = 0, step: int = 0) -> _Number:
    """Put a key together, of numbers or of columns of int64.

    Parameters
    ----------
    code
        The part of the ranking, 0 to 5.
    middle
        What the rung orders by, below 2**34: millimetres, or a rank.
    """
    return (code << CODE_AT) | (step << _STEP_AT) | (middle << _ROW_BITS) | row


def step_of(one: int) -> int:
    """Return the number of the step."""
    return (one >> _STEP_AT) & 3
