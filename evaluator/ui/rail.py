"""The rail: the places, one under the other, the settings at the foot."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from evaluator.ui import look
from evaluator.ui.icons import icon

PLACES: Final = (
    ("calls", "Calls"),
    ("shops", "Shops"),
    ("insight", "Insight"),
    ("reports", "Reports"),
    ("forms", "Forms"),
    ("settings", "Settings"),
)


class Rail(QFrame):
    """Emits `chosen` with the name of a place."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setFixedWidth(11 * look.GRID)
        self._group = QButtonGroup(self)
        self._buttons = {name: self._button(name, text) for name, text in PLACES}
        column = QVBoxLayout(self)
        column.setContentsMargins(look.GRID, 2 * look.GRID, look.GRID, 2 * look.GRID)
        column.setSpacing(look.GRID)
        for name, made in self._buttons.items():
            if name == "settings":
                column.addStretch()
            column.addWidget(made)

    def show_chosen(self, name: str) -> None:
        """Mark the place that is shown; Tab comes to it, the arrows go on from there."""
        for place, made in self._buttons.items():
            focus = Qt.FocusPolicy.StrongFocus if place == name else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(focus)
        self._buttons[name].setChecked(True)

    def _button(self, name: str, text: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("kind", "rail")
        made.setText(text)
        made.setAccessibleName(text)
        made.setIcon(icon(name, "muted", chosen="accent"))
        made.setIconSize(QSize(24, 24))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setFixedHeight(60)
        made.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(made)
        return made
