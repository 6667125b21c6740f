"""Any recording as samples, block by block, at the times they were recorded.

Decoding is streamed, so that hours need no more memory than seconds. What cannot be decoded in
the middle becomes silence, so that what follows stays at its time; `Samples.complete` says so.
"""

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeAlias

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.packet import Packet

from evaluator.audio.length import Length, length_of
from evaluator.audio.source import checked, decoder, no_sound, opened, sound_stream

Block: TypeAlias = np.ndarray[Any, np.dtype[Any]]
"""Samples, shape (lanes, frames)."""

SoundPacket: TypeAlias = "Packet[AudioStream]"

LANES: Final = 2
"""Agent and caller. Of a recording with more channels the first two are taken."""

BLOCK: Final = 32_768
"""Frames a block: large enough to make numpy cheap, small enough for the processor's cache."""

_GAP = 0.05  # seconds a packet may come late before silence takes the place of what is missing
_LONGEST_GAP = 12 * 3600.0  # seconds; a longer jump is a damaged time, not a pause
_TAIL = 8  # packets decoded at the end to learn where the sound ends
_RUN_UP = 0.5  # seconds decoded before the place that is skipped to: decoders remember

_PAUSING: Final = "matroska,webm"
"""Browsers leave packets out of WebM where nobody speaks: there a gap is no fault."""

_DTYPES: Final[dict[str, type[np.generic]]] = {
    "u8": np.uint8,
    "s16": np.int16,
    "s32": np.int32,
    "s64": np.int64,
    "flt": np.float32,
    "dbl": np.float64,
}


