"""What every array is held against where it comes in."""


cdef inline int same_length(str name, Py_ssize_t length, Py_ssize_t wanted) except -1:
    if length != wanted:
        raise ValueError(f"{name} has {length} items; give {wanted}")
    return 0


cdef inline int within(str name, const int[::1] numbers, Py_ssize_t end) except -1:
    cdef Py_ssize_t at
    for at in range(numbers.shape[0]):
        if not 0 <= numbers[at] < end:
            raise ValueError(f"{name}[{at}] is {numbers[at]}; give 0 to {end - 1}")
    return 0
