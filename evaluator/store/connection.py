"""The connection to SQLite: its pragmas, one transaction a unit, errors in the user's words."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool, StaticPool
from sqlmodel import Session

from evaluator.errors import UserError
from evaluator.store.troubles import translated

APPLICATION_ID = 0x43414C4C
"""Marks our files in their header: "CALL"."""

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: NORMAL lost acknowledged commits in every simulated power cut
    "foreign_keys": 1,
    "busy_timeout": 5000,  # milliseconds
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
}
"""What every connection is set to (docs/decisions: reliability before speed)."""


class Database:
    """One SQLite file (or, with `path` None, memory) and the two kinds of unit that work on it.

    Units never nest. A unit of a file is seen by other threads and programs whole or not at all.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.engine = _engine(path)
        self.immediate = self.engine.execution_options(immediate=True)
        self._turn: AbstractContextManager[object] = nullcontext()
        if path is None:  # one connection for all threads: they take turns
            self._turn = threading.RLock()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database. Raises UserError."""
        with self._turn, translated(self.path), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that takes the write lock first and commits at its end. Raises UserError."""
        with (
            self._turn,
            translated(self.path),
            Session(self.immediate, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def fold(self) -> None:
        """Fold the log into the main file and empty it: what was overwritten is in neither then.

        Where that fails (a full disk, another program that is reading) nothing is lost: the log
        stays until it is folded the next time.
        """
        if self.path is not None:
            with suppress(UserError), translated(self.path), bare(self.engine) as plain:
                plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Fold the log into the main file and let go of it.

        Where that fails the next opening reads the log, after checking the pages.
        """
        if self.path is not None:
            with suppress(UserError), translated(self.path), bare(self.engine) as plain:
                plain.execute("PRAGMA optimize")
        self.fold()
        self.engine.dispose()


@contextmanager
def bare(engine: Engine) -> Iterator[sqlite3.Connection]:
    """The sqlite3 connection itself, outside any transaction."""
    pooled = engine.raw_connection()
    try:
        yield plain_of(pooled)
    finally:
        pooled.close()


def plain_of(pooled: PoolProxiedConnection) -> sqlite3.Connection:
    """The sqlite3 connection within a pooled one."""
    return cast(sqlite3.Connection, pooled.driver_connection)


def set_pragmas(plain: sqlite3.Connection) -> None:
    """Set what every connection is set to."""
    for name, value in PRAGMAS.items():
        plain.execute(f"PRAGMA {name} = {value}")


def _engine(path: Path | None) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path) if path else None),
        poolclass=QueuePool if path else StaticPool,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(plain: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    plain.isolation_level = None  # sqlite3 must not begin transactions by itself
    plain.create_function("casefold", 1, _casefold, deterministic=True)
    set_pragmas(plain)


def _casefold(text: str) -> str:
    """SQLite's own lower() knows the letters of ASCII alone."""
    return text.casefold()


def _on_begin(connection: Connection) -> None:
    """A writer takes its lock at once: a lock taken later could fail half way."""
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
