"""What one point is answered with: a row beside its title, and what unfolds under it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSpacerItem, QWidget

from evaluator.forms.question import Question
from evaluator.terms import NOT_APPLICABLE, Answer
from evaluator.ui import look
from evaluator.ui.evaluate.answers.button import AnswerButton, answer_width
from evaluator.ui.evaluate.answers.line import AnswerLine
from evaluator.ui.widgets.basic import Elided, set_kind

_SAID = 16 * look.GRID


class AnswerBox(QWidget):
    """Shows the answer that it is given, and says which one is wanted.

    `answered` carries an Answer, or None where it is taken back. Of fields, `entered` comes when
    what is written is done with, `left` on Esc, and `complained` carries what is wrong with it, ""
    when that is mended. Nothing is decided here: a click changes what is shown only once
    `show_answer` says so.
    """

    answered = Signal(object)
    entered = Signal()
    left = Signal()
    complained = Signal(str)

    def __init__(self, number: int, question: Question, parent: QWidget | None = None) -> None:
        """`number` is that of the point in the form."""
        super().__init__(parent)
        self.number = number
        self.question = question
        self.answer: Answer | None = None
        self.suggested: Answer | None = None
        self.buttons: dict[Answer, AnswerButton] = {}
        self.lines: list[AnswerLine] = []
        self._body: QWidget | None = None
        self._locked = False
        self._reachable = True
        self._row = self._make_row()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)

    def body(self) -> QWidget | None:
        """What unfolds under the row, made when it is first wanted; None where there is nothing."""
        if self._body is None:
            self._body = self._make_body()
            if self._body is not None:
                self._refresh()
        return self._body

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was answered; None for an open point."""
        self.answer = answer
        self._refresh()

    def show_suggested(self, answer: Answer | None) -> None:
        """Mark the answer that the sound suggests; None where there is none, or one was chosen."""
        if answer != self.suggested:
            self.suggested = answer
            self._refresh()

    def let_reach(self, reachable: bool) -> None:
        """Let Tab stop at each control, or pass them all by."""
        self._reachable = reachable
        for stop in self.stops():
            stop.setFocusPolicy(self._policy(stop, reachable))

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        self._refresh()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return list(self.buttons.values())

    def write(self, text: str = "") -> bool:
        """Put the cursor into the field, after `text`; False where nothing is written."""
        return False

    def choose(self, answer: Answer) -> None:
        """A click: choose an answer, or take it back where it is the one already."""
        self.answered.emit(None if answer == self.answer else answer)

    def _make_row(self) -> QLayout:
        row = QHBoxLayout(self)
        row.addStretch()
        return row

    def _make_body(self) -> QWidget | None:
        return None

    def _refresh(self) -> None:
        """Bring every control to what is shown now."""
        for answer, button in self.buttons.items():
            button.setChecked(answer == self.answer)
            button.show_suggested(answer == self.suggested)
            button.setEnabled(not self._locked)
        for place, line in enumerate(self.lines):
            line.setChecked(self._holds(self.answer, place))
            line.show_suggested(self._holds(self.suggested, place))
            line.lock(self._locked)

    def _holds(self, answer: Answer | None, place: int) -> bool:
        """Whether an answer is, or has in it, what stands at this place of the question."""
        if isinstance(answer, tuple):
            return self.question.options[place].id in answer
        return answer == place

    @staticmethod
    def _policy(stop: QWidget, reachable: bool) -> Qt.FocusPolicy:
        """Buttons take the focus by Tab alone: a click leaves it with the point."""
        return Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus

    def _add_button(
        self,
        answer: Answer,
        text: str,
        words: str,
        *,
        fails: str = "",
        width: int = 0,
        small: bool = False,
    ) -> None:
        """A button in the row; `words` are what it means, `fails` what it fails."""
        name = f"Point {self.number}, {words}" + (f". {fails}." if fails else "")
        button = AnswerButton(text, name, fails=bool(fails), width=width, small=small, parent=self)
        button.clicked.connect(lambda: self.choose(answer))
        self.buttons[answer] = button
        self._row.addWidget(button)

    def _add_not_applicable(self) -> None:
        """The last of the row; where it is not taken its room stays, so that columns stand."""
        if self.question.required:
            room = answer_width(self.question.ready("N/A"), small=True)
            self._row.addItem(QSpacerItem(room, 0))
        else:
            words = self.question.ready("Not applicable")
            said = words[:1].lower() + words[1:]
            self._add_button(NOT_APPLICABLE, self.question.ready("N/A"), said, small=True)


class Said(Elided):
    """What was answered, in a few words at the end of the row; all of it in the tip."""

    def __init__(self, hint: str) -> None:
        """`hint` says what is to be done while the point is open."""
        super().__init__()
        self._hint = hint
        self.setFixedWidth(_SAID)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def say(self, parts: Sequence[str], *, open: bool) -> None:
        """Say what was chosen or written; while the point is open, the hint."""
        text = " · ".join(" ".join(part.split()) for part in parts)
        hint = self._hint if open else ""
        self.setFont(look.font(look.BODY, bold=bool(text)))
        set_kind(self, "" if text else "muted")
        if (text or hint) != self.text():
            self.setText(text or hint)
            self.setToolTip("")
