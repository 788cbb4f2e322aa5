"""Run by Alembic for every migration. In: the connection that `upgrade` hands over. Out: applied scripts."""

from alembic import context

from assistant.store.tables import Table

context.configure(connection=context.config.attributes["connection"], target_metadata=Table.metadata)
with context.begin_transaction():
    context.run_migrations()
