"""What the player would get wrong, and WAV copies that play right: with both lanes, or one.

Measured with Qt 6.11's FFmpeg player, by hearing which second sounds after a jump. AMR loses the
time of its silences; after a jump in ADPCM another place sounds, or none; of an MP3 or AAC without
a header the player guesses the length, and what lies behind its guess cannot be reached.
"""

import wave
from pathlib import Path
from typing import Final

import av
import numpy as np

from evaluator.audio.decode import Block, Samples
from evaluator.audio.loudness import Gains
from evaluator.audio.source import opened
from evaluator.errors import UserError
from evaluator.files import private_folder, whole
from evaluator.job import QUIET, Job

_WRONG: Final = ("adpcm", "amr")
"""Beginnings of the names of encodings that the player gets wrong."""

_OFF = 0.5  # seconds between the player's length and the real one that somebody notices
_KNEE: Final = 24_576.0  # of 32768: above this, what is made louder is rounded off
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


def wav_copy(path: Path, out: Path, job: Job = QUIET, *, gains: Gains | None = None) -> None:
    """Write the recording to `out` as 16-bit WAV, at the same times as its peaks.

    `gains`, of a recording with two lanes, make each lane so many times louder; where one is 0 the
    other is alone in the copy, and both ears hear it. Raises UserError when there is no sound, or
    no room for the copy, and Cancelled; then there is no `out`, not even a part of it.
    """
    with Samples(path) as samples, whole(_in_private(out)) as part:
        times = gains if gains is not None else (1.0,) * samples.lanes
        with part.open("wb") as file, wave.open(file, "wb") as copy:
            left = _LARGEST
            copy.setparams((len(times) - times.count(0.0), 2, samples.sample_rate, 0, "NONE", ""))
            for block in samples.blocks():
                heard = [louder(lane, by) for lane, by in zip(block, times, strict=True) if by]
                left -= len(heard) * block[0].nbytes
                if left < 0:
                    raise _too_long(path)
                copy.writeframes(np.stack(heard, axis=1).astype("<i2", copy=False).tobytes())
                job.step(samples.progress, 1.0, "Preparing the sound")


def louder(lane: Block, times: float) -> Block:
    """Samples (int16) made so many times louder.

    What would come near full scale is bent below it, so that nothing is cut off or turns over.
    """
    if times == 1.0:
        return lane
    made = lane * np.float32(times)
    over = np.abs(made) > _KNEE
    if times > 1.0 and over.any():
        beyond, room = np.abs(made[over]) - _KNEE, 32767 - _KNEE
        made[over] = np.copysign(_KNEE + room * beyond / (room + beyond), made[over])
    whole_numbers: Block = np.rint(made).astype(np.int16)
    return whole_numbers


def _in_private(out: Path) -> Path:
    private_folder(out.parent)
    return out


def _too_long(path: Path) -> UserError:
    return UserError(
        f"“{path.name}” is too long to be prepared for playing.",
        "Save it as FLAC or M4A with another program and add that file.",
    )
