"""Controls of the editor: each shows one value of the form and says when the user changed it."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Any, Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QMenu, QPushButton

from evaluator.ui import look
from evaluator.ui.evaluate.field import Field as GrowingText
from evaluator.ui.widgets.undo import left_to_page

_MOST: Final = 4000
"""Letters that a text of a form may have: a field that takes fewer would cut it."""


class Line(QLineEdit):
    """A line of text; undo and redo are the form's. `typed` with each change by the user."""

    typed = Signal(str)

    def __init__(self, name: str, hint: str = "", *, most: int = _MOST) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(most)
        self.textEdited.connect(self.typed)

    def show_text(self, text: str) -> None:
        """Show what the form says; the cursor stays where it can."""
        if text != self.text():
            here = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(here, len(text)) if self.hasFocus() else 0)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the form."""
        return not left_to_page(event) and super().event(event)


class Words(GrowingText):
    """A text of several lines, as high as it is. `finished` when the focus goes."""

    finished = Signal()

    def __init__(self, name: str, hint: str = "", *, most: int = 8) -> None:
        super().__init__(name, hint, most=most)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is whole."""
        super().focusOutEvent(event)
        self.finished.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Read from the beginning on, also where it was folded away while it got its text."""
        super().resizeEvent(event)
        if not self.hasFocus():
            self.verticalScrollBar().setValue(0)


class Number(Line):
    """A number, or what was typed instead: the form then says what is expected.

    `changed_to` carries a number, None for nothing, or the text that is none.
    """

    changed_to = Signal(object)

    def __init__(self, name: str, hint: str = "", *, width: int = 9) -> None:
        super().__init__(name, hint, most=20)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(width * look.GRID)
        self.typed.connect(self._say)

    @property
    def number(self) -> int | float | str | None:
        """What is typed now, as `changed_to` says it."""
        return number(self.text())

    def show_number(self, value: Any) -> None:
        """Show a number as people write it; what stands there already in another way stays."""
        if self.number != value:
            self.show_text(plain(value))

    def _say(self, text: str) -> None:
        self.changed_to.emit(number(text))


_LETTERS: Final = 6
_WIDEST: Final = 32 * look.GRID


class Choice(QComboBox):
    """One of a few (value, text) pairs; the wheel scrolls the page. `chosen` carries the value."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Iterable[tuple[Any, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self._values: list[Any] = []
        self.offer(choices)
        self.activated.connect(lambda row: self.chosen.emit(self._values[row]))

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Offer these instead."""
        pairs = list(choices)
        if [*pairs] == [(v, self.itemText(n)) for n, v in enumerate(self._values)]:
            return
        with QSignalBlocker(self):
            self.clear()
            self._values = [value for value, _ in pairs]
            self.addItems([text for _, text in pairs])
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its words where there is room; Qt's own is as wide as `_LETTERS`."""
        hint, measure = super().sizeHint(), self.fontMetrics().horizontalAdvance
        words = max((measure(self.itemText(row)) for row in range(self.count())), default=0)
        around = hint.width() - measure("X" * _LETTERS)
        return QSize(max(hint.width(), min(words + around, _WIDEST)), hint.height())

    def show_value(self, value: Any) -> None:
        """Show a value; one that is not offered leaves it empty."""
        row = self._values.index(value) if value in self._values else -1
        if row != self.currentIndex():
            with QSignalBlocker(self):
                self.setCurrentIndex(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Changing a form by scrolling past is not meant."""
        event.ignore()


class Switch(QCheckBox):
    """Yes or no. `switched` with each change by the user."""

    switched = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.clicked.connect(self.switched)

    def show_value(self, value: bool) -> None:
        """Show it, silently."""
        with QSignalBlocker(self):
            self.setChecked(value)


class Several(QPushButton):
    """Some of a few (value, text) pairs, in a menu; reads `nothing` while none is chosen, else
    `before` and what is.

    `chosen` carries the values: those that were there as they stood, a new one before the first
    that is offered later.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, choices: Sequence[tuple[Any, str]], nothing: str, *, before: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("kind", "chip")
        self._before = before
        self._name, self._choices, self._nothing = name, tuple(choices), nothing
        self._values: tuple[Any, ...] = ()
        self._menu = QMenu(self)
        self._menu.setAccessibleName(name)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.show_values(())

    def offer(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these instead."""
        self._choices = tuple(choices)

    def show_values(self, values: Iterable[Any]) -> None:
        """Show what is chosen."""
        self._values = tuple(values)
        said = ", ".join(text for value, text in self._choices if value in self._values)
        said = self._before + said if said else ""
        self.setText(f"{said or self._nothing}  ▾".replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {said or self._nothing}")
        self.setToolTip(said)

    def toggle_value(self, value: Any) -> None:
        """Choose a value, or no longer, as the user does."""
        offered = [one for one, _ in self._choices]
        values = [one for one in self._values if one != value]
        if value not in self._values:
            later = {*offered[offered.index(value) :]}
            values.insert(
                next((n for n, one in enumerate(values) if one in later), len(values)), value
            )
        self.show_values(values)
        self.chosen.emit(values)

    def _fill(self) -> None:
        self._menu.clear()
        for value, text in self._choices:
            action = self._menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in self._values)
            action.triggered.connect(lambda _checked, value=value: self.toggle_value(value))


def plain(value: Any) -> str:
    """A number as people write it; "" for none, and what is no number as it is."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{value:.10g}" if is_number else "" if value is None else str(value)


def number(text: str) -> int | float | str | None:
    """What was typed as a number: whole, with a decimal point or comma; None for nothing.

    What is no number stays the text it is.
    """
    plain = text.strip().replace(",", ".")
    try:
        value = float(plain) if plain else None
    except ValueError:
        return text.strip()
    if value is None or not isfinite(value):
        return text.strip() or None
    return int(plain) if plain.lstrip("+-").isdecimal() else value
