"""A control with its name above it; what is wrong with it is said in the same line."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from evaluator.ui import look
from evaluator.ui.icons import icon
from evaluator.ui.widgets.basic import Elided, set_kind


class Field(QWidget):
    """A named control. The line above it is the name, or in red what to put right."""

    def __init__(
        self, name: str, control: QWidget, *, required: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.control = control
        self._said = f"{name} (needed)" if required else name
        self._label = Elided(self._said, look.SMALL, kind="muted")
        self._label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(control)

    @property
    def wrong(self) -> str:
        """What is wrong, "" when nothing is."""
        return self._label.text() if self._label.property("kind") == "bad" else ""

    def complain(self, what: str, *, doubtful: bool = False) -> None:
        """Say what is wrong with it, or only doubtful; "" takes it back."""
        self._label.setText(what or self._said)
        self._label.setToolTip(what)
        set_kind(self._label, ("warn" if doubtful else "bad") if what else "muted")
        mark_wrong(self.control, what, doubtful=doubtful)


def mark_wrong(control: QWidget, what: str, *, doubtful: bool = False) -> None:
    """Mark a control that something is wrong with, and tell a screen reader what."""
    control.setAccessibleDescription(what)
    wrong = "true" if what and not doubtful else "false"
    if control.property("wrong") != wrong:
        control.setProperty("wrong", wrong)
        control.style().unpolish(control)
        control.style().polish(control)


def line(*, most: int = 200, placeholder: str = "") -> QLineEdit:
    """A line of text."""
    made = QLineEdit()
    made.setMaxLength(most)
    made.setPlaceholderText(placeholder)
    made.setMinimumWidth(8 * look.GRID)
    return made


def search_line(name: str, placeholder: str) -> QLineEdit:
    """A line to search with; `name` is for those who cannot see it."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setClearButtonEnabled(True)
    made.addAction(
        QAction(icon("search", "muted"), "", made), QLineEdit.ActionPosition.LeadingPosition
    )
    return made


def complete(field: QLineEdit, names: Iterable[str]) -> None:
    """Complete what is typed from names that are known, wherever in the name it stands."""
    completer = QCompleter(sorted(names, key=str.casefold), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)


def choice(choices: Iterable[tuple[str, str]]) -> QComboBox:
    """One of a few: (value, text) pairs."""
    made = QComboBox()
    for value, text in choices:
        made.addItem(text, value)
    return made
