"""How many rows each table holds: what a backup and a migration are compared by."""

import sqlite3

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def counts(plain: sqlite3.Connection) -> dict[str, int]:
    """The number of rows by table."""
    names = [name for (name,) in plain.execute(_TABLES).fetchall()]
    return {
        name: plain.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in names
    }
