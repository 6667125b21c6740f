"""The ids of options and causes: what files, conditions and exports know them by."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from evaluator.forms.edit_answers import name_option
from evaluator.forms.tree import Content, put
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.controls import Line
from evaluator.ui.forms.editor.id_line import IdLine
from evaluator.ui.forms.editor.rebuilt import Rebuilt
from evaluator.ui.widgets.basic import Elided
from evaluator.ui.widgets.field import Field

_LISTS: Final = (("options", "Option"), ("causes", "Cause"))


class Ids(Rebuilt):
    """A line for each option and each cause: its id, and its words beside it."""

    keys = ("options", "causes")

    def shape(self) -> Any:
        """How many there are of each."""
        return tuple(len(self.value(name, default=())) for name, _ in _LISTS)

    def build(self, column: QVBoxLayout) -> None:
        """Make a line for each."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.GRID)
        for (name, word), count in zip(_LISTS, self.shape(), strict=True):
            for number in range(count):
                row = grid.rowCount()
                key = (name, number, "id")
                named = f"Id of {word.lower()} {number + 1}"
                place = (*self.place, *key)
                edit = partial(_with_id, place=place)
                control = IdLine(named, self.work, partial(tuple, place), edit)
                self.knows(key, control, partial(self._show, control, key))
                self.fields[key] = Field(named, control)
                said = Elided(kind="muted")
                said.setFixedHeight(4 * look.GRID)
                self.shows(partial(self._say, said, (name, number, "text")))
                grid.addWidget(self.fields[key], row, 0)
                grid.addWidget(said, row, 1, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)

    def _show(self, control: Line, key: Place) -> None:
        control.show_text(self.value(*key, default=""))

    def _say(self, said: Elided, key: Place) -> None:
        said.setText(self.work.text((*self.place, *key)))


def _with_id(content: Content, id: str, *, place: Place) -> Content:
    *part, name, number, _ = place
    if name == "options":
        return name_option(content, tuple(part), int(number), id)
    return put(content, place, id)  # type: ignore[no-any-return]
