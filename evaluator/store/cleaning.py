"""Backups without the words that were redacted since they were made.

A backup is what this program keeps itself, so a redaction reaches it. Its other rows stay: it is
the last good state of what was scored.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from evaluator.errors import UserError
from evaluator.files import whole
from evaluator.store.transcripts import as_text
from evaluator.store.troubles import backups_of

Without: TypeAlias = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]
"""A call's id and its transcript to the transcript without what was redacted of the call."""


def clean_backups(path: Path, calls: Collection[str], without: Without, since: datetime) -> bool:
    """Take what was redacted of these calls out of the transcripts in a database's backups.

    Those that were made, or looked at, after `since` are passed over. Returns whether all could be
    cleaned: one that is damaged, held fast or on a full disk is left as it is, to be tried again.
    """
    left = False
    for backup in backups_of(path):
        try:
            if backup.stat().st_mtime < since.timestamp():
                _clean(backup, calls, without)
        except (OSError, UserError, sqlite3.Error, ValueError, KeyError, TypeError):
            left = True
    return not left


def _clean(backup: Path, calls: Collection[str], without: Without) -> None:
    with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as plain:
        kept = _kept(plain, calls)
    changed = {id: new for id, old in kept.items() if (new := without(id, old)) != old}
    if changed:
        with whole(backup) as part:
            shutil.copyfile(backup, part)
            _write(part, changed)
    os.utime(backup)


def _kept(plain: sqlite3.Connection, calls: Collection[str]) -> dict[str, Mapping[str, Any]]:
    """The transcripts of these calls; none where the backup is from before there were any."""
    if not plain.execute("SELECT 1 FROM sqlite_master WHERE name = 'transcript'").fetchone():
        return {}
    rows = plain.execute("SELECT call_id, content FROM transcript")
    return {call: json.loads(content) for call, content in rows if call in calls}


def _write(part: Path, changed: Mapping[str, Mapping[str, Any]]) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as plain:
        plain.execute("PRAGMA journal_mode = MEMORY")  # a journal would hold the words, too
        plain.execute("PRAGMA secure_delete = ON")
        plain.execute("BEGIN")
        for call, content in changed.items():
            plain.execute(
                "UPDATE transcript SET content = ? WHERE call_id = ?", (as_text(content), call)
            )
        plain.execute("COMMIT")
        if plain.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise UserError(f"{part.name} is damaged.")
