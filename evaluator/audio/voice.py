"""Voices masked: lower by some semitones, formants and all, at the same times and as long.

It hides a voice from somebody who hears it, not from somebody who works on it: whoever knows how
can raise it again, and what is said, and how, stays as it is.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

import av
import numpy as np
from av.filter import Graph

from evaluator.audio.decode import Block

SEMITONES: Final = -4
"""How much higher a masked voice is. Lower is more easily understood than higher."""

_EARLY: Final = 0.024
"""Seconds by which FFmpeg's atempo is early, measured: 21 to 27 ms at 8 to 48 kHz."""


def masked(blocks: Iterable[Block], rate: int) -> Iterator[Block]:
    """The samples (int16, shape (lanes, frames), `rate` in Hz) with every voice masked.

    As many frames come out as went in, and what sounds stays at its time within 10 ms.
    """
    voices: list[_Voice] = []
    given = told = 0
    for block in blocks:
        given += block.shape[1]
        voices = voices or [_Voice(rate) for _ in block]
        for voice, lane in zip(voices, block, strict=True):
            voice.hear(lane)
        ready = min(min(voice.ready for voice in voices), given - told)
        told += ready
        yield np.stack([voice.take(ready) for voice in voices])
    if voices:
        yield np.stack([voice.rest(given - told) for voice in voices])


class _Voice:
    """One lane on its way: two in one filter would be shifted by what the louder one says."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._heard = 0
        self._made: list[Block] = []
        slower = round(rate * 2 ** (SEMITONES / 12))
        self._graph = Graph()
        came = self._graph.add_abuffer(
            sample_rate=rate, format="s16", layout="mono", time_base=Fraction(1, rate)
        )
        self._graph.link_nodes(
            came,
            self._graph.add("asetrate", str(slower)),  # lower and slower, as a tape would be
            self._graph.add("aresample", str(rate)),
            self._graph.add("atempo", f"{rate / slower:.9f}"),  # as fast again, the pitch kept
            self._graph.add("aformat", f"sample_fmts=s16:sample_rates={rate}:channel_layouts=mono"),
            self._graph.add("abuffersink"),
        ).configure()
        self.hear(np.zeros(round(_EARLY * rate), np.int16))

    @property
    def ready(self) -> int:
        """How many frames have come out and were not taken."""
        return sum(piece.size for piece in self._made)

    def hear(self, lane: Block) -> None:
        """Take the next samples in."""
        if not lane.size:
            return
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(lane)[np.newaxis], "s16", "mono")
        frame.sample_rate, frame.pts = self._rate, self._heard
        self._heard += lane.size
        self._graph.push(frame)
        self._pull()

    def take(self, count: int) -> Block:
        """So many of the frames that are ready."""
        made = np.concatenate([np.zeros(0, np.int16), *self._made])
        self._made = [made[count:]]
        taken: Block = made[:count]
        return taken

    def rest(self, count: int) -> Block:
        """The last frames: as many as are wanted, with silence where some lack."""
        self._graph.push(None)
        self._pull()
        last = self.take(min(count, self.ready))
        return np.pad(last, (0, count - last.size))

    def _pull(self) -> None:
        while True:
            try:
                frame = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):  # wants more, or has no more
                return
            if isinstance(frame, av.AudioFrame):
                self._made.append(frame.to_ndarray()[0])
