# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The next meeting of each schedule at a moment, and their order."""

from libc.stdlib cimport free

from nearpeer_native.checks cimport same_length
from nearpeer_native.growing cimport taken


cdef class Times:
    """What holds until the first of these meetings is over.

    Parameters
    ----------
    ranks
        Int64, shape (schedules,): the place of each next start among all; equal ones share it, and
        where no day is stated it is the last of all.
    occurrences
        The next meeting of each schedule, or ``None``.

    Raises
    ------
    ValueError
        If they differ in length, or the array has another type or shape.
    """

    def __init__(self, const long long[::1] ranks, occurrences):
        cdef Py_ssize_t at
        if self.kept is not None:
            raise ValueError("the times are filled once; make others")
        self.schedules, self.occurrences = ranks.shape[0], tuple(occurrences)
        same_length("occurrences", len(self.occurrences), self.schedules)
        self.kept, self.ranks = ranks, &ranks[0]
        self.order = <int*>taken(self.schedules, sizeof(int))
        for at, one in enumerate(sorted(range(self.schedules), key=lambda one: ranks[one])):
            self.order[at] = one

    def __dealloc__(self):
        free(self.order)
