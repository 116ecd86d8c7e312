"""Taking a file in: what it would do to the store, worked out once, and then done or refused."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.exchange.formats import Arrived
from geo.exchange.reading.parsed_file import Changed, Comparison, Incoming, compare
from geo.listing.directory import Directory
from geo.listing.listing import Listing
from geo.staff.desk import Brought, StaffService
from geo.store.version import Entry, Line, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a file would do, and the state of the store that this was worked out from.

    Parameters
    ----------
    changed
        Also listings of which only the text of the TOML file differs: remarks, or their order.
    texts
        By id, the listings as they stand in a TOML file.
    public_at, draft_at
        Revisions to save against, by id.
    drafted
        Ids of listings with an open draft, which a draft from the file would replace.
    """

    incoming: Incoming
    comparison: Comparison
    texts: Mapping[str, str]
    public_at: Mapping[str, int]
    draft_at: Mapping[str, int]
    drafted: frozenset[str]

    @property
    def new(self) -> tuple[Listing, ...]:
        """The listings that the file would add or change."""
        changed = tuple(one.after for one in self.comparison.changed)
        return (*self.comparison.added, *changed)


def known_of(entries: Sequence[Entry]) -> Directory:
    """Gather the public listings that a file is compared with."""
    return Directory(one.public.listing for one in entries if one.public and one.public.listing)


def propose(arrived: Arrived, *, entries: Sequence[Entry], known: Directory) -> Proposal:
    """Compare what a file brought with what stands.

    Parameters
    ----------
    known
        What `known_of` gives for these entries, and what the file was read against.
    """
    public = {one.listing_id: one.public for one in entries if one.public}
    comparison = compare(known, arrived.incoming)
    retold = tuple(
        Changed(known[one.id], one)
        for one in arrived.incoming.listings
        if one.id in known
        and known[one.id] == one
        and arrived.texts.get(one.id, public[one.id].text) != public[one.id].text
    )
    return Proposal(
        incoming=arrived.incoming,
        comparison=replace(
            comparison,
            changed=(*comparison.changed, *retold),
            same=comparison.same - len(retold),
        ),
        texts=arrived.texts,
        public_at={one.listing_id: one.revision(Line.PUBLIC) for one in entries},
        draft_at={one.listing_id: one.revision(Line.DRAFT) for one in entries},
        drafted=frozenset(one.listing_id for one in entries if one.open_draft),
    )


def keep(
    proposal: Proposal, desk: StaffService, *, line: Line, ids: Collection[str], why: str
) -> tuple[Version, ...]:
    """Save the listings with these ids, all of them or none.

    Parameters
    ----------
    line
        Whether they become drafts, or what visitors see.

    Raises
    ------
    NotAllowedError
        If whoever is at the desk may not import, or may not publish.
    NewerVersionError
        If somebody has saved one of them since the comparison.
    """
    brought = [
        Brought(
            listing=one,
            text=proposal.texts.get(one.id),
            public_at=proposal.public_at.get(one.id, 0),
            draft_at=proposal.draft_at.get(one.id, 0),
        )
        for one in proposal.new
        if one.id in ids
    ]
    take_in = desk.take_in_public if line is Line.PUBLIC else desk.take_in
    return take_in(brought, why=why)
