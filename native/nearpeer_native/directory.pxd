"""The columns of one directory; `directory.pyx` says what they hold."""

from libc.math cimport floor

from nearpeer_native.corners cimport Corners
from nearpeer_native.geodesic cimport Point

cdef enum Flag:
    VIRTUAL = 1
    PHONE = 2
    HAS_SITES = 4
    NOT_STATED = 8
    CANADA = 16
    REGIONS = 32
    OUTLINE = 64

cdef enum:
    LEAF = 8          # sites in the lowest box
    FAN = 4           # boxes in a box
    MOST_LEVELS = 16  # of boxes over 2**31 sites there are 15


cdef struct Box:
    # smallest and largest earth-centred coordinate of the sites in it, kilometres
    double low[3]
    double high[3]


cdef struct Circles:
    # the middle of an outline in degrees, what a degree of longitude is worth there, and in degrees
    # of latitude the radii of a circle inside it and of one around it
    double lon, lat, stretch, inner, outer


cdef struct Cells:
    # for each degree square the rows with an outline there, by the rank of its area, then by row
    int* rows
    int* at


cdef class Directory:
    cdef readonly Py_ssize_t rows, sites, classes, outlines, schedules
    cdef object kept               # the arrays that the pointers lead into
    cdef const unsigned char* flags
    cdef const int* region_class
    cdef const int* outline
    cdef const long long* area_rank
    cdef const int* by_id
    cdef const int* schedule
    cdef const int* starts         # the first site of each row, and the end of the last
    cdef const Point* places       # of the sites, in the order of the rows
    cdef const Circles* circles
    cdef Corners corners
    cdef int* site                 # at each position of the tree
    cdef int* owner                # the row at each position
    cdef double* xyz               # of each position
    cdef Box* boxes
    cdef int levels
    cdef Py_ssize_t level_at[MOST_LEVELS]    # first box of each level, the leaves first
    cdef Py_ssize_t level_size[MOST_LEVELS]
    cdef Cells drawn               # every row with an outline
    cdef Cells drawn_placeless     # those of them without a site that are not virtual

    cdef int _grow_tree(self, const int[::1] order) except -1
    cdef void _bound_boxes(self) noexcept
    cdef int _fill_cells(self, Cells* cells, list rows, const double[:, ::1] bounds) except -1


cdef enum:
    # degree squares around all places of Canada; what lies outside counts to those at the edge
    CELLS_WEST = -142
    CELLS_SOUTH = 41
    CELLS_ACROSS = 91
    CELLS_UP = 43
    CELLS = CELLS_ACROSS * CELLS_UP


cdef inline int cell_column(double lon) noexcept nogil:
    return <int>min(max(floor(lon) - CELLS_WEST, 0.0), CELLS_ACROSS - 1.0)


cdef inline int cell_row(double lat) noexcept nogil:
    return <int>min(max(floor(lat) - CELLS_SOUTH, 0.0), CELLS_UP - 1.0)
