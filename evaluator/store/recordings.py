"""Recordings: the same sound is the same recording, wherever its file lies."""

from pathlib import Path

from sqlmodel import Session, select

from evaluator.errors import UserError
from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.terms import Recording


class Recordings:
    """The sounds of calls, known by the SHA-256 of their files."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, recording: Recording) -> Recording:
        """Keep a recording. One with the same hash is the known one, now at this path."""
        with self._database.writing() as session:
            row = _of_hash(session, recording.sha256)
            if row is None:
                row = rows.Recording(
                    id=recording.id,
                    sha256=recording.sha256,
                    path="",
                    words="",
                    size=recording.size,
                    duration=recording.duration,
                    channels=recording.channels,
                    sample_rate=recording.sample_rate,
                    codec=recording.codec,
                )
            place(row, recording.path)
            session.add(row)
            return recording_of(row)

    def by_hash(self, sha256: str) -> Recording | None:
        """The recording with this hash, None when it is not known."""
        with self._database.reading() as session:
            row = _of_hash(session, sha256)
            return recording_of(row) if row else None

    def moved(self, recording: Recording, path: Path) -> Recording:
        """Note where a recording's file lies now.

        Raises UserError for an unknown one, and for one that was redacted since: its file is not
        the call's any more.
        """
        with self._database.writing() as session:
            row = _of_hash(session, recording.sha256)
            if row is None or row.id != recording.id:
                raise UserError("This recording is not in the database.", "Open the call again.")
            place(row, path)
            return recording_of(row)


def recording_of(row: rows.Recording) -> Recording:
    """The value of a row."""
    return Recording(
        id=row.id,
        sha256=row.sha256,
        path=Path(row.path),
        size=row.size,
        duration=row.duration,
        channels=row.channels,
        sample_rate=row.sample_rate,
        codec=row.codec,
    )


def _of_hash(session: Session, sha256: str) -> rows.Recording | None:
    return session.exec(select(rows.Recording).where(rows.Recording.sha256 == sha256)).first()


def place(row: rows.Recording, path: Path) -> None:
    """Note on a row where its file lies. Raises UserError for a name that is no text."""
    try:
        str(path).encode()
    except UnicodeEncodeError as error:  # a name of bytes that are no text, as Linux allows
        raise UserError(
            f"The name of the file {str(path)!a} cannot be read as text.", "Rename the file."
        ) from error
    row.path, row.words = str(path), path.name.casefold()
