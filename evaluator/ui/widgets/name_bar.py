"""One name, asked inline where it is needed: who is scoring, who the agent was."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from evaluator.ui import look
from evaluator.ui.widgets.basic import button, icon_button, label, set_kind


class NameBar(QFrame):
    """Hidden until it asks. `named` carries the name; `closed` when the user would not say.

    It reads "`question` [`name`] (`go_on`) `note`".
    """

    named = Signal(str)
    closed = Signal()

    def __init__(
        self, question: str, *, name: str, go_on: str, note: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_kind(self, "info")
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self.field.setMaxLength(120)
        self.field.setFixedWidth(30 * look.GRID)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._say)
        self.go_on = button(go_on, self._say, kind="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, look.GRID, look.GRID, look.GRID)
        row.setSpacing(12)
        row.addWidget(label(question, bold=True))
        row.addWidget(self.field)
        row.addWidget(self.go_on)
        row.addWidget(label(note), 1)
        row.addWidget(icon_button("close", "Not now", self._put_away))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def ask(self, known: Iterable[str]) -> None:
        """Ask for a name; those that are known are offered."""
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.field.clear()
        self._typed("")
        self.show()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self.go_on.setEnabled(bool(text.strip()))

    def _say(self) -> None:
        name = self.field.text().strip()
        if name:
            self.hide()
            self.named.emit(name)

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()
