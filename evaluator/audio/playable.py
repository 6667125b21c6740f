"""What the player would get wrong, and WAV copies that play right: of both lanes, or one.

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
from evaluator.audio.source import opened
from evaluator.errors import UserError
from evaluator.files import whole
from evaluator.job import QUIET, Job
from evaluator.places import private

_WRONG: Final = ("adpcm", "amr")
"""Beginnings of the names of encodings that the player gets wrong."""

_OFF = 0.5  # seconds between the player's length and the real one that somebody notices
_LOUD: Final = 99.5  # per cent of a lane that is not as loud as its loud sounds
_TO: Final = 0.5  # of full scale: where these come to
_MOST: Final = 8.0  # times, 18 dB: more would lift the noise of the line to where speech was
_NOTICED: Final = 1.2  # times; less is not heard
_STRETCH = 256  # frames
_HEADER = 44  # bytes of a WAV before its samples, as wave writes it
_AT_ONCE = 1_000_000  # samples
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

    `lane` takes one channel alone, which both ears then hear; a quiet one is made louder. Raises
    UserError when there is no sound, or no room for the copy, and Cancelled; then there is no
    `out`, not even a part of it.
    """
    loud: list[Block] = []
    with Samples(path) as samples, whole(_in_private(out)) as part:
        with part.open("wb") as file, wave.open(file, "wb") as copy:
            left = _LARGEST
            lanes = samples.lanes if lane is None else 1
            copy.setparams((lanes, 2, samples.sample_rate, 0, "NONE", ""))
            for both in samples.blocks():
                block = both if lane is None else both[lane : lane + 1]
                left -= block.nbytes
                if left < 0:
                    raise _too_long(path)
                copy.writeframes(block.T.astype("<i2").tobytes())
                loud.append(_loudest(block))
                job.step(samples.progress, 1.0, "Preparing the sound")
        if lane is not None:
            _louden(part, gain(np.concatenate(loud)))


def gain(loudest: Block) -> float:
    """How many times louder a lane is to be made, 1 to `_MOST`.

    `loudest` are the highest values (0 to 32768) of short stretches of it. Its loud sounds come to
    `_TO`; what is rarer, as a click, may be cut at full scale.
    """
    loud = float(np.percentile(loudest, _LOUD))
    return min(max(_TO * 32768 / loud, 1.0), _MOST) if loud else 1.0


def _loudest(block: Block) -> Block:
    """The highest value of every few milliseconds, whatever its sign."""
    high = np.maximum(block.max(axis=0).astype(np.int32), -block.min(axis=0).astype(np.int32))
    loudest: Block = np.maximum.reduceat(high, np.arange(0, high.size, _STRETCH))
    return loudest


def _louden(file: Path, times: float) -> None:
    """Make a WAV that was just written louder, where it stands."""
    if times < _NOTICED:
        return
    sound = np.memmap(file, "<i2", "r+", offset=_HEADER)
    for start in range(0, sound.size, _AT_ONCE):
        piece = sound[start : start + _AT_ONCE]
        piece[:] = np.clip(piece * np.float32(times), -32768, 32767)
    sound.flush()


def _in_private(out: Path) -> Path:
    private(out.parent)
    return out


def _too_long(path: Path) -> UserError:
    return UserError(
        f"“{path.name}” is too long to be prepared for playing.",
        "Save it as FLAC or M4A with another program and add that file.",
    )
