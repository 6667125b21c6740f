"""A scrolled column of rows that changes only where it must, some rows at a time."""

import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from evaluator.ui.widgets.basic import in_order, tab_stops

_SLICE: Final = 0.005
"""Seconds of making rows before events have their turn: with their layout far below 50 ms."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a `key` that stays while it changes, what it `says`, and how it is made.

    A row that says the same as the one with its key did before is not made again.
    """

    key: Hashable
    says: object
    make: Callable[[], QWidget]


@dataclass(frozen=True, slots=True)
class _Made:
    says: object
    widget: QWidget


class RowsArea(QScrollArea):
    """Shows rows below each other in `column`, the layout of its widget.

    What is in view is made first, and stays where it is on the screen while rows around it change.
    `made` carries the key and the widget of each row as it comes, `whole_again` comes after the
    last one.
    """

    made = Signal(object, object)
    whole_again = Signal()

    def __init__(self, inner: QWidget, column: QVBoxLayout, parent: QWidget | None = None) -> None:
        """`inner` is scrolled, `column` its layout with a stretch as the last item."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self._inner, self._column = inner, column
        self._wanted: dict[Hashable, Row] = {}
        self._made: dict[Hashable, _Made] = {}
        self._coming: Iterator[Row] = iter(())
        self._anchor: tuple[Hashable, int] | None = None
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._make_some)
        self.verticalScrollBar().rangeChanged.connect(self._keep_place)

    @property
    def whole(self) -> bool:
        """Whether every row is there as it is to be."""
        return not self._later.isActive()

    def row(self, key: Hashable) -> QWidget | None:
        """The row with a key; None while it is still to come."""
        made = self._made.get(key)
        return None if made is None else made.widget

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these; the first that are new come at once, the others between events."""
        self._wanted = {row.key: row for row in rows}
        self._hold_place()
        for key in self._made.keys() - self._wanted.keys():
            self._let_go(self._made.pop(key).widget)
        self._put_in_order()
        new = [row for key, row in self._wanted.items() if not self._stands(key, row)]
        self._coming = iter(sorted(new, key=lambda row: not self._is_seen(row.key)))
        self._later.start()
        self._make_some()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is in view where it is while its words wrap otherwise."""
        self._hold_place()
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._settle)

    def _make_some(self) -> None:
        """Make rows for a moment; once none is left, say so."""
        self._hold_place()
        self._column.setEnabled(False)  # else each row that is shown lays all of them out
        more = self._make_until(time.monotonic() + _SLICE)
        self._column.setEnabled(True)
        self._give_room()
        if more or self.whole:
            return
        self._later.stop()
        QTimer.singleShot(0, self, self._settle)  # once the last rows have their height
        self.whole_again.emit()

    def _give_room(self) -> None:
        """Let them have their height now: with a later event they would be painted squeezed."""
        self._column.activate()
        width = self._inner.width()
        if (height := self._column.totalHeightForWidth(width)) > self._inner.height():
            self._inner.resize(width, height)
            self._column.activate()

    def _make_until(self, end: float) -> bool:
        """Make rows until a time; says whether that came before the last of them."""
        for row in self._coming:
            self._make(row)
            if time.monotonic() > end:
                return True
        return False

    def _make(self, row: Row) -> None:
        widget = row.make()
        if row.key in self._made:
            self._let_go(self._made.pop(row.key).widget)
        standing = [key for key in self._wanted if key in self._made or key == row.key]
        self._column.insertWidget(standing.index(row.key), widget)
        self._made[row.key] = _Made(row.says, widget)
        widget.show()
        self._put_in_tab_order(standing, standing.index(row.key))
        self.made.emit(row.key, widget)

    def _stands(self, key: Hashable, row: Row) -> bool:
        made = self._made.get(key)
        return made is not None and made.says == row.says

    def _put_in_order(self) -> None:
        """Move the rows that stand elsewhere than they are wanted."""
        for number, key in enumerate(key for key in self._wanted if key in self._made):
            widget = self._made[key].widget
            item = self._column.itemAt(number)
            if item is None or item.widget() is not widget:
                self._column.removeWidget(widget)
                self._column.insertWidget(number, widget)

    def _put_in_tab_order(self, standing: list[Hashable], at: int) -> None:
        """Let Tab come to a new row from the row before it, and go on to the one after it."""
        around = standing[max(at - 1, 0) : at + 2]
        in_order([stop for key in around for stop in tab_stops(self._made[key].widget)])

    def _is_seen(self, key: Hashable) -> bool:
        widget = self.row(key)
        if widget is None:
            return False
        top = widget.y() - self.verticalScrollBar().value()
        return -widget.height() < top < self.viewport().height()

    def _let_go(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        for one in widget.findChildren(QWidget):
            one.blockSignals(True)  # a field that goes has nothing to say any more
        widget.hide()
        widget.deleteLater()

    def _hold_place(self) -> None:
        """Remember the first row in view, and how far below the edge it begins."""
        value = self.verticalScrollBar().value()
        standing = ((key, self.row(key)) for key in self._wanted) if value else ()
        self._anchor = next(
            (
                (key, widget.y() - value)
                for key, widget in standing
                if widget is not None and widget.y() + widget.height() > value
            ),
            None,
        )

    def _keep_place(self) -> None:
        """Bring that row where it was, now that the rows around it have another height."""
        if self._anchor is not None and (widget := self.row(self._anchor[0])) is not None:
            self.verticalScrollBar().setValue(widget.y() - self._anchor[1])

    def _settle(self) -> None:
        self._keep_place()
        self._anchor = None
