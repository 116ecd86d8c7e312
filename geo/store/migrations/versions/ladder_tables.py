"""What the answer ladder asks of public listings, where PostgreSQL itself searches it."""

from collections.abc import Iterator

from alembic import op
from sqlalchemy import Connection

from geo.listing.published import PublishedListing, published
from geo.store.ladder import refill
from geo.store.version_rows import read_public

revision = "ladder_tables"
down_revision = "rooms_of_letters"

_AUDIENCES = (
    *("police", "rcmp", "fire", "paramedic", "dispatch", "corrections", "search_and_rescue"),
    *("health_care", "military", "veteran", "family"),
)
_WELCOMES = ", ".join(f"{who} smallint NOT NULL" for who in _AUDIENCES)
_NAMED = 'revision integer NOT NULL, listing_id text COLLATE "C" NOT NULL'
_TABLES = (
    "ladder_schedule (number integer PRIMARY KEY, text text NOT NULL UNIQUE)",
    "ladder_regions (number integer PRIMARY KEY, text text NOT NULL UNIQUE)",
    (
        f"ladder_entry ({_NAMED}, list smallint NOT NULL, part integer NOT NULL,"
        " assured integer NOT NULL, has_site boolean NOT NULL, is_virtual boolean NOT NULL,"
        f" is_drawn boolean NOT NULL, regions integer, {_WELCOMES})"
    ),
    (
        f"ladder_site ({_NAMED}, position geometry NOT NULL, assured integer NOT NULL,"
        f" may_be_far boolean NOT NULL, regions integer, {_WELCOMES})"
    ),
    (
        f"ladder_outline ({_NAMED}, outline geometry NOT NULL, area_km2 double precision NOT NULL,"
        " assured integer NOT NULL, has_site boolean NOT NULL, is_virtual boolean NOT NULL,"
        f" {_WELCOMES})"
    ),
    (
        'ladder_closed (audience text COLLATE "C" NOT NULL, listing_id text COLLATE "C" NOT NULL,'
        " revision integer NOT NULL, is_joined_anywhere boolean NOT NULL, regions integer)"
    ),
)


def upgrade() -> None:
    """Make the tables in PostgreSQL alone, and fill them with what is public."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    for table in _TABLES:
        op.execute(f"CREATE TABLE {table}")
    op.execute("ALTER TABLE ladder_outline ALTER outline SET STORAGE EXTERNAL")
    for index in _indexes():
        op.execute(f"CREATE INDEX {index}")
    refill(connection, _public(connection))


def _public(connection: Connection) -> Iterator[tuple[int, PublishedListing]]:
    for one in read_public(connection):
        shown = published(one.listing) if one.listing else None
        if shown is not None:
            yield one.revision, shown


def _indexes() -> Iterator[str]:
    for table in ("entry", "site", "outline", "closed"):
        yield f"ladder_{table}_listing ON ladder_{table} (listing_id)"
    for table in ("site", "outline"):
        yield f"ladder_{table}_revision ON ladder_{table} (revision)"
    yield "ladder_site_position ON ladder_site USING gist (position gist_geometry_ops_nd)"
    yield "ladder_outline_outline ON ladder_outline USING gist (outline)"
    yield "ladder_closed_audience ON ladder_closed (audience, listing_id)"
    last = "assured DESC, listing_id"
    yield f"ladder_entry_anybody ON ladder_entry (list, part, {last})"
    for who in _AUDIENCES:
        yield f"ladder_entry_{who} ON ladder_entry (list, part, {who}, {last})"
