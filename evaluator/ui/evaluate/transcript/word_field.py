"""The field over a word that is being corrected."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from evaluator.transcripts.correct import LONGEST
from evaluator.transcripts.search import Place
from evaluator.ui import look

_WIDEST = 24 * look.GRID
_MORE = 4 * look.GRID


class WordField(QLineEdit):
    """Stands on the word. `corrected` carries its place and the text; Esc leaves it as it was.

    No text means: what was heard.
    """

    corrected = Signal(object, str)
    left = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._place: Place | None = None
        self.setMaxLength(LONGEST)
        self.setAccessibleName("Correct the word")
        self.returnPressed.connect(self._commit)
        self.hide()

    def open(self, place: Place, text: str, heard: str, box: QRect) -> None:
        """Take a word to be corrected, at its box."""
        self._place = place
        self.setText(text)
        self.setToolTip(f"Heard as “{heard}”; empty puts that back" if heard else "")
        high = max(self.sizeHint().height(), box.height() + 6)
        wide = min(max(box.width() + _MORE, 9 * look.GRID), _WIDEST)
        left = max(min(box.left() - 6, self._over.width() - wide), 0)
        self.setGeometry(left, box.center().y() - high // 2, wide, high)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the word as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere has written what is meant."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._commit()

    def _commit(self) -> None:
        place, self._place = self._place, None
        if place is not None:
            text = self.text()
            self._close()
            self.corrected.emit(place, text)

    def _close(self) -> None:
        self._place = None
        self.hide()
        self.left.emit()
