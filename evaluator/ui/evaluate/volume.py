"""How loud a call is heard: all of it, each of its two speakers, and both alike."""

from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from evaluator.audio.loudness import Mix

Voice: TypeAlias = Literal["agent", "caller"]

STEP: Final = 0.1
"""Of full volume: what a key makes louder or quieter."""

MOST: Final = 12
"""Decibels that a speaker can be made louder, or quieter."""


class Volume(QObject):
    """What is wanted. `changed` comes with every change, `mix_changed` when the speakers' part did.

    `overall` is 0 to 1; `decibels` say how much louder than recorded a speaker is wanted, and
    belong to the call that is open; `even` brings the quiet one to the loudness of the other.
    """

    changed = Signal()
    mix_changed = Signal()

    def __init__(self, parent: QObject, *, overall: float, even: bool) -> None:
        super().__init__(parent)
        self.overall = overall
        self.even = even
        self.decibels: dict[Voice, int] = {"agent": 0, "caller": 0}

    def begin(self) -> None:
        """Begin with another call: its speakers are as loud as they were recorded, or alike."""
        self.decibels = {"agent": 0, "caller": 0}
        self.changed.emit()

    def set_overall(self, overall: float) -> None:
        """Hear all of it so loud, 0 to 1."""
        self.overall = round(min(max(overall, 0.0), 1.0), 2)
        self.changed.emit()

    def set_speaker(self, voice: Voice, decibels: int) -> None:
        """Hear a speaker so much louder, or quieter, than recorded."""
        if decibels != self.decibels[voice]:
            self.decibels = {**self.decibels, voice: min(max(decibels, -MOST), MOST)}
            self._say_mix()

    def set_even(self, even: bool) -> None:
        """Hear both alike from now on, or as they were recorded."""
        if even != self.even:
            self.even = even
            self._say_mix()

    def as_recorded(self) -> None:
        """Hear both speakers as they were recorded."""
        self.even = False
        self.decibels = {"agent": 0, "caller": 0}
        self._say_mix()

    def mix(self, agent_channel: int, alone: int | None) -> Mix:
        """What that comes to for the lanes of a recording; `alone` is the lane heard alone."""
        agent, caller = self.decibels["agent"], self.decibels["caller"]
        lanes = (agent, caller) if agent_channel == 0 else (caller, agent)
        return Mix(alone, (float(lanes[0]), float(lanes[1])), self.even)

    def _say_mix(self) -> None:
        self.changed.emit()
        self.mix_changed.emit()
