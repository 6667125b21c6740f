"""Reading a call list: which column holds what, with the first rows in view."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QTableView, QWidget

from evaluator.desk.call_list import LIST_FIELDS, ListPreview
from evaluator.terms import counted
from evaluator.ui import look
from evaluator.ui.widgets.basic import Card, button, label, muted, title
from evaluator.ui.widgets.notice import InlineNotice

Index = QModelIndex | QPersistentModelIndex

FIELD_WORDS: Final = {
    "file": ("Recording", "Name or path of the file, seen from the list’s folder"),
    "agent": ("Agent", "Who is on the call"),
    "team": ("Team", "The agent’s team"),
    "client": ("Client", "Whose phone line it is"),
    "started": ("Date and time", "As 2026-03-31 14:05, or 31/03/2026 14:05"),
    "direction": ("Direction", "Inbound or outbound"),
    "reference": ("Reference", "Ticket, order, case"),
}


class PreviewModel(QAbstractTableModel):
    """The first rows of a list, each heading with what its column is read as."""

    def __init__(self, preview: ListPreview, parent: Any = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._read_as: dict[str, str] = {}

    def show_mapping(self, mapping: Mapping[str, str]) -> None:
        """Mark what is read as what."""
        self._read_as = {column: FIELD_WORDS[field][0] for field, column in mapping.items()}
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._preview.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns the list has."""
        return 0 if parent.isValid() else len(self._preview.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell as it stands in the list."""
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return self._preview.rows[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The list's own heading, and what it is read as."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        column = self._preview.columns[section]
        return f"{column}\n→ {self._read_as.get(column, 'left out')}"


class ListMapping(Card):
    """`read_asked` carries the path and the mapping; `closed` when the list is left alone."""

    read_asked = Signal(object, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=3 * look.GRID)
        self._path = Path()
        self._columns: tuple[str, ...] = ()
        self._model: PreviewModel | None = None
        self._title = title("Call list")
        self._said = muted()
        self.fields = {field: self._combo(field) for field in LIST_FIELDS}
        self.notice = InlineNotice()
        self._table = QTableView()
        self._table.setAccessibleName("The first rows of the list")
        self._table.setTabKeyNavigation(False)
        self._table.setWordWrap(False)
        self._table.setShowGrid(False)
        self.go_on = button("Bring these calls in", self._read, kind="primary")
        self._lay_out()

    @property
    def mapping(self) -> dict[str, str]:
        """Field -> column, without those that are left out."""
        return {
            field: str(combo.currentData())
            for field, combo in self.fields.items()
            if combo.currentData()
        }

    def show_list(self, path: Path, preview: ListPreview) -> None:
        """Show a list and what its columns seem to be."""
        self._path, self._columns = path, preview.columns
        self._title.setText(path.name)
        rows = counted(preview.total, "row")
        self._said.setText(f"{rows}. Say which column holds what; the first rows are below.")
        self._model = PreviewModel(preview, self)
        self._table.setModel(self._model)
        for field, combo in self.fields.items():
            combo.blockSignals(True)
            combo.clear()
            combo.addItem("not in the list", "")
            for column in preview.columns:
                combo.addItem(column, column)
            combo.setCurrentIndex(max(0, combo.findData(preview.mapping.get(field, ""))))
            combo.blockSignals(False)
        self._check()
        self.fields["file"].setFocus()

    def _check(self) -> None:
        mapping = self.mapping
        if self._model is not None:
            self._model.show_mapping(mapping)
            self._table.resizeColumnsToContents()
        twice = {c for c in mapping.values() if list(mapping.values()).count(c) > 1}
        if twice:
            self.notice.say("warn", f"“{twice.pop()}” is read as two things.", "Leave one of them.")
        elif "file" not in mapping and "client" not in mapping:
            self.notice.say(
                "info",
                "Say which column holds the recording’s file.",
                "Rows without a recording need a client: they become mystery-shop calls.",
            )
        else:
            self.notice.clear()
        self.go_on.setEnabled(not self.notice.text)

    def _read(self) -> None:
        self.read_asked.emit(self._path, self.mapping)

    def _combo(self, field: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(f"Column for {FIELD_WORDS[field][0]}")
        made.setAccessibleDescription(FIELD_WORDS[field][1])
        made.setMinimumWidth(24 * look.GRID)
        made.activated.connect(self._check)
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID // 2)
        for line, (field, combo) in enumerate(self.fields.items()):
            name, takes = FIELD_WORDS[field]
            grid.addWidget(label(name, bold=True), line, 0)
            grid.addWidget(combo, line, 1)
            grid.addWidget(muted(takes), line, 2)
        grid.setColumnStretch(2, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button("Cancel", self.closed.emit))
        foot.addWidget(self.go_on)
        self.body.addWidget(self._title)
        self.body.addWidget(self._said)
        self.body.addLayout(grid)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._table, 1)
        self.body.addLayout(foot)
