"""A heading with what is rarely wanted folded away under it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from evaluator.ui import look
from evaluator.ui.icons import icon
from evaluator.ui.widgets.basic import Elided, set_kind


class Fold(QWidget):
    """Folded, its line says what there is; `body` is the layout of what is under it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.head = QPushButton(name)
        self.head.setProperty("kind", "fold")
        self.head.setCheckable(True)
        self.head.setAutoDefault(False)
        self.head.setIconSize(QSize(16, 16))
        self.head.setFont(look.font(look.BODY, bold=True))
        self.head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.head.toggled.connect(self._show)
        self._said = Elided("", look.SMALL, kind="muted")
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 4, 0, look.GRID)
        self.body.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(look.GRID)
        row.addWidget(self.head)
        row.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._inside)
        self._show(False)
        self.say("")

    @property
    def said(self) -> str:
        """What the line says beside the name."""
        return self._said.text()

    def say(self, what: str, *, wrong: bool = False) -> None:
        """Say in the line what there is under it, or that something there is wrong."""
        self._said.setText(what)
        set_kind(self._said, "bad" if wrong else "muted")
        self.head.setAccessibleName(f"{self._name}: {what or 'none'}")

    def unfold(self) -> None:
        """Show what is under it."""
        self.head.setChecked(True)

    def _show(self, on: bool) -> None:
        self._inside.setVisible(on)
        self.head.setIcon(icon("down" if on else "right"))
