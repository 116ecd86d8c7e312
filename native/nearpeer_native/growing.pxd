"""Memory for many: arrays that grow, so that no number of groups at one point can overflow them."""

from libc.stdlib cimport calloc, realloc


cdef inline void* taken(Py_ssize_t count, size_t size) except NULL:
    """Take memory for so many, all zero."""
    cdef void* memory = calloc(<size_t>max(count, 1), size)
    if memory == NULL:
        raise MemoryError
    return memory


cdef inline void* with_room(
    void* items, Py_ssize_t wanted, Py_ssize_t* room, size_t size
) except NULL:
    """Return the array, moved where it must be, with room for as many items as wanted."""
    cdef Py_ssize_t doubled
    cdef void* moved
    if items != NULL and wanted <= room[0]:
        return items
    doubled = max(wanted, max(2 * room[0], 64))
    moved = realloc(items, <size_t>doubled * size)
    if moved == NULL:
        raise MemoryError
    room[0] = doubled
    return moved
