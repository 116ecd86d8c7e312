"""What one directory holds for one audience on one day; `ranking.pyx` says how."""

from nearpeer_native.directory cimport Directory

cdef enum:
    CODES = 6       # stale or not, and three answers
    MAY_BE_FARTHER = 128


ctypedef Py_ssize_t (*Bucket)(Directory directory, Py_ssize_t row) noexcept


cdef struct Buckets:
    # rows in order within each bucket; the rows of bucket b are rows[at[b]] to rows[at[b + 1]]
    int* rows
    int* at


cdef class Ranking:
    cdef readonly Directory directory
    cdef object kept
    cdef const unsigned char* codes
    cdef unsigned char* own_codes   # only where it is another ranking's, without some rows
    cdef unsigned char* site_bits   # at each position of the tree: 1 << code, and MAY_BE_FARTHER
    cdef unsigned char* box_bits    # what is below each box
    cdef Buckets national, placeless, elsewhere  # by code
    cdef Buckets regional           # by 6 * class + code
    cdef Buckets online             # by 6 * schedule + code

    cdef int _mark_tree(self) except -1
    cdef int _fill(self, Buckets* buckets, Py_ssize_t count, Bucket bucket) except -1
