"""A text: a field under the row that grows with what is written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evaluator.forms.question import Question
from evaluator.terms import NOT_APPLICABLE
from evaluator.ui.evaluate.answers.box import AnswerBox, Said
from evaluator.ui.evaluate.card_warning import card_warning
from evaluator.ui.evaluate.field import Field


class TextBox(AnswerBox):
    """What is written is the answer as one types; blank, the point is open again."""

    def __init__(self, number: int, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(number, question, parent)
        self.field: Field | None = None
        self._said = Said("Write …")
        self._row.addWidget(self._said)
        self._add_not_applicable()

    def stops(self) -> list[QWidget]:
        """The field, then the button."""
        return [*([self.field] if self.field else []), *super().stops()]

    def write(self, text: str = "") -> bool:
        """Put the cursor into the field, after what is written already."""
        if self.field is None or self._locked:
            return False
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            self.field.insertPlainText(text)
        return True

    def let_reach(self, reachable: bool) -> None:
        """Where the field is seen it says what was written."""
        super().let_reach(reachable)
        self._said.setVisible(not reachable)

    @staticmethod
    def _policy(stop: QWidget, reachable: bool) -> Qt.FocusPolicy:
        if not isinstance(stop, Field):
            return AnswerBox._policy(stop, reachable)
        return Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.ClickFocus

    def _make_body(self) -> QWidget:
        self.field = Field(f"Point {self.number}: {self.question.title}", "Write here …", most=8)
        self.field.typed.connect(self._typed)
        self.field.left.connect(self.left)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 2, 0, 4)
        column.addWidget(self.field)
        column.addWidget(card_warning(self.field))
        return made

    def _typed(self, text: str) -> None:
        self.answered.emit(text if text.strip() else None)

    def _refresh(self) -> None:
        super()._refresh()
        said = "" if self.answer in (None, NOT_APPLICABLE) else str(self.answer)
        self._said.say([said] if said else [], open=self.answer is None)
        if self.field is not None:
            if said.strip() != self.field.toPlainText().strip():
                self.field.show_text(said)
            self.field.lock(self._locked)
