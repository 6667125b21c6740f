"""Backups: copied with SQLite's own backup, and counted as made only after they were read back.

Copying the file itself would not do: of a live database it was unreadable in 22 of 25 tries.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from evaluator.errors import UserError
from evaluator.files import whole
from evaluator.places import private
from evaluator.store.counting import counts
from evaluator.store.troubles import backups, backups_of, damaged, out_of_reach, translated

KEPT = 10
"""How many backups of a database are kept."""


def make(path: Path, version: int) -> Path:
    """Make a backup beside the database, private to its owner; the oldest beyond KEPT go.

    Raises UserError when it cannot be written, or does not hold what the database holds.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = backups(path) / f"{path.stem}-{stamp}-v{version}.db"
    try:
        private(target.parent)
    except OSError as error:
        raise out_of_reach(target, error) from error
    with translated(path), whole(target) as part:
        _check(path, part, _copy(path, part))
    for old in backups_of(path)[:-KEPT]:
        old.unlink()
    return target


def _copy(path: Path, part: Path) -> dict[str, int]:
    """Copy one state of the database; returns its rows by table."""
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as source,
        closing(sqlite3.connect(part)) as target,
    ):
        source.execute("BEGIN")
        rows = counts(source)
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, no log beside it
    return rows


def _check(path: Path, part: Path, rows: dict[str, int]) -> None:
    with closing(sqlite3.connect(part)) as copy:
        if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise damaged(path)
        if counts(copy) != rows:
            raise UserError(
                f"The backup of {path} does not hold what the database holds. "
                "Nothing was changed in the database.",
                "Check the disk, then try again.",
            )
