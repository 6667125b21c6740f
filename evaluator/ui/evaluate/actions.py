"""What the keys of the Evaluate place do."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.terms import NOT_APPLICABLE, Answer
from evaluator.ui.evaluate.hearing import Hearing
from evaluator.ui.evaluate.playing import Playing
from evaluator.ui.evaluate.questions import Questions
from evaluator.ui.evaluate.reading import Reading
from evaluator.ui.evaluate.side import Side
from evaluator.ui.evaluate.sitting import Sitting

_LOCKED = UserError("This evaluation is finished and locked.", "Reopen it to make a new revision.")


class Actions(QObject):
    """Acts on the sheet that is shown, the player and the columns; `refused` says what cannot be.

    Without a recording the player's keys and the moments do nothing: there is no time to be at.
    """

    refused = Signal(object)

    def __init__(
        self,
        hearing: Hearing,
        questions: Questions,
        side: Side,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None
        self.playing = Playing(hearing, settings, self)
        self.playing.refused.connect(self.refused)
        self._player = hearing.player
        self._questions = questions
        self._side = side

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Every action of the keys that this place does by itself."""
        answers = {f"answer_{level}": partial(self.answer, level) for level in range(10)}
        return {
            **answers,
            **self.playing.table(),
            "not_applicable": partial(self.answer, NOT_APPLICABLE),
            "point_before": partial(self.step, -1),
            "point_after": partial(self.step, 1),
            "comment": self._questions.write_comment,
            "guide": self._questions.toggle_guide,
            "moment": self.mark,
            "moment_end": self.mark_end,
            "note": self.write_note,
            "play_moment": self.play_own,
            "undo": self.undo,
            "redo": self.redo,
        }

    def answer(self, answer: Answer) -> None:
        """Answer the point in focus and go on."""
        if sitting := self._sitting():
            sitting.answer_and_go(answer)

    def step(self, by: int) -> None:
        """Go to another point."""
        if self.reading is not None:
            self.reading.step(by)

    def mark(self) -> None:
        """A moment here, as much earlier as a hand is slower than an ear."""
        if self._player.duration and (sitting := self._sitting()):
            lag = self.playing.settings.reaction_lag if self._player.playing else 0.0
            id = sitting.add_moment(self._player.position - lag)
            self._side.show_moment(id)

    def mark_end(self) -> None:
        """The moment in hand ends here."""
        if self._player.duration and (sitting := self._sitting()):
            sitting.end_moment(self._player.position)

    def write_note(self) -> None:
        """Put the cursor into the note of the moment in hand."""
        if (sitting := self._sitting()) and (moment := sitting.moment_in_hand):
            self._side.write_note(moment.id)

    def play_own(self) -> None:
        """Play the moment of the point in focus; again, the next one of that point."""
        if self.reading is not None and (moment := self.reading.next_moment()):
            self._player.play(moment.start, moment.end)
            self._side.show_moment(moment.id)

    def play(self, id: str) -> None:
        """Play a moment, and go to its point."""
        if self.reading is not None:
            moment = self.reading.moment(id)
            if moment.questions and self.reading.focus not in moment.questions:
                self.reading.focus_on(moment.questions[0])
            self._player.play(moment.start, moment.end)
            self._side.show_moment(id)

    def undo(self) -> None:
        """Take the last change back."""
        if sitting := self._sitting():
            sitting.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if sitting := self._sitting():
            sitting.redo()

    def _sitting(self) -> Sitting | None:
        if isinstance(self.reading, Sitting):
            return self.reading
        if self.reading is not None:
            self.refused.emit(_LOCKED)
        return None
