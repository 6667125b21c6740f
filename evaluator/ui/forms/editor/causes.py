"""The root causes that are offered where a point was not met."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from evaluator.forms import edit_answers
from evaluator.forms.tree import at, removed
from evaluator.ui import look
from evaluator.ui.forms.editor.sheet import Rebuilt
from evaluator.ui.widgets.basic import button, icon_button, muted


class Causes(Rebuilt):
    """A line for each cause; they are offered where less than half of the points is earned."""

    def shape(self) -> int:
        """How many there are."""
        return len(self.value("causes", default=()))

    def build(self, column: QVBoxLayout) -> None:
        """Make a line for each cause."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.GRID)
        for number in range(self.shape()):
            field = self.line(("causes", number, "text"), f"Cause {number + 1}")
            remove = icon_button(
                "remove", f"Remove cause {number + 1}", partial(self._remove, number)
            )
            field.control.editingFinished.connect(  # type: ignore[attr-defined]  # a Line
                partial(self._name, number)
            )
            grid.addWidget(field.control, number, 0)
            grid.addWidget(remove, number, 1)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
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
