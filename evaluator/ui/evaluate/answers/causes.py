"""Root causes to choose from, where an answer is a low one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from evaluator.forms.question import Question
from evaluator.ui import look
from evaluator.ui.widgets.basic import button, label
from evaluator.ui.widgets.flow import Flow


class Causes(QWidget):
    """A chip for each root cause of a point. `chosen` carries the ids of those that are chosen."""

    chosen = Signal(object)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(label("Root causes", look.SMALL, bold=True, kind="muted"))
        row = QWidget()
        flow = Flow(row)
        self.chips: dict[str, QPushButton] = {}
        for cause in question.causes:
            chip = button(
                cause.text.replace("&", "&&"), partial(self._choose, cause.id), kind="chip"
            )
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setAccessibleName(f"Root cause: {cause.text}")
            flow.addWidget(chip)
            self.chips[cause.id] = chip
        column.addWidget(row)

    def show_chosen(self, ids: Sequence[str]) -> None:
        """Mark those that were chosen."""
        self._ids = tuple(ids)
        for id, chip in self.chips.items():
            chip.setChecked(id in ids)

    def lock(self, locked: bool) -> None:
        """Let them be read only."""
        for chip in self.chips.values():
            chip.setEnabled(not locked)

    def _choose(self, id: str) -> None:
        """Choose one more, or one less; what is shown follows the draft."""
        ids = [one for one in self.chips if (one in self._ids) != (one == id)]
        self.show_chosen(self._ids)
        self.chosen.emit(tuple(ids))
