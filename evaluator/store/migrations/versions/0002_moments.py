"""Moments get a kind, and links to several questions in place of one."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the moments' table anew; statements are parted by an empty line."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n")
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)
