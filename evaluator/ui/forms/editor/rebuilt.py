"""A sheet whose controls are made anew when what they are for has another shape."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.sheet import Sheet
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import in_order, tab_stops


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
            old.hide()
            old.deleteLater()
            self.column.replaceWidget(old, self._table)
        else:
            self.column.addWidget(self._table)
        self._table.show()
        new = tab_stops(self._table)
        in_order([self._stop_before(), *new])
        if at is not None and new:
            new[min(at, len(new) - 1)].setFocus()

    def _stop_before(self) -> QWidget:
        """Where Tab stops before it comes here: what is made anew would come last of all."""
        before: QWidget = self
        while (before := before.previousInFocusChain() or self) is not self:
            stops = before.focusPolicy() & Qt.FocusPolicy.TabFocus
            if stops and before.window() is self.window() and not self.isAncestorOf(before):
                break
        return before
