"""An empty place: what it is for, the one next step, and the sample call."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evaluator.ui import look
from evaluator.ui.widgets.basic import Symbol, button, label, muted

_WIDTH: Final = 52 * look.GRID


class EmptyState(QWidget):
    """Shown instead of an empty list.

    `step_asked` when the next step is taken; `sample_asked` for "Open the sample call".
    """

    step_asked = Signal()
    sample_asked = Signal()

    def __init__(
        self,
        heading: str,
        purpose: str,
        step: str = "",
        *,
        sample: bool = True,
        symbol: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.heading = label(heading, look.TITLE, bold=True)
        self.purpose = muted(purpose, wrap=True)
        self.purpose.setAlignment(middle)
        self.purpose.setFixedWidth(56 * look.GRID)
        centred = QHBoxLayout()  # an aligned label would get the height of one line
        centred.addStretch()
        centred.addWidget(self.purpose)
        centred.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(look.GRID)
        column.addStretch(2)
        if symbol:
            column.addWidget(Symbol(symbol), 0, middle)
            column.addSpacing(look.GRID)
        column.addWidget(self.heading, 0, middle)
        column.addLayout(centred)
        column.addSpacing(look.GRID)
        self.sample = button("Open the sample call", self.sample_asked.emit)
        column.addLayout(self._buttons(step))
        self.sample.setVisible(sample)
        column.addStretch(3)

    def say(self, heading: str, purpose: str, *, sample: bool | None = None) -> None:
        """Change the words, as when a filter and not the beginning is why nothing is here.

        `sample` says whether the sample call is offered; None leaves that as it is.
        """
        if sample is not None:
            self.sample.setVisible(sample)
        self.heading.setText(heading)
        self.purpose.setText(purpose)
        self.purpose.setMinimumHeight(self.purpose.heightForWidth(_WIDTH))

    def _buttons(self, step: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        if step:
            row.addWidget(button(step, self.step_asked.emit, kind="primary"))
        row.addWidget(self.sample)
        row.addStretch()
        return row
