"""Hearing and seeing a recording: its waveform, and a file that the player gets right."""

from collections.abc import Callable
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import Final

import numpy as np

from evaluator.audio.loudness import Gains, Mix, gains
from evaluator.audio.peak_cache import kept_peaks, load
from evaluator.audio.peaks import Peaks, columns
from evaluator.audio.playable import knows_length, plays_right, wav_copy
from evaluator.audio.silence import Stretches
from evaluator.audio.silence import silences as found_silences
from evaluator.desk.desk import Desk
from evaluator.job import QUIET, Job
from evaluator.terms import Recording

_ROOM: Final = 2_000_000_000
"""Bytes that copies for the player may take in the cache: a lane of two hours takes 115 MB."""


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


def silences(peaks: Peaks) -> Stretches:
    """What the player may leave out of a recording: where no lane has any sound."""
    return found_silences(peaks)


def playable(
    desk: Desk, recording: Recording, job: Job = QUIET, *, gains: Gains | None = None
) -> Path:
    """A file that the player plays right: the recording itself, or a WAV of it in the cache.

    `gains`, of a recording with two lanes, make its lanes louder or leave one out: always such a
    WAV. Raises UserError when the file cannot be read, Cancelled when the job is.
    """
    if gains is None and _plays_as_it_is(recording):
        return recording.path
    of = "" if gains is None else "-{:.2f}-{:.2f}".format(*gains)
    copy = desk.places.cache / "playable" / f"{recording.sha256}{of}.wav"
    if copy.is_file():
        with suppress(OSError):  # a cache that may only be read
            copy.touch()  # what is in use is thrown away last
    else:
        wav_copy(recording.path, copy, job, gains=gains)
        _keep_small(copy.parent)
    return copy


def mixed(
    desk: Desk, recording: Recording, mix: Mix, peaks: Peaks | None, job: Job = QUIET
) -> Path:
    """A file that plays the recording as it is to be heard, as `playable` makes it.

    Without `peaks` nothing is known of the lanes: both are heard as they were recorded.
    """
    if peaks is None or peaks.low.shape[0] < 2:
        return playable(desk, recording, job)
    return playable(desk, recording, job, gains=gains(mix, peaks))


def _plays_as_it_is(recording: Recording) -> bool:
    return plays_right(recording.codec) and knows_length(recording.path, recording.duration)


def _keep_small(folder: Path) -> None:
    """Throw the copies away that were not heard for longest, beyond `_ROOM`; the last one stays."""
    copies = sorted(folder.glob("*.wav"), key=lambda copy: copy.stat().st_mtime, reverse=True)
    sizes = accumulate(copy.stat().st_size for copy in copies)
    for copy, so_far in list(zip(copies, sizes, strict=True))[1:]:
        if so_far > _ROOM:
            with suppress(OSError):  # one that is being played may be held fast by the system
                copy.unlink()


def _peaks(desk: Desk) -> Path:
    return desk.places.cache / "peaks"
