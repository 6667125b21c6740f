"""Opening a database with care."""

import os
from pathlib import Path

from evaluator.places import private
from evaluator.store import rows
from evaluator.store.connection import APPLICATION_ID, Database
from evaluator.store.troubles import read_only

HEAD = 1
"""The newest schema, the number of the last file in migrations/versions."""


def make_ready(path: Path) -> Database:
    """Make the database where it is missing. Raises UserError."""
    try:
        private(path.parent)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise read_only(path) from error
    database = Database(path)
    if not path.stat().st_size:
        make(database)
    return database


def make(database: Database) -> None:
    """Make all tables in one go and mark the file as ours."""
    with database.writing() as session:
        connection = session.connection()
        rows.Row.metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {HEAD}")
