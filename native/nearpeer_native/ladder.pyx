# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The rungs of the ladder, each filled from the front of a list that is in order.

What is near comes first, and every other list leaves it out. Where an outline decides whether a row
stands on a rung and the circles do not settle it, the row is asked about and not counted: so the
next selection, with the answers, finds nothing that this one did not ask about.
"""

from libc.stdlib cimport free, qsort

from nearpeer_native.answers cimport CANNOT_TELL, NO, UNSETTLED, YES, Answer
from nearpeer_native.directory cimport (
    CANADA, CELLS_ACROSS, HAS_SITES, VIRTUAL, Cells, cell_column, cell_row,
)
from nearpeer_native.growing cimport with_room
from nearpeer_native.ranking cimport CODES
from nearpeer_native.walk cimport Spot, added, once_each, put_in_order

cdef enum:
    FARTHER_SITES = 3   # as `geo.finder.ladder` has it


cdef class Ladder(Walk):
    """The ladder of one visitor at a time."""

    def __dealloc__(self):
        free(self.shown)
        free(self.picked.items)
        free(self.holding.items)
        free(self.untold.items)
        free(self.drawn.items)
        free(self.straddled.items)
        free(self.heads.items)

    cdef int gather(self) except -1:
        """Find what no answer about an outline changes."""
        cdef Py_ssize_t one
        self.known_count = self.holding.count = self.untold.count = 0
        for one in range(self.directory.classes):
            if self.regional[one] == YES:
                append(&self.holding, <int>one)
            elif self.regional[one] == CANNOT_TELL:
                append(&self.untold, <int>one)
        self.find_near(self.wanted_a_rung)
        self.find_far(FARTHER_SITES)
        self._gather_drawn()
        self._gather_straddled()
        return 0

    cdef int select(self) except -1:
        """Choose what is shown of each rung, and ask about outlines as far as it depends on them."""
        cdef Py_ssize_t at, count
        cdef Shown* shown
        cdef int code
        self.shown_count = 0
        for at in range(self.near.count):
            shown = self.show(self.near.items[at].row, NEAR, ON_NO_STEP)
            shown.site, shown.mm = self.near.items[at].site, self.near.items[at].mm
        count = 0
        for code in range(CODES):
            count = self._serving(code, count)
        count = 0
        for code in range(CODES):
            count = self._online(code, count)
        count = 0
        for code in range(CODES):
            count = self._national(code, count)
        self._pick_far()
        count = 0
        for code in range(CODES):
            count = self._far(code, count)
            count = self._no_place(code, count)
            count = self._elsewhere(code, count)
        for at in range(self.shown_count):
            if self.answer_of(self.shown[at].row) == UNSETTLED:
                self.ask(self.directory.outline[self.shown[at].row])
        return 0

    cdef int _gather_drawn(self) except -1:
        """Collect the rows whose outline holds the visitor or may, as many as can be shown."""
        cdef Cells* cells = &self.directory.drawn
        cdef Py_ssize_t at, sure = 0
        cdef int cell = cell_row(self.visitor.lat) * CELLS_ACROSS + cell_column(self.visitor.lon)
        cdef int row
        cdef Answer answer
        self.drawn.count = 0
        for at in range(cells.at[cell], cells.at[cell + 1]):
            row = cells.rows[at]
            if self.ranking.codes[row] >= CODES:
                continue
            answer = self.circled(self.directory.outline[row])
            if answer == NO:
                continue
            append(&self.drawn, row)
            if answer == YES and self.ranking.codes[row] == 0 and not self.is_near(row):
                sure += 1
                if sure == self.wanted_a_rung:
                    break
        return 0

    cdef int _gather_straddled(self) except -1:
        """Collect the rows without a place whose outline may straddle the visitor."""
        cdef Cells* cells = &self.directory.drawn_placeless
        cdef double up = self.visitor.up, across = up / self.visitor.shrink
        cdef double lat = self.visitor.lat, lon = self.visitor.lon
        cdef int row, y, x
        cdef Py_ssize_t at, kept = 0
        self.straddled.count = 0
        for y in range(cell_row(lat - up), cell_row(lat + up) + 1):
            for x in range(cell_column(lon - across), cell_column(lon + across) + 1):
                for at in range(
                    cells.at[y * CELLS_ACROSS + x], cells.at[y * CELLS_ACROSS + x + 1]
                ):
                    row = cells.rows[at]
                    if self.ranking.codes[row] < CODES and (
                        self.circled(self.directory.outline[row]) == UNSETTLED
                    ):
                        append(&self.straddled, row)
        if self.straddled.count:
            qsort(self.straddled.items, self.straddled.count, sizeof(int), &by_number)
            for at in range(self.straddled.count):
                if not kept or self.straddled.items[at] != self.straddled.items[kept - 1]:
                    self.straddled.items[kept] = self.straddled.items[at]
                    kept += 1
            self.straddled.count = kept
        return 0

    cdef Py_ssize_t _serving(self, int code, Py_ssize_t count) except -1:
        """Show those whose area holds the visitor, the smaller area first."""
        cdef Buckets* lists = &self.ranking.regional
        cdef Py_ssize_t one, drawn = 0, source
        cdef int row, bucket
        cdef Answer answer
        self.heads.count = 0
        for one in range(self.holding.count):
            append(&self.heads, lists.at[CODES * self.holding.items[one] + code])
        while count < self.wanted_a_rung:
            row, source, answer = -1, -1, YES
            for one in range(self.holding.count):
                bucket = CODES * self.holding.items[one] + code
                if self.heads.items[one] < lists.at[bucket + 1] and (
                    row < 0 or self._comes_before(lists.rows[self.heads.items[one]], row)
                ):
                    row, source = lists.rows[self.heads.items[one]], one
            while drawn < self.drawn.count and (
                self.ranking.codes[self.drawn.items[drawn]] != code
            ):
                drawn += 1
            if drawn < self.drawn.count and (
                row < 0 or self._comes_before(self.drawn.items[drawn], row)
            ):
                row, source = self.drawn.items[drawn], -1
                answer = self.answer_of(row)
                drawn += 1
            elif row < 0:
                break
            if source >= 0:
                self.heads.items[source] += 1
            if answer not in (YES, UNSETTLED) or self.is_higher(row):
                continue
            if answer == UNSETTLED:
                self.ask(self.directory.outline[row])
            else:
                self.show(row, SERVES_YOU, ON_NO_STEP)
                count += 1
        return count

    cdef Py_ssize_t _online(self, int code, Py_ssize_t count) except -1:
        """Show those that can be joined online, the next to start first."""
        cdef Py_ssize_t first = 0, end
        cdef const long long* ranks = self.times.ranks
        cdef int* order = self.times.order
        while first < self.times.schedules and count < self.wanted_a_rung:
            end = first + 1
            while end < self.times.schedules and ranks[order[end]] == ranks[order[first]]:
                end += 1
            count = self._starting_together(code, first, end, count)
            first = end
        return count

    cdef Py_ssize_t _starting_together(
        self, int code, Py_ssize_t first, Py_ssize_t end, Py_ssize_t count
    ) except -1:
        """Show those of the schedules that start at one moment, in the order of the rows."""
        cdef Buckets* lists = &self.ranking.online
        cdef int* order = self.times.order
        cdef Py_ssize_t one, source
        cdef int row, bucket
        cdef Answer answer
        self.heads.count = 0
        for one in range(first, end):
            append(&self.heads, lists.at[CODES * order[one] + code])
        while count < self.wanted_a_rung:
            row, source = -1, -1
            for one in range(end - first):
                bucket = CODES * order[first + one] + code
                if self.heads.items[one] < lists.at[bucket + 1] and (
                    row < 0 or lists.rows[self.heads.items[one]] < row
                ):
                    row, source = lists.rows[self.heads.items[one]], one
            if row < 0:
                break
            self.heads.items[source] += 1
            if self.is_higher(row):
                continue
            answer = self.answer_of(row)
            if answer == UNSETTLED:
                self.ask(self.directory.outline[row])
            elif answer == CANNOT_TELL or (
                answer == YES and self.directory.flags[row] & CANADA
            ):
                self.show(row, ONLINE, ON_NO_STEP)
                count += 1
        return count

    cdef Py_ssize_t _national(self, int code, Py_ssize_t count) except -1:
        """Show those for the whole country, and those without an area that can be called."""
        cdef Buckets* lists = &self.ranking.national
        cdef Py_ssize_t at
        for at in range(lists.at[code], lists.at[code + 1]):
            if count >= self.wanted_a_rung:
                break
            if not self.is_higher(lists.rows[at]):
                self.show(lists.rows[at], NATIONAL, ON_NO_STEP)
                count += 1
        return count

    cdef int _pick_far(self) except -1:
        """Pick the nearest of those that stand far away, whatever their code: by mm, then by id."""
        cdef Py_ssize_t at
        cdef Spot* spot
        cdef Spot* picked
        cdef Answer answer
        self.picked.count = 0
        for at in range(self.far.count):
            spot = &self.far.items[at]
            if spot.chord2 > self.limit2:
                continue
            answer = self.answer_of(spot.row)
            if answer == UNSETTLED:
                self.ask(self.directory.outline[spot.row])
            elif answer == NO or (
                answer == CANNOT_TELL and not self.directory.flags[spot.row] & VIRTUAL
            ):
                self.measure(spot)
                picked = added(&self.picked)
                picked[0] = spot[0]
        put_in_order(self.picked.items, 0, self.picked.count)
        self.picked.count = once_each(self.picked.items, 0, self.picked.count, FARTHER_SITES)
        for at in range(self.picked.count):
            self.picked.items[at].tie = self.picked.items[at].row
        put_in_order(self.picked.items, 0, self.picked.count)
        return 0

    cdef Py_ssize_t _far(self, int code, Py_ssize_t count) except -1:
        """Show those of the picked that have a code, the nearest first.

        Where the answer is a part, all of them, and they leave the others their room: a listing
        from elsewhere may take the place of one.
        """
        cdef Py_ssize_t at
        cdef Shown* shown
        for at in range(self.picked.count):
            if self.picked.items[at].code == code and (
                self.is_part or count < self.wanted_a_rung
            ):
                shown = self.show(self.picked.items[at].row, FARTHER, SITE)
                shown.site, shown.mm = self.picked.items[at].site, self.picked.items[at].mm
                count += not self.is_part
        return count

    cdef Py_ssize_t _no_place(self, int code, Py_ssize_t count) except -1:
        """Show those without a place and an area, and those whose area cannot be told."""
        cdef Buckets* lists = &self.ranking.placeless
        cdef Buckets* regional = &self.ranking.regional
        cdef int at = lists.at[code], row, bucket
        cdef Py_ssize_t one, source, straddled = 0
        cdef Answer answer
        self.heads.count = 0
        for one in range(self.untold.count):
            append(&self.heads, regional.at[CODES * self.untold.items[one] + code])
        while count < self.wanted_a_rung:
            row, source = -1, -1
            if at < lists.at[code + 1]:
                row = lists.rows[at]
            for one in range(self.untold.count):
                bucket = CODES * self.untold.items[one] + code
                while self.heads.items[one] < regional.at[bucket + 1] and (
                    self.directory.flags[regional.rows[self.heads.items[one]]]
                    & (HAS_SITES | VIRTUAL)
                ):
                    self.heads.items[one] += 1
                if self.heads.items[one] < regional.at[bucket + 1] and (
                    row < 0 or regional.rows[self.heads.items[one]] < row
                ):
                    row, source = regional.rows[self.heads.items[one]], one
            while straddled < self.straddled.count and (
                self.ranking.codes[self.straddled.items[straddled]] != code
            ):
                straddled += 1
            if straddled < self.straddled.count and (
                row < 0 or self.straddled.items[straddled] < row
            ):
                row = self.straddled.items[straddled]
                straddled += 1
                answer = self.answer_of(row)
                if answer == UNSETTLED:
                    self.ask(self.directory.outline[row])
                if answer != CANNOT_TELL:
                    continue
            elif row < 0:
                break
            elif source >= 0:
                self.heads.items[source] += 1
            else:
                at += 1
            if not self.is_higher(row):
                self.show(row, FARTHER, NO_PLACE)
                count += 1
        return count

    cdef Py_ssize_t _elsewhere(self, int code, Py_ssize_t count) except -1:
        """Show those without a place whose area leaves the visitor out."""
        cdef Buckets* lists = &self.ranking.elsewhere
        cdef Py_ssize_t at
        cdef Answer answer
        for at in range(lists.at[code], lists.at[code + 1]):
            if count >= self.wanted_a_rung:
                break
            if self.is_higher(lists.rows[at]):
                continue
            answer = self.answer_of(lists.rows[at])
            if answer == UNSETTLED:
                self.ask(self.directory.outline[lists.rows[at]])
            elif answer == NO:
                self.show(lists.rows[at], FARTHER, ELSEWHERE)
                count += 1
        return count

    cdef bint _comes_before(self, int row, int other) noexcept:
        """Whether a row's area is smaller than another's, or as large and the row comes first."""
        cdef const long long* ranks = self.directory.area_rank
        return ranks[row] < ranks[other] or (ranks[row] == ranks[other] and row < other)

    cdef Shown* show(self, int row, Rung rung, Step step) except NULL:
        cdef Shown* shown
        self.shown = <Shown*>with_room(
            self.shown, self.shown_count + 1, &self.shown_room, sizeof(Shown)
        )
        shown = &self.shown[self.shown_count]
        self.shown_count += 1
        shown.row, shown.rung, shown.step, shown.site, shown.mm = row, rung, step, -1, -1
        return shown


cdef int append(Numbers* numbers, int number) except -1:
    numbers.items = <int*>with_room(
        numbers.items, numbers.count + 1, &numbers.room, sizeof(int)
    )
    numbers.items[numbers.count] = number
    numbers.count += 1
    return 0


cdef int by_number(const void* one, const void* other) noexcept nogil:
    cdef int a = (<const int*>one)[0], b = (<const int*>other)[0]
    return (a > b) - (a < b)
