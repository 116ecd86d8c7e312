"""Taking a file in: what it would do to the store, worked out once, and then done or refused."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.exchange.formats import ParsedFile
from geo.exchange.reading.parsed_file import Changed, Comparison, ParsedListings, compare
from geo.listing.directory import Directory
from geo.listing.listing import Listing
from geo.staff.staff_service import ImportItem, StaffService
from geo.store.version import Entry, Stage, Version


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

    parsed: ParsedListings
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


def propose(parsed_file: ParsedFile, *, entries: Sequence[Entry], known: Directory) -> Proposal:
    """Compare what a file brought with what stands.

    Parameters
    ----------
    known
        What `known_of` gives for these entries, and what the file was read against.
    """
    public = {one.listing_id: one.public for one in entries if one.public}
    comparison = compare(known, parsed_file.parsed)
    retold = tuple(
        Changed(known[one.id], one)
        for one in parsed_file.parsed.listings
        if one.id in known
        and known[one.id] == one
        and parsed_file.texts.get(one.id, public[one.id].text) != public[one.id].text
    )
    return Proposal(
        parsed=parsed_file.parsed,
        comparison=replace(
            comparison,
            changed=(*comparison.changed, *retold),
            same=comparison.same - len(retold),
        ),
        texts=parsed_file.texts,
        public_at={one.listing_id: one.revision(Stage.PUBLIC) for one in entries},
        draft_at={one.listing_id: one.revision(Stage.DRAFT) for one in entries},
        drafted=frozenset(one.listing_id for one in entries if one.open_draft),
    )


def keep(
    proposal: Proposal, staff_service: StaffService, *, stage: Stage, ids: Collection[str], why: str
) -> tuple[Version, ...]:
    """Save the listings with these ids, all of them or none.

    Parameters
    ----------
    stage
        Whether they become drafts, or what visitors see.

    Raises
    ------
    NotAllowedError
        If whoever has signed in may not import, or may not publish.
    NewerVersionError
        If somebody has saved one of them since the comparison.
    """
    items = [
        ImportItem(
            listing=one,
            text=proposal.texts.get(one.id),
            public_at=proposal.public_at.get(one.id, 0),
            draft_at=proposal.draft_at.get(one.id, 0),
        )
        for one in proposal.new
        if one.id in ids
    ]
    take_in = staff_service.take_in_public if stage is Stage.PUBLIC else staff_service.take_in
    return take_in(items, why=why)
