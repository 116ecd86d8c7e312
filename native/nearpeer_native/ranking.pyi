from collections.abc import Iterable
from typing import Self

import numpy as np
import numpy.typing as npt

from nearpeer_native.directory import Directory

class Ranking:
    directory: Directory

    def __init__(self, directory: Directory, codes: npt.NDArray[np.uint8]) -> None: ...
    def without(self, rows: Iterable[int]) -> Self: ...
