import numpy as np
import numpy.typing as npt

from nearpeer_native.corners import Corners

class Directory:
    rows: int
    sites: int
    classes: int
    outlines: int
    schedules: int

    def __init__(
        self,
        *,
        flags: npt.NDArray[np.uint8],
        region_class: npt.NDArray[np.int32],
        outline: npt.NDArray[np.int32],
        area_rank: npt.NDArray[np.int64],
        by_id: npt.NDArray[np.int32],
        schedule: npt.NDArray[np.int32],
        classes: int,
        schedules: int,
        starts: npt.NDArray[np.int32],
        places: npt.NDArray[np.float64],
        order: npt.NDArray[np.int32],
        circles: npt.NDArray[np.float64],
        bounds: npt.NDArray[np.float64],
        corners: Corners,
    ) -> None: ...
