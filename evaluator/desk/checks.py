"""Checking that the database is sound and every finished evaluation is as it was sealed."""

from evaluator.desk.desk import Desk
from evaluator.store.database import CheckResult

__all__ = ["CheckResult", "check"]


def check(desk: Desk) -> CheckResult:
    """Check pages, links between rows and the digest of every revision; changes nothing."""
    return desk.store.check()
