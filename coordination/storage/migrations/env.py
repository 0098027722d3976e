"""Run schema changes on the connection that `coordination.storage.migrations` hands over."""

from alembic import context

from coordination.storage import schema

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=schema.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
