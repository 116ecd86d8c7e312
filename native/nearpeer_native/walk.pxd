"""The walk through space: which listings meet nearest, within reach of a visitor and beyond it."""

from nearpeer_native.answers cimport UNSETTLED, Answer
from nearpeer_native.directory cimport Circles, Directory
from nearpeer_native.geodesic cimport Point
from nearpeer_native.ranking cimport Ranking

cdef enum:
    NEAR_MM = 80_000_000

cdef struct Visitor:
    Point here
    double lat, lon     # degrees
    double up           # how far the uncertainty reaches to the north, degrees
    double shrink       # what a degree of longitude is worth


cdef struct Spot:
    # a site that may be among those wanted; its distance once it is measured
    double chord2       # square kilometres
    long long mm        # -1 before
    int row, site, tie
    unsigned char code


cdef struct Best:
    # one of the nearest rows so far
    double chord
    int row, site, tie


cdef struct Known:
    # of an outline; it is asked about if the answer depends on it
    int outline
    Answer answer
    bint is_asked


cdef struct Spots:
    Spot* items
    Py_ssize_t count, room


cdef class Walk:
    cdef Directory directory
    cdef Ranking ranking
    cdef Visitor visitor
    cdef const unsigned char* regional  # the answer of each class of regions
    cdef Spots near                     # in order, once `find_near` has run
    cdef Spots far                      # in no order, once `find_far` has run
    cdef Best* best
    cdef Py_ssize_t best_count, best_room, wanted
    cdef double limit2                  # square of the longest chord that may still count
    cdef Known* known                   # what was found out of outlines that circles leave open
    cdef Py_ssize_t known_count, known_room

    cdef int find_near(self, Py_ssize_t wanted) except -1
    cdef int find_far(self, Py_ssize_t wanted) except -1
    cdef int _search(self, unsigned char bits, bint beyond) except -1
    cdef int _look_into(self, Py_ssize_t leaf, unsigned char bits, bint beyond) except -1
    cdef int _take(self, Py_ssize_t at, double chord2, bint is_sure, bint beyond) except -1
    cdef void _keep(self, Best* one, bint has_several) noexcept
    cdef int _measure_near(self, Py_ssize_t first, Py_ssize_t wanted) except -1
    cdef bint is_higher(self, Py_ssize_t row) noexcept
    cdef bint is_near(self, Py_ssize_t row) noexcept
    cdef void measure(self, Spot* spot) noexcept
    cdef Answer answer_of(self, Py_ssize_t row) except? UNSETTLED
    cdef Answer circled(self, int outline) noexcept
    cdef Answer outlined(self, int outline) except? UNSETTLED
    cdef int ask(self, int outline) except -1


cdef Spot* added(Spots* spots) except NULL
cdef Py_ssize_t once_each(Spot* items, Py_ssize_t first, Py_ssize_t end, Py_ssize_t wanted) noexcept
cdef void put_in_order(Spot* items, Py_ssize_t first, Py_ssize_t end) noexcept
