"""Changing keys: choose an action, press the new key; what is taken is refused with its reason."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.ui import look
from evaluator.ui.keys import TABLE, Keys
from evaluator.ui.widgets.basic import Card, button, muted, title
from evaluator.ui.widgets.notice import InlineNotice

_HEADINGS: Final = ("Key", "What it does", "Where")


class KeysEditor(Card):
    """`changed` carries the settings with a key changed."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.table = QTableWidget(len(TABLE), len(_HEADINGS))
        self.table.setAccessibleName("All keys")
        self.table.setHorizontalHeaderLabels(list(_HEADINGS))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(4 * look.GRID)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.table.setColumnWidth(0, 15 * look.GRID)
        self.table.setColumnWidth(2, 15 * look.GRID)
        self.table.setMinimumHeight(34 * look.GRID)
        self.table.currentCellChanged.connect(self._show_chosen)
        self.pressed = QKeySequenceEdit()
        self.pressed.setMaximumSequenceLength(1)
        self.pressed.setAccessibleName("New key")
        self.pressed.setClearButtonEnabled(True)
        self.pressed.keySequenceChanged.connect(self._name_enter)
        self.set = button("Set", self._set)
        self.default = button("Default", self._default, kind="quiet")
        self.notice = InlineNotice()
        self._lay_out()
        self._fill()
        self.table.setCurrentCell(0, 0)

    def use(self, settings: Settings) -> None:
        """Show other settings."""
        self._settings = settings
        self._fill()

    def choose(self, action: str) -> None:
        """Select an action."""
        self.table.setCurrentCell([key.action for key in TABLE].index(action), 0)

    def _change(self, key: str) -> None:
        action = TABLE[self.table.currentRow()].action
        try:
            keys = Keys(self._settings.keys).change(action, key)
        except UserError as error:
            self.notice.say_error(error)
            return
        self.notice.clear()
        self._settings = replace(self._settings, keys=keys.changed)
        self._fill()
        self._show_chosen(self.table.currentRow())
        self.changed.emit(self._settings)

    def _set(self) -> None:
        pressed = _portable(self.pressed.keySequence())
        self._change(pressed.replace("Enter", "Return") or "none")

    def _name_enter(self, pressed: QKeySequence) -> None:
        """Both Enter keys are one here, and called so: Qt calls the large one Return."""
        key = _portable(pressed)
        if "Return" in key:
            self.pressed.setKeySequence(QKeySequence(key.replace("Return", "Enter")))

    def _default(self) -> None:
        self._change("")

    def _fill(self) -> None:
        keys = Keys(self._settings.keys)
        for line, (key, shown) in enumerate(keys.table()):
            also = [one for one in key.also if not one.endswith("Enter")]
            mark = " (changed)" if key.action in keys.changed else ""
            texts = (", ".join((shown or "none", *also)) + mark, key.text, key.where)
            for column, text in enumerate(texts):
                self.table.setItem(line, column, QTableWidgetItem(text))

    def _show_chosen(self, line: int, *_: int) -> None:
        if line >= 0:
            keys = Keys(self._settings.keys)
            self.pressed.setKeySequence(QKeySequence(keys.key(TABLE[line].action)))
            self.notice.clear()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(look.GRID)
        row.addWidget(muted("New key for the selected line"))
        row.addWidget(self.pressed, 1)
        row.addWidget(self.set)
        row.addWidget(self.default)
        self.body.addWidget(title("Keys"))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.notice)


def _portable(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)
