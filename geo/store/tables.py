"""The tables, the same in SQLite and in PostgreSQL.

A version is a row that is written once and never changed. What stands of a listing is its last row,
so a save is one row more: it is there or it is not. Its days and moments are texts of ISO 8601 in
UTC, so that one checksum sums up the same characters in both databases.
"""

from sqlalchemy import (
    Column,
    Date,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from geo.store.geography import Geography

METADATA = MetaData()

head = Table(
    "head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    Column("signing_key", String(64), nullable=False),
)
"""The last revision: whoever writes changes it first, so writers take turns."""

version = Table(
    "version",
    METADATA,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("listing_id", Text, nullable=False),
    Column("line", String(10), nullable=False),
    Column("replaces", Integer, nullable=False),
    Column("act", String(20), nullable=False),
    Column("saved_at", String(32), nullable=False),
    Column("saved_by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("until", String(10)),
    Column("based_on", Integer, nullable=False, server_default="0"),
    Column("text", Text),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("listing_id", "line", "replaces", name="one_after_the_other"),
    Index("last_of_each", "listing_id", "line", "revision"),
)

site = Table(
    "site",
    METADATA,
    Column("listing_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("town", Text, nullable=False),
    Column("region", String(5), nullable=False),
    Column("uncertainty_km", Float, nullable=False),
    Column("position", Text().with_variant(Geography(), "postgresql")),
    Index("site_position", "position", postgresql_using="gist"),
)
"""Where public, active listings meet, for maps that read the database: a layer of points."""

letter = Table(
    "letter",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("listing_id", Text),
    Column("words", Text, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("answered_by", Text),
    Column("answered_at", String(32)),
    Column("answer", String(20)),
    Column("room", String(10), nullable=False, server_default="usual"),
    Column("token", String(32)),
    Index("one_of_each_token", "token", unique=True),
)
"""What visitors sent to staff: the words, the listing they are about, the day, and the room."""
