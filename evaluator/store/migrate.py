"""Brings an older database up to date: a backup first, then all steps in one transaction.

The three guards (each for a loss that was measured): the steps are one transaction; foreign keys
are off, outside of it, since altering a table would otherwise delete the rows that point to it;
rows are counted before and after.
`user_version` in the file's header is the truth; Alembic is told where to start and forgets again.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from evaluator.errors import UserError
from evaluator.store import backup
from evaluator.store.connection import Database, plain_of
from evaluator.store.counting import counts
from evaluator.store.troubles import explained

HEAD = 6
"""The newest schema: the number of the last file in migrations/versions."""

SCRIPTS = Path(__file__).parent / "migrations"


def bring_up(database: Database, path: Path, version: int) -> None:
    """Bring a database file from `version` to HEAD.

    Raises UserError; the database is then as it was before.
    """
    kept = backup.make(path, version)
    try:
        with _unlinked(database) as (connection, plain), connection.begin():
            before = counts(plain)
            _run(connection, version)
            _check_kept(plain, before, kept)
            connection.exec_driver_sql(f"PRAGMA user_version = {HEAD}")
    except DBAPIError as error:
        raise explained(path, error) or _failed(kept, str(error.orig)) from error


@contextmanager
def _unlinked(database: Database) -> Iterator[tuple[Connection, sqlite3.Connection]]:
    """A connection without foreign keys; within a transaction the pragma would do nothing."""
    with database.immediate.connect() as connection:
        plain = plain_of(connection.connection)
        plain.execute("PRAGMA foreign_keys = OFF")
        try:
            yield connection, plain
        finally:
            plain.execute("PRAGMA foreign_keys = ON")


def _run(connection: Connection, version: int) -> None:
    from alembic import command  # costs a quarter of a second, so only when there is a step to take
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.stamp(config, f"{version:04d}" if version else "base")
    command.upgrade(config, f"{HEAD:04d}")
    connection.exec_driver_sql("DROP TABLE alembic_version")


def _check_kept(plain: sqlite3.Connection, before: dict[str, int], kept: Path) -> None:
    """A step may add tables and rows of its own; it never loses a row that was there."""
    after = counts(plain)
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    if lost:
        raise _failed(kept, f"rows of {', '.join(lost)} would be lost")
    if plain.execute("PRAGMA foreign_key_check").fetchone():
        raise _failed(kept, "links between rows would break")


def _failed(kept: Path, why: str) -> UserError:
    return UserError(
        f"The database could not be brought up to date ({why}). It is as it was before.",
        f"Go on with the older version of the program. A backup was made: {kept}",
    )
