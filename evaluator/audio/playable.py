"""What the player would get wrong, and WAV copies that play right: of both lanes, or of one alone.

Measured with Qt 6.11's FFmpeg player, by hearing which second sounds after a jump. AMR loses the
time of its silences; after a jump in ADPCM another place sounds, or none; of an MP3 or AAC without
a header the player guesses the length, and what lies behind its guess cannot be reached.
"""

import wave
from pathlib import Path
from typing import Final

import av

from evaluator.audio.decode import Samples
from evaluator.audio.source import opened
from evaluator.errors import UserError
from evaluator.files import whole
from evaluator.job import QUIET, Job
from evaluator.places import private

_WRONG: Final = ("adpcm", "amr")
"""Beginnings of the names of encodings that the player gets wrong."""

_OFF = 0.5  # seconds between the player's length and the real one that somebody notices
_LARGEST = 4_000_000_000  # bytes: a WAV counts them in 32 bits


def plays_right(codec: str) -> bool:
    """Whether the player keeps the times of an encoding (`Sound.codec`)."""
    return not codec.startswith(_WRONG)


def knows_length(path: Path, duration: float) -> bool:
    """Whether the player will know how long the recording is; `duration` is the probed one.

    Where it does not, it needs a copy too. Raises UserError when the file cannot be read.
    """
    with opened(path) as container:
        shown = (container.duration or 0) / av.time_base
    return abs(shown - duration) <= _OFF


def wav_copy(path: Path, out: Path, job: Job = QUIET, *, lane: int | None = None) -> None:
    """Write the recording to `out` as 16-bit WAV, at the same times as its peaks.

    `lane` takes one channel alone, which both ears then hear. Raises UserError when there is no
    sound, or no room for the copy, and Cancelled; then there is no `out`, not even a part of it.
    """
    with Samples(path) as samples, whole(_in_private(out)) as part, part.open("wb") as file:
        left = _LARGEST
        with wave.open(file, "wb") as copy:
            lanes = samples.lanes if lane is None else 1
            copy.setparams((lanes, 2, samples.sample_rate, 0, "NONE", ""))
            for both in samples.blocks():
                block = both if lane is None else both[lane : lane + 1]
                left -= block.nbytes
                if left < 0:
                    raise _too_long(path)
                copy.writeframes(block.T.astype("<i2").tobytes())
                job.step(samples.progress, 1.0, "Preparing the sound")


def _in_private(out: Path) -> Path:
    private(out.parent)
    return out


def _too_long(path: Path) -> UserError:
    return UserError(
        f"“{path.name}” is too long to be prepared for playing.",
        "Save it as FLAC or M4A with another program and add that file.",
    )
