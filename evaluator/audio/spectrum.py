"""How loud a recording is, and how its power is spread over frequencies: voice, tone or noise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from evaluator.audio.decode import Block
from evaluator.audio.hum import LEAST, Hum, hum_of, without

WINDOW: Final = 256
"""Samples at 8 kHz that are judged at once: 32 ms."""

LEVELS: Final = 4
"""Levels a window: speech begins and ends within it."""

_RUMBLE = 32  # samples of the running mean that is taken off first: what is below 150 Hz
_HEARD = slice(8, 112)  # of a window's spectrum: 250 to 3,500 Hz, what a telephone carries
_BANDS = 8  # of that, 400 Hz each
_ROWS, _COLUMNS = slice(20, 31), slice(36, 54)  # where keys sound: 697 to 941, 1,209 to 1,633 Hz
_TONE = 0.7  # of the power that is heard: a window with so much in one tone is that tone's
_BALANCE = 0.1  # one of a key's two tones has at least this share of the other's power
_FAINT = 1e-10  # power of -100 dBFS, below which there is nothing
_LOOKED_AT = 600  # windows from all over the sound, in which hum is looked for
_AT_ONCE = 640  # windows: spectra of all at once would need much memory
_HANN = np.hanning(WINDOW).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Loudness:
    """How loud and how tonal each window is; all float32.

    `level`, shape (lanes, windows * LEVELS), is in dBFS. `flatness`, shape (lanes, windows), is
    how evenly the power is spread over neighbouring frequencies: 0 for a tone, 0.5 and more for
    noise. `keys`, of the same shape, is the share of the power in the two tones of a telephone
    key (ITU-T Q.23), 0 where there are no two. `tone`, of the same shape, is the line of the
    spectrum where a single tone has nearly all of the power, 0 where none has.
    """

    level: Block
    flatness: Block
    keys: Block
    tone: Block


def loudness(sound: Block) -> Loudness:
    """The loudness of whole windows of sound at 8 kHz, float32 of shape (lanes, samples)."""
    size, hum = _AT_ONCE * WINDOW, _hum(sound)
    pieces = [_piece(sound, at, size, hum) for at in range(0, sound.shape[1], size)]
    return joined(pieces, slice(None))


def joined(parts: Sequence[Loudness], lanes: slice, windows: int | None = None) -> Loudness:
    """Parts that follow each other as one, of these lanes and at most so many windows."""
    levels = None if windows is None else windows * LEVELS
    return Loudness(
        level=np.concatenate([part.level for part in parts], axis=1)[lanes, :levels],
        flatness=np.concatenate([part.flatness for part in parts], axis=1)[lanes, :windows],
        keys=np.concatenate([part.keys for part in parts], axis=1)[lanes, :windows],
        tone=np.concatenate([part.tone for part in parts], axis=1)[lanes, :windows],
    )


def _piece(sound: Block, first: int, size: int, hum: Hum) -> Loudness:
    clear = _without_rumble(sound, first, min(first + size, sound.shape[1]))
    lanes, windows = clear.shape[0], clear.shape[1] // WINDOW
    fine = np.square(clear).reshape(lanes, windows * LEVELS, -1).mean(2)
    power = without(_power(clear.reshape(lanes, windows, WINDOW)), hum)
    tones = power[:, :, :-2] + power[:, :, 1:-1] + power[:, :, 2:]  # three bins hold a tone
    heard = power[:, :, _HEARD].sum(2)
    return Loudness(
        level=10 * np.log10(fine + _FAINT),
        flatness=_flatness(power),
        keys=_keys(tones, heard),
        tone=_tone(tones, heard),
    )


def _power(windows: Block) -> Block:
    """The power spectrum of each window; the last axis holds its samples, then its lines."""
    spectrum = np.fft.rfft(windows * _HANN, axis=-1)
    return (np.square(spectrum.real) + np.square(spectrum.imag) + _FAINT).astype(np.float32)


def _hum(sound: Block) -> Hum:
    """The hum in a sound, by windows from all over it."""
    first, around = WINDOW - _RUMBLE // 2, WINDOW + _RUMBLE  # from the second window on
    count = max((sound.shape[1] - first - _RUMBLE) // WINDOW, 0)
    if count < LEAST:
        return hum_of(np.zeros((sound.shape[0], 0, WINDOW // 2 + 1), np.float32))
    every = WINDOW * -(-count // _LOOKED_AT)
    windows = sliding_window_view(sound[:, first:], around, axis=1)[:, ::every]
    clear = [_without_rumble(lane, _RUMBLE // 2, around - _RUMBLE // 2) for lane in windows]
    return hum_of(_power(np.stack(clear)))


def _without_rumble(sound: Block, first: int, last: int) -> Block:
    """Samples from `first` to `last` less their running mean over 4 ms; zeros lie around all."""
    half = _RUMBLE // 2
    around = sound[:, max(first - half, 0) : last + half]
    missing = half - min(first, half), last + half - min(last + half, sound.shape[1])
    total = np.cumsum(np.pad(around, ((0, 0), missing)), axis=1, dtype=np.float64)
    mean = (total[:, _RUMBLE:] - total[:, :-_RUMBLE]) / _RUMBLE
    clear: Block = sound[:, first:last] - mean.astype(np.float32)
    return clear


def _flatness(power: Block) -> Block:
    """Geometric over arithmetic mean of the power in each of `_BANDS`, weighted by their power.

    By bands, so that the rumble of a car, which is louder the lower it is, stays noise.
    """
    bands = power[:, :, _HEARD].reshape(*power.shape[:2], _BANDS, -1)
    mean = bands.mean(3)
    flat = np.exp(np.log(bands).mean(3)) / mean
    weighted: Block = (flat * mean).sum(2) / mean.sum(2)
    return weighted


def _keys(tones: Block, heard: Block) -> Block:
    """The share of the strongest tone of a row and of a column in all that is heard."""
    row, column = tones[:, :, _ROWS].max(2), tones[:, :, _COLUMNS].max(2)
    both = np.minimum(row, column) > _BALANCE * np.maximum(row, column)
    share: Block = (row + column) / heard * both
    return share


def _tone(tones: Block, heard: Block) -> Block:
    """Where the strongest tone lies that has nearly all that is heard; 0 where none has."""
    within = tones[:, :, _HEARD]
    strongest = (within.argmax(2) + _HEARD.start).astype(np.float32)
    tone: Block = strongest * (within.max(2) > _TONE * heard)
    return tone
