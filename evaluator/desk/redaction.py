"""Redaction: a stretch of a call is overwritten for good, and all that was made of it goes.

The recording that the user brought in is never touched. A copy of it, without the stretch, takes
its place in the database. Each copy lies in a folder of its own, named after its redaction. A note
lies beside it from before the copy is begun until everything made of the sound before is gone;
wherever the program is ended in between, `tidy` knows from the note and from the database whether
to take the redaction back or to bring it to its end.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import chain
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

_NOTE: Final = "unfinished"
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
        write_whole(private(folder) / _NOTE, call.id.encode())
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


def tidy(desk: Desk) -> None:
    """Bring to its end, or take back, what a redaction left undone when the program was ended.

    What the system does not let go yet is tried again the next time.
    """
    for folder in desk.copies.glob("*/"):
        with suppress(OSError):
            _settle(desk, folder)


def left_behind(desk: Desk) -> bool:
    """Whether files of a redaction could not be removed yet, since a program holds them fast."""
    return any(desk.copies.glob(f"*/{_NOTE}"))


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


def _settle(desk: Desk, folder: Path) -> None:
    """See to one folder of copies. Raises OSError when something cannot be removed yet."""
    note = folder / _NOTE
    if not note.is_file():
        if not any(folder.glob("*.flac")):  # ended before the note was written
            remove(folder)
        return
    made = {one.id: one for one in of_call(desk, note.read_text("utf-8"))}
    if folder.name not in made:
        for begun in folder.glob("*.*"):  # the note goes last: it is how the rest is found again
            remove(begun)
        remove(folder)
        return
    redaction = made[folder.name]
    for made_before in _made_of(desk, redaction.was):
        remove(made_before)
    for one in made.values():
        if one.now == redaction.was:
            remove(desk.copies / one.id)
    note.unlink()


def _made_of(desk: Desk, was: str) -> list[Path]:
    """All in the cache that was made of a sound: it is named after its hash, whole or half."""
    cache = desk.places.cache
    return list(chain(cache.glob(f"*/{was}*"), cache.glob(f"*/.{was[:_HASHED]}*")))
