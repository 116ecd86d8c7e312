"""What a service area answers to the question whether it contains the visitor."""

cdef enum Answer:
    NO = 0
    YES = 1
    CANNOT_TELL = 2
    UNSETTLED = 3   # not known yet
