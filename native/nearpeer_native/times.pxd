"""The next meetings of a moment; `times.pyx` says which."""


cdef class Times:
    cdef readonly Py_ssize_t schedules
    cdef tuple occurrences
    cdef const long long* ranks
    cdef int* order     # the schedules, the next to start first
    cdef object kept
