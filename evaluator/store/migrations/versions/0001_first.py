"""The first schema, frozen: statements as they were then, whatever `rows` say today."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, index and trigger; statements are parted by an empty line."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n")
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)
