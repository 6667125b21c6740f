"""Peaks: what a waveform is drawn from, the lowest and highest sample of every few milliseconds."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from evaluator.audio.decode import Block, Samples, as_int16
from evaluator.job import QUIET, Job

_STEP: Final = 4
"""Buckets of one level that make one bucket of the next."""

_COARSEST = 2_048  # buckets; a level this short is not made shorter
_EVERY = 0.25  # seconds between two growing pictures


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Peaks:
    """The peaks of a recording, or of as much of it as has been read.

    `low` and `high` are int16, shape (lanes, buckets); a bucket is `bucket` frames, the last one
    may be shorter. `duration` is in seconds. `complete` is False where part of the sound could
    not be decoded or the file is cut off. `levels` are (low, high) again, each `_STEP` times
    coarser than the one before, beginning with the finest.
    """

    sample_rate: int
    bucket: int
    duration: float
    complete: bool
    low: Block
    high: Block
    levels: tuple[tuple[Block, Block], ...]


def peaks_of(
    low: Block, high: Block, *, sample_rate: int, bucket: int, duration: float, complete: bool
) -> Peaks:
    """Peaks with their coarser levels."""
    levels = [(low, high)]
    while levels[-1][0].shape[1] > _COARSEST:
        levels.append(_reduced(*levels[-1], _STEP))
    return Peaks(
        sample_rate=sample_rate,
        bucket=bucket,
        duration=duration,
        complete=complete,
        low=low,
        high=high,
        levels=tuple(levels),
    )


def read_peaks(
    path: Path, job: Job = QUIET, seen: Callable[[Peaks], None] = lambda peaks: None
) -> Peaks:
    """Decode a recording into its peaks.

    `seen` is called, in this thread, with what there is so far, at once and then a few times a
    second, and last with the whole. Raises UserError when there is no sound, and Cancelled.
    """
    with Samples(path) as samples:
        growing = _Growing(samples)
        due = 0.0
        for block in samples.raw():
            growing.add(block)
            job.step(samples.progress, 1.0, "Reading the sound")
            if time.monotonic() >= due:
                seen(growing.peaks())
                due = time.monotonic() + _EVERY
        whole = growing.peaks()
    seen(whole)
    return whole


def columns(peaks: Peaks, start: float, end: float, width: int) -> tuple[Block, Block]:
    """Lowest and highest value in each of `width` pixel columns from `start` to `end` seconds.

    Both are float32 from -1 to 1, shape (lanes, width), and 0 where there is no sound (yet).
    Every peak from `start` to `end` is in one of the columns, at any zoom. `start` < `end`.
    """
    frames_a_column = (end - start) * peaks.sample_rate / max(width, 1)
    low, high, size = _level(peaks, frames_a_column)
    edges = np.linspace(start, end, width + 1) * (peaks.sample_rate / size)
    at = np.floor(edges).astype(np.int64)
    first, last = np.searchsorted(at[:-1], (0, low.shape[1]))
    lowest, highest = np.zeros((2, low.shape[0], width), np.float32)
    if first < last:
        begins = at[first:last]
        stop = max(int(at[last]), int(begins[-1]) + 1)
        lowest[:, first:last] = np.minimum.reduceat(low[:, :stop], begins, axis=1) / 32768
        highest[:, first:last] = np.maximum.reduceat(high[:, :stop], begins, axis=1) / 32768
    return lowest, highest


class _Growing:
    """Peaks while they are being read."""

    def __init__(self, samples: Samples) -> None:
        self._samples = samples
        self._bucket = _bucket(samples.sample_rate)
        self._frames = 0
        self._new: list[tuple[Block, Block]] = []
        self._known = np.empty((2, samples.lanes, 0), np.int16)

    def add(self, block: Block) -> None:
        self._new.append(_reduced(block, block, self._bucket))
        self._frames += block.shape[1]

    def peaks(self) -> Peaks:
        if self._new:  # made int16 here, many at once: one by one it costs more than decoding
            new = as_int16(np.concatenate(self._new, axis=2))
            self._known = np.concatenate((self._known, new), axis=2)
            self._new = []
        low, high = self._known
        return peaks_of(
            low,
            high,
            sample_rate=self._samples.sample_rate,
            bucket=self._bucket,
            duration=self._samples.length or self._frames / self._samples.sample_rate,
            complete=self._samples.complete,
        )


def _bucket(sample_rate: int) -> int:
    """Frames a bucket: a power of two, 5 to 9 ms long at the rates calls are recorded in.

    64 at 8 kHz, 128 at 16 kHz, 256 at 44.1 and 48 kHz; it always divides `decode.BLOCK`.
    """
    return int(2 ** min(max(round(math.log2(sample_rate / 150)), 0), 12))


def _reduced(low: Block, high: Block, size: int) -> tuple[Block, Block]:
    """Lowest and highest of each `size` values of each lane; the last group may be shorter."""
    starts = np.arange(0, low.shape[1], size)
    return np.minimum.reduceat(low, starts, axis=1), np.maximum.reduceat(high, starts, axis=1)


def _level(peaks: Peaks, frames_a_column: float) -> tuple[Block, Block, int]:
    """The coarsest level with at least two buckets a column, and its frames a bucket."""
    size, best = peaks.bucket, 0
    while best + 1 < len(peaks.levels) and size * _STEP * 2 <= frames_a_column:
        size, best = size * _STEP, best + 1
    return *peaks.levels[best], size
