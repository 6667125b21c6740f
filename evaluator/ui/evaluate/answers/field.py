"""A field in the row for what is written: a number, a day, a time of day."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from evaluator.forms.question import Question
from evaluator.terms import NOT_APPLICABLE, Answer
from evaluator.ui.evaluate.answers.box import AnswerBox
from evaluator.ui.evaluate.answers.reading import expected, read, written
from evaluator.ui.widgets.undo import left_to_page


class FieldBox(AnswerBox):
    """A line to write the answer in. What is no answer is no answer yet, and is said beside it.

    It is answered as one types; Enter is done with it.
    """

    def __init__(
        self,
        number: int,
        question: Question,
        parent: QWidget | None = None,
        *,
        hint: str,
        width: int,
    ) -> None:
        super().__init__(number, question, parent)
        self.line = Line()
        self.line.setProperty("kind", "answer")
        self.line.setFixedWidth(width)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(f"Point {number}: {question.title}")
        self.line.setToolTip(expected(question))
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self.entered)
        self.line.left.connect(self._left)
        self._hint = hint
        self._add_field()
        self._add_not_applicable()

    def stops(self) -> list[QWidget]:
        """The field, then the buttons."""
        return [self.line, *super().stops()]

    def write(self, text: str = "") -> bool:
        """Put the cursor into the field; a text takes the place of what stands there."""
        if self._locked:
            return False
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        if text:
            self.line.insert(text)
            self._typed(self.line.text())
        return True

    @staticmethod
    def _policy(stop: QWidget, reachable: bool) -> Qt.FocusPolicy:
        if not isinstance(stop, Line):
            return AnswerBox._policy(stop, reachable)
        return Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.ClickFocus

    def _add_field(self) -> None:
        self._row.addWidget(self.line)

    def _read(self) -> Answer | None:
        return read(self.question, self.line.text())

    def _typed(self, text: str) -> None:
        answer = self._read()
        self._complain(bool(text.strip()) and answer is None)
        if answer != self.answer:
            self.answered.emit(answer)

    def _left(self) -> None:
        """What is an answer is shown as every such answer is; what is none stays, to be mended."""
        answer = self._read()
        if answer is not None:
            self.line.setText(written(self.question, answer))

    def _refresh(self) -> None:
        super()._refresh()
        self.line.setReadOnly(self._locked)
        said = None if self.answer == NOT_APPLICABLE else self.answer
        mending = said is None and self.answer is None and self.line.hasFocus()
        if self._read() != said or (said is None and not mending):
            self.line.setText(written(self.question, said))
        if said is not None or not self.line.text():
            self._complain(False)
        drafted = "" if self.suggested is None else self.question.in_words(self.suggested)
        self.line.setPlaceholderText(f"{drafted}?" if drafted else self._hint)

    def _complain(self, wrong: bool) -> None:
        what = f"Expected: {expected(self.question)}." if wrong else ""
        if self.line.accessibleDescription() != what:
            self.line.setAccessibleDescription(what)
            self.line.setToolTip(what or expected(self.question))
            self.line.setProperty("wrong", "true" if wrong else "false")
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
            self.complained.emit(what)


class Line(QLineEdit):
    """One line whose undo belongs to the draft. `left` comes when the focus goes."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the page."""
        return not left_to_page(event) and super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusOutEvent(event)
        self.left.emit()
