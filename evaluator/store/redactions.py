"""Redactions: which stretches of which recordings were overwritten; a log that only grows."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlmodel import Session, col, select

from evaluator.errors import UserError
from evaluator.facts import Stretch
from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.store.recordings import place
from evaluator.store.times import from_text, to_text
from evaluator.store.transcripts import as_text
from evaluator.terms import Recording, Redacting, Redaction


class Redactions:
    """What was overwritten in the recordings of calls."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, redaction: Redaction, recording: Recording, transcript: Mapping[str, Any] | None
    ) -> None:
        """Log a redaction and let its call's recording be the redacted file, all or nothing.

        `recording` is the call's recording as it is now: its id is the one it had before. The facts
        that were measured before are forgotten, and `transcript` takes the place of the one there
        is, where there is one. Raises UserError when the call has another recording than the one
        that was redacted.
        """
        with self._database.writing() as session:
            row = _recording(session, redaction, recording)
            place(row, recording.path)
            row.sha256, row.size = recording.sha256, recording.size
            row.duration, row.codec = recording.duration, recording.codec
            row.channels, row.sample_rate = recording.channels, recording.sample_rate
            session.add(_row(redaction))
            _forget_what_was_heard(session, redaction.call_id, transcript)
        self._database.fold()  # the log holds the words as they were

    @contextmanager
    def held_off(self, call_id: str, sha256: str) -> Iterator[bool]:
        """Let no redaction be logged meanwhile; says whether the call has this recording still.

        For the moment in which a file made of the recording gets its name: nothing else can be
        written to the database until it is over.
        """
        with self._database.writing() as session:
            call = session.get(rows.Call, call_id)
            row = session.get(rows.Recording, call.recording_id) if call else None
            yield row is not None and row.sha256 == sha256

    def of(self, call_id: str) -> tuple[Redaction, ...]:
        """The redactions of a call, in the order in which they were made."""
        table = rows.Redaction
        query = select(table).where(table.call_id == call_id).order_by(col(table.id))
        with self._database.reading() as session:
            return tuple(_redaction(row) for row in session.exec(query))

    def stretches(self, call_id: str) -> tuple[Stretch, ...]:
        """What of a call was redacted, in seconds, in order of time."""
        return tuple(sorted((one.start, one.end) for one in self.of(call_id)))

    def all(self) -> tuple[Redaction, ...]:
        """The redactions of all calls, in the order in which they were made."""
        with self._database.reading() as session:
            query = select(rows.Redaction).order_by(col(rows.Redaction.id))
            return tuple(_redaction(row) for row in session.exec(query))

    def call_replaced(self, sha256: str) -> str | None:
        """The id of the call that a recording with this hash belonged to before a redaction.

        So the original, brought in again, is known to be there, and its words do not come back.
        """
        table = rows.Redaction
        with self._database.reading() as session:
            return session.exec(select(table.call_id).where(table.was_sha256 == sha256)).first()


def _recording(session: Session, redaction: Redaction, recording: Recording) -> rows.Recording:
    """The row of the recording that is redacted."""
    call = session.get(rows.Call, redaction.call_id)
    row = session.get(rows.Recording, recording.id)
    if call is None or row is None or call.recording_id != row.id or row.sha256 != redaction.was:
        raise UserError(
            "The recording of this call is not the one that was redacted. Nothing was changed.",
            "Open the call again, then redact it.",
        )
    return row


def _forget_what_was_heard(
    session: Session, call_id: str, transcript: Mapping[str, Any] | None
) -> None:
    facts = session.get(rows.Facts, call_id)
    if facts is not None:
        session.delete(facts)
    kept = session.get(rows.Transcript, call_id)
    if kept is not None and transcript is not None:
        kept.content = as_text(transcript)


def _row(redaction: Redaction) -> rows.Redaction:
    at, zone = to_text(redaction.at)
    return rows.Redaction(
        id=redaction.id,
        call_id=redaction.call_id,
        start=redaction.start,
        end=redaction.end,
        how=str(redaction.how),
        reason=redaction.reason,
        by=redaction.by,
        at=at,
        at_zone=zone,
        was_sha256=redaction.was,
        sha256=redaction.now,
    )


def _redaction(row: rows.Redaction) -> Redaction:
    return Redaction(
        id=row.id,
        call_id=row.call_id,
        start=row.start,
        end=row.end,
        how=Redacting(row.how),
        reason=row.reason,
        by=row.by,
        at=from_text(row.at, row.at_zone),
        was=row.was_sha256,
        now=row.sha256,
    )
