"""Opening a database with care: looked at before it is touched, made, or brought up to date."""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import create_mock_engine
from sqlalchemy.schema import ExecutableDDLElement

from evaluator.errors import UserError
from evaluator.places import private
from evaluator.store import migrate, rows
from evaluator.store.connection import APPLICATION_ID, Database, bare
from evaluator.store.troubles import damaged, foreign, out_of_reach, translated

_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class _Found:
    """What a file says of itself before anything is changed."""

    application_id: int
    version: int
    tables: int

    @property
    def new(self) -> bool:
        return self.application_id == 0 and self.tables == 0


def open_file(path: Path) -> Database:
    """Open a database file: make a new one, migrate an old one, refuse what is not ours.

    After an unclean end (a log that was not folded in) the pages are checked first: 1.7 s a GB.
    Raises UserError; what was in the file is still in it.
    """
    path = path.absolute()
    _make_file(path)
    unclean = _holds_bytes(path.with_name(path.name + "-wal"))
    with translated(path):
        found = _look(path)
        if not found.new:
            _check_ours(path, found)
        database = Database(path)
        try:
            _make_ready(database, path, found, unclean=unclean)
        except BaseException:
            database.engine.dispose()
            raise
    return database


def make(database: Database) -> None:
    """Make all tables in one go and mark the file as ours, unless another program just did."""
    with database.writing() as session:
        connection = session.connection()
        if connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID:
            return
        for statement in _statements():
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {migrate.HEAD}")


@cache
def _statements() -> tuple[str, ...]:
    """What makes every table, index and trigger, worded once: SQLAlchemy takes 30 ms over it."""
    said: list[str] = []

    def word(statement: ExecutableDDLElement, *_: object, **__: object) -> None:
        said.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("sqlite://", word)
    rows.Row.metadata.create_all(engine, checkfirst=False)
    return tuple(said)


def _make_file(path: Path) -> None:
    """The file, private to its owner, in a folder that is too where we make it."""
    try:
        private(path.parent)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise out_of_reach(path, error) from error
    with suppress(PermissionError):  # another owner's file: theirs to decide
        path.chmod(0o600)


def _look(path: Path) -> _Found:
    """Ask the file what it is, with a connection that changes nothing."""
    with path.open("rb") as file:
        if file.read(16) not in (_MAGIC, b""):
            raise foreign(path)
    with closing(sqlite3.connect(path, timeout=5.0)) as plain:
        (application_id,) = plain.execute("PRAGMA application_id").fetchone()
        (version,) = plain.execute("PRAGMA user_version").fetchone()
        (tables,) = plain.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return _Found(application_id, version, tables)


def _check_ours(path: Path, found: _Found) -> None:
    if found.application_id != APPLICATION_ID:
        raise foreign(path)
    if found.version > migrate.HEAD:
        raise UserError(
            f"{path} was made by a newer version of this program: its database has version "
            f"{found.version}, this program reads up to version {migrate.HEAD}. "
            "Nothing was changed.",
            "Install the newer version of the program, or open another database.",
        )


def _make_ready(database: Database, path: Path, found: _Found, *, unclean: bool) -> None:
    with bare(database.engine) as plain:
        plain.execute("BEGIN IMMEDIATE")  # says now, not at the first answer, if it is read-only
        plain.execute("ROLLBACK")
        if unclean and plain.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise damaged(path)
    if found.new:
        make(database)
    elif found.version < migrate.HEAD:
        migrate.bring_up(database, path, found.version)


def _holds_bytes(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
