"""The corners of drawn areas; `corners.pyx` says how they are kept."""

from nearpeer_native.answers cimport Answer

cdef struct Chunk:
    # neighbouring edges of one ring: as many as there are, from a corner on
    Py_ssize_t first
    int edges
    float low, high     # between which latitudes they lie, from the middle


cdef struct Corner:
    # degrees from the middle of its outline
    float lon, lat


cdef class Corners:
    cdef readonly Py_ssize_t outlines
    cdef Corner* corners
    cdef Py_ssize_t count, room
    cdef Chunk* chunks
    cdef Py_ssize_t chunk_count, chunk_room
    cdef Py_ssize_t* chunk_at   # the first chunk of each outline, and the end of the last
    cdef Py_ssize_t filled      # so many outlines are complete

    cdef int _add_ring(self, const double[:, ::1] corners, Py_ssize_t first, Py_ssize_t end,
                       double lon, double lat) except -1
    cdef Answer around(self, Py_ssize_t outline, double lon, double lat, double up,
                       double shrink) noexcept
