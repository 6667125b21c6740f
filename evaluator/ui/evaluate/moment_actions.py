"""What the keys of the moments do: mark, end, nudge, note, kind, links, play."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from evaluator.terms import Kind, Moment
from evaluator.ui.evaluate.ends import End
from evaluator.ui.evaluate.playing import Playing
from evaluator.ui.evaluate.reading import Reading
from evaluator.ui.evaluate.side import Side
from evaluator.ui.evaluate.sitting import Sitting

NUDGE: Final = 0.1
"""Seconds that one key moves an end of a moment."""

_HERE: Final = 0.01
_GRACE: Final = 1.0


class MomentActions(QObject):
    """Acts on the moments of the sheet that is shown; most on the moment in hand.

    `reading` is what is shown, `sitting` the draft, or None where it is locked, which it says.
    Without a recording there are no moments: there is no time to be at.
    """

    def __init__(
        self,
        playing: Playing,
        side: Side,
        reading: Callable[[], Reading | None],
        sitting: Callable[[], Sitting | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._playing = playing
        self._player = playing.player
        self._side = side
        self._reading = reading
        self._sitting = sitting

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Every action of the moments' keys."""
        return {
            "moment": self.mark,
            "moment_end": self.mark_end,
            "note": self.write_note,
            "kind": self.next_kind,
            "link": self.link,
            "start_earlier": partial(self.nudge, "start", -NUDGE),
            "start_later": partial(self.nudge, "start", NUDGE),
            "end_earlier": partial(self.nudge, "end", -NUDGE),
            "end_later": partial(self.nudge, "end", NUDGE),
            "play_moment": self.play_own,
            "moment_before": partial(self.neighbour, -1),
            "moment_after": partial(self.neighbour, 1),
            "repeat_moment": self.repeat,
            "zoom_moment": self.zoom,
        }

    def mark(self) -> None:
        """A moment here, or of what is selected; selected words are quoted in its note."""
        if self._player.duration and (sitting := self._sitting()):
            note = self._side.transcript.quote(self._playing.selection)
            id = sitting.add_moment(*self._playing.here(), note)
            if note:  # whoever reads on in the transcript stays there
                self._side.transcript.show_made(sitting.moment(id))
            else:
                self._side.show_moment(id)

    def mark_end(self) -> None:
        """The moment in hand ends here."""
        if self._player.duration and (sitting := self._sitting()):
            sitting.end_moment(self._player.position)

    def write_note(self) -> None:
        """Put the cursor into the note of the moment in hand."""
        if (sitting := self._sitting()) and (moment := sitting.moment_in_hand):
            self._side.write_note(moment.id)

    def next_kind(self) -> None:
        """The moment in hand becomes of the next kind, in turn."""
        if (sitting := self._sitting()) and (moment := sitting.hold()):
            kinds = list(Kind)
            at = (kinds.index(moment.kind) + 1) % len(kinds)
            self._side.show_moment(moment.id)
            sitting.set_kind(moment.id, kinds[at])

    def link(self) -> None:
        """Link the moment in hand to the point in focus, or take it off."""
        if (sitting := self._sitting()) and (moment := sitting.hold()):
            self._side.show_moment(moment.id)
            sitting.link(moment.id, sitting.focus)

    def nudge(self, end: End, by: float) -> None:
        """Move an end of the moment in hand by so many seconds."""
        if self._player.duration and (sitting := self._sitting()):
            sitting.nudge(end, by, self._player.duration)

    def drag(self, id: str, end: End, seconds: float) -> None:
        """An end was dragged here."""
        if sitting := self._sitting():
            sitting.drag(id, end, seconds, self._player.duration)

    def play_own(self) -> None:
        """Play the moment of the point in focus; again, the next one of that point."""
        if (reading := self._reading()) and (moment := reading.next_moment()):
            self._play(reading, moment)

    def neighbour(self, by: int) -> None:
        """Play the moment that starts after the playhead (1), or before it (-1).

        Back from inside a moment, a second's grace keeps it from being played again and again.
        """
        if reading := self._reading():
            here = self._player.position
            moments = sorted(reading.sheet.moments, key=lambda moment: moment.start)
            found = [one for one in moments if one.start > here + _HERE]
            if by < 0:
                found = [one for one in reversed(moments) if one.start < here - _GRACE]
            if found:
                self._play(reading, self.choose(reading, found[0].id))

    def zoom(self) -> None:
        """Fill the waveform with the selection, the moment in hand, or one of the point."""
        if reading := self._reading():
            moments = reading.sheet.moments
            held = [moment for moment in moments if moment.id == reading.hand]
            own = [moment for moment in moments if reading.focus in moment.questions]
            self._playing.zoom_to(next(iter([*held, *own]), None))

    def repeat(self) -> None:
        """Play the moment in hand over and over, or no more."""
        if (reading := self._reading()) and (moment := reading.moment_in_hand):
            reading.take(moment.id)
            self._playing.repeat_moment(moment)
            self._side.show_moment(moment.id)

    def play(self, id: str) -> None:
        """Play a moment, and go to its point."""
        if reading := self._reading():
            self._play(reading, self.choose(reading, id))

    def chosen(self, id: str) -> None:
        """Take a moment in hand, go to its point and stand at its start."""
        if reading := self._reading():
            moment = self.choose(reading, id)
            if not self._player.playing:
                self._player.seek(moment.start)

    def choose(self, reading: Reading, id: str) -> Moment:
        """Take a moment in hand and go to its point, unless one of its points is in focus."""
        moment = reading.moment(id)
        reading.take(id)
        if moment.questions and reading.focus not in moment.questions:
            reading.focus_on(moment.questions[0])
        return moment

    def _play(self, reading: Reading, moment: Moment) -> None:
        reading.take(moment.id)
        self._player.play(moment.start, moment.end)
        self._side.show_moment(moment.id)
