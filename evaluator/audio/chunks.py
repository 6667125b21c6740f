"""The speech of a recording in chunks, each of one lane and as long as a recogniser hears at once.

A recogniser hears half a minute in one go and takes as long for a word as for all of it, so the
stretches of talk are put one behind the other, and times are led back to the recording.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from evaluator.audio.decode import Block, Samples
from evaluator.audio.speech import Activity
from evaluator.audio.stretches import Runs, joined
from evaluator.audio.talk import FRAME, frames, smooth, talk
from evaluator.audio.telephone import at_rate
from evaluator.facts import Stretch, total

RATE: Final = 16_000
"""Samples a second that a recogniser hears, in hertz."""

LONGEST: Final = 29.0
"""Seconds of sound in a chunk; Whisper hears 30."""

_SPAN = 120.0  # seconds of the call that a chunk is taken from: so words come in their order
_MARGIN = 0.2  # seconds of sound left around a stretch: soft beginnings and ends
_PAUSE = 1.0  # seconds; a shorter pause stays, for it belongs to the way somebody speaks
_QUIET_WITHIN = 5.0  # seconds before a cut that must be, in which its place is looked for


@dataclass(frozen=True, slots=True)
class Chunk:
    """Stretches of the recording, in seconds, in order and apart; None is both lanes together."""

    lane: int | None
    stretches: tuple[Stretch, ...]

    @property
    def length(self) -> float:
        """Seconds of sound in it."""
        return total(self.stretches)

    @property
    def end(self) -> float:
        """Where its last stretch ends on the recording."""
        return self.stretches[-1][1]

    def on_recording(self, start: float, end: float) -> Stretch:
        """A stretch within the chunk as a stretch of the recording, within one of the chunk's.

        Where it reaches into two of them, its middle says which it is.
        """
        middle, before = (start + end) / 2, 0.0
        for first, last in self.stretches:
            if middle < before + last - first:
                break
            before += last - first
        else:
            before -= last - first
        shift = first - before
        begin = min(max(start + shift, first), last)
        return begin, min(max(end + shift, begin), last)


def planned(activity: Activity, channels: int) -> list[Chunk]:
    """The chunks that hold all talk of a recording of so many channels, in order of their ends."""
    sharp = smooth(activity.loudness.level, 3)
    found = talk(activity)
    apart = channels > 1 and len(found) > 1
    chunks = [
        Chunk(lane if apart else None, stretches)
        for lane, talked in enumerate(found)
        for stretches in _packed(_stretches(talked, sharp[lane], activity.duration))
    ]
    return sorted(chunks, key=lambda chunk: chunk.end)


def sounds(samples: Samples, chunks: Sequence[Chunk]) -> Generator[tuple[Chunk, Block], None, None]:
    """Each chunk with its sound, float32 of shape (samples,) at `RATE`; they are in order of ends.

    The recording is read once, and no more of it is held than the chunks not yet given begin in.
    """
    waiting = deque(chunks)
    held: deque[tuple[int, Block]] = deque()
    read = 0
    for block in at_rate(samples, RATE):
        if not waiting:
            return
        held.append((read, block))
        read += block.shape[1]
        while waiting and waiting[0].end * RATE <= read:
            yield _sound(waiting.popleft(), held)
        needed = min((chunk.stretches[0][0] * RATE for chunk in waiting), default=read)
        while held and held[0][0] + held[0][1].shape[1] <= needed:
            held.popleft()
    yield from (_sound(chunk, held) for chunk in waiting)


def _stretches(talked: Runs, level: Block, duration: float) -> Iterator[Stretch]:
    """Talk with its margins, what is longer than a chunk cut where it is quietest."""
    for first, last in joined(talked, frames(_PAUSE)).tolist():
        begin = max(first * FRAME - _MARGIN, 0.0)
        end = min(last * FRAME + _MARGIN, duration)
        while end - begin > LONGEST:
            cut = _quietest(level, begin + LONGEST - _QUIET_WITHIN, begin + LONGEST)
            yield begin, cut
            begin = cut
        yield begin, end


def _quietest(level: Block, begin: float, end: float) -> float:
    first = frames(begin)
    return (first + int(np.argmin(level[first : frames(end)]))) * FRAME


def _packed(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    """Stretches one behind the other, as many as a chunk holds."""
    packed: list[Stretch] = []
    for stretch in stretches:
        begin, end = stretch
        too_long = total(packed) + end - begin > LONGEST
        if packed and (too_long or end - packed[0][0] > _SPAN):
            yield tuple(packed)
            packed = []
        packed.append(stretch)
    if packed:
        yield tuple(packed)


def _sound(chunk: Chunk, held: Iterable[tuple[int, Block]]) -> tuple[Chunk, Block]:
    parts = [np.zeros(0, np.float32)]
    for begin, end in chunk.stretches:
        first, last = round(begin * RATE), round(end * RATE)
        for at, block in held:
            part = block[:, max(first - at, 0) : max(last - at, 0)]
            parts.append(part.mean(axis=0) if chunk.lane is None else part[chunk.lane])
    return chunk, np.concatenate(parts)
