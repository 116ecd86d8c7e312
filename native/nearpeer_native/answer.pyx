# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""One visitor's options: the whole ladder in one call, which keeps the interpreter's lock.

Only where circles do not settle whether an outline holds the visitor, the caller's own test is
asked, for all of them at once, and others may run meanwhile: whatever a call works with is its own.
"""

from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_SET_ITEM
from libc.math cimport cos, isfinite

from nearpeer_native.geodesic cimport RADIANS, point
from nearpeer_native.answers cimport CANNOT_TELL, NO, UNSETTLED, YES, Answer
from nearpeer_native.checks cimport same_length
from nearpeer_native.directory cimport HAS_SITES, Directory
from nearpeer_native.ladder cimport Ladder, Shown
from nearpeer_native.ranking cimport Ranking
from nearpeer_native.times cimport Times
from nearpeer_native.walk cimport Spot

cdef extern from "Python.h":
    ctypedef object (*allocfunc)(PyTypeObject* of, Py_ssize_t items)
    ctypedef struct PyTypeObject:
        allocfunc tp_alloc

cdef enum:
    FIELDS = 11         # of an option
    MOST_SPARE = 8      # ladders that wait for their next visitor

cdef list SPARE = []


cdef class Vocabulary:
    """The values that options are made of.

    Parameters
    ----------
    option
        A named tuple of eleven fields, see `geo.finder.decision.Option`.
    rungs, steps, welcomes
        In the order of the ladder: five, three and three.

    Raises
    ------
    ValueError
        If the type is no such tuple, or there are more or fewer values.
    """

    cdef type option
    cdef tuple rungs, steps, welcomes

    def __init__(self, *, type option not None, tuple rungs, tuple steps, tuple welcomes):
        if not issubclass(option, tuple) or len(getattr(option, "_fields", ())) != FIELDS:
            raise ValueError(f"{option} is no named tuple of {FIELDS} fields")
        same_length("rungs", len(rungs), 5)
        same_length("steps", len(steps), 3)
        same_length("welcomes", len(welcomes), 3)
        self.option, self.rungs, self.steps, self.welcomes = option, rungs, steps, welcomes


def options(
    Ranking ranking not None, Times times not None, Vocabulary vocabulary not None, *,
    listings, bytes regional not None, fix, double lat, double lon, double up, audience, today,
    Py_ssize_t per_rung, bint is_part, settle,
):
    """Find the options of a visitor, in the order of the ladder.

    Parameters
    ----------
    listings
        The listing of each row.
    regional
        The answer of each class of regions: 0 for no, 1 for yes, 2 where it cannot be told.
    fix, audience, today
        What each option carries.
    lat, lon, up
        The visitor's position, and how far its uncertainty reaches to the north; degrees.
    is_part
        Whether others are put among these options: then the nearest far sites stand among them
        even where better ones leave no room.
    settle
        Is given a list of the numbers of outlines, and answers for each whether it contains the
        visitor: true, false, or ``None`` if it cannot be told.

    Returns
    -------
    tuple
        Of the vocabulary's options.

    Raises
    ------
    ValueError
        If the arguments do not fit the directory.
    """
    cdef Directory directory = ranking.directory
    cdef Ladder ladder
    cdef Py_ssize_t at
    same_length("listings", len(listings), directory.rows)
    same_length("regional", len(regional), directory.classes)
    same_length("times", times.schedules, directory.schedules)
    for at in range(directory.classes):
        if <unsigned char>regional[at] > CANNOT_TELL:
            raise ValueError(f"regional[{at}] is {regional[at]}; give 0 to 2")
    if not (-90 < lat < 90 and -180 <= lon <= 180 and isfinite(up) and up >= 0 and per_rung >= 0):
        raise ValueError("give a position in degrees, and an uncertainty and a count from 0 on")
    ladder = SPARE.pop() if SPARE else Ladder()
    ladder.directory, ladder.ranking, ladder.times = directory, ranking, times
    ladder.regional = regional
    ladder.visitor.here = point(lat, lon)
    ladder.visitor.lat, ladder.visitor.lon, ladder.visitor.up = lat, lon, up
    ladder.visitor.shrink = cos(lat * RADIANS)
    ladder.wanted_a_rung, ladder.is_part = per_rung, is_part
    try:
        _select(ladder, settle)
        return _made(ladder, vocabulary, listings, fix, audience, today)
    finally:
        ladder.directory, ladder.ranking, ladder.times = None, None, None
        if len(SPARE) < MOST_SPARE:
            SPARE.append(ladder)


cdef int _select(Ladder ladder, settle) except -1:
    """Fill the rungs, and again with the answers that they depend on."""
    cdef Py_ssize_t at
    ladder.gather()
    while True:
        ladder.select()
        asked = [
            at for at in range(ladder.known_count)
            if ladder.known[at].is_asked and ladder.known[at].answer == UNSETTLED
        ]
        if not asked:
            return 0
        answers = list(settle([ladder.known[at].outline for at in asked]))
        same_length("the answers about outlines", len(answers), len(asked))
        for at, answer in zip(asked, answers):
            ladder.known[at].answer = CANNOT_TELL if answer is None else YES if answer else NO


cdef tuple _made(Ladder ladder, Vocabulary vocabulary, listings, fix, audience, today):
    """Make the options of what is shown."""
    cdef Directory directory = ladder.directory
    cdef Shown* shown
    cdef Spot spot
    cdef Py_ssize_t at
    cdef Answer answer
    made = []
    for at in range(ladder.shown_count):
        shown = &ladder.shown[at]
        listing = listings[shown.row]
        site = distance_mm = None
        if directory.flags[shown.row] & HAS_SITES:
            if shown.mm < 0:
                spot.row, spot.mm = shown.row, -1
                ladder.measure(&spot)
                shown.mm, shown.site = spot.mm, spot.site
            site = listing.sites[shown.site - directory.starts[shown.row]]
            distance_mm = shown.mm
        answer = ladder.answer_of(shown.row)
        made.append(_option(
            vocabulary.option,
            listing,
            fix,
            audience,
            vocabulary.rungs[shown.rung],
            None if shown.step < 0 else vocabulary.steps[shown.step],
            None if audience is None else vocabulary.welcomes[ladder.ranking.codes[shown.row] % 3],
            site,
            distance_mm,
            None if answer == CANNOT_TELL else answer == YES,
            ladder.times.occurrences[directory.schedule[shown.row]],
            today,
        ))
    return tuple(made)


cdef object _option(
    type option, listing, fix, audience, rung, step, welcome, site, distance_mm, in_area, meeting,
    today,
):
    """Make a named tuple as ``tuple.__new__`` does, without a tuple of its fields first."""
    cdef object made = (<PyTypeObject*>option).tp_alloc(<PyTypeObject*>option, FIELDS)
    _put(made, 0, listing)
    _put(made, 1, fix)
    _put(made, 2, audience)
    _put(made, 3, rung)
    _put(made, 4, step)
    _put(made, 5, welcome)
    _put(made, 6, site)
    _put(made, 7, distance_mm)
    _put(made, 8, in_area)
    _put(made, 9, meeting)
    _put(made, 10, today)
    return made


cdef inline void _put(object made, Py_ssize_t at, object field) noexcept:
    Py_INCREF(field)  # which the tuple keeps
    PyTuple_SET_ITEM(made, at, field)
