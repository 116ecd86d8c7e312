# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""What one directory holds for one audience on one day: its lists in order, its tree marked.

The part of the ladder's order that comes first within every rung is one number, the code: three
times 1 for stale, plus the place of the answer among yes, ask first and not stated.
"""

from libc.stdlib cimport free
from libc.string cimport memcpy

from nearpeer_native.checks cimport same_length
from nearpeer_native.directory cimport (
    CANADA, FAN, HAS_SITES, LEAF, NOT_STATED, OUTLINE, PHONE, REGIONS, VIRTUAL, Directory,
)
from nearpeer_native.growing cimport taken


cdef enum:
    NOBODY = 255


cdef class Ranking:
    """Every list of the ladder that is in order before a visitor comes.

    Parameters
    ----------
    directory
        Whose rows these are.
    codes
        Uint8, shape (rows,): the code of each, 0 to 5; a greater number for who is not welcome.

    Raises
    ------
    ValueError
        If the array has another type or shape.
    """

    def __init__(self, Directory directory not None, const unsigned char[::1] codes):
        if self.kept is not None:
            raise ValueError("a ranking is filled once; make another")
        same_length("codes", codes.shape[0], directory.rows)
        self.directory, self.kept, self.codes = directory, codes, &codes[0]
        self._mark_tree()
        self._fill(&self.national, 1, is_national)
        self._fill(&self.placeless, 1, is_placeless)
        self._fill(&self.elsewhere, 1, is_elsewhere)
        self._fill(&self.regional, directory.classes, class_of)
        self._fill(&self.online, directory.schedules, schedule_of)

    def __dealloc__(self):
        if self.own_codes != NULL:  # the rest is another's
            free(self.own_codes)
            return
        free(self.site_bits)
        free(self.box_bits)
        free(self.national.rows)
        free(self.national.at)
        free(self.placeless.rows)
        free(self.placeless.at)
        free(self.elsewhere.rows)
        free(self.elsewhere.at)
        free(self.regional.rows)
        free(self.regional.at)
        free(self.online.rows)
        free(self.online.at)

    def without(self, rows):
        """Leave some rows out: the lists are shared, and their codes say who is not on them.

        Raises
        ------
        ValueError
            If there is no such row.
        """
        cdef Ranking made = Ranking.__new__(Ranking)
        cdef Py_ssize_t row
        made.directory, made.kept = self.directory, self
        made.site_bits, made.box_bits = self.site_bits, self.box_bits
        made.national, made.placeless = self.national, self.placeless
        made.elsewhere, made.regional, made.online = self.elsewhere, self.regional, self.online
        made.own_codes = <unsigned char*>taken(self.directory.rows, 1)
        made.codes = made.own_codes
        memcpy(made.own_codes, self.codes, self.directory.rows)
        for row in rows:
            if not 0 <= row < self.directory.rows:
                raise ValueError(f"there is no row {row}; give 0 to {self.directory.rows - 1}")
            made.own_codes[row] = NOBODY
        return made

    cdef int _mark_tree(self) except -1:
        """Note for each site and box which codes are there, and what may stand far away."""
        cdef Directory ground = self.directory
        cdef Py_ssize_t at, box, below, boxes = 0
        cdef int level
        cdef unsigned char bits
        for level in range(ground.levels):
            boxes += ground.level_size[level]
        self.site_bits = <unsigned char*>taken(ground.sites, 1)
        self.box_bits = <unsigned char*>taken(boxes, 1)
        for at in range(ground.sites):
            if self.codes[ground.owner[at]] < CODES:
                bits = <unsigned char>(1 << self.codes[ground.owner[at]])
                if may_be_farther(ground.flags[ground.owner[at]]):
                    bits |= MAY_BE_FARTHER
                self.site_bits[at] = bits
                self.box_bits[at // LEAF] |= bits
        for level in range(1, ground.levels):
            below = ground.level_at[level - 1]
            for box in range(ground.level_size[level - 1]):
                self.box_bits[ground.level_at[level] + box // FAN] |= self.box_bits[below + box]
        return 0

    cdef int _fill(self, Buckets* buckets, Py_ssize_t groups, Bucket group) except -1:
        """Part the rows of a list by group and code, in order of the rows: a counting sort."""
        cdef Py_ssize_t row, one, count = CODES * groups
        buckets.at = <int*>taken(count + 2, sizeof(int))  # counts stand two behind their bucket
        for row in range(self.directory.rows):
            one = group(self.directory, row)
            if one >= 0 and self.codes[row] < CODES:
                buckets.at[CODES * one + self.codes[row] + 2] += 1
        for one in range(count):
            buckets.at[one + 2] += buckets.at[one + 1]
        buckets.rows = <int*>taken(buckets.at[count + 1], sizeof(int))
        for row in range(self.directory.rows):
            one = group(self.directory, row)
            if one >= 0 and self.codes[row] < CODES:
                one = CODES * one + self.codes[row] + 1
                buckets.rows[buckets.at[one]] = <int>row
                buckets.at[one] += 1  # so it ends as the start of the next
        return 0


cdef bint may_be_farther(unsigned char flags) noexcept:
    """Whether a row can stand on the step of sites beyond reach, wherever the visitor is."""
    if flags & (REGIONS | OUTLINE):
        return True
    return flags & NOT_STATED != 0 and not flags & (VIRTUAL | PHONE)


cdef Py_ssize_t is_national(Directory directory, Py_ssize_t row) noexcept:
    cdef unsigned char flags = directory.flags[row]
    if flags & VIRTUAL:
        return -1
    return 0 if flags & CANADA or (flags & NOT_STATED and flags & PHONE) else -1


cdef Py_ssize_t is_placeless(Directory directory, Py_ssize_t row) noexcept:
    cdef unsigned char flags = directory.flags[row]
    return 0 if flags & NOT_STATED and not flags & (VIRTUAL | PHONE | HAS_SITES) else -1


cdef Py_ssize_t is_elsewhere(Directory directory, Py_ssize_t row) noexcept:
    cdef unsigned char flags = directory.flags[row]
    return 0 if flags & (REGIONS | OUTLINE) and not flags & HAS_SITES else -1


cdef Py_ssize_t class_of(Directory directory, Py_ssize_t row) noexcept:
    return directory.region_class[row] if directory.flags[row] & REGIONS else -1


cdef Py_ssize_t schedule_of(Directory directory, Py_ssize_t row) noexcept:
    return directory.schedule[row] if directory.flags[row] & VIRTUAL else -1
