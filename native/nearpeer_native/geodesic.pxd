"""Geodesic distance in whole millimetres, bit for bit as `geo.place.distance` measures it."""

from libc.math cimport atan, atan2, cos, fabs, rint, sin, sqrt, tan

cdef extern from *:
    """
    #define NP_A_KM 6378.137
    #define NP_F (1 / 298.257223563)
    #define NP_B_KM (NP_A_KM * (1 - NP_F))
    #define NP_E2 ((NP_A_KM / NP_B_KM) * (NP_A_KM / NP_B_KM) - 1)
    #define NP_RADIANS (3.14159265358979323846 / 180.0)
    """
    const double A_KM "NP_A_KM"
    const double F "NP_F"
    const double B_KM "NP_B_KM"
    const double SECOND_ECCENTRICITY2 "NP_E2"
    const double RADIANS "NP_RADIANS"


cdef struct Point:
    # a point on the ellipsoid in every form that a distance is measured with
    double x, y, z      # earth-centred, kilometres
    double lat, lon     # degrees
    double sine, cosine # of the reduced latitude


cdef inline Point point(double lat, double lon) noexcept nogil:
    """Work out all forms of a point in degrees, as `geo.place` does."""
    cdef double phi = lat * RADIANS, lam = lon * RADIANS, e2 = F * (2 - F)
    cdef double reduced = atan((1 - F) * tan(phi)), sin_phi = sin(phi)
    cdef double normal = A_KM / sqrt(1 - e2 * sin_phi * sin_phi)
    cdef double across = normal * cos(phi)
    cdef Point made
    made.x, made.y, made.z = across * cos(lam), across * sin(lam), normal * (1 - e2) * sin_phi
    made.lat, made.lon, made.sine, made.cosine = lat, lon, sin(reduced), cos(reduced)
    return made


cdef inline double geodesic_km(const Point* here, const Point* there) noexcept nogil:
    """Measure a geodesic in kilometres: T. Vincenty, Survey Review 23 (176), 1975.

    Every sum and product stands in the order of `geo.place.distance.geodesic_km`.
    """
    cdef double sin1 = here.sine, cos1 = here.cosine
    cdef double sin2 = there.sine, cos2 = there.cosine
    cdef double apart = (there.lon - here.lon) * RADIANS
    cdef double lam = apart, previous, sin_lam, cos_lam, east, north, sin_alpha, c, bend
    cdef double cos2_alpha = 0, sigma = 0, sin_sigma = 0, cos_sigma = 0, cos_2m = 0
    for _ in range(20):
        sin_lam, cos_lam = sin(lam), cos(lam)
        east = cos2 * sin_lam
        north = cos1 * sin2 - sin1 * cos2 * cos_lam
        sin_sigma = sqrt(east * east + north * north)
        if sin_sigma == 0:
            return 0
        cos_sigma = sin1 * sin2 + cos1 * cos2 * cos_lam
        sigma = atan2(sin_sigma, cos_sigma)
        sin_alpha = cos1 * cos2 * sin_lam / sin_sigma
        cos2_alpha = 1 - sin_alpha * sin_alpha
        cos_2m = cos_sigma - 2 * sin1 * sin2 / cos2_alpha
        c = F / 16 * cos2_alpha * (4 + F * (4 - 3 * cos2_alpha))
        bend = sigma + c * sin_sigma * (cos_2m + c * cos_sigma * (2 * cos_2m * cos_2m - 1))
        previous = lam
        lam = apart + (1 - c) * F * sin_alpha * bend
        if fabs(lam - previous) < 1e-12:
            break
    return arc_km(cos2_alpha, sigma, sin_sigma, cos_sigma, cos_2m)


cdef inline double arc_km(
    double cos2_alpha, double sigma, double sin_sigma, double cos_sigma, double cos_2m
) noexcept nogil:
    cdef double u2 = cos2_alpha * SECOND_ECCENTRICITY2
    cdef double a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
    cdef double b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
    cdef double square = 2 * cos_2m * cos_2m - 1
    cdef double third = b / 6 * cos_2m * (4 * sin_sigma * sin_sigma - 3) * (4 * cos_2m * cos_2m - 3)
    cdef double delta = b * sin_sigma * (cos_2m + b / 4 * (cos_sigma * square - third))
    return B_KM * a * (sigma - delta)


cdef inline long long geodesic_mm(const Point* here, const Point* there) noexcept nogil:
    """Measure a geodesic in whole millimetres, half to even as Python's ``round``."""
    return <long long>rint(geodesic_km(here, there) * 1_000_000)
