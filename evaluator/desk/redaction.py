"""Redaction: a stretch of a call is overwritten for good, and all that was made of it goes.

The recording that the user brought in is never touched. A copy of it, without the stretch, takes
its place in the database. Each copy lies in a folder of its own, named after its redaction; a note
in it says that it was begun. Wherever the program is ended, `tidying` sees from the database what
was done, and removes what is not needed any more.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from evaluator.audio.identity import sha256
from evaluator.audio.probe import probe
from evaluator.audio.redact import redacted_copy
from evaluator.desk import calls
from evaluator.desk.desk import Desk
from evaluator.desk.tidying import BEGUN, tidy
from evaluator.errors import UserError
from evaluator.facts import Stretch, within
from evaluator.files import private_folder, write_whole
from evaluator.ids import new_id
from evaluator.job import QUIET, Job
from evaluator.now import now
from evaluator.terms import Call, Recording, Redacting, Redaction
from evaluator.transcripts.kept import from_json, to_json
from evaluator.transcripts.redact import redacted

SHORTEST: Final = 0.05
"""Seconds; what is shorter is a slip of the hand."""

_LONGEST_NAME: Final = 60  # letters of a file's name, at most 240 bytes: file systems take 255


def redact(
    desk: Desk,
    call_id: str,
    stretch: Stretch,
    how: Redacting,
    *,
    by: str,
    reason: str = "",
    job: Job = QUIET,
) -> Call:
    """Overwrite a stretch (in seconds) of a call for good; returns the call with its new recording.

    The words in it, the facts and everything in the cache that was made of the sound before go too.
    `by` is the evaluator's name. Nothing is changed when this raises UserError (no recording or
    another one, no name, no room) or Cancelled.
    """
    by = calls.name_of(by)
    if not by:
        raise UserError("Nobody is named as the evaluator.", "Write your name in Settings first.")
    call = calls.get(desk, call_id)
    recording = _found(desk, call, job)
    stretch = within(stretch, recording.duration, SHORTEST)
    id = new_id()
    folder = desk.copies / id
    tidy(desk)
    try:
        write_whole(private_folder(folder) / BEGUN, b"")
        made = _copied(recording, folder, stretch, how, job)
        redaction = Redaction(
            id=id, call_id=call.id, start=stretch[0], end=stretch[1], how=how,
            reason=calls.name_of(reason), by=by, at=now(), was=recording.sha256, now=made.sha256,
        )  # fmt: skip
        desk.store.redactions.add(redaction, made, _words(desk, redaction))
    finally:
        tidy(desk)
    return calls.get(desk, call_id)


def of_call(desk: Desk, call_id: str) -> tuple[Redaction, ...]:
    """The redactions of a call, in the order in which they were made."""
    return desk.store.redactions.of(call_id)


def stretches(desk: Desk, call_id: str) -> tuple[Stretch, ...]:
    """What of a call was redacted, in seconds, in order of time."""
    return desk.store.redactions.stretches(call_id)


def _found(desk: Desk, call: Call, job: Job) -> Recording:
    """The recording of a call, at its place. Raises UserError when it is not to be had."""
    if call.recording is None:
        raise UserError("This call has no recording.", "There is nothing to redact.")
    found = calls.locate(desk, call.recording, job=job)
    if found.path is None or found.state != "here":
        raise UserError(
            f"“{call.recording.path.name}” is not where it was, so it cannot be redacted.",
            "Find the recording first.",
        )
    return replace(call.recording, path=found.path)


def _copied(
    recording: Recording, folder: Path, stretch: Stretch, how: Redacting, job: Job
) -> Recording:
    """The recording as it is without the stretch, in a file in this folder, of the same name."""
    path = folder / f"{recording.path.stem[:_LONGEST_NAME]}.flac"
    redacted_copy(recording.path, path, stretch, how, job)
    sound = probe(path)
    return Recording(
        id=recording.id,
        sha256=sha256(path, job),
        path=calls.settled(path),
        size=path.stat().st_size,
        duration=sound.duration,
        channels=sound.channels,
        sample_rate=sound.sample_rate,
        codec=sound.codec,
    )


def _words(desk: Desk, redaction: Redaction) -> Mapping[str, Any] | None:
    """The transcript of the call without the words of the stretch; None where there is none."""
    kept = desk.store.transcripts.of(redaction.call_id)
    if kept is None:
        return None
    stretch = redaction.start, redaction.end
    return {**kept, **to_json(redacted(from_json(kept), [stretch]))}
