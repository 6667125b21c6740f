"""What the keys of the player do: play and pause, jumps, speed, lanes, zoom."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.terms import Moment
from evaluator.ui.evaluate.hearing import Hearing, Speaker
from evaluator.ui.evaluate.player import STEP
from evaluator.ui.evaluate.timeline import NEARER
from evaluator.ui.evaluate.volume import STEP as VOLUME_STEP

_AFTER: Final = 5.0
"""Seconds that are repeated from a moment that is a time."""


class Playing(QObject):
    """Drives the player and the waveform; `refused` carries the UserError of what cannot be.

    Without a recording all of it does nothing: there is no time to be at.
    """

    refused = Signal(object)

    def __init__(self, hearing: Hearing, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = settings
        self._hearing = hearing
        self.player = hearing.player

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Every action of the player's keys."""
        player, waveform, volume = self.player, self._hearing.waveform, self._hearing.volume
        return {
            "play": player.toggle,
            "stop": lambda: player.pause(rewind=False),
            "back": lambda: player.jump(-self.settings.jump),
            "on": lambda: player.jump(self.settings.jump),
            "back_small": lambda: player.jump(-self.settings.small_jump),
            "on_small": lambda: player.jump(self.settings.small_jump),
            "slower": lambda: player.set_speed(player.speed - STEP),
            "faster": lambda: player.set_speed(player.speed + STEP),
            "hear_agent": partial(self.hear, "agent"),
            "hear_caller": partial(self.hear, "caller"),
            "hear_both": partial(self.hear, "both"),
            "volume": self._hearing.transport.toggle_volume,
            "louder": lambda: volume.set_overall(volume.overall + VOLUME_STEP),
            "quieter": lambda: volume.set_overall(volume.overall - VOLUME_STEP),
            "even": lambda: volume.set_even(not volume.even),
            "skip": self._hearing.skipping.toggle,
            "repeat": self.repeat,
            "select_start": self._hearing.selecting.start_here,
            "select_end": self._hearing.selecting.end_here,
            "zoom_in": partial(waveform.zoom, NEARER),
            "zoom_out": partial(waveform.zoom, 1 / NEARER),
            "zoom_fit": waveform.fit,
        }

    @property
    def selection(self) -> tuple[float, float] | None:
        """The stretch that is selected."""
        return self._hearing.selecting.stretch

    def here(self) -> tuple[float, float | None]:
        """Where a moment made now starts, and where it ends: the selection, which is let go.

        Without one it has no end and starts here; while it plays, as much earlier as a hand is
        slower than an ear: at twice the speed twice as much of the recording.
        """
        selecting = self._hearing.selecting
        if selecting.stretch is not None:
            stretch = selecting.stretch
            selecting.let_go()
            return stretch
        lag = self.settings.reaction_lag * self.player.speed if self.player.playing else 0.0
        return self.player.position - lag, None

    def repeat(self) -> None:
        """Play the selection over and over, or no more."""
        try:
            self._hearing.selecting.repeat()
        except UserError as error:
            self.refused.emit(error)

    def repeat_moment(self, moment: Moment) -> None:
        """Play a moment over and over, a time with the seconds after it; again, no more."""
        selecting = self._hearing.selecting
        end = moment.start + _AFTER if moment.end is None else moment.end
        stretch = (moment.start, min(end, self.player.duration))
        if selecting.repeating and selecting.stretch == stretch:
            selecting.let_go()
            return
        selecting.select(*stretch)
        if selecting.stretch is not None and not selecting.repeating:
            selecting.repeat()

    def zoom_to(self, moment: Moment | None) -> None:
        """Fill the waveform with the selection, or else with a moment."""
        stretch = self._hearing.selecting.stretch
        if stretch is None and moment is not None:
            stretch = (moment.start, moment.start if moment.end is None else moment.end)
        if stretch is not None:
            self._hearing.waveform.show_stretch(*stretch)

    def hear(self, speaker: Speaker) -> None:
        """Hear one speaker alone, or both."""
        try:
            self._hearing.hear(speaker)
        except UserError as error:
            self.refused.emit(error)
