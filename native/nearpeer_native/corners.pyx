# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The corners of drawn areas, by which most that circles leave open is settled.

A visitor's uncertainty is a polygon of 32 corners on a circle, with longitudes shortened as at the
visitor (`geo.listing.service_area.disc`). An edge of the area that stays outside of the circle does
not touch it: then the area holds all of it or nothing, as it holds its middle. An edge that comes
nearer than the polygon's own edges runs through it: then it cannot be told. What lies between, a
two-hundredth of the radius, is left to GEOS.
"""

from libc.math cimport INFINITY, cos, fabs, isfinite
from libc.stdlib cimport free

from nearpeer_native.checks cimport same_length
from nearpeer_native.growing cimport taken, with_room
from nearpeer_native.answers cimport CANNOT_TELL, NO, UNSETTLED, YES

cdef enum:
    EDGES = 16  # in a chunk

cdef double SPARE = 1e-5
"""Degrees: five times what 32 bits lose of a corner that lies up to 40 degrees from the middle."""
cdef double WIDEST = 40.0
cdef double INSCRIBED = cos(3.14159265358979323846 / 32)


cdef class Corners:
    """The corners of all drawn areas, in single precision, with where each few edges lie.

    Parameters
    ----------
    outlines
        How many areas there are.
    """

    def __init__(self, Py_ssize_t outlines):
        if self.chunk_at != NULL:
            raise ValueError("corners are kept once; make others")
        if outlines < 0:
            raise ValueError(f"{outlines} outlines are none; give a number from 0 on")
        self.chunk_at = <Py_ssize_t*>taken(outlines + 1, sizeof(Py_ssize_t))
        self.outlines = outlines

    def __dealloc__(self):
        free(self.corners)
        free(self.chunks)
        free(self.chunk_at)

    def add(
        self, const double[:, ::1] corners not None, const long long[::1] starts not None,
        const long long[::1] owner not None, const double[:, ::1] circles not None,
    ):
        """Add the next outlines.

        Parameters
        ----------
        corners
            Degrees, float64, shape (corners, 2): longitude and latitude; each ring is closed.
        starts
            Int64, shape (rings + 1,): the first corner of each ring, and the end of the last.
        owner
            Int64, shape (rings,): the outline of each ring among these, in rising order.
        circles
            Float64, shape (outlines, 5): of these, as the directory takes them.

        Raises
        ------
        ValueError
            If an array has another type or shape, or there are more outlines than were told.
        """
        cdef Py_ssize_t ring = 0, rings = owner.shape[0], at, added = circles.shape[0]
        same_length("starts", starts.shape[0], rings + 1)
        same_length("a row of corners", corners.shape[1], 2)
        same_length("a row of circles", circles.shape[1], 5)
        if self.filled + added > self.outlines:
            raise ValueError(f"there are {self.outlines} outlines; give no more")
        for at in range(rings + 1):
            if not (starts[at - 1] if at else 0) <= starts[at] <= corners.shape[0]:
                raise ValueError(f"starts[{at}] is {starts[at]}; let it rise within the corners")
        for at in range(added):
            while ring < rings and owner[ring] == at:
                self._add_ring(corners, starts[ring], starts[ring + 1], circles[at, 0],
                               circles[at, 1])
                ring += 1
            self.filled += 1
            self.chunk_at[self.filled] = self.chunk_count
        if ring < rings:
            raise ValueError(f"owner[{ring}] is {owner[ring]}; let it rise within the outlines")

    cdef int _add_ring(
        self, const double[:, ::1] corners, Py_ssize_t first, Py_ssize_t end, double lon,
        double lat,
    ) except -1:
        cdef Py_ssize_t at, start = self.count
        cdef Corner* corner
        cdef Chunk* chunk = NULL
        if end - first < 2:
            return 0
        self.corners = <Corner*>with_room(
            self.corners, start + end - first, &self.room, sizeof(Corner)
        )
        for at in range(first, end):
            corner = &self.corners[self.count]
            if not (fabs(corners[at, 0] - lon) <= WIDEST and fabs(corners[at, 1] - lat) <= WIDEST):
                corner.lon = corner.lat = INFINITY  # so far away that GEOS is asked
            else:
                corner.lon = <float>(corners[at, 0] - lon)
                corner.lat = <float>(corners[at, 1] - lat)
            if (at - first) % EDGES == 0 and at < end - 1:
                self.chunks = <Chunk*>with_room(
                    self.chunks, self.chunk_count + 1, &self.chunk_room, sizeof(Chunk)
                )
                chunk = &self.chunks[self.chunk_count]
                chunk.first, chunk.edges = self.count, 0
                chunk.low, chunk.high = corner.lat, corner.lat
                if self.chunk_count and at > first:
                    widen(&self.chunks[self.chunk_count - 1], corner.lat)
                self.chunk_count += 1
            else:
                widen(chunk, corner.lat)
            self.count += 1
        return 0

    cdef Answer around(
        self, Py_ssize_t outline, double lon, double lat, double up, double shrink
    ) noexcept:
        """Tell whether an outline holds the visitor.

        Parameters
        ----------
        lon, lat
            Of the visitor, in degrees from the middle of the outline.
        up
            How far the uncertainty reaches to the north, in degrees.
        shrink
            What a degree of longitude is worth at the visitor.
        """
        cdef double reach = up + SPARE, low = lat - reach, high = lat + reach
        cdef double least2 = INFINITY, x0, y0, x1, y1, wide, high_up, share
        cdef const Chunk* chunk
        cdef const Corner* corner
        cdef Py_ssize_t at
        cdef int edge
        cdef bint inside = False
        if outline >= self.filled:
            return UNSETTLED
        for at in range(self.chunk_at[outline], self.chunk_at[outline + 1]):
            chunk = &self.chunks[at]
            if not chunk.high < INFINITY:
                return UNSETTLED
            if chunk.low > high or chunk.high < low:
                continue
            corner = &self.corners[chunk.first]
            x1, y1 = (corner.lon - lon) * shrink, corner.lat - lat
            for edge in range(chunk.edges):
                x0, y0 = x1, y1
                corner += 1
                x1, y1 = (corner.lon - lon) * shrink, corner.lat - lat
                wide, high_up = x1 - x0, y1 - y0
                if (y0 > 0) != (y1 > 0) and (x0 - y0 * wide / high_up) > 0:
                    inside = not inside
                share = wide * wide + high_up * high_up
                share = -(x0 * wide + y0 * high_up) / share if share > 0 else 0.0
                share = min(max(share, 0.0), 1.0)
                x0, y0 = x0 + share * wide, y0 + share * high_up
                least2 = min(least2, x0 * x0 + y0 * y0)
        if least2 > reach * reach:
            return YES if inside else NO
        reach = up * INSCRIBED - SPARE
        if reach > 0 and least2 < reach * reach:
            return CANNOT_TELL
        return UNSETTLED


cdef inline void widen(Chunk* chunk, float lat) noexcept:
    chunk.edges += 1
    chunk.low = min(chunk.low, lat)
    chunk.high = max(chunk.high, lat)
