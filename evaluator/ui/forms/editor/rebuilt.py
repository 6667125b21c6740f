"""A sheet whose controls are made anew when what they are for has another shape."""

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.sheet import Sheet
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import in_order, tab_stops

_GONE: Final = "gone"
"""Marks controls in whose place others were made; Qt deletes them a little later."""


class Rebuilt(Sheet):
    """Controls that are made anew when what they are for has another shape, else only shown.

    The focus stays with the control that stands where the one was that had it.
    """

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self._shape: Any = None
        self._table: QWidget | None = None

    def stand_at(self, place: Place) -> None:
        """Be of the part at a place; what is inside is made anew for it."""
        self.place = place

    def refresh(self) -> None:
        """Show what there is now."""
        if self.place and self.value() is None:
            return
        shape = (self.place, self.shape())
        anew = shape != self._shape
        if anew:
            self._shape = shape
            self._make_anew()
        super().refresh()
        if anew:
            self.mend(self._findings)

    def shape(self) -> Any:
        """What the controls are made for."""
        raise NotImplementedError

    def build(self, column: QVBoxLayout) -> None:
        """Make the controls."""
        raise NotImplementedError

    def _make_anew(self) -> None:
        old = self._table
        focus = QApplication.focusWidget()
        stops = tab_stops(old)
        at = stops.index(focus) if focus in stops else None
        self._controls.clear()
        self._shows.clear()
        self.fields.clear()
        self._sheets.clear()
        self._table = QWidget()
        column = QVBoxLayout(self._table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        self.build(column)
        if old is not None:
            for one in old.findChildren(QWidget):
                one.blockSignals(True)  # a field that goes has nothing to say any more
            old.setProperty(_GONE, True)
            old.hide()
            old.deleteLater()
            self.column.replaceWidget(old, self._table)
        else:
            self.column.addWidget(self._table)
        self._table.show()
        new = tab_stops(self._table)
        self._outermost().order()
        if at is not None and new:
            new[min(at, len(new) - 1)].setFocus()

    def order(self) -> None:
        """Let Tab come to the controls in reading order."""
        gone = [one for one in self.findChildren(QWidget) if one.property(_GONE)]
        stops = tab_stops(self._table)
        left = [one for one in stops if not any(each.isAncestorOf(one) for each in gone)]
        in_order([self._stop_before(), *left])

    def _outermost(self) -> "Rebuilt":
        """The sheet around that was there from the beginning, and so has its own place for Tab."""
        found, around = self, self.parentWidget()
        while around is not None:
            found = around if isinstance(around, Rebuilt) else found
            around = around.parentWidget()
        return found

    def _stop_before(self) -> QWidget:
        """Where Tab stops before it comes here: what is made anew would come last of all."""
        before: QWidget = self
        while (before := before.previousInFocusChain() or self) is not self:
            stops = before.focusPolicy() & Qt.FocusPolicy.TabFocus
            if stops and before.window() is self.window() and not self.isAncestorOf(before):
                break
        return before
