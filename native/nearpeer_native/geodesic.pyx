# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""Distances between pairs of points, for the tests that hold them against plain Python."""


def geodesics_km(
    const double[::1] lat1, const double[::1] lon1,
    const double[::1] lat2, const double[::1] lon2,
    double[::1] km,
):
    """Measure the geodesics of pairs of points.

    Parameters
    ----------
    lat1, lon1, lat2, lon2
        Degrees, float64, shape (n,).
    km
        Takes the kilometres, float64, shape (n,).

    Raises
    ------
    ValueError
        If an array has another type or shape.
    """
    cdef Py_ssize_t count = km.shape[0], at
    cdef Point here, there
    if not (lat1.shape[0] == lon1.shape[0] == lat2.shape[0] == lon2.shape[0] == count):
        raise ValueError("the arrays of points differ in length; give one of each for a pair")
    for at in range(count):
        here, there = point(lat1[at], lon1[at]), point(lat2[at], lon2[at])
        km[at] = geodesic_km(&here, &there)
