"""What part of a recording the waveform shows: seconds to pixels and back, zoom, scroll, ticks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

SHORTEST = 0.5
"""Zooming in ends where this many seconds fill the width."""

NEARER = 1.5
"""One step of zooming makes everything this much wider."""

_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)
_TICK_ROOM = 72
_FOLLOW_AT = 0.1
_ASIDE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """From `start` to `end` (seconds, within 0 to `duration`) drawn over `width` pixels."""

    duration: float
    start: float
    end: float
    width: float

    @classmethod
    def whole(cls, duration: float, width: float) -> "Timeline":
        """The whole recording."""
        length = max(duration, SHORTEST)
        return cls(duration=length, start=0.0, end=length, width=max(width, 1.0))

    @property
    def length(self) -> float:
        """The seconds in view."""
        return self.end - self.start

    @property
    def is_whole(self) -> bool:
        """Whether everything is in view."""
        return self.length >= self.duration - 1e-9

    def x(self, seconds: float) -> float:
        """Where a time is drawn, in pixels from the left edge; outside 0 to width when not seen."""
        return (seconds - self.start) / self.length * self.width

    def at(self, x: float) -> float:
        """The time at a pixel, kept within the recording."""
        return min(max(self.start + x / self.width * self.length, 0.0), self.duration)

    def sees(self, seconds: float) -> bool:
        """Whether a time is in view."""
        return self.start <= seconds <= self.end

    def wide(self, width: float) -> "Timeline":
        """The same stretch over another width."""
        return replace(self, width=max(width, 1.0))

    def lasting(self, duration: float) -> "Timeline":
        """The same recording, found to last longer or shorter than was thought."""
        if self.is_whole:
            return Timeline.whole(duration, self.width)
        return replace(self, duration=max(duration, SHORTEST))._moved_to(self.start, self.length)

    def zoomed(self, factor: float, around: float) -> "Timeline":
        """`factor` times as close (above 1 is nearer); the time `around` stays where it is."""
        length = min(max(self.length / factor, SHORTEST), self.duration)
        part = (around - self.start) / self.length
        return self._moved_to(around - part * length, length)

    def scrolled(self, seconds: float) -> "Timeline":
        """Later by this many seconds, as far as the recording goes."""
        return self._moved_to(self.start + seconds, self.length)

    def centred(self, seconds: float) -> "Timeline":
        """With a time in the middle, as far as the recording goes."""
        return self._moved_to(seconds - self.length / 2, self.length)

    def around(self, start: float, end: float) -> "Timeline":
        """A stretch with a third of its length to either side, and at least `_ASIDE` seconds."""
        aside = max((end - start) / 3, _ASIDE)
        return self._moved_to(start - aside, end - start + 2 * aside)

    def following(self, playhead: float) -> "Timeline":
        """Turned like a page when the playhead has left it; itself while it is in view."""
        if self.sees(playhead):
            return self
        return self._moved_to(playhead - _FOLLOW_AT * self.length, self.length)

    def ticks(self) -> Iterator[float]:
        """The times to label: a round step that leaves each label its room."""
        room = self.length / self.width * _TICK_ROOM
        step = next((step for step in _STEPS if step >= room), _STEPS[-1])
        number = int(self.start / step)
        while number * step <= self.end:
            if number * step >= self.start:
                yield number * step
            number += 1

    def _moved_to(self, start: float, length: float) -> "Timeline":
        length = min(length, self.duration)
        start = min(max(start, 0.0), self.duration - length)
        return replace(self, start=start, end=start + length)
