"""A number: a field with its unit, one step more or less by Up and Down or by two buttons."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from evaluator.forms.in_words import fails_in_words, range_in_words
from evaluator.forms.options import Range
from evaluator.forms.question import Question
from evaluator.forms.values import exact
from evaluator.terms import Answer
from evaluator.ui import look
from evaluator.ui.evaluate.answers.button import AnswerButton
from evaluator.ui.evaluate.answers.field import FieldBox
from evaluator.ui.evaluate.answers.line import AnswerLine, in_columns, more_of
from evaluator.ui.widgets.basic import muted

_WIDTH: Final = 10 * look.GRID
_STEP: Final = 26


class NumberBox(FieldBox):
    """Goes in the question's steps and stays within its ranges."""

    _told: Sequence[Range] = ()

    def __init__(self, number: int, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(number, question, parent, hint="", width=_WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down, which the field leaves to it."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.line.hasFocus():
            self.step(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """One step more or less; from an open point to 0, or to the number nearest to it."""
        if self._locked:
            return
        wanted = self._wanted(by)
        if self.question.takes(wanted):
            self.answered.emit(wanted)

    def _wanted(self, by: int) -> float:
        if isinstance(self.answer, int | float):
            return float(exact(float(self.answer)) + by * exact(self.question.step))
        ends = [end for one in self.question.ranges for end in (one.from_, one.to)]
        known = [float(end) for end in ends if end is not None]
        return 0.0 if self.question.takes(0.0) else min(known, key=abs, default=0.0)

    def _make_body(self) -> QWidget | None:
        """The ranges of which something comes, to be read."""
        self._told = [one for one in self.question.ranges if one.fails or one.asks or one.bonus]
        for one in self._told:
            words = range_in_words(one, self.question.unit)
            line = AnswerLine(
                "",
                words,
                fails=fails_in_words(one.fails, sections=self.question.sections),
                more=more_of(one),
            )
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.lines.append(line)
        return in_columns(self.lines, 2) if self.lines else None

    def _holds(self, answer: Answer | None, place: int) -> bool:
        return isinstance(answer, int | float) and self._told[place].holds(answer)

    def _add_field(self) -> None:
        less, more = (self._step_button(text, by) for text, by in (("−", -1), ("+", 1)))
        for one in (less, self.line, more):
            self._row.addWidget(one)
        if self.question.unit:
            self._row.addWidget(muted(self.question.unit))

    def _step_button(self, text: str, by: int) -> AnswerButton:
        amount = f"{Fraction(exact(self.question.step))}"
        name = f"Point {self.number}, {amount} {'more' if by > 0 else 'less'}"
        made = AnswerButton(text, name, width=_STEP, parent=self)
        made.setCheckable(False)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.step(by))
        return made
