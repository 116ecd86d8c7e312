"""The first tables: head, version, site and letter."""

import secrets

import sqlalchemy as sa
from alembic import op

from geo.store.geography import Geography

revision = "first_tables"
down_revision = None

_POSTGIS = sa.DDL(  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it without types
    "CREATE EXTENSION IF NOT EXISTS postgis"
).execute_if(dialect="postgresql")


def upgrade() -> None:
    """Make the tables, and begin at revision 0 with a key of this store's own."""
    head = op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("signing_key", sa.String(64), nullable=False),
    )
    op.create_table(
        "version",
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("listing_id", sa.Text, nullable=False),
        sa.Column("line", sa.String(10), nullable=False),
        sa.Column("replaces", sa.Integer, nullable=False),
        sa.Column("act", sa.String(20), nullable=False),
        sa.Column("saved_at", sa.String(32), nullable=False),
        sa.Column("saved_by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("until", sa.String(10)),
        sa.Column("based_on", sa.Integer, nullable=False, server_default="0"),
        sa.Column("text", sa.Text),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.UniqueConstraint("listing_id", "line", "replaces", name="one_after_the_other"),
    )
    op.create_index("last_of_each", "version", ["listing_id", "line", "revision"])
    op.create_table(
        "site",
        sa.Column("listing_id", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("town", sa.Text, nullable=False),
        sa.Column("region", sa.String(5), nullable=False),
        sa.Column("uncertainty_km", sa.Float, nullable=False),
        sa.Column(
            "position",
            sa.Text().with_variant(Geography(), "postgresql"),
        ),
        listeners=[("before_create", _POSTGIS)],
    )
    op.create_index("site_position", "site", ["position"], postgresql_using="gist")
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("listing_id", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("answered_by", sa.Text),
        sa.Column("answered_at", sa.String(32)),
        sa.Column("answer", sa.String(20)),
    )
    op.bulk_insert(head, [{"id": 1, "revision": 0, "signing_key": secrets.token_hex(32)}])
