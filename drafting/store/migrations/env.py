"""Alembic's environment: always given a connection by `drafting.store.schema`."""

from alembic import context

from drafting.store.rows import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    user_module_prefix="",
)
with context.begin_transaction():
    context.run_migrations()
