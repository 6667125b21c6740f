"""Hearing and seeing a recording: its waveform, and a file that the player gets right."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from evaluator.audio.peak_cache import kept_peaks, load
from evaluator.audio.peaks import Peaks, columns
from evaluator.audio.playable import knows_length, plays_right, wav_copy
from evaluator.desk.desk import Desk
from evaluator.job import QUIET, Job
from evaluator.terms import Recording


def waveform(
    desk: Desk,
    recording: Recording,
    job: Job = QUIET,
    seen: Callable[[Peaks], None] = lambda peaks: None,
) -> Peaks:
    """The peaks of a recording: from the cache at once, else as they are decoded.

    `seen` is called from the thread this runs in, with what is there so far, and with the whole.
    Raises UserError when the file cannot be read, Cancelled when the job is.
    """
    return kept_peaks(recording.path, recording.sha256, _peaks(desk), job, seen)


def loudness(desk: Desk, recording: Recording, width: int) -> list[list[float]] | None:
    """Each lane's loudness, 0 to 1, in `width` columns; None where no waveform is in the cache.

    What a report draws: it never waits for a recording to be decoded.
    """
    peaks = load(_peaks(desk) / f"{recording.sha256}.peaks")
    if peaks is None or peaks.duration <= 0:
        return None
    low, high = columns(peaks, 0.0, peaks.duration, width)
    lanes: list[list[float]] = np.maximum(-low, high).clip(0.0, 1.0).tolist()
    return lanes


def playable(desk: Desk, recording: Recording, job: Job = QUIET) -> Path:
    """A file that the player plays right: the recording itself, or a WAV of it in the cache.

    Raises UserError when the file cannot be read, Cancelled when the job is.
    """
    if plays_right(recording.codec) and knows_length(recording.path, recording.duration):
        return recording.path
    copy = desk.places.cache / "playable" / f"{recording.sha256}.wav"
    if not copy.is_file():
        wav_copy(recording.path, copy, job)
    return copy


def _peaks(desk: Desk) -> Path:
    return desk.places.cache / "peaks"
