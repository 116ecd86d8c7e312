"""Letters wait in rooms, and have a random name each."""

import sqlalchemy as sa
from alembic import op

revision = "rooms_of_letters"
down_revision = "first_tables"


def upgrade() -> None:
    """Put the letters that wait into the usual room; none of them needs a name."""
    room = sa.Column("room", sa.String(10), nullable=False, server_default="usual")
    op.add_column("letter", room)
    op.add_column("letter", sa.Column("token", sa.String(32)))
    op.create_index("one_of_each_token", "letter", ["token"], unique=True)
