"""The parts of the form below each other: chosen, dragged, moved with Alt+Up and Alt+Down."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDropEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from evaluator.forms.drafted import Finding
from evaluator.forms.outline import moved_row, outline, stepped
from evaluator.forms.tree import at
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.icons import icon

PLACE: Final = Qt.ItemDataRole.UserRole
DEPTH: Final = Qt.ItemDataRole.UserRole + 1
WEIGHT: Final = Qt.ItemDataRole.UserRole + 2
MARK: Final = Qt.ItemDataRole.UserRole + 3
SAID: Final = Qt.ItemDataRole.UserRole + 4
_ROW: Final = 4 * look.GRID
_MARK: Final = 16


class PartsList(QListWidget):
    """The form, its sections and its points. `chosen` carries the place of the one in focus."""

    chosen = Signal(object)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._findings: tuple[Finding, ...] = ()
        self.setAccessibleName("Parts of the form")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setItemDelegate(_PartDelegate(self))
        self.currentRowChanged.connect(self._choose)

    @property
    def place(self) -> Place:
        """The place of the part that is chosen; () is the form as a whole."""
        item = self.currentItem()
        return tuple(item.data(PLACE)) if item is not None else ()

    def refresh(self) -> None:
        """Show the parts as they are now; the chosen one stays chosen."""
        row, place = self.currentRow(), self.place
        rows = outline(self._work.content)
        places = [(), *(one.place for one in rows)]
        if places[row : row + 1] != [place] and place in places:
            row = places.index(place)  # another section changes what stands above it
        with QSignalBlocker(self):
            while self.count() > len(rows) + 1:
                self.takeItem(self.count() - 1)
            while self.count() < len(rows) + 1:
                self.addItem(QListWidgetItem())
            self._show(self.item(0), (), 0)
            for number, one in enumerate(rows, 1):
                self._show(self.item(number), one.place, one.depth)
            self.setCurrentRow(min(max(row, 0), self.count() - 1))

    def choose(self, place: Place) -> None:
        """Choose the part that a place is in; of one that was taken away, what stands there now."""
        part = place[:2] if place[:1] in (("questions",), ("sections",)) else ()
        for row in range(self.count()):
            if tuple(self.item(row).data(PLACE)) == part:
                with QSignalBlocker(self):
                    self.setCurrentRow(row)
                self.scrollToItem(self.item(row))
                break
        self.chosen.emit(self.place)

    def mend(self, findings: Iterable[Finding]) -> None:
        """Mark the parts that there is something to mend in."""
        self._findings = tuple(findings)
        self.refresh()

    def step(self, by: int) -> None:
        """Move the chosen part up (-1) or down (1)."""
        if self.place:
            content, place = stepped(self._work.content, self.place, by)
            self._work.go("Move", content, place)

    def move_row(self, row: int, to: int) -> None:
        """Move a row before the row that is number `to` now; the form itself stays on top."""
        if row > 0 and row != to and to != row + 1:
            content, place = moved_row(self._work.content, row - 1, max(to, 1) - 1)
            self._work.go("Move", content, place)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the form move the part; the list is shown anew from it."""
        to = self.indexAt(event.position().toPoint())
        below = self.dropIndicatorPosition() in (
            QAbstractItemView.DropIndicatorPosition.BelowItem,
            QAbstractItemView.DropIndicatorPosition.OnItem,
        )
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.move_row(self.currentRow(), to.row() + below if to.isValid() else self.count())

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self.place)

    def _show(self, item: QListWidgetItem, place: Place, depth: int) -> None:
        title = self._work.named((*place, "title")) if place else "The form"
        weight = at(self._work.content, (*place, "weight")) if place else None
        named = title or "No title"
        said = (named, place, depth, "" if weight is None else _short(weight), self._mark(place))
        if said == item.data(SAID):
            return  # a list of a hundred parts is shown anew with each key
        item.setText(named)
        for role, one in ((SAID, said), (PLACE, place), (DEPTH, depth)):
            item.setData(role, one)
        item.setData(WEIGHT, said[3])
        item.setData(MARK, said[4])
        item.setSizeHint(QSize(0, _ROW))
        item.setToolTip(named)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._said(item, place))

    def _said(self, item: QListWidgetItem, place: Place) -> str:
        kind = (
            {"sections": "Section ", "questions": "Point "}.get(str(place[0]), "") if place else ""
        )
        weight, mark = item.data(WEIGHT), item.data(MARK)
        told = {"error": ", has an error", "warning": ", has a warning"}.get(mark, "")
        return f"{kind}{item.text()}{f', weight {weight}' if weight else ''}{told}"

    def _mark(self, place: Place) -> str:
        mine = [
            one.error
            for one in self._findings
            if (one.place[:2] == place if place else not _in_part(one.place))
        ]
        return "" if not mine else "error" if any(mine) else "warning"


class _PartDelegate(QStyledItemDelegate):
    """A part: its title, as deep as it stands, its weight, and what there is to mend."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave the text out: it is painted here."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        super().paint(painter, option, index)
        place, weight, mark = index.data(PLACE), index.data(WEIGHT), index.data(MARK)
        room = QRectF(option.rect).adjusted(8 + 2 * look.GRID * index.data(DEPTH), 0, -8, 0)
        painter.save()
        painter.setPen(QColor(look.current().text))
        painter.setFont(look.font(bold=not place or place[0] == "sections"))
        right = _RIGHT_EDGE if weight else 0.0
        if mark:
            box = QRectF(room.right() - right - _MARK, room.center().y() - 8, _MARK, _MARK)
            colour = "bad" if mark == "error" else "warn"
            icon(mark, colour).paint(painter, box.toRect())
            right += _MARK + 6
        words = room.adjusted(0, 0, -right, 0)
        text = QFontMetricsF(painter.font()).elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(look.font())
        painter.setPen(QColor(look.current().muted))
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, end, weight)
        painter.restore()


_RIGHT_EDGE: Final = 34.0
"""Pixels that a weight takes."""


def _short(weight: object) -> str:
    return f"{weight:.4g}" if isinstance(weight, int | float) else str(weight)[:5]


def _in_part(place: Place) -> bool:
    return len(place) > 1 and place[0] in ("questions", "sections")
