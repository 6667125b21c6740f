"""Whether a file still holds a piece of sound, whatever kind of file it is."""

import wave
from pathlib import Path

import numpy as np

from evaluator.audio.decode import Samples
from evaluator.audio.peak_cache import load
from evaluator.errors import UserError

RATE = 8000


def write_noise(path: Path, seconds: float = 4.0, channels: int = 2, seed: int = 1) -> Path:
    """A WAV of noise: no two pieces of it are alike, and each channel has its own."""
    noise = np.random.default_rng(seed).normal(0, 4000, (round(RATE * seconds), channels))
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, RATE, 0, "NONE", ""))
        file.writeframes(noise.clip(-32768, 32767).astype("<i2").tobytes())
    return path


def sound_of(path: Path) -> np.ndarray:
    """All samples of a recording, shape (channels, frames)."""
    with Samples(path, 8) as samples:
        return np.concatenate(list(samples.blocks()), axis=1)


def holds(path: Path, piece: np.ndarray, start: float) -> bool:
    """Whether a file holds a piece of sound (int16, one channel) that was at `start` seconds.

    Found by correlation wherever it is in what can be decoded, in peaks by their own time, in any
    other file by its bytes.
    """
    if path.suffix == ".peaks":
        peaks = load(path)
        assert peaks is not None
        first = round(start * RATE / peaks.bucket) + 2
        last = round((start + piece.size / RATE) * RATE / peaks.bucket) - 2
        return bool(np.median(peaks.high[:, first:last]) > 4000)
    try:
        lanes = sound_of(path)
    except UserError:
        return piece[100:132].tobytes() in path.read_bytes()
    return any(_likeness(lane.astype(float), piece.astype(float)) > 0.3 for lane in lanes)


def _likeness(lane: np.ndarray, piece: np.ndarray) -> float:
    """The highest correlation of a piece with any part of a lane, 0 to 1."""
    if lane.size < piece.size:
        return 0.0
    size = 1 << (lane.size + piece.size).bit_length()
    products = np.fft.irfft(np.fft.rfft(lane, size) * np.conj(np.fft.rfft(piece, size)), size)
    sums = np.concatenate(([0.0], np.cumsum(lane**2)))
    power = sums[piece.size :] - sums[: -piece.size]
    norms = np.sqrt(np.maximum(power, 1.0) * (piece @ piece))
    return float((np.abs(products[: norms.size]) / norms).max())
