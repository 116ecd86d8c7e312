"""Two members of staff who edit the same listing at the same time, each in a process of its own."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.errors import NewerVersionError
from geo.store.store import Store
from geo.store.version import Stage, Version
from tests.geo.finder.made_up import listing
from tests.geo.store.saves import save_listing, signed

EDITORS = ("Mary", "Jean")


@dataclass(frozen=True)
class Edited:
    """What the editors did and what the store holds of it, the oldest version first."""

    marks: tuple[str, ...]
    refused: int
    versions: tuple[Version, ...]


def edit_together(url: str, *, each: int) -> Edited:
    """Let both make their edits; whoever is refused reads again and goes on."""
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as processes:
        editing = [processes.submit(_edit, url, by, each) for by in EDITORS]
        refused = sum(one.result() for one in editing)
    with closing(Store.open(url)) as store:
        versions = store.history("plain")[::-1]
    marks = tuple(_mark(by, number) for by in EDITORS for number in range(each))
    return Edited(marks, refused, versions)


def require_none_lost(edited: Edited) -> None:
    """Check that every edit is one version, made from the one before and from nothing else."""
    versions = edited.versions
    assert len(versions) == len(edited.marks)
    assert sorted(one.signature.why for one in versions) == sorted(edited.marks)
    assert versions[0].replaces == 0
    assert all(after.replaces == before.revision for before, after in pairwise(versions))
    assert [_edits_in(one) for one in versions] == list(range(1, len(versions) + 1))
    assert not any(one.damaged for one in versions)


def _edit(url: str, by: str, edits: int) -> int:
    with closing(Store.open(url)) as store:
        return sum(_edit_until_kept(store, by, _mark(by, number)) for number in range(edits))


def _edit_until_kept(store: Store, by: str, mark: str) -> int:
    """Make one edit, and return how often it was refused."""
    refused = 0
    while True:
        read = store.entry("plain")
        edits = _edits_in(read.public) + 1 if read.public else 1
        try:
            store.save(
                save_listing(
                    replace(listing(), source_line=str(edits)),
                    replaces=read.revision(Stage.PUBLIC),
                    signature=signed(by, why=mark),
                )
            )
        except NewerVersionError:
            refused += 1
        else:
            return refused


def _edits_in(version: Version) -> int:
    """Return how many edits a version is made of: it counts itself."""
    assert version.listing is not None
    return int(version.listing.source_line)


def _mark(by: str, number: int) -> str:
    return f"{by}'s edit {number}"
