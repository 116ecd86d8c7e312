"""Choosing rows of a matrix that together cover the most, or everything: greedy and exact."""

import time
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_array, csc_array, csr_array, eye_array, hstack, vstack
from scipy.sparse.csgraph import connected_components

from geo.coverage.communities import Floats, Mask, Whole

_NO_TIME_S: Final = 1e-6
_ROUNDED: Final = 1e-9
"""Share by which a sum of millions may be off."""

# --- greedy --------------------------------------------------------------------------------------


def greedy(covers: csr_array, people: Floats, count: int) -> list[int]:
    """Choose rows one after the other, each with the most people that no earlier one reaches.

    Parameters
    ----------
    covers
        1 where a candidate reaches a part, shape (c, n).
    people
        Residents of the parts, shape (n,).

    Returns
    -------
    list of int
        At most ``count`` rows, the best first; of two that gain the same, the earlier one. Rows
        without gain are left out.
    """
    left, chosen = people.copy(), list[int]()
    while covers.shape[0] and len(chosen) < count:
        gains = covers @ left
        best = int(gains.argmax())
        if gains[best] <= 0:
            break
        chosen.append(best)
        left[reached(covers, best)] = 0.0
    return chosen


def greedy_cover(covers: csr_array, wanted: Mask) -> int:
    """Count the rows that the greedy method takes until every wanted part is reached."""
    return len(greedy(covers, wanted.astype(np.float64), covers.shape[0]))


def reached(covers: csr_array, row: int) -> Whole:
    """List the parts that a candidate reaches."""
    parts: Whole = covers.indices[covers.indptr[row] : covers.indptr[row + 1]]
    return parts


def gain(covers: csr_array, people: Floats, rows: Sequence[int]) -> float:
    """Add up the people whom any of the rows reaches."""
    if not rows:
        return 0.0
    return float(people[covers[list(rows)].sum(axis=0) > 0].sum())


# --- exact ---------------------------------------------------------------------------------------


def exact(
    covers: csr_array, people: Floats, count: int, *, time_limit_s: float
) -> tuple[list[int], bool]:
    """Find the rows that together reach the most people.

    The problem without whole numbers is solved first, in a tenth of the time. It leaves few rows
    that a best set may hold, and the solver chooses among these.

    Returns
    -------
    tuple
        The rows, none if none was found in time; and whether they are proven to be the best.
    """
    until = time.monotonic() + time_limit_s
    grouped, weights = _grouped(covers, people)
    if not count or not all(grouped.shape):
        return [], True
    relaxed = _relaxed(grouped, weights, count, time_limit_s=time_limit_s)
    if relaxed is None:
        return [], False
    rows = _may_be_best(grouped, weights, count, relaxed)
    few, left_s = csr_array(grouped[rows]), max(until - time.monotonic(), _NO_TIME_S)
    linked, budget = _constraints(few)
    size, groups = few.shape
    result = milp(
        c=np.concatenate((np.zeros(size), -weights)),
        constraints=[LinearConstraint(linked, lb=0.0), LinearConstraint(budget, ub=count)],
        integrality=np.concatenate((np.ones(size), np.zeros(groups))),
        bounds=Bounds(0.0, 1.0),
        options={"time_limit": left_s, "mip_rel_gap": 0.0},
    )
    if result.x is None:
        return [], False
    return rows[result.x[:size] > 0.5].tolist(), bool(result.status == 0)  # noqa: PLR2004 - between no and yes


def _constraints(covers: csr_array) -> tuple[csr_array, csr_array]:
    """Write down that a group is reached if a chosen row does, and that few rows are chosen."""
    size, groups = covers.shape
    linked = csr_array(hstack([covers.T, -eye_array(groups)]))
    return linked, csr_array(np.concatenate((np.ones(size), np.zeros(groups)))[None, :])


class _Relaxed(NamedTuple):
    """The best where rows may be chosen in part.

    Parameters
    ----------
    shares
        How much of each row is chosen, shape (c,).
    prices
        What it is worth to reach each group: the dual values, shape (g,).
    """

    shares: Floats
    prices: Floats


def _relaxed(
    covers: csr_array, people: Floats, count: int, *, time_limit_s: float
) -> _Relaxed | None:
    """Solve the problem without whole numbers; None if it was not solved in time."""
    linked, budget = _constraints(covers)
    size, groups = covers.shape
    result = linprog(
        np.concatenate((np.zeros(size), -people)),
        A_ub=vstack([-linked, budget]),
        b_ub=np.concatenate((np.zeros(groups), [count])),
        bounds=(0.0, 1.0),
        method="highs-ds",
        options={"time_limit": time_limit_s},
    )
    if result.status != 0:
        return None
    prices = np.clip(-result.ineqlin.marginals[:groups], 0.0, people)
    return _Relaxed(result.x[:size], prices)


