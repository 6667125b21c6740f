"""Bands: from which score on, and their name; those of the form, or of one of its parts."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evaluator.forms.edit_bands import add_band, own_bands
from evaluator.forms.tree import removed
from evaluator.ui.forms.editor.rows import Rows
from evaluator.ui.widgets.basic import button, label, muted


class Bands(Rows):
    """A row for each band, the highest first: their scores order them, so none is moved."""

    name = "bands"
    keys = ("bands",)

    def shape(self) -> Any:
        """How many there are."""
        return len(self.value("bands", default=()))

    def fill(self, column: QVBoxLayout) -> None:
        """Make a row for each band."""
        for number in range(self.shape()):
            self._band(column, number)
        own = bool(self.place) and not self.shape()
        if own:
            column.addWidget(muted("The bands of the form.", wrap=True))
        add = button(
            "Bands of its own" if own else "Add a band",
            partial(self._add, own),
            kind="inline",
            symbol="add",
        )
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _band(self, column: QVBoxLayout, number: int) -> None:
        named = f"Band {number + 1}"
        row = self.add_row(column, named, remove=partial(self._remove, number), moves=False)
        low = self.number(("bands", number, "at"), f"{named} from", width=8)
        name = self.line(("bands", number, "name"), f"{named} name")
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(label("from", kind="muted"))
        line.addWidget(low.control)
        line.addWidget(name.control, 1)
        row.lead(both)

    def _add(self, own: bool) -> None:
        make = own_bands if own else add_band
        content = make(self.work.content, self.place)
        self.work.go("Add a band", content, (*self.place, "bands", 0, "name"))

    def _remove(self, number: int) -> None:
        content = removed(self.work.content, (*self.place, "bands", number))
        self.work.do("Remove a band", content, (*self.place, "bands"))
