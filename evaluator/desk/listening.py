"""Hearing and seeing a recording: its waveform, and a file that the player gets right."""

from collections.abc import Callable
from pathlib import Path

from evaluator.audio.peaks import Peaks, load_peaks, read_peaks, save_peaks
from evaluator.audio.playable import plays_right, wav_copy
from evaluator.desk.desk import Desk
from evaluator.job import QUIET, Job
from evaluator.places import private
from evaluator.terms import Recording


def waveform(desk: Desk, recording: Recording, job: Job, seen: Callable[[Peaks], None]) -> Peaks:
    """The peaks of a recording: from the cache at once, else as they are decoded.

    `seen` is called from the thread this runs in, with what is there so far, and with the whole.
    Raises UserError when the file cannot be read, Cancelled when the job is.
    """
    kept = _cached_peaks(desk, recording)
    if kept.is_file():
        peaks = load_peaks(kept)
        seen(peaks)
        return peaks
    peaks = read_peaks(recording.path, job, seen)
    private(kept.parent)
    save_peaks(peaks, kept)
    return peaks


def known_waveform(desk: Desk, recording: Recording) -> Peaks | None:
    """The peaks of a recording if they are in the cache: what a report may draw without waiting."""
    kept = _cached_peaks(desk, recording)
    return load_peaks(kept) if kept.is_file() else None


def playable(desk: Desk, recording: Recording, job: Job = QUIET) -> Path:
    """A file that the player plays right: the recording itself, or a WAV of it in the cache.

    Raises UserError when the file cannot be read.
    """
    if plays_right(recording.codec):
        return recording.path
    copy = private(desk.places.cache / "playable") / f"{recording.sha256}.wav"
    if not copy.is_file():
        wav_copy(recording.path, copy, job)
    return copy


def _cached_peaks(desk: Desk, recording: Recording) -> Path:
    return desk.places.cache / "peaks" / f"{recording.sha256}.peaks"
