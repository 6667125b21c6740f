"""Calls get a transcript and a log of redactions; evaluations get the time they took."""

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make two tables and three columns; statements are parted by an empty line."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n")
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)
