"""The evidence pack: the report on an evaluation, its moments as clips, and what proves both.

A folder, or a zip of it: `report.pdf`, `clips/01-lead-in-0m04s.wav` and so on, `manifest.json`.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from evaluator import __version__
from evaluator.audio.clip import How, stretch_of, write_clip
from evaluator.desk import clips, evaluations, reports
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.exchange import pack
from evaluator.exchange.pack import Checked
from evaluator.files import whole, whole_folder
from evaluator.job import QUIET, Job
from evaluator.now import now
from evaluator.scoring.evaluation import Evaluation
from evaluator.terms import Moment, Recording

__all__ = ["Checked", "Choice", "Made", "check", "file_name", "make", "why_no_clips"]

_REPORT: Final = "report.pdf"
_CLIPS: Final = "clips"
_FOR_CLIPS: Final = 0.9  # of all the work, as the progress shows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What goes into a pack: clips as WAV or `mp3`, with voices `mask`ed, or no `clips` at all."""

    mp3: bool = False
    mask: bool = False
    clips: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """A pack that was made: `clips` is how many are in it, and `why_none` says why there are none.

    `manifest` is the SHA-256 of the manifest: noted elsewhere, it proves the whole pack.
    """

    path: Path
    clips: int
    why_none: str
    manifest: str


def make(
    desk: Desk,
    evaluation_id: str,
    out: Path,
    choice: Choice = Choice(),
    job: Job = QUIET,
    revision: int | None = None,
) -> Made:
    """Make the pack of an evaluation, the latest revision unless one is named; whole or not at all.

    A zip where `out` ends so, else a folder. Raises UserError, before anything is written, when
    there is no such evaluation, its moments are on a recording that is not to be had, or `out`
    is taken by a folder; later when the recording is damaged, the call is redacted before the pack
    is done, or there is no room; and Cancelled.
    """
    evaluation = evaluations.get(desk, evaluation_id, revision)
    why_none = why_no_clips(evaluation, choice)
    recording = None if why_none else clips.sound_of(desk, evaluation.call, job)
    call = evaluation.call
    naming = clips.unredacted(desk, call, recording) if recording else nullcontext()
    with _folder(out, job, naming) as folder:
        reports.feedback(desk, evaluation_id, folder / _REPORT, evaluation.revision)
        files = [pack.entry(folder, folder / _REPORT)]
        if recording is not None:
            files += _write_clips(evaluation, recording, folder, choice, job)
        told = {**_told(desk, evaluation), "no_clips": why_none or None}
        digest = pack.write_manifest(folder, told, files)
    return Made(out, len(files) - 1, why_none, digest)


def check(path: Path) -> Checked:
    """Compare a pack, a folder or a zip, with its manifest: what is missing, changed or added.

    Raises UserError when it cannot be read or is no pack.
    """
    return pack.check(path)


def why_no_clips(evaluation: Evaluation, choice: Choice = Choice()) -> str:
    """Why the pack of an evaluation would have no clips; "" where it would have some."""
    if not choice.clips:
        return "Clips were not asked for."
    if evaluation.call.recording is None:
        return "The call has no recording."
    return "" if evaluation.sheet.moments else "The evaluation has no moments."


def file_name(evaluation: Evaluation) -> str:
    """The name that is offered for the pack of an evaluation, as a zip."""
    return f"Evidence {reports.file_name(evaluation).removesuffix('.pdf')}.zip"


@contextmanager
def _folder(out: Path, job: Job, naming: AbstractContextManager[None]) -> Iterator[Path]:
    """A folder to fill, which becomes `out` at the end, within `naming`: itself, or as a zip."""
    if out.suffix.lower() != ".zip":
        with ExitStack() as last, whole_folder(out) as folder:
            yield folder
            last.enter_context(naming)
        return
    if out.is_dir():
        raise UserError(f"{out} is a folder.", "Give the name of a file.")
    with ExitStack() as last, whole(out) as part:
        with tempfile.TemporaryDirectory(prefix="evidence-") as name:
            yield Path(name)
            pack.zip_folder(Path(name), part, now(), partial(_say_packing, job))
        last.enter_context(naming)


def _say_packing(job: Job, done: float) -> None:
    job.step(_FOR_CLIPS + (1 - _FOR_CLIPS) * done, 1.0, "Packing the files")


def _write_clips(
    evaluation: Evaluation, recording: Recording, folder: Path, choice: Choice, job: Job
) -> list[dict[str, Any]]:
    """Write the clips of all moments; returns what the manifest says of them."""
    (folder / _CLIPS).mkdir(mode=0o700)
    moments = evaluation.sheet.moments
    written = []
    for number, moment in enumerate(moments, 1):
        name = clips.moment_name(number, moment, evaluation.form, ".mp3" if choice.mp3 else ".wav")
        path = folder / _CLIPS / name
        stretch = stretch_of(moment, recording.duration)
        share = _Share(job, number - 1, len(moments), f"Clip {number} of {len(moments)}")
        write_clip(recording.path, path, stretch, How(mask=choice.mask), share)
        about = _about(number, moment, evaluation)
        heard = {"from": round(stretch[0], 3), "to": round(stretch[1], 3), "masked": choice.mask}
        written.append(pack.entry(folder, path, moment=about, **heard))
    return written


@dataclass(frozen=True, slots=True)
class _Share:
    """The job of one clip of several."""

    job: Job
    done: int
    of: int
    doing: str

    def step(self, done: float, of: float, doing: str) -> None:
        """Say how far all clips are."""
        self.job.step(_FOR_CLIPS * (self.done + done / of) / self.of, 1.0, self.doing)


def _about(number: int, moment: Moment, evaluation: Evaluation) -> Mapping[str, Any]:
    """What the manifest says of a moment; `end` is None for one that is a time."""
    titles = {question.id: question.title for question in evaluation.form.questions}
    return {
        "id": moment.id,
        "number": number,
        "start": moment.start,
        "end": moment.end,
        "kind": str(moment.kind),
        "points": [{"id": id, "title": titles[id]} for id in moment.questions],
        "note": moment.note,
    }


def _told(desk: Desk, evaluation: Evaluation) -> Mapping[str, Any]:
    """What the manifest says of the evaluation; all of it is in the report too, but the hashes."""
    call, form = evaluation.call, evaluation.form
    return {
        "made": now().isoformat(),
        "made_by": f"Call Evaluator {__version__}",
        "evaluation": {
            "id": evaluation.id,
            "revision": evaluation.revision,
            "digest": evaluation.digest,
            "finished": evaluation.finished.isoformat(),
            "evaluator": evaluation.evaluator.name,
            "score": evaluation.score.value,
            "band": evaluation.score.band,
        },
        "form": {"id": form.id, "version": form.version, "hash": form.hash, "title": form.title},
        "call": {
            "id": call.id,
            "agent": call.agent.name if call.agent else None,
            "client": call.client.name if call.client else None,
            "started": call.started.isoformat() if call.started else None,
            "reference": call.reference or None,
        },
        "recording": None if call.recording is None else _recording(desk, call.id, call.recording),
    }


def _recording(desk: Desk, call_id: str, recording: Recording) -> Mapping[str, Any]:
    redactions = desk.store.redactions.of(call_id)
    return {
        "sha256": recording.sha256,
        "duration": recording.duration,
        "channels": recording.channels,
        "sample_rate": recording.sample_rate,
        "redactions": [
            {"start": one.start, "end": one.end, "how": str(one.how), "reason": one.reason}
            for one in redactions
        ],
    }
