"""Hears a recording: play, pause, seek, speed with the pitch kept. QtMultimedia comes in late."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from evaluator.ui.evaluate.needle import Needle

SLOWEST, FASTEST, STEP = 0.5, 3.0, 0.1
_FRAME = 16
_LATE = 0.2


class Sound(Protocol):
    """What the player drives: QtMultimedia, or a fake in tests. Positions are seconds.

    `told` hears positions, `ended` the end of the recording, `broken` what went wrong in words,
    `heard` whether there is a sound device.
    """

    @property
    def audible(self) -> bool:
        """Whether there is a sound device."""

    def load(self, path: Path | None, position: float) -> None:
        """Take a recording, or put it down; start from a position."""

    def play(self) -> None:
        """Go."""

    def pause(self) -> None:
        """Stop here."""

    def seek(self, position: float) -> None:
        """Go to a position."""

    def speed(self, speed: float) -> None:
        """Set the speed; the pitch stays."""

    def volume(self, volume: float) -> None:
        """Set the volume, 0 to 1 as it is heard."""


class Listener(Protocol):
    """Who hears what a `Sound` has to say."""

    def told(self, position: float) -> None:
        """Hear where it is."""

    def ended(self) -> None:
        """Hear that the recording is over."""

    def broke(self, reason: str) -> None:
        """Hear what went wrong."""

    def audible_changed(self) -> None:
        """Hear that a sound device came or went."""


def _stay(_position: float) -> None:
    """Leave nothing out."""


class Player(QObject):
    """Plays one recording. The position stays true without a sound device and without a recording.

    `moved` comes about 60 times a second while playing and after every seek. `leap` is asked as
    often for the time to go on at instead of a position, None to go on there. `repeat` is a
    stretch that is played over and over, in seconds.
    """

    moved = Signal(float)
    playing_changed = Signal(bool)
    speed_changed = Signal(float)
    hearing_changed = Signal(bool)
    failed = Signal(str)

    def __init__(
        self,
        sound: Callable[["Player"], Sound],
        parent: QObject | None = None,
        *,
        rewind: float = 0.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self.rewind = rewind
        self.speed = self.volume = 1.0
        self.duration = 0.0
        self.repeat: tuple[float, float] | None = None
        self.leap: Callable[[float], float | None] = _stay
        self._make_sound = sound
        self._made: Sound | None = None
        self._path: Path | None = None
        self._needle = Needle(clock)
        self._playing = False
        self._stop_at: float | None = None
        self._frames = QTimer(self, interval=_FRAME)
        self._frames.timeout.connect(self._frame)

    @property
    def position(self) -> float:
        """The playhead in seconds."""
        return min(max(self._needle.position, 0.0), self.duration)

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._playing

    @property
    def ready(self) -> bool:
        """Whether there is a recording to play."""
        return self._sound is not None

    @property
    def audible(self) -> bool:
        """Whether anything will be heard; True until the sound system has been asked."""
        return self._sound is None or self._sound.audible

    def expect(self, duration: float, position: float) -> None:
        """Stand at a position of a recording that is still being looked for."""
        self.close()
        self.duration = duration
        self._needle.put(min(position, duration))
        self.moved.emit(self.position)

    @property
    def _sound(self) -> Sound | None:
        """The sound, while it has a recording."""
        return None if self._path is None else self._made

    def open(self, path: Path) -> None:
        """Take the recording, or another copy of it, and go on from the position it stands at."""
        if path == self._path:
            return
        if self._made is None:  # one for all calls: Qt's are not to be deleted in their work
            self._made = self._make_sound(self)
        sound, self._path = self._made, path
        sound.speed(self.speed)
        sound.volume(self.volume)
        sound.load(path, self.position)
        if self._playing:
            sound.play()
        self.hearing_changed.emit(sound.audible)

    def close(self) -> None:
        """Put the recording down."""
        self._halt()
        if self._sound is not None:
            self._sound.load(None, 0.0)
            self._path = None

    def play(self, start: float | None = None, until: float | None = None) -> None:
        """Play from `start`, or from here, until `until`, or to the end."""
        if self._sound is None:
            return
        if start is None and self.position >= self.duration:
            start = 0.0
        if start is not None:
            self.seek(start)
        self._stop_at = until
        self._sound.play()
        self._needle.run(self.speed)
        self._frames.start()
        self._say_playing(True)

    def pause(self, *, rewind: bool = True) -> None:
        """Stop, and jump back a little so that the next start finds the thread again."""
        if not self._playing:
            return
        self._halt()
        if rewind and self.rewind:
            self.seek(self.position - self.rewind)

    def toggle(self) -> None:
        """Play or pause."""
        if self._playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Go to a time, kept within the recording."""
        self._stop_at = None
        self._go(seconds)

    def jump(self, seconds: float) -> None:
        """Go on by this many seconds, back when negative."""
        self.seek(self.position + seconds)

    def set_speed(self, speed: float) -> None:
        """Play at this speed, kept within 0.5 to 3 and rounded to a tenth."""
        self.speed = round(min(max(speed, SLOWEST), FASTEST), 1)
        if self._sound is not None:
            self._sound.speed(self.speed)
        if self._playing:
            self._needle.run(self.speed)
        self.speed_changed.emit(self.speed)

    def set_volume(self, volume: float) -> None:
        """Be heard so loud, 0 to 1."""
        self.volume = min(max(volume, 0.0), 1.0)
        if self._sound is not None:
            self._sound.volume(self.volume)

    def told(self, position: float) -> None:
        """Hear where the sound is; a late report after a pause is not believed."""
        if self._playing:
            self._needle.told(position)

    def ended(self) -> None:
        """Hear that the recording is over: stand at its end, or repeat what ends there."""
        if self._playing and self.repeat is not None:
            self.play(self.repeat[0])
            return
        self._halt()
        self._needle.put(self.duration)
        self.moved.emit(self.position)

    def broke(self, reason: str) -> None:
        """Hear that the recording cannot be played."""
        self._halt()
        self.failed.emit(reason)

    def audible_changed(self) -> None:
        """Hear that a sound device came or went."""
        self.hearing_changed.emit(self.audible)

    def _frame(self) -> None:
        if self._stop_at is not None and self.position >= self._stop_at:
            stop_at = self._stop_at
            self._halt()
            self.seek(stop_at)
        elif self._needle.position >= self.duration + _LATE:
            # Without a sound device QtMultimedia stops at the end and does not say so.
            self.ended()
        elif self._stop_at is None and (to := self._turn()) is not None:
            self._go(to)
        else:
            self.moved.emit(self.position)

    def _turn(self) -> float | None:
        """Where to go on instead of here: back to what is repeated, or behind a silence."""
        if self.repeat is None:
            return self.leap(self.position)
        start, end = self.repeat
        return start if self.position >= end else None

    def _go(self, seconds: float) -> None:
        self._needle.put(min(max(seconds, 0.0), self.duration))
        if self._sound is not None:
            self._sound.seek(self.position)
        self.moved.emit(self.position)

    def _halt(self) -> None:
        self._frames.stop()
        self._stop_at = None
        self._needle.run(0.0)
        if self._sound is not None and self._playing:
            self._sound.pause()
        self._say_playing(False)

    def _say_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)
