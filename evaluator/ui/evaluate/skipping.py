"""Silences and hold are left out while a call plays, and the time that saves is counted."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from evaluator.audio.silence import Stretches
from evaluator.facts import Facts
from evaluator.terms import Moment
from evaluator.ui.evaluate.player import Player

_AFTER = 0.3
"""Seconds of a silence that are still heard after the last sound: it is heard to end."""

_BEFORE = 0.2
_WORTH = 0.3
_AROUND_START = (0.5, 1.5)
"""Seconds before and after the start of a moment that are always heard."""


class Skipping(QObject):
    """Says to the player where to go on. `changed` comes when any of what it shows has changed.

    `on` is whether silences are left out, and hold where it is known, `saved` the seconds of
    listening that saved on this call, `skips` the stretches that are left out, in seconds of the
    recording. What is played as a stretch of its own, a moment or a selection, is played whole.
    """

    changed = Signal()

    def __init__(self, player: Player) -> None:
        super().__init__(player)
        self.on = False
        self.saved = 0.0
        self.skips: Stretches = ()
        self._player = player
        self._silences: Stretches = ()
        self._holds: Stretches = ()
        self._starts: tuple[float, ...] = ()
        player.leap = self._leap

    def begin(self) -> None:
        """Begin with another call: nothing is known of its sound, nothing is saved.

        Its facts may be known already.
        """
        self.saved = 0.0
        self._silences = ()
        self._work_out()

    def know(self, silences: Stretches) -> None:
        """Hear where the call is silent."""
        self._silences = silences
        self._work_out()

    def know_facts(self, facts: Facts | None) -> None:
        """Hear where somebody is on hold or it rings; None for not any more."""
        self._holds = () if facts is None else holds(facts)
        self._work_out()

    @property
    def what(self) -> str:
        """What is left out of this call, in words."""
        return "silences and hold" if self._holds else "silences"

    def keep(self, moments: Iterable[Moment]) -> None:
        """Never pass over the start of one of these moments."""
        starts = tuple(sorted(moment.start for moment in moments))
        if starts != self._starts:
            self._starts = starts
            self._work_out()

    def toggle(self) -> None:
        """Leave silences out from now on, or play them again."""
        self.on = not self.on
        self.changed.emit()

    def _work_out(self) -> None:
        self.skips = skips(united((*self._silences, *self._holds)), self._starts)
        self.changed.emit()

    def _leap(self, position: float) -> float | None:
        if not self.on:
            return None
        before = bisect_right(self.skips, (position, float("inf"))) - 1
        if before < 0 or position >= self.skips[before][1]:
            return None
        to = self.skips[before][1]
        self.saved += (to - position) / self._player.speed
        self.changed.emit()
        return to


def holds(facts: Facts) -> Stretches:
    """Hold and ringing, without what either of the two says meanwhile."""
    found = list(united((*facts.hold, *facts.ringing)))
    for said in (stretch for speaker in facts.channels for stretch in speaker.stretches):
        found = [part for whole in found for part in _without(whole, said) if part[0] < part[1]]
    return tuple(found)


def united(stretches: Stretches) -> Stretches:
    """Stretches in order and apart: those that touch are one."""
    found: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def skips(silences: Stretches, starts: Sequence[float]) -> Stretches:
    """What of the silences is left out: their inside, and nothing around the start of a moment."""
    found = [(begin + _AFTER, end - _BEFORE) for begin, end in silences]
    before, after = _AROUND_START
    for start in starts:
        cut = (start - before, start + after)
        found = [part for whole in found for part in _without(whole, cut)]
    return tuple((begin, end) for begin, end in found if end - begin >= _WORTH)


def _without(whole: tuple[float, float], cut: tuple[float, float]) -> list[tuple[float, float]]:
    """What of a stretch lies before and after another; the empty ones come out below `_WORTH`."""
    if cut[1] <= whole[0] or cut[0] >= whole[1]:
        return [whole]
    return [(whole[0], cut[0]), (cut[1], whole[1])]
