"""A recording at another rate: the telephone's, at which speech is judged, or a recogniser's."""

from collections.abc import Iterator
from typing import Final

import av
import numpy as np

from evaluator.audio.decode import Block, Samples, as_int16

RATE: Final = 8000
"""Samples a second, in hertz."""


def at_telephone_rate(samples: Samples, raw: Iterator[Block] | None = None) -> Iterator[Block]:
    """The samples of a recording as `at_rate` gives them, at `RATE`."""
    return at_rate(samples, RATE, raw)


def at_rate(samples: Samples, rate: int, raw: Iterator[Block] | None = None) -> Iterator[Block]:
    """The samples of a recording as float32 from -1 to 1 at `rate` hertz, block by block.

    Times are kept. FFmpeg's resampler takes out what the lower rate cannot carry. `raw` are its
    samples as they are coded, where they are read by another thread (`ahead`).
    """
    raw = samples.raw() if raw is None else raw
    if samples.sample_rate == rate:
        yield from (_within(_as_float(block)) for block in raw)
        return
    layout = "stereo" if samples.lanes == 2 else "mono"
    resampler = av.AudioResampler("fltp", layout, rate)
    for block in raw:
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(_as_float(block)), "fltp", layout)
        frame.sample_rate = samples.sample_rate
        yield from (_within(piece.to_ndarray()) for piece in resampler.resample(frame))
    yield from (_within(piece.to_ndarray()) for piece in resampler.resample(None))


def _as_float(block: Block) -> Block:
    """Samples of any coding as float32; floats as they are, which at 48 kHz saves a sixth."""
    return block if block.dtype == np.float32 else as_int16(block).astype(np.float32) / 32768


def _within(block: Block) -> Block:
    """Samples from -1 to 1: a float file may hold what is louder, or no number at all."""
    within: Block = np.clip(np.nan_to_num(block, nan=0.0), -1.0, 1.0)
    return within
