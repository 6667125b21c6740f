"""The menu of the moments: to an Audacity label file and from one, and what others add to it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from evaluator.desk import labels
from evaluator.errors import UserError
from evaluator.terms import counted
from evaluator.ui.evaluate.player import Player
from evaluator.ui.evaluate.reading import Reading
from evaluator.ui.evaluate.sitting import Sitting
from evaluator.ui.icons import icon

_FILES: Final = "Labels (*.txt)"
_LISTED: Final = 6


class LabelFiles(QToolButton):
    """The button with the menu, for the moments of what is read (`reading`).

    `said` carries a tone, what happened, and what was left out.
    """

    said = Signal(str, str, str)

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        """`player` knows how long the call is."""
        super().__init__(parent)
        self.reading: Reading | None = None
        self._player = player
        self.setIcon(icon("more"))
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName("Moments: label files and clips")
        self.setToolTip("Label files and clips")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self)
        self._save = self._menu.addAction("Save the moments as labels…", self._ask_where)
        self._read = self._menu.addAction("Read moments from labels…", self._ask_which)
        self.clicked.connect(self._open)

    def extend(self, offer: Callable[[QMenu], None]) -> None:
        """Let another add what it does to the menu."""
        offer(self._menu)

    def save(self, path: Path) -> None:
        """Write the moments that are shown as labels, for Audacity and others."""
        if (reading := self.reading) is None:
            return
        try:
            count = labels.save_labels(reading.sheet, reading.form, path)
        except UserError as error:
            self.said.emit("bad", error.message, error.hint)
            return
        self.said.emit("good", f"{counted(count, 'moment')} written to “{path.name}”.", "")

    def read(self, path: Path) -> None:
        """Take the moments of a label file into the draft, as one step of undo."""
        sitting = self.reading
        if not isinstance(sitting, Sitting):
            return
        try:
            found = labels.find_moments(path, sitting.sheet, sitting.form, self._player.duration)
        except UserError as error:
            self.said.emit("bad", error.message, error.hint)
            return
        sitting.add_moments(found.moments)
        were = "was" if found.known == 1 else "were"
        known = f" {counted(found.known, 'moment')} {were} there already." if found.known else ""
        tone = "warn" if found.left_out else "good"
        message = f"{counted(len(found.moments), 'moment')} read from “{path.name}”.{known}"
        self.said.emit(tone, message, _left_out(found.left_out))

    def _open(self) -> None:
        reading = self.reading
        self._save.setEnabled(reading is not None and bool(reading.sheet.moments))
        self._read.setEnabled(isinstance(reading, Sitting))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save the moments", "moments.txt", _FILES)
        if name:
            self.save(Path(name))

    def _ask_which(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Read moments", filter=_FILES)
        if name:
            self.read(Path(name))


def _left_out(lines: Sequence[str]) -> str:
    """The lines that brought no moment, the first ones in full."""
    if not lines:
        return ""
    more = f"\nand {len(lines) - _LISTED} more" if len(lines) > _LISTED else ""
    return "Left out:\n" + "\n".join(lines[:_LISTED]) + more
