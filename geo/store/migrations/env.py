"""Alembic's entry: the connection is handed over by `geo.store.database`."""

from alembic import context

from geo.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
