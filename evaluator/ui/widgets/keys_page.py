"""All keys at a glance, over the window; Esc, F1 or ? puts it away."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evaluator.ui import look
from evaluator.ui.keys import EVALUATE, Key, Keys
from evaluator.ui.widgets.basic import Card, icon_button, label, muted, title


class KeysPage(QWidget):
    """A sheet over the whole window. It takes the focus and gives it back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = None
        self._card = Card(margin=3 * look.GRID)
        head = QHBoxLayout()
        head.addWidget(title("Keys"))
        head.addWidget(muted("In a text field letters are text: Esc first, or add Ctrl."), 1)
        head.addWidget(icon_button("close", "Put the keys away", self.close))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName("All keys")
        self._card.body.addLayout(head)
        self._card.body.addWidget(self._scroll, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8 * look.GRID, 5 * look.GRID, 8 * look.GRID, 5 * look.GRID)
        outer.addStretch()
        outer.addWidget(self._card)
        outer.addStretch()
        self.setAccessibleName("Keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def open(self, keys: Keys) -> None:
        """Show these keys."""
        self._before = self.window().focusWidget()
        columns = _columns(keys)
        self._scroll.setWidget(columns)
        self.setGeometry(self.window().rect())
        room = self.height() - 24 * look.GRID
        self._scroll.setFixedHeight(min(columns.sizeHint().height(), room))
        self.raise_()
        self.show()
        self.setFocus()

    def hideEvent(self, event: object) -> None:
        """Give the focus back."""
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the page away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card puts the page away."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what is behind."""
        veil = QColor("#000000")
        veil.setAlphaF(0.45)
        QPainter(self).fillRect(self.rect(), veil)


def _columns(keys: Keys) -> QWidget:
    """Three columns of keys, those of one place together."""
    page = QWidget()
    page.setProperty("kind", "plain")
    row = QHBoxLayout(page)
    row.setContentsMargins(0, look.GRID, look.GRID, 0)
    row.setSpacing(3 * look.GRID)
    groups = {
        where: list(rows) for where, rows in groupby(_lines(keys), key=lambda said: said[0].where)
    }
    *others, (evaluate, third) = groups.items()
    half = (len(third) + 1) // 2
    left = QVBoxLayout()
    left.setSpacing(2 * look.GRID)
    for name, part in others:
        left.addWidget(_group(name, part))
    left.addStretch()
    row.addLayout(left, 1)
    for name, part in ((evaluate, third[:half]), ("", third[half:])):
        column = QVBoxLayout()
        column.addWidget(_group(name, part))
        column.addStretch()
        row.addLayout(column, 1)
    return page


def _lines(keys: Keys) -> list[tuple[Key, str]]:
    """What to list: the ten digits as one line, unless one of them was changed."""
    digits = {f"answer_{level}" for level in range(10)}
    if digits & set(keys.changed):
        return list(keys.table())
    one = Key("answer_0", "0", "Answer the point in focus, go to the next", EVALUATE)
    return [
        (one, "0 to 9") if key.action == one.action else (key, shown)
        for key, shown in keys.table()
        if key.action == one.action or key.action not in digits
    ]


def _group(name: str, rows: list[tuple[Key, str]]) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(look.GRID // 2)
    grid.setHorizontalSpacing(2 * look.GRID)
    grid.addWidget(label(name or " ", bold=True), 0, 0, 1, 2)
    for line, (key, shown) in enumerate(rows, start=1):
        also = [one for one in key.also if not one.endswith("Enter") and "Media" not in one]
        pressed = label(", ".join((shown, *also)), bold=True)
        pressed.setMinimumWidth(13 * look.GRID)
        grid.addWidget(pressed, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(key.text, wrap=True), line, 1)
    grid.setColumnStretch(1, 1)
    return page
