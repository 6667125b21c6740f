"""An answer that a form names: chosen where there are some to choose from, else a number."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evaluator.forms.edit_conditions import answers_to
from evaluator.forms.edit_named import as_named
from evaluator.terms import NOT_APPLICABLE
from evaluator.ui.forms.editor.condition import answer_said
from evaluator.ui.forms.editor.controls import Choice, Number


class AnswerChoice(QWidget):
    """`chosen` carries the answer as conditions name it, a number, or None for `nothing`."""

    chosen = Signal(object)

    def __init__(self, name: str, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self.choice = Choice(name)
        self.number = Number(name, nothing.lower(), width=14)
        self.setFocusProxy(self.choice)
        self.setAccessibleName(f"Answer: {name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choice)
        row.addWidget(self.number)
        row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.choice.chosen.connect(self.chosen)
        self.number.changed_to.connect(self.chosen)

    def show_answer(self, question: Mapping[str, Any], answer: Any) -> None:
        """Show an answer to a question, among those that it takes."""
        written = question.get("kind") == "number" and answer != NOT_APPLICABLE
        self.number.setVisible(written)
        self.choice.setVisible(not written)
        self.setFocusProxy(self.number if written else self.choice)
        answers = [(one, answer_said(question, one)) for one in answers_to(question)]
        if not question.get("required"):
            answers.append((NOT_APPLICABLE, "Not applicable"))
        if self._nothing or question.get("kind") == "number":
            answers.insert(0, (None, self._nothing or "A number"))
        self.choice.offer(answers)
        self.choice.show_value(as_named(question, answer))
        self.number.show_number(answer)
