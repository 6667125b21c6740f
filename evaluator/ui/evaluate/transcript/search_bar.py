"""The search in a transcript: as one types, with how many there are, and the one looked at."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from evaluator.ui import look
from evaluator.ui.icons import icon
from evaluator.ui.key_hints import with_keys
from evaluator.ui.widgets.basic import icon_button, label

MOST: Final = 1000
"""Hits that are looked for; with more the words are too common to go through."""


class SearchBar(QWidget):
    """`wanted` carries the text with every change, `step` 1 for the next hit and -1 for the one
    before; `left` comes on Esc, when the text is put away.
    """

    wanted = Signal(str)
    step = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field()
        self.field.setPlaceholderText(with_keys("Search ({find_words})"))
        self.field.setAccessibleName("Search in the transcript")
        self.field.addAction(
            QAction(icon("search", "muted"), "", self.field),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.field.textChanged.connect(self._changed)
        self.field.stepped.connect(self.step)
        self.field.left.connect(self.left)
        self._count = label("", look.SMALL, kind="muted")
        said = with_keys("The hit before ({hit_before})")
        self._before = _small("up", said, lambda: self.step.emit(-1))
        said = with_keys("The next hit ({hit_after})")
        self._after = _small("down", said, lambda: self.step.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for one in (self._count, self._before, self._after):
            row.addWidget(one)
        self.show_count(0, 0)

    def begin(self) -> None:
        """Put the cursor into the field, over what it holds."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [self.field, self._before, self._after]

    def show_count(self, number: int, count: int) -> None:
        """Hit `number` of `count` is looked at; 0 of 0 says nothing while nothing is looked for."""
        more = "+" if count >= MOST else ""
        found = f"{number} of {count}{more}" if count else "none"
        self._count.setText(found if self.field.text().strip() else "")
        for one in (self._before, self._after):
            one.setEnabled(count > 0)

    def _changed(self, text: str) -> None:
        self.wanted.emit(text)


class _Field(QLineEdit):
    """Return goes to the next hit, Shift+Return to the one before, Esc puts the search away."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(200)

    def sizeHint(self) -> QSize:
        """It takes the room there is."""
        return QSize(12 * look.GRID, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _small(symbol: str, name: str, do: Callable[[], object]) -> QToolButton:
    made = icon_button(symbol, name, do)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setIconSize(QSize(16, 16))
    made.setFixedSize(26, 26)
    return made
