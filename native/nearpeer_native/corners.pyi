import numpy as np
import numpy.typing as npt

class Corners:
    outlines: int

    def __init__(self, outlines: int) -> None: ...
    def add(
        self,
        corners: npt.NDArray[np.float64],
        starts: npt.NDArray[np.int64],
        owner: npt.NDArray[np.int64],
        circles: npt.NDArray[np.float64],
    ) -> None: ...
