"""The plain pieces of a place: card, labels, rule, buttons and the filter chip."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evaluator.ui import look
from evaluator.ui.icons import icon


class Card(QFrame):
    """A panel with a hairline round it; `body` is its layout."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 2 * look.GRID) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(look.GRID)


class Chip(QPushButton):
    """A filter: reads `everything` ("All agents") until one choice is made.

    `chosen` carries the value, "" for everything. Choices are (value, text) pairs.
    """

    chosen = Signal(str)

    def __init__(self, name: str, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self._name = name
        self._everything = everything
        self._choices: tuple[tuple[str, str], ...] = ()
        self._value = ""
        self._menu = QMenu(self)
        self._menu.setAccessibleName(name)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._picked)
        self.setMenu(self._menu)
        self._say()

    @property
    def value(self) -> str:
        """What is chosen, "" for everything."""
        return self._value

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Set the choices; a chosen value stays, known or not."""
        self._choices = tuple(choices)
        self._say()

    def choose(self, value: str) -> None:
        """Choose as the user would; `chosen` follows when it changes something."""
        if value != self._value:
            self._value = value
            self._say()
            self.chosen.emit(value)

    def name_everything(self, text: str) -> None:
        """Change how the chip reads while nothing is chosen."""
        self._everything = text
        self._say()

    def _fill(self) -> None:
        self._menu.clear()
        for value, text in (("", self._everything), *self._choices):
            action = self._menu.addAction(text.replace("&", "&&"))
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == self._value)

    def _picked(self, action: QAction) -> None:
        self.choose(str(action.data()))

    def _say(self) -> None:
        shown = dict(self._choices).get(self._value, self._value) or self._everything
        self.setText(shown.replace("&", "&&") + "  ▾")
        self.setAccessibleName(f"{self._name}: {shown}")
        self.setProperty("set", bool(self._value))


class Symbol(QWidget):
    """An icon that says nothing by itself, 48 pixels large, in the colour of quiet text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, "muted")
        self.setFixedSize(6 * look.GRID, 6 * look.GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, sharp at any scale."""
        self._icon.paint(QPainter(self), self.rect())


class Elided(QLabel):
    """A line of plain text that is cut with an ellipsis where there is no room; the tip has all."""

    def __init__(
        self,
        text: str = "",
        size: float = look.BODY,
        *,
        bold: bool = False,
        kind: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font(size, bold=bold))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if kind:
            self.setProperty("kind", kind)

    def minimumSizeHint(self) -> QSize:
        """It may get as narrow as it must."""
        return QSize(3 * look.GRID, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        room = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        if not self.toolTip() and cut != self.text():
            self.setToolTip(self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), cut)


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """The title of a place."""
    return label(text, look.DISPLAY, bold=True, parent=parent)


def title(text: str, parent: QWidget | None = None) -> QLabel:
    """The title of a card or of a part of a place."""
    return label(text, look.TITLE, bold=True, parent=parent)


def label(
    text: str = "",
    size: float = look.BODY,
    *,
    bold: bool = False,
    kind: str = "",
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A line of plain text, never markup. `kind`: "", "muted", "good", "warn" or "bad"."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(look.font(size, bold=bold))
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def muted(text: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A quiet line of text."""
    return label(text, look.BODY, kind="muted", wrap=wrap, parent=parent)


def button(
    text: str,
    do: Callable[[], object],
    *,
    kind: str = "",
    symbol: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """A push button. `kind`: "", "primary" (one a place) or "quiet"; `symbol` an icon's name."""
    made = QPushButton(text, parent)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    if symbol:
        made.setIcon(icon(symbol, "on_accent" if kind == "primary" else "text"))
    made.clicked.connect(lambda: do())
    return made


def back_button(place: str, do: Callable[[], object]) -> QPushButton:
    """The way out of a page that stands within a place, or came from it."""
    made = button(place, do, kind="quiet", symbol="back")
    made.setAccessibleName(f"Back to {place}")
    return made


def icon_button(
    symbol: str, name: str, do: Callable[[], object], parent: QWidget | None = None
) -> QToolButton:
    """A button that shows an icon alone; its name is said and shown as a tip."""
    made = QToolButton(parent)
    made.setIcon(icon(symbol))
    made.setIconSize(QSize(20, 20))
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda: do())
    return made


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline across."""
    made = QFrame(parent)
    made.setProperty("kind", "rule")
    made.setFixedHeight(1)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def set_kind(widget: QWidget, kind: str) -> None:
    """Change what kind of control the style sheet takes a widget for."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def in_order(widgets: Sequence[QWidget]) -> None:
    """Make Tab go through widgets in reading order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def tab_stops(widget: QWidget | None) -> list[QWidget]:
    """Where Tab stops inside of a widget, in the order the controls were made.

    A popup inside of it is a window of its own.
    """
    if widget is None:
        return []
    inside = widget.findChildren(QWidget)
    return [
        one
        for one in inside
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is widget.window()
    ]
