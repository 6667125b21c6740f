"""What the keys of the Evaluate place do."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.forms.question import WRITTEN
from evaluator.terms import NOT_APPLICABLE
from evaluator.ui.evaluate.answers.by_key import NO, YES, keyed
from evaluator.ui.evaluate.fact_actions import FactActions
from evaluator.ui.evaluate.hearing import Hearing
from evaluator.ui.evaluate.moment_actions import MomentActions
from evaluator.ui.evaluate.playing import Playing
from evaluator.ui.evaluate.questions import Questions
from evaluator.ui.evaluate.reading import Reading
from evaluator.ui.evaluate.side import Side
from evaluator.ui.evaluate.sitting import Sitting
from evaluator.ui.evaluate.transcript_actions import TranscriptActions

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
        self.moments = MomentActions(self.playing, side, lambda: self.reading, self._sitting, self)
        self.words = TranscriptActions(
            hearing, questions, side, lambda: self.reading, self._sitting, self
        )
        self.words.moment_wanted.connect(self.moments.mark)
        self.facts = FactActions(
            hearing, questions, side, settings, lambda: self.reading, self._sitting, self
        )
        self._questions = questions

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Every action of the keys that this place does by itself."""
        answers = {f"answer_{digit}": partial(self.answer, str(digit)) for digit in range(10)}
        return {
            **answers,
            **self.playing.table(),
            **self.moments.table(),
            **self.words.table(),
            **self.facts.table(),
            "yes": partial(self.answer, YES),
            "no": partial(self.answer, NO),
            "not_applicable": partial(self.answer, NOT_APPLICABLE),
            "point_before": partial(self.step, -1),
            "point_after": partial(self.step, 1),
            "comment": self._questions.write_comment,
            "guide": self._questions.toggle_guide,
            "undo": self.undo,
            "redo": self.redo,
        }

    def answer(self, key: str) -> None:
        """Answer the point in focus by a digit, yes, no or not applicable, and go on.

        Of several options a digit ticks one, and one stays; where the answer is written, a digit
        begins it.
        """
        if not (sitting := self._sitting()):
            return
        question = sitting.form.question(sitting.focus)
        if question.kind in WRITTEN and key.isdigit():
            self._questions.write(key)
            return
        try:
            answer = keyed(question, key, sitting.sheet.answers.get(question.id))
        except UserError as error:
            self.refused.emit(error)
            return
        if answer is None or (question.kind == "multiple" and answer not in ((), NOT_APPLICABLE)):
            sitting.answer(question.id, answer)
        else:
            sitting.answer_and_go(answer)

    def step(self, by: int) -> None:
        """Go to another point."""
        if self.reading is not None:
            self.reading.step(by)

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