def _may_be_best(covers: csr_array, people: Floats, count: int, relaxed: _Relaxed) -> Whole:
    """List the rows that a best set may hold.

    Any prices bound what a set reaches: each group brings at most its people less its price, and
    each chosen row the prices of the groups that it reaches (Lagrangian relaxation: Galvao and
    ReVelle 1996). A row is left out if with it this bound is below what some set is known to reach.
    """
    worth = covers @ relaxed.prices
    dearest = np.sort(worth)[::-1][:count]
    bound = float((people - relaxed.prices).sum() + dearest.sum())
    rounded = np.argsort(-relaxed.shares, kind="stable")[:count].tolist()
    known = max(gain(covers, people, rows) for rows in (rounded, greedy(covers, people, count)))
    with_row = bound - np.maximum(dearest[-1] - worth, 0.0)
    rows: Whole = np.flatnonzero(with_row >= known * (1 - _ROUNDED))
    return rows


def fewest(covers: csr_array, wanted: Mask, *, time_limit_s: float) -> int | None:
    """Count the fewest rows that reach every wanted part that any row reaches (set covering).

    Returns
    -------
    int or None
        None if no proof was found in time.
    """
    until, total = time.monotonic() + time_limit_s, 0
    for problem in _separate(_without_dominated(_grouped(covers, wanted.astype(np.float64))[0])):
        size = problem.shape[0]
        left_s = max(until - time.monotonic(), _NO_TIME_S)
        result = milp(
            c=np.ones(size),
            constraints=LinearConstraint(problem.T, lb=1.0),
            integrality=np.ones(size),
            bounds=Bounds(0.0, 1.0),
            options={"time_limit": left_s, "mip_rel_gap": 0.0},
        )
        if result.x is None or result.status != 0:
            return None
        total += round(result.fun)
    return total


def _without_dominated(covers: csr_array) -> csr_array:
    """Leave out what does not decide how many rows are needed, until nothing more is found.

    A part is reached anyhow if all rows that reach some other one reach it too; a row is not
    needed if another reaches all of its parts. So every problem becomes smaller, none another one.
    """
    before = (-1, -1)
    while covers.shape != before:
        before = covers.shape
        covers = csr_array(covers[~_inside_another(covers)])
        by_part = csr_array(covers.T)
        covers = csr_array(by_part[~_around_another(by_part)].T)
    return covers


def _inside_another(sets: csr_array) -> Mask:
    """Tell which rows another row contains; of equal ones, all but the first."""
    small, large, sizes = _contained(sets)
    inside: Mask = np.zeros(sets.shape[0], dtype=np.bool_)
    inside[small[(sizes[small] < sizes[large]) | (large < small)]] = True
    return inside


def _around_another(sets: csr_array) -> Mask:
    """Tell which rows contain another row; of equal ones, all but the first."""
    small, large, sizes = _contained(sets)
    around: Mask = np.zeros(sets.shape[0], dtype=np.bool_)
    around[large[(sizes[small] < sizes[large]) | (small < large)]] = True
    return around


def _contained(sets: csr_array) -> tuple[Whole, Whole, Floats]:
    """List the pairs of rows of which the first is contained in the second, and all sizes."""
    sizes = np.asarray(sets.sum(axis=1)).ravel()
    common = coo_array(sets @ sets.T)
    first, second = common.coords
    pairs = (common.data == sizes[first]) & (first != second)
    return first[pairs], second[pairs], sizes


def _separate(covers: csr_array) -> Iterator[csr_array]:
    """Split into problems that have no part in common: coasts far apart do not matter."""
    count, labels = connected_components(covers @ covers.T, directed=False)
    for label in range(count if covers.shape[1] else 0):
        own = csr_array(covers[labels == label])
        yield csr_array(own[:, np.flatnonzero(own.sum(axis=0) > 0)])


def _grouped(covers: csr_array, people: Floats) -> tuple[csr_array, Floats]:
    """Merge the parts that the same rows reach: the answer is the same, the problem smaller.

    Returns
    -------
    tuple
        Covers of the merged parts, shape (c, g), and their residents, shape (g,).
    """
    by_part, groups, weights = csc_array(covers), dict[bytes, int](), list[float]()
    kept = list[int]()
    by_part.sort_indices()
    for part in np.flatnonzero(people > 0):
        rows = by_part.indices[by_part.indptr[part] : by_part.indptr[part + 1]]
        if not rows.size:
            continue
        number = groups.setdefault(rows.tobytes(), len(groups))
        if number == len(kept):
            kept.append(int(part))
            weights.append(0.0)
        weights[number] += people[part]
    return csr_array(by_part[:, kept]), np.array(weights)
