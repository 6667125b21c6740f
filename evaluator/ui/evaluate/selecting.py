"""A stretch of the recording that is selected: to hear over and over, or to make a moment of."""

from PySide6.QtCore import QObject, Signal

from evaluator.errors import UserError
from evaluator.ui.evaluate.player import Player
from evaluator.ui.key_hints import with_keys

_SHORTEST = 0.05
"""Seconds; what is shorter is no stretch but a slip of the hand."""

_NOTHING = "Nothing is selected to be repeated."
_HOW = (
    "Drag over the waveform, or press {select_start} where it starts "
    "and {select_end} where it ends."
)


class Selecting(QObject):
    """Holds the selection. `changed` comes when it, or whether it is repeated, has changed.

    `stretch` is from when to when, in seconds, or None; `repeating` whether it plays over and over.
    """

    changed = Signal()

    def __init__(self, player: Player) -> None:
        super().__init__(player)
        self.stretch: tuple[float, float] | None = None
        self.repeating = False
        self._player = player

    def select(self, one: float, other: float) -> None:
        """Select from one time to another, whichever is first; too little selects nothing."""
        start, end = sorted(min(max(at, 0.0), self._player.duration) for at in (one, other))
        self._hold((start, end) if end - start >= _SHORTEST else None)

    def extend(self, to: float) -> None:
        """Let the selection reach to here, from its farther end; without one, from the playhead."""
        start, end = self.stretch or (self._player.position, self._player.position)
        self.select(start if abs(to - start) > abs(to - end) else end, to)

    def start_here(self) -> None:
        """The selection starts at the playhead and ends where it did, else with the recording."""
        end = self.stretch[1] if self.stretch else self._player.duration
        here = self._player.position
        self.select(here, end if end > here else self._player.duration)

    def end_here(self) -> None:
        """The selection ends at the playhead and starts where it did, else with the recording."""
        start = self.stretch[0] if self.stretch else 0.0
        here = self._player.position
        self.select(start if start < here else 0.0, here)

    def let_go(self) -> None:
        """Select nothing."""
        self._hold(None)

    def repeat(self) -> None:
        """Play the selection over and over, or go on behind it. Raises UserError without one."""
        if self.stretch is None:
            raise UserError(_NOTHING, with_keys(_HOW))
        self.repeating = not self.repeating
        self._tell()
        if self.repeating:
            start, end = self.stretch
            inside = start <= self._player.position < end
            self._player.play(None if inside else start)

    def _hold(self, stretch: tuple[float, float] | None) -> None:
        if stretch != self.stretch:
            self.stretch = stretch
            self.repeating = self.repeating and stretch is not None
            self._tell()

    def _tell(self) -> None:
        self._player.repeat = self.stretch if self.repeating else None
        self.changed.emit()
