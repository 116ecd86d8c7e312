# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The columns of one directory, checked once, and a tree of boxes over its sites.

The columns are those of `geo.finder.columns`. The tree is implicit: eight neighbours in a given
order make a box, and four boxes one of the level above.
"""

from libc.math cimport isfinite
from libc.stdlib cimport free

from nearpeer_native.checks cimport same_length, within
from nearpeer_native.growing cimport taken


cdef class Directory:
    """The columns of one directory.

    Parameters
    ----------
    flags
        Uint8, shape (rows,), see `geo.finder.columns.rows`.
    region_class, outline
        Int32, shape (rows,): the number of its regions or of its drawn area; -1 without.
    area_rank
        Int64, shape (rows,): the place of its area among all, the smallest first.
    by_id
        Int32, shape (rows,): its place in the order of the ids.
    schedule
        Int32, shape (rows,): the number of its schedule.
    classes, schedules
        How many there are.
    starts
        Int32, shape (rows + 1,): where the sites of each row begin, and the end of the last.
    places
        Float64, shape (sites, 7), see `geo.finder.columns.sites`: x, y, z in km, latitude and
        longitude in degrees, sine and cosine of the reduced latitude.
    order
        Int32, shape (sites,): each site once, neighbours beside each other.
    circles
        Float64, shape (outlines, 5), see `geo.finder.columns.outlines`.
    bounds
        Degrees, float64, shape (outlines, 4): west, south, east, north of each.
    corners
        Of all outlines.

    Notes
    -----
    The arrays are not copied: nobody may write to them afterwards.

    Raises
    ------
    ValueError
        If an array has another type or shape, or a number in it leads outside.
    """

    def __init__(
        self, *,
        const unsigned char[::1] flags, const int[::1] region_class, const int[::1] outline,
        const long long[::1] area_rank, const int[::1] by_id, const int[::1] schedule,
        Py_ssize_t classes, Py_ssize_t schedules, const int[::1] starts,
        const double[:, ::1] places, const int[::1] order, const double[:, ::1] circles,
        const double[:, ::1] bounds, Corners corners not None,
    ):
        if self.kept is not None:
            raise ValueError("a directory is filled once; make another")
        self.rows, self.sites = flags.shape[0], places.shape[0]
        self.classes, self.schedules, self.outlines = classes, schedules, circles.shape[0]
        same_length("region_class", region_class.shape[0], self.rows)
        same_length("outline", outline.shape[0], self.rows)
        same_length("area_rank", area_rank.shape[0], self.rows)
        same_length("by_id", by_id.shape[0], self.rows)
        same_length("schedule", schedule.shape[0], self.rows)
        same_length("starts", starts.shape[0], self.rows + 1)
        same_length("a row of places", places.shape[1], 7)
        same_length("order", order.shape[0], self.sites)
        same_length("a row of circles", circles.shape[1], 5)
        same_length("corners", corners.filled, self.outlines)
        same_length("bounds", bounds.shape[0], self.outlines)
        same_length("a row of bounds", bounds.shape[1], 4)
        within("by_id", by_id, self.rows)
        within("schedule", schedule, schedules)
        within("order", order, self.sites)
        _check_areas(flags, region_class, classes, outline, self.outlines)
        _check_sites(flags, starts, places)
        self.kept = (flags, region_class, outline, area_rank, by_id, schedule, starts, places,
                     circles)
        self.flags, self.region_class, self.outline = &flags[0], &region_class[0], &outline[0]
        self.area_rank, self.by_id, self.schedule = &area_rank[0], &by_id[0], &schedule[0]
        self.starts, self.places = &starts[0], <const Point*>&places[0, 0]
        self.circles = <const Circles*>&circles[0, 0]
        self.corners = corners
        self._grow_tree(order)
        _check_finite(bounds)
        drawn = [row for row in range(self.rows) if flags[row] & OUTLINE]
        drawn.sort(key=lambda one: area_rank[one])
        self._fill_cells(&self.drawn, drawn, bounds)
        drawn = [row for row in drawn if not flags[row] & (HAS_SITES | VIRTUAL)]
        self._fill_cells(&self.drawn_placeless, drawn, bounds)

    def __dealloc__(self):
        free(self.site)
        free(self.owner)
        free(self.xyz)
        free(self.boxes)
        free(self.drawn.at)
        free(self.drawn.rows)
        free(self.drawn_placeless.at)
        free(self.drawn_placeless.rows)

    cdef int _grow_tree(self, const int[::1] order) except -1:
        cdef Py_ssize_t at, row, boxes = 0, size = (self.sites + LEAF - 1) // LEAF
        cdef int site
        self.site = <int*>taken(self.sites, sizeof(int))
        self.owner = <int*>taken(self.sites, sizeof(int))
        self.xyz = <double*>taken(self.sites, 3 * sizeof(double))
        for row in range(self.rows):
            for at in range(self.starts[row], self.starts[row + 1]):
                self.site[at] = <int>row  # the owner of each site, until its position is known
        for at in range(self.sites):
            site = order[at]
            self.owner[at] = self.site[site]
            if self.owner[at] < 0:
                raise ValueError(f"order names the site {site} twice; give each once")
            self.site[site] = -1
            self.xyz[3 * at] = self.places[site].x
            self.xyz[3 * at + 1] = self.places[site].y
            self.xyz[3 * at + 2] = self.places[site].z
        for at in range(self.sites):
            self.site[at] = order[at]
        self.levels = 0
        while size > 0:
            self.level_at[self.levels], self.level_size[self.levels] = boxes, size
            self.levels += 1
            boxes += size
            size = 0 if size == 1 else (size + FAN - 1) // FAN
        self.boxes = <Box*>taken(boxes, sizeof(Box))
        self._bound_boxes()
        return 0

    cdef void _bound_boxes(self) noexcept:
        cdef Py_ssize_t at, box, first
        cdef int level
        for box in range(self.level_size[0] if self.levels else 0):
            empty(&self.boxes[box])
            for at in range(LEAF * box, min(LEAF * (box + 1), self.sites)):
                widen(&self.boxes[box], &self.xyz[3 * at], &self.xyz[3 * at])
        for level in range(1, self.levels):
            first = self.level_at[level - 1]
            for box in range(self.level_size[level]):
                empty(&self.boxes[self.level_at[level] + box])
                for at in range(FAN * box, min(FAN * (box + 1), self.level_size[level - 1])):
                    widen(&self.boxes[self.level_at[level] + box],
                          self.boxes[first + at].low, self.boxes[first + at].high)

    cdef int _fill_cells(self, Cells* cells, list rows, const double[:, ::1] bounds) except -1:
        """Note in each degree square which of some rows have an outline there."""
        cdef Py_ssize_t at, total = 0
        cdef int row, up, across, cell
        cells.at = <int*>taken(CELLS + 2, sizeof(int))  # counts stand two behind their cell
        for row in rows:
            at = self.outline[row]
            for up in range(cell_row(bounds[at, 1]), cell_row(bounds[at, 3]) + 1):
                for across in range(cell_column(bounds[at, 0]), cell_column(bounds[at, 2]) + 1):
                    cells.at[up * CELLS_ACROSS + across + 2] += 1
                    total += 1
            if total > 0x7FFFFFFF - CELLS:
                raise ValueError(f"the outlines touch over {total} degree squares: too many")
        for cell in range(CELLS):
            cells.at[cell + 2] += cells.at[cell + 1]
        cells.rows = <int*>taken(total, sizeof(int))
        for row in rows:
            at = self.outline[row]
            for up in range(cell_row(bounds[at, 1]), cell_row(bounds[at, 3]) + 1):
                for across in range(cell_column(bounds[at, 0]), cell_column(bounds[at, 2]) + 1):
                    cell = up * CELLS_ACROSS + across + 1
                    cells.rows[cells.at[cell]] = row
                    cells.at[cell] += 1  # so it ends as the start of the next
        return 0


cdef void empty(Box* box) noexcept nogil:
    for axis in range(3):
        box.low[axis], box.high[axis] = 1e9, -1e9


cdef void widen(Box* box, const double* low, const double* high) noexcept nogil:
    for axis in range(3):
        box.low[axis] = min(box.low[axis], low[axis])
        box.high[axis] = max(box.high[axis], high[axis])


cdef int _check_areas(
    const unsigned char[::1] flags, const int[::1] region_class, Py_ssize_t classes,
    const int[::1] outline, Py_ssize_t outlines,
) except -1:
    cdef Py_ssize_t row
    for row in range(flags.shape[0]):
        if flags[row] & (NOT_STATED | CANADA | REGIONS | OUTLINE) not in (
            NOT_STATED, CANADA, REGIONS, OUTLINE
        ):
            raise ValueError(f"flags[{row}] is {flags[row]}; give each row one kind of area")
        if flags[row] & REGIONS and not 0 <= region_class[row] < classes:
            raise ValueError(f"region_class[{row}] is {region_class[row]}; give 0 to {classes - 1}")
        if flags[row] & OUTLINE and not 0 <= outline[row] < outlines:
            raise ValueError(f"outline[{row}] is {outline[row]}; give 0 to {outlines - 1}")
    return 0


cdef int _check_sites(
    const unsigned char[::1] flags, const int[::1] starts, const double[:, ::1] places
) except -1:
    cdef Py_ssize_t at, rows = flags.shape[0], number
    if starts[0] != 0 or starts[rows] != places.shape[0]:
        raise ValueError(f"starts must lead from 0 to {places.shape[0]}, the number of sites")
    for at in range(rows):
        if starts[at + 1] < starts[at] or (starts[at + 1] > starts[at]) != bool(
            flags[at] & HAS_SITES
        ):
            raise ValueError(f"starts and flags disagree on whether row {at} has sites")
    for at in range(places.shape[0]):
        for number in range(7):
            if not -1e4 < places[at, number] < 1e4:
                raise ValueError(f"places[{at}, {number}] is {places[at, number]}; give km, degrees")
    return 0


cdef int _check_finite(const double[:, ::1] bounds) except -1:
    cdef Py_ssize_t at, side
    for at in range(bounds.shape[0]):
        for side in range(4):
            if not isfinite(bounds[at, side]):
                raise ValueError(f"the bounds of outline {at} are not finite; give degrees")
    return 0
