"""The rungs of the ladder; `ladder.pyx` says how each is filled."""

from nearpeer_native.ranking cimport Buckets
from nearpeer_native.times cimport Times
from nearpeer_native.walk cimport Spots, Walk

cdef enum Rung:
    # in the order of `geo.finder.decision.Rung`
    NEAR
    SERVES_YOU
    ONLINE
    NATIONAL
    FARTHER

cdef enum Step:
    # in the order of `geo.finder.decision.Step`
    ON_NO_STEP = -1
    SITE = 0
    NO_PLACE = 1
    ELSEWHERE = 2


cdef struct Shown:
    long long mm    # -1 before it is measured, or without a site
    int row, site
    Rung rung
    Step step


cdef struct Numbers:
    int* items
    Py_ssize_t count, room


cdef class Ladder(Walk):
    cdef Times times
    cdef Py_ssize_t wanted_a_rung
    cdef bint is_part       # whether others are put among what is shown
    cdef Shown* shown
    cdef Py_ssize_t shown_count, shown_room
    cdef Spots picked       # the nearest of those that stand far away
    cdef Numbers holding    # classes of regions that hold the visitor
    cdef Numbers untold     # classes of regions of which it cannot be told
    cdef Numbers drawn      # rows whose outline holds the visitor or may, by area, then by row
    cdef Numbers straddled  # rows without a place whose outline may straddle the visitor, by row
    cdef Numbers heads      # how far each of several lists has been taken

    cdef int gather(self) except -1
    cdef int select(self) except -1
    cdef int _gather_drawn(self) except -1
    cdef int _gather_straddled(self) except -1
    cdef Py_ssize_t _serving(self, int code, Py_ssize_t count) except -1
    cdef Py_ssize_t _online(self, int code, Py_ssize_t count) except -1
    cdef Py_ssize_t _starting_together(self, int code, Py_ssize_t first, Py_ssize_t end,
                                       Py_ssize_t count) except -1
    cdef Py_ssize_t _national(self, int code, Py_ssize_t count) except -1
    cdef int _pick_far(self) except -1
    cdef Py_ssize_t _far(self, int code, Py_ssize_t count) except -1
    cdef Py_ssize_t _no_place(self, int code, Py_ssize_t count) except -1
    cdef Py_ssize_t _elsewhere(self, int code, Py_ssize_t count) except -1
    cdef bint _comes_before(self, int row, int other) noexcept
    cdef Shown* show(self, int row, Rung rung, Step step) except NULL
