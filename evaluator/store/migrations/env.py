"""Alembic's entry: runs the steps in the transaction that `migrate.py` has begun."""

from alembic import context

from evaluator.store.rows import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
