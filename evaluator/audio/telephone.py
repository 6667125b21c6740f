"""A recording at another rate: the telephone's, at which speech is judged, or a recogniser's."""

from collections.abc import Iterator
from typing import Final

import av
import numpy as np

from evaluator.audio.decode import Block, Samples

RATE: Final = 8000
"""Samples a second, in hertz."""


def at_telephone_rate(samples: Samples) -> Iterator[Block]:
    """The samples of a recording as `at_rate` gives them, at `RATE`."""
    return at_rate(samples, RATE)


def at_rate(samples: Samples, rate: int) -> Iterator[Block]:
    """The samples of a recording as float32 from -1 to 1 at `rate` hertz, block by block.

    Times are kept. FFmpeg's resampler takes out what the lower rate cannot carry.
    """
    if samples.sample_rate == rate:
        yield from (block.astype(np.float32) / 32768 for block in samples.blocks())
        return
    layout = "stereo" if samples.lanes == 2 else "mono"
    resampler = av.AudioResampler("fltp", layout, rate)
    for block in samples.blocks():
        packed = np.ascontiguousarray(block.T).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(packed, "s16", layout)
        frame.sample_rate = samples.sample_rate
        yield from (piece.to_ndarray() for piece in resampler.resample(frame))
    yield from (piece.to_ndarray() for piece in resampler.resample(None))
