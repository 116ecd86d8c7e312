from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Degrees: TypeAlias = npt.NDArray[np.float64]

def geodesics_km(
    lat1: Degrees, lon1: Degrees, lat2: Degrees, lon2: Degrees, km: npt.NDArray[np.float64]
) -> None: ...
