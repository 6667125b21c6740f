"""Redaction: a stretch of a call is overwritten for good, and all that was made of it goes.

The recording that the user brought in is never touched. A copy of it, without the stretch, takes
its place in the database. Each copy lies in a folder of its own, named after its redaction; a note
in it says that it was begun. Wherever the program is ended, `tidy` sees from the database what
was done: a copy that was only begun goes, and so does all that a later one has replaced.
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
from evaluator.errors import UserError
from evaluator.facts import Stretch
from evaluator.files import remove, write_whole
from evaluator.ids import new_id
from evaluator.job import QUIET, Job
from evaluator.now import now
from evaluator.places import private
from evaluator.terms import Call, Recording, Redacting, Redaction
from evaluator.transcripts.kept import from_json, to_json
from evaluator.transcripts.redact import redacted

SHORTEST: Final = 0.05
"""Seconds; what is shorter is a slip of the hand."""

_NOTE: Final = "begun"
_LONGEST_NAME: Final = 60  # letters of a file's name, at most 240 bytes: file systems take 255
_HASHED: Final = 40  # letters of a hash that the name of a half-written file still has


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
    stretch = _within(stretch, recording.duration)
    id = new_id()
    folder = desk.copies / id
    tidy(desk)
    try:
        write_whole(private(folder) / _NOTE, b"")
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


def tidy(desk: Desk) -> bool:
    """Remove copies that were only begun, or replaced, and what the cache has of sounds before.

    What the system does not let go yet is tried again the next time: then this is False.
    """
    made = desk.store.redactions.all()
    sounds_before = {one.was for one in made}
    replaced = {one.id for one in made if one.now in sounds_before}
    known = {one.id for one in made} - replaced
    going = [folder for folder in desk.copies.glob("*/") if _goes(folder, known, replaced)]
    going += _made_of(desk, sounds_before)
    notes = [desk.copies / id / _NOTE for id in known]
    return not [path for path in (*going, *notes) if not _removed(path)]


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


def _within(stretch: Stretch, duration: float) -> Stretch:
    start, end = max(stretch[0], 0.0), min(stretch[1], duration)
    if end - start < SHORTEST:
        raise UserError("The stretch is too short to be redacted.", "Select a longer one.")
    return start, end


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


def _goes(folder: Path, known: set[str], replaced: set[str]) -> bool:
    """Whether a folder of copies goes. A copy that this database does not know of may stay."""
    if folder.name in known:
        return False
    begun = (folder / _NOTE).is_file() or not any(folder.glob("*.flac"))
    return begun or folder.name in replaced


def _made_of(desk: Desk, sounds: set[str]) -> list[Path]:
    """All in the cache that was made of these sounds: it is named after their hash, whole or half.

    A half-written file has a dot before its name, which is cut short.
    """
    names = {sound[:_HASHED] for sound in sounds}
    files = desk.places.cache.glob("*/*")
    return [file for file in files if file.name.removeprefix(".")[:_HASHED] in names]


def _removed(path: Path) -> bool:
    try:
        for copy in path.glob("*.*"):  # the note goes last: by it the rest is found again
            remove(copy)
        remove(path)
    except OSError:
        return False
    return True
