"""Clips: a moment, or any stretch of a call, in a sound file that can be given to others."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from evaluator.audio.clip import AS_RECORDED, How, stretch_of, write_clip
from evaluator.desk import calls
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.facts import Stretch, within
from evaluator.forms.model import Form
from evaluator.job import QUIET, Job
from evaluator.terms import Call, Moment, Recording

MASKED = How(mask=True)

_LONGEST = 40
"""Letters of a point's title in the name of a clip: the whole stays short in any folder."""


def save(
    desk: Desk,
    call: Call,
    stretch: Stretch,
    out: Path,
    how: How = AS_RECORDED,
    job: Job = QUIET,
) -> None:
    """Save a stretch of a call's recording (in seconds) as the WAV or MP3 that `out` names.

    Raises UserError as `within` does, when the recording is not there as it was, or is redacted
    before the clip is done, and when `out` has another ending or cannot be written.
    """
    recording = sound_of(desk, call, job)
    stretch = within(stretch, recording.duration, 1 / recording.sample_rate)
    naming = unredacted(desk, call, recording)
    write_clip(recording.path, out, stretch, how, job, naming=naming)


def save_moment(
    desk: Desk, call: Call, moment: Moment, out: Path, how: How = AS_RECORDED, job: Job = QUIET
) -> None:
    """Save the clip of a moment; one that is a time takes some seconds to both sides."""
    duration = call.recording.duration if call.recording else 0.0
    save(desk, call, stretch_of(moment, duration), out, how, job)


def sound_of(desk: Desk, call: Call, job: Job = QUIET) -> Recording:
    """The recording of a call as it is now, its path that of a file which is this very recording.

    Its hash was looked at: what stands there may be another call, or may hold what was redacted
    since `call` was read. Raises UserError when there is none.
    """
    call = calls.get(desk, call.id)
    if call.recording is None:
        raise UserError("This call has no recording.", "There is nothing to make a clip of.")
    found = calls.locate(desk, call.recording, job=job)
    name = call.recording.path.name
    if found.state == "changed":
        raise UserError(
            f"“{name}” is not the recording that was scored: the file was changed.",
            "Put the original back where it was, or say where it is on the Calls page.",
        )
    if found.path is None:
        raise UserError(
            f"The recording “{name}” is not where it was.",
            "Connect its disk, or say where it is on the Calls page.",
        )
    return replace(call.recording, path=found.path)


@contextmanager
def unredacted(desk: Desk, call: Call, recording: Recording) -> Iterator[None]:
    """Let no redaction come between what was made of a recording and its getting its name.

    Raises UserError when the call was redacted since: what was made may hold what nobody may hear.
    """
    with desk.store.redactions.held_off(call.id, recording.sha256) as same:
        if not same:
            raise UserError(
                "The call was redacted meanwhile, so what was made of its sound is not kept.",
                "Make it again: it is then made of the redacted recording.",
            )
        yield


def moment_name(number: int, moment: Moment, form: Form, suffix: str) -> str:
    """The name of the clip of a moment: its number, the first of its points and its time."""
    titles = [form.question(id).title for id in moment.questions]
    return file_name(number, titles[0] if titles else "", moment.start, suffix)


def file_name(number: int, point: str, start: float, suffix: str) -> str:
    """ "01-lead-in-0m04s.wav": a name that every system takes, in the script of the point."""
    parts = (f"{number:02d}", _plain(point), _time(start))
    return "-".join(part for part in parts if part) + suffix


def stretch_name(start: float, suffix: str) -> str:
    """ "clip-0m04s.wav": the name that is offered for a stretch that is no moment."""
    return f"clip-{_time(start)}{suffix}"


def _plain(title: str) -> str:
    """The letters and digits of a title, in any script: what every system takes in a name."""
    text = unicodedata.normalize("NFC", title.lower().replace("’", "").replace("'", ""))
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in text)
    return re.sub(" +", "-", kept.strip()[:_LONGEST].strip())


def _time(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}h{minutes:02d}m{rest:02d}s" if hours else f"{minutes}m{rest:02d}s"
