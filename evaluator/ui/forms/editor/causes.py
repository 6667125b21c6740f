"""The root causes that are offered where a point was not met, and from which answers on."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evaluator.forms import edit_answers
from evaluator.forms.edit_conditions import answers_to
from evaluator.forms.edit_named import as_named
from evaluator.forms.question import BY_PLACE
from evaluator.forms.tree import at, removed
from evaluator.ui.forms.editor.condition import answer_said
from evaluator.ui.forms.editor.controls import Several
from evaluator.ui.forms.editor.rows import Rows
from evaluator.ui.forms.editor.sheet import Sheet
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import button, muted
from evaluator.ui.widgets.field import Field


class Causes(Sheet):
    """The causes of a point, and at which answers they are offered."""

    keys = ("causes", "causes_at")

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.listed = CauseRows(work)
        self.holds(self.listed)
        self.column.addWidget(self.listed)
        offered = Several("Offered at", (), "less than half of its points")
        offered.chosen.connect(lambda values: self.set(("causes_at",), values, "Offered at"))
        self.knows(("causes_at",), offered, lambda: self._show(offered))
        self.fields[("causes_at",)] = Field("Offered at", offered)
        self.column.addWidget(self.fields[("causes_at",)], 0, Qt.AlignmentFlag.AlignLeft)
        self.belongs(("causes_at",), self.fields[("causes_at",)], self._may_say_where)

    def _may_say_where(self) -> bool:
        return bool(self.value("causes")) and self.value("kind", default="scale") in BY_PLACE

    def _show(self, offered: Several) -> None:
        question = self.value()
        offered.offer([(one, answer_said(question, one)) for one in answers_to(question)])
        offered.show_values(as_named(question, one) for one in question.get("causes_at", ()))


class CauseRows(Rows):
    """A line for each cause."""

    name = "causes"
    keys = ("causes",)

    def shape(self) -> Any:
        """How many there are."""
        return len(self.value("causes", default=()))

    def fill(self, column: QVBoxLayout) -> None:
        """Make a line for each cause."""
        for number in range(self.shape()):
            named = f"Cause {number + 1}"
            row = self.add_row(column, named, remove=partial(self._remove, number))
            field = self.line(("causes", number, "text"), named)
            field.control.editingFinished.connect(  # type: ignore[attr-defined]  # a Line
                partial(self._name, number)
            )
            row.lead(field.control)
        if not self.shape():
            column.addWidget(
                muted("Causes to choose from, such as “No script at hand”.", wrap=True)
            )
        add = button("Add a cause", self._add, kind="inline", symbol="add")
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self) -> None:
        content = edit_answers.add_cause(self.work.content, self.place)
        number = len(at(content, (*self.place, "causes"))) - 1
        self.work.do("Add a cause", content, self.place)
        self.go_to((*self.place, "causes", number, "text"))

    def _remove(self, number: int) -> None:
        content = removed(self.work.content, (*self.place, "causes", number))
        self.work.do("Remove a cause", content, self.place)

    def _name(self, number: int) -> None:
        if number < self.shape():
            content = edit_answers.named_cause(self.work.content, self.place, number)
            self.work.follow("Name a cause", content, (*self.place, "causes", number, "text"))
