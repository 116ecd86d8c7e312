# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The walk through space: which listings meet nearest, within reach of a visitor and beyond it.

Sites are compared by their chords, and those that may stand among the wanted are measured. A
geodesic s over a chord c is c (1 + c² k² / 24 + ...), with a curvature k between those of the
ellipsoid's meridians and parallels: of two chords, the one longer by 4e-11 c² of itself is the
longer geodesic (seen: 2e-11), and two millimetres more leave no tie by rounding.
"""

from libc.math cimport INFINITY, sqrt
from libc.stdlib cimport free, qsort
from libc.string cimport memmove

from nearpeer_native.answers cimport CANNOT_TELL, NO, UNSETTLED, YES
from nearpeer_native.directory cimport (
    CANADA, FAN, HAS_SITES, LEAF, NOT_STATED, REGIONS, VIRTUAL, Box,
)
from nearpeer_native.geodesic cimport geodesic_mm
from nearpeer_native.growing cimport with_room
from nearpeer_native.ranking cimport CODES, MAY_BE_FARTHER

cdef enum:
    DEEPEST = 64  # boxes that wait: at most three a level and one


cdef struct Waiting:
    double gap2     # square of the shortest way to it, kilometres
    Py_ssize_t at
    int level


# A chord of 80 km along the ellipsoid is 79.99947 to 79.99949 km long.
cdef double SURELY_NEAR2 = 79.999 * 79.999
cdef double MAYBE_NEAR2 = 79.9999 * 79.9999
cdef double SPARE_DEGREES = 1e-9


cdef class Walk:
    """Buffers for one visitor at a time; they grow to what the largest answer took."""

    def __dealloc__(self):
        free(self.near.items)
        free(self.far.items)
        free(self.best)
        free(self.known)

    cdef int find_near(self, Py_ssize_t wanted) except -1:
        """Find the best so many within reach: by code, then by distance and row."""
        cdef int code
        cdef Py_ssize_t first
        self.near.count = 0
        for code in range(CODES):
            first = self.near.count
            if first >= wanted:
                break
            self.limit2, self.wanted, self.best_count = MAYBE_NEAR2, wanted - first, 0
            self._search(<unsigned char>(1 << code), False)
            self._measure_near(first, wanted)
        return 0

    cdef int find_far(self, Py_ssize_t wanted) except -1:
        """Find whatever may be among the nearest so many of those that stand far away.

        An outline that is not settled may take a row away: such rows come on top.
        """
        self.far.count = 0
        self.limit2, self.wanted, self.best_count = INFINITY, wanted, 0
        return self._search(MAY_BE_FARTHER, True)

    cdef int _search(self, unsigned char bits, bint beyond) except -1:
        cdef Directory ground = self.directory
        cdef const unsigned char* box_bits = self.ranking.box_bits
        cdef Waiting waiting[DEEPEST]
        cdef Waiting node
        cdef Py_ssize_t child, first, box, base, slot, count = 0
        cdef double gap2
        if ground.levels == 0:
            return 0
        self.wanted = min(self.wanted, ground.rows)
        self.best = <Best*>with_room(
            self.best, self.wanted + 1, &self.best_room, sizeof(Best)
        )
        waiting[0].gap2, waiting[0].at, waiting[0].level = 0, 0, ground.levels - 1
        count = 1
        while count:
            count -= 1
            node = waiting[count]
            if node.gap2 > self.limit2:
                continue
            if node.level == 0:
                self._look_into(node.at, bits, beyond)
                continue
            first, base = ground.level_at[node.level - 1], count
            for child in range(
                FAN * node.at, min(FAN * (node.at + 1), ground.level_size[node.level - 1])
            ):
                box = first + child
                if not box_bits[box] & bits:
                    continue
                gap2 = shortest2(&ground.boxes[box], &self.visitor.here)
                if gap2 > self.limit2:
                    continue
                if beyond and longest2(&ground.boxes[box], &self.visitor.here) < SURELY_NEAR2:
                    continue
                slot = count  # the nearest on top
                while slot > base and waiting[slot - 1].gap2 < gap2:
                    waiting[slot] = waiting[slot - 1]
                    slot -= 1
                waiting[slot].gap2, waiting[slot].at = gap2, child
                waiting[slot].level = node.level - 1
                count += 1
        return 0

    cdef int _look_into(self, Py_ssize_t leaf, unsigned char bits, bint beyond) except -1:
        cdef Directory ground = self.directory
        cdef Py_ssize_t at
        cdef double chord2
        cdef int row
        cdef Answer answer
        for at in range(LEAF * leaf, min(LEAF * (leaf + 1), ground.sites)):
            if not self.ranking.site_bits[at] & bits:
                continue
            chord2 = apart2(&ground.xyz[3 * at], &self.visitor.here)
            if chord2 > self.limit2:
                continue
            row = ground.owner[at]
            if self.ranking.codes[row] >= CODES:
                continue
            if not beyond:
                self._take(at, chord2, True, beyond)
                continue
            if chord2 < SURELY_NEAR2 or self.is_near(row):
                continue
            answer = self.answer_of(row)
            if answer == YES or (answer == CANNOT_TELL and ground.flags[row] & VIRTUAL):
                continue
            self._take(at, chord2, answer != UNSETTLED, beyond)
        return 0

    cdef int _take(self, Py_ssize_t at, double chord2, bint is_sure, bint beyond) except -1:
        """Take a site for one that may be wanted; one that is sure may shorten the search."""
        cdef Directory ground = self.directory
        cdef int row = ground.owner[at], site = ground.site[at]
        cdef Spots* spots = &self.near
        cdef Spot* spot
        cdef Best one
        cdef Best* last
        one.chord, one.row, one.site, one.tie = sqrt(chord2), row, site, row
        if beyond:
            spots, one.tie = &self.far, ground.by_id[row]
        if self.best_count == self.wanted:
            last = &self.best[self.best_count - 1]
            if one.tie > last.tie and is_same(&ground.places[site], &ground.places[last.site]):
                return 0  # at one point, only the first by the tie-break can count
        spot = added(spots)
        spot.chord2, spot.mm, spot.row, spot.site, spot.tie = chord2, -1, row, site, one.tie
        spot.code = self.ranking.codes[row]
        if is_sure:
            self._keep(&one, ground.starts[row + 1] - ground.starts[row] > 1)
        return 0

    cdef void _keep(self, Best* one, bint has_several) noexcept:
        """Keep a row if it is among the nearest so far, each row once."""
        cdef Best* best = self.best
        cdef Py_ssize_t at
        cdef double slack
        if has_several:
            for at in range(self.best_count):
                if best[at].row == one.row:
                    if best[at].chord <= one.chord:
                        return
                    memmove(&best[at], &best[at + 1], (self.best_count - at - 1) * sizeof(Best))
                    self.best_count -= 1
                    break
        at = self.best_count
        while at > 0 and is_before(one, &best[at - 1]):
            if at < self.wanted:
                best[at] = best[at - 1]
            at -= 1
        if at == self.wanted:
            return
        best[at] = one[0]
        self.best_count = min(self.best_count + 1, self.wanted)
        if self.best_count == self.wanted:
            slack = best[self.wanted - 1].chord
            slack = slack * (1 + 4e-11 * slack * slack) + 2e-6
            self.limit2 = min(self.limit2, slack * slack)

    cdef int _measure_near(self, Py_ssize_t first, Py_ssize_t wanted) except -1:
        """Measure what was taken, put it in order and keep what is wanted."""
        cdef Spot* items = self.near.items
        cdef Py_ssize_t at, kept = first
        for at in range(first, self.near.count):
            if items[at].chord2 <= self.limit2:
                self.measure(&items[at])
                if items[at].mm <= NEAR_MM:
                    items[kept] = items[at]
                    kept += 1
        put_in_order(items, first, kept)
        self.near.count = once_each(items, first, kept, wanted)
        return 0

    cdef bint is_higher(self, Py_ssize_t row) noexcept:
        """Whether a row is left out of every list but the nearest, or of all."""
        if self.ranking.codes[row] >= CODES:
            return True
        return self.directory.flags[row] & HAS_SITES != 0 and self.is_near(row)

    cdef bint is_near(self, Py_ssize_t row) noexcept:
        """Whether a row has a site within reach."""
        cdef Directory ground = self.directory
        cdef const Point* place
        cdef double chord2
        cdef Py_ssize_t site
        for site in range(ground.starts[row], ground.starts[row + 1]):
            place = &ground.places[site]
            chord2 = apart2(&place.x, &self.visitor.here)
            if chord2 < SURELY_NEAR2:
                return True
            if chord2 < MAYBE_NEAR2 and geodesic_mm(&self.visitor.here, place) <= NEAR_MM:
                return True
        return False

    cdef void measure(self, Spot* spot) noexcept:
        """Measure the distance to the nearest site of a row, the first of several as near."""
        cdef Directory ground = self.directory
        cdef const Point* places = ground.places
        cdef const Point* here = &self.visitor.here
        cdef Py_ssize_t site, first = ground.starts[spot.row], end = ground.starts[spot.row + 1]
        cdef double least2 = INFINITY, limit
        cdef long long mm
        if spot.mm >= 0:
            return
        spot.site, spot.mm = <int>first, -1
        if end - first > 1:
            for site in range(first, end):
                least2 = min(least2, apart2(&places[site].x, here))
        limit = sqrt(least2)
        limit = limit * (1 + 4e-11 * least2) + 2e-6
        for site in range(first, end):
            if end - first > 1 and apart2(&places[site].x, here) > limit * limit:
                continue
            mm = geodesic_mm(here, &places[site])
            if spot.mm < 0 or mm < spot.mm:
                spot.mm, spot.site = mm, <int>site

    cdef Answer answer_of(self, Py_ssize_t row) except? UNSETTLED:
        """Tell whether the area of a row contains the visitor, as far as it is settled."""
        cdef Directory ground = self.directory
        cdef unsigned char flags = ground.flags[row]
        if flags & NOT_STATED:
            return CANNOT_TELL
        if flags & CANADA:
            return YES
        if flags & REGIONS:
            return <Answer>self.regional[ground.region_class[row]]
        return self.outlined(ground.outline[row])

    cdef Answer circled(self, int outline) noexcept:
        """Tell by its circles whether an outline holds the visitor."""
        cdef const Circles* circles = &self.directory.circles[outline]
        cdef double across = (self.visitor.lon - circles.lon) * circles.stretch
        cdef double along = self.visitor.lat - circles.lat
        cdef double away2 = across * across + along * along, margin
        cdef double reach = self.visitor.up * max(1.0, circles.stretch / self.visitor.shrink)
        reach += SPARE_DEGREES
        margin = circles.outer + reach
        if away2 > margin * margin:
            return NO
        margin = circles.inner - reach
        return YES if margin > 0 and away2 < margin * margin else UNSETTLED

    cdef Answer outlined(self, int outline) except? UNSETTLED:
        """Tell whether an outline holds the visitor: by its circles, else by its corners."""
        cdef const Circles* circles = &self.directory.circles[outline]
        cdef Answer answer = self.circled(outline)
        cdef Py_ssize_t at
        if answer != UNSETTLED:
            return answer
        for at in range(self.known_count):
            if self.known[at].outline == outline:
                return self.known[at].answer
        answer = self.directory.corners.around(
            outline, self.visitor.lon - circles.lon, self.visitor.lat - circles.lat,
            self.visitor.up, self.visitor.shrink,
        )
        at = self.known_count
        self.known = <Known*>with_room(self.known, at + 1, &self.known_room, sizeof(Known))
        self.known[at].outline, self.known[at].answer = outline, answer
        self.known[at].is_asked = False
        self.known_count = at + 1
        return answer

    cdef int ask(self, int outline) except -1:
        """Note that the answer depends on an outline that is not settled."""
        cdef Py_ssize_t at
        for at in range(self.known_count):
            if self.known[at].outline == outline:
                self.known[at].is_asked = True
        return 0


cdef Spot* added(Spots* spots) except NULL:
    spots.items = <Spot*>with_room(spots.items, spots.count + 1, &spots.room, sizeof(Spot))
    spots.count += 1
    return &spots.items[spots.count - 1]


cdef void put_in_order(Spot* items, Py_ssize_t first, Py_ssize_t end) noexcept:
    """Put measured spots in the order of their distances, then of their tie-break."""
    if end > first:
        qsort(&items[first], end - first, sizeof(Spot), &by_distance)


cdef Py_ssize_t once_each(Spot* items, Py_ssize_t first, Py_ssize_t end, Py_ssize_t wanted) noexcept:
    """Leave out what has the same row as the one before it; return where the wanted end."""
    cdef Py_ssize_t at, kept = first
    for at in range(first, end):
        if kept == wanted:
            break
        if kept == first or items[at].row != items[kept - 1].row:
            items[kept] = items[at]
            kept += 1
    return kept


cdef int by_distance(const void* one, const void* other) noexcept nogil:
    cdef const Spot* a = <const Spot*>one
    cdef const Spot* b = <const Spot*>other
    if a.mm != b.mm:
        return -1 if a.mm < b.mm else 1
    return (a.tie > b.tie) - (a.tie < b.tie)


cdef inline bint is_before(const Best* one, const Best* other) noexcept nogil:
    return one.chord < other.chord or (one.chord == other.chord and one.tie < other.tie)


cdef inline bint is_same(const Point* one, const Point* other) noexcept nogil:
    return one.lat == other.lat and one.lon == other.lon


cdef inline double apart2(const double* xyz, const Point* here) noexcept nogil:
    cdef double x = xyz[0] - here.x, y = xyz[1] - here.y, z = xyz[2] - here.z
    return x * x + y * y + z * z


cdef inline double shortest2(const Box* box, const Point* here) noexcept nogil:
    """Square of the way to the nearest corner, edge or inside of a box."""
    cdef double x = max(max(box.low[0] - here.x, here.x - box.high[0]), 0.0)
    cdef double y = max(max(box.low[1] - here.y, here.y - box.high[1]), 0.0)
    cdef double z = max(max(box.low[2] - here.z, here.z - box.high[2]), 0.0)
    return x * x + y * y + z * z


cdef inline double longest2(const Box* box, const Point* here) noexcept nogil:
    """Square of the way to the farthest corner of a box."""
    cdef double x = max(here.x - box.low[0], box.high[0] - here.x)
    cdef double y = max(here.y - box.low[1], box.high[1] - here.y)
    cdef double z = max(here.z - box.low[2], box.high[2] - here.z)
    return x * x + y * y + z * z
