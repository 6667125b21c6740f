"""A copy of a recording in which a stretch is overwritten for good, by silence or by a beep.

The copy is FLAC of 16 bits: sample for sample what the waveform and the player take from the
recording, with its rate and all its channels. It is read again before it counts as written.
"""

import math
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import av
import numpy as np

from evaluator.audio.decode import Block, Samples, as_int16
from evaluator.errors import UserError
from evaluator.facts import Stretch
from evaluator.files import private_folder, whole
from evaluator.job import QUIET, Job
from evaluator.terms import Redacting

_FADE: Final = 0.003
"""Seconds in which the sound goes before the stretch and comes after it, so that nothing clicks."""

_PITCH: Final = 1000.0  # Hz
_LEVEL: Final = 0.1
"""Of full scale, -20 dBFS: as loud as quiet speech, so that headphones do not hurt."""

_LAYOUTS: Final = ("mono", "stereo", "3.0", "quad", "5.0", "5.1", "6.1", "7.1")
"""What FLAC calls one to eight channels; here only their number counts."""


def redacted_copy(
    path: Path, out: Path, stretch: Stretch, how: Redacting, job: Job = QUIET
) -> None:
    """Write the recording to `out` with a stretch (in seconds) overwritten on every channel.

    Every channel, since each voice is faintly on the other's line. Raises UserError when there is
    no sound, no room, more channels than FLAC has, or what was written reads otherwise, and
    Cancelled; then there is no `out`, not even a part of it.
    """
    private_folder(out.parent)
    with whole(out) as part:
        written = _write(path, part, stretch, how, job)
        if _read(part, job) != written:
            raise UserError(
                "The redacted copy could not be read as it was written. Nothing was changed.",
                "The disk may be failing: look at it, then try again.",
            )


def _write(path: Path, part: Path, stretch: Stretch, how: Redacting, job: Job) -> tuple[int, int]:
    """Write the copy; returns how many frames it has, and their checksum."""
    with Samples(path, len(_LAYOUTS)) as samples:
        if samples.channels > len(_LAYOUTS):
            raise UserError(
                f"“{path.name}” has {samples.channels} channels; "
                f"up to {len(_LAYOUTS)} can be redacted.",
                "Save it with fewer channels and bring that file in.",
            )
        layout = _LAYOUTS[samples.channels - 1]
        checksum = frames = 0
        with av.open(str(part), "w", format="flac") as file:
            stream = file.add_stream("flac", samples.sample_rate, layout=layout)
            for packed in _overwritten(samples, stretch, how):
                frame = av.AudioFrame.from_ndarray(packed.reshape(1, -1), "s16", layout)
                frame.sample_rate, frame.pts = samples.sample_rate, frames
                file.mux(stream.encode(frame))
                checksum = zlib.crc32(packed.data, checksum)
                frames += len(packed)
                job.step(samples.progress, 1.0, "Overwriting the stretch")
            file.mux(stream.encode(None))
    return frames, checksum


def _read(part: Path, job: Job) -> tuple[int, int]:
    """How many frames a copy has, and their checksum."""
    checksum = frames = 0
    with Samples(part, len(_LAYOUTS)) as samples:
        for block in samples.blocks():
            checksum = zlib.crc32(np.ascontiguousarray(block.T).data, checksum)
            frames += block.shape[1]
            job.step(samples.progress, 1.0, "Checking the copy")
    return frames, checksum


def _overwritten(samples: Samples, stretch: Stretch, how: Redacting) -> Iterator[Block]:
    """The samples as int16, shape (frames, channels), with the stretch overwritten."""
    first = math.floor(stretch[0] * samples.sample_rate)
    last = math.ceil(stretch[1] * samples.sample_rate)
    fade = math.ceil(_FADE * samples.sample_rate)
    at = 0
    for raw in samples.raw():
        block = as_int16(raw).T
        if at < last + fade and first - fade < at + len(block):
            times = np.arange(at, at + len(block))
            block = _covered(block, times, (first, last), fade)
            if how is Redacting.BEEP:
                block += _beep(times, (first, last), fade, samples.sample_rate)[:, np.newaxis]
        yield np.ascontiguousarray(block)
        at += len(block)


def _covered(block: Block, times: Block, span: tuple[int, int], fade: int) -> Block:
    """The block without sound in the span of frames; the fades lie to either side of it."""
    first, last = span
    kept = np.interp(times, (first - fade, first, last - 1, last - 1 + fade), (1, 0, 0, 1))
    covered: Block = np.rint(block * kept[:, np.newaxis]).astype(np.int16)
    return covered


def _beep(times: Block, span: tuple[int, int], fade: int, rate: int) -> Block:
    """The tone in the span of frames, 0 elsewhere; its fades lie within the span."""
    first, last = span
    fade = min(fade, (last - first) // 2)
    heard = np.interp(times, (first, first + fade, last - fade, last), (0, 1, 1, 0))
    tone = np.sin((times - first) * (2 * np.pi * _PITCH / rate))
    beep: Block = np.rint(heard * tone * _LEVEL * 32767).astype(np.int16)
    return beep
