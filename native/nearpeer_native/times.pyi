from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

class Times:
    schedules: int

    def __init__(self, ranks: npt.NDArray[np.int64], occurrences: Iterable[object]) -> None: ...
