"""Sound written to a file for others to hear: WAV of 16 bits, or MP3."""

import wave
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

import av
import numpy as np

from evaluator.audio.decode import Block
from evaluator.errors import UserError

SUFFIXES: Final = (".wav", ".mp3")
"""What the name of a file may end with: that says which format it has."""

_MP3_LANES: Final = 2
_MP3_RATES: Final = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)
_MP3_BITS: Final = {8000: 64_000, 11025: 64_000, 12000: 64_000}
"""Bits a second by rate, as much as LAME takes there."""
_BITS: Final = 128_000  # at every other rate: speech on two lanes, as good as it came
_LARGEST: Final = 4_000_000_000  # bytes: a WAV counts them in 32 bits


class Writer(Protocol):
    """A file that takes samples, int16 of shape (lanes, frames), block by block."""

    def __call__(self, block: Block) -> None:
        """Write the next samples."""


@contextmanager
def sound_file(path: Path, suffix: str, rate: int, lanes: int) -> Iterator[Writer]:
    """A file of the format that one of `SUFFIXES` names; whole when the `with` ends.

    An MP3 has at most two lanes, the first ones, and the nearest rate above that the format has.
    Raises UserError for a WAV larger than the format can be.
    """
    with (_mp3 if suffix == ".mp3" else _wav)(path, rate, lanes) as write:
        yield write


@contextmanager
def _wav(path: Path, rate: int, lanes: int) -> Iterator[Writer]:
    with path.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setparams((lanes, 2, rate, 0, "NONE", ""))

        def write(block: Block) -> None:
            if file.tell() + block.nbytes > _LARGEST:
                raise UserError("This is too long for a WAV file.", "Save it as MP3.")
            sound.writeframes(np.ascontiguousarray(block.T, "<i2").tobytes())

        yield write


@contextmanager
def _mp3(path: Path, rate: int, lanes: int) -> Iterator[Writer]:
    layout = "stereo" if lanes >= _MP3_LANES else "mono"
    own = next((known for known in _MP3_RATES if known >= rate), _MP3_RATES[-1])
    with av.open(str(path), "w", format="mp3", options={"fflags": "+bitexact"}) as file:
        # Joint stereo would carry what is alike on both lanes once, and let voices cross over.
        stream = file.add_stream("libmp3lame", own, layout=layout, options={"joint_stereo": "0"})
        stream.bit_rate = _MP3_BITS.get(own, _BITS)
        fitted = av.AudioResampler(stream.codec_context.format, layout, own)
        written = 0

        def encode(frames: Iterable[av.AudioFrame]) -> None:
            for frame in frames:
                file.mux(stream.encode(frame))

        def write(block: Block) -> None:
            nonlocal written
            packed = np.ascontiguousarray(block[:_MP3_LANES].T).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(packed, "s16", layout)
            frame.sample_rate, frame.pts = rate, written
            written += block.shape[1]
            encode(fitted.resample(frame))

        yield write
        encode(fitted.resample(None))
        file.mux(stream.encode(None))