class Samples:
    """A recording opened for decoding; use it in a `with`, and read it once.

    `sample_rate` is in Hz, `channels` those of the file, `lanes` those that are decoded (at most
    two, unless more are asked for), `codec` the encoding's short name. `length` is the recording's
    in seconds (decision 99), once all of it has been read; None before. Raises UserError when the
    file has vanished, is empty or holds no sound that can be decoded.
    """

    def __init__(self, path: Path, lanes: int = LANES) -> None:
        self._path = path
        self._size = checked(path)
        self._container = opened(path)
        try:
            stream = sound_stream(self._container)
            if stream is None:
                raise no_sound(path)
            self._stream = stream
            self._decoder = decoder(self._stream)
            self._read = self._sound_at = self._faults = self._written = 0
            self._tail: deque[SoundPacket] = deque(maxlen=_TAIL)
            self._source = self._packets()
            frames = self._decoded(self._source)
            first = next(frames, None)
            if first is None:
                raise no_sound(path)
        except BaseException:
            self._container.close()
            raise
        self._first = first
        self._frames = chain((first,), frames)
        self._kind = _kind(first)
        self._dtype = np.dtype(_DTYPES[first.format.name.removesuffix("p")])
        self._planar = first.format.is_planar
        self._scale = first.sample_rate * float(first.time_base or 0)  # frames a unit of pts
        self.codec = self._stream.codec_context.name
        self.sample_rate = first.sample_rate
        self.channels = first.layout.nb_channels
        self.lanes = min(self.channels, lanes)
        self.length: float | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._container.close()

    @property
    def progress(self) -> float:
        """How much of the file has been read, 0 to 1."""
        return min(self._read / self._size, 1.0)

    @property
    def complete(self) -> bool:
        """Whether all read so far could be decoded and, at the end, nothing is missing."""
        return self._faults == 0

    def blocks(self) -> Iterator[Block]:
        """The samples as int16."""
        return (as_int16(block) for block in self.raw())

    def raw(self) -> Iterator[Block]:
        """The samples as they are coded (integers or floats); `as_int16` makes them int16.

        The number of frames of every block but the last is a multiple of `BLOCK`.
        """
        waiting: list[list[Block]] = [[] for _ in range(self.lanes)]
        frames = 0
        for lanes in self._pieces():
            for parts, samples in zip(waiting, lanes, strict=True):
                parts.append(samples)
            frames += lanes[0].size
            if frames >= BLOCK:
                block = self._joined(waiting, frames)
                whole = frames - frames % BLOCK
                yield block[:, :whole]
                waiting, frames = [[lane] for lane in block[:, whole:]], frames - whole
        if frames:
            yield self._joined(waiting, frames)
        ended = self._ended(self._written)
        self._faults += ended.cut
        self.length = ended.seconds if self.complete else self._written / self.sample_rate

    def measure(self) -> Length | None:
        """The length without decoding all of it; instead of reading the samples.

        Headers lie, so packets are counted; the last ones are decoded, as encoders pad them.
        Of a file that is damaged this is less sure than what `length` is after reading it, and
        where packets carry no times it is None.
        """
        for _ in self._source:
            pass
        if self._first.pts is None:
            return None
        self._decoder.flush_buffers()
        end = float(self._first.samples)
        for frame in self._decoded(self._tail):
            at = self._place(frame)
            end = (end if at is None else at) + frame.samples
        return self._ended(end)

    def skip_to(self, seconds: float) -> int:
        """Leave out what lies before a time without decoding it; before the samples are read.

        Returns with which frame (from the first one, which is 0) the samples now begin: somewhat
        before that time. An hour of packets takes less than half a second, in every format, and
        no index has to be right, as it must for a seek.
        """
        wanted = (seconds - _RUN_UP) * self.sample_rate
        if wanted < self._ends(self._tail[-1]):  # the packet that is read already
            return 0
        packets = dropwhile(lambda packet: self._ends(packet) <= wanted, self._source)
        self._decoder.flush_buffers()
        frames = self._decoded(packets)
        first = next(frames, None)
        self._frames = chain(() if first is None else (first,), frames)
        at = self._place(first) if first is not None else wanted
        self._written = round(wanted if at is None else at)
        return self._written

    def _ended(self, frames: float) -> Length:
        """How long the recording is, of which so many frames were found."""
        found = frames / self.sample_rate
        return length_of(self._path, self._container, self._stream, self._sound_at, found)

    def _ends(self, packet: SoundPacket) -> float:
        """Where the sound of a packet ends, in frames from the first one."""
        if packet.pts is None or packet.time_base is None or self._first.pts is None:
            return math.inf
        pts = (packet.pts + (packet.duration or 0)) * packet.time_base
        return float(pts) * self.sample_rate - self._first.pts * self._scale

    def _joined(self, waiting: list[list[Block]], frames: int) -> Block:
        block = np.empty((self.lanes, frames), self._dtype)
        for lane, parts in zip(block, waiting, strict=True):
            np.concatenate(parts, out=lane)
        return block

    def _pieces(self) -> Iterator[Sequence[Block]]:
        """Frame by frame one array a lane, with silence where time is missing."""
        silence = np.array(128 if self._dtype == np.uint8 else 0, self._dtype)
        longest, shortest = _LONGEST_GAP * self.sample_rate, _GAP * self.sample_rate
        for frame in self._frames:
            if _kind(frame) != self._kind:  # joined from two recordings: what follows differs
                self._faults += 1
                continue
            at = self._place(frame)
            if at is not None and shortest < at - self._written < longest:
                self._faults += self._container.format.name != _PAUSING
                while gap := min(int(at) - self._written, BLOCK):
                    self._written += gap
                    yield [np.broadcast_to(silence, gap)] * self.lanes
            self._written += frame.samples
            yield self._lanes(frame)

    def _lanes(self, frame: AudioFrame) -> Sequence[Block]:
        """The samples of a frame, one view a lane: nothing is copied."""
        if self._planar:
            planes = frame.planes[: self.lanes]
            return [np.frombuffer(memoryview(p), self._dtype, frame.samples) for p in planes]
        count = frame.samples * self.channels
        flat = np.frombuffer(memoryview(frame.planes[0]), self._dtype, count)
        return [flat[lane :: self.channels] for lane in range(self.lanes)]

    def _place(self, frame: AudioFrame) -> float | None:
        """Where a frame belongs, in frames from the first one; None when it does not say."""
        if frame.pts is None or self._first.pts is None:
            return None
        return (frame.pts - self._first.pts) * self._scale

    def _decoded(self, packets: Iterable[SoundPacket]) -> Iterator[AudioFrame]:
        for packet in packets:
            try:
                yield from self._decoder.decode(packet)
            except av.FFmpegError:
                self._faults += 1

    def _packets(self) -> Iterator[SoundPacket]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                self._read = self._size
                return
            except av.FFmpegError:  # nothing behind this can be reached
                self._faults += 1
                return
            if packet.pos is not None:
                self._sound_at = self._sound_at or packet.pos
                self._read = packet.pos + packet.size
            self._tail.append(packet)
            yield packet


def as_int16(samples: Block) -> Block:
    """Samples of any coding as int16, the full range of the coding on the full range of int16."""
    kind = samples.dtype
    if kind == np.int16:
        return samples
    if kind == np.uint8:
        return (samples.astype(np.int16) - 128) << 8
    if kind.kind == "i":
        return (samples >> (8 * kind.itemsize - 16)).astype(np.int16)
    share = np.nan_to_num(np.clip(samples, -1.0, 1.0))
    whole: Block = np.minimum(np.rint(share * 32768.0), 32767).astype(np.int16)
    return whole


def _kind(frame: AudioFrame) -> tuple[str, int, int]:
    """Coding, rate and channels: what must not change on the way."""
    return frame.format.name, frame.sample_rate, frame.layout.nb_channels
