"""A text field of the page: grows with its text, and undo belongs to the draft."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from evaluator.ui.widgets.undo import left_to_page

_FRAME = 14


class Field(QPlainTextEdit):
    """Takes plain text, one line high at first and at most `most` lines.

    Where room is short it shows fewer lines while nobody writes in it (`rest`), and says so with
    an ellipsis.
    `typed` carries the whole text after each change by the user; `show_text` is silent. Undo and
    redo keys pass through to the page, whose draft takes typing back like any other change.
    `left` comes on Esc.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(
        self, name: str, hint: str = "", *, most: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most = self._rest = most
        self._hint = hint
        self._showing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._changed)
        self.textChanged.connect(self._grow)
        self._grow()

    def show_text(self, text: str) -> None:
        """Show what the draft says; the cursor stays where it was as far as it can."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)) if at else len(text))
        self.setTextCursor(cursor)
        if not self.hasFocus():
            self.verticalScrollBar().setValue(0)

    def rest(self, lines: int) -> None:
        """Show at most so many lines while it has not the focus."""
        self._rest = min(lines, self._most)
        self._grow()

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self.setReadOnly(locked)
        self.setPlaceholderText("Nothing written" if locked else self._hint)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the page."""
        return not left_to_page(event) and super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its text, between one and the most lines."""
        lines = min(self._lines(), self._shown)
        return QSize(120, lines * self.fontMetrics().lineSpacing() + _FRAME)

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(60, self.fontMetrics().lineSpacing() + _FRAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the text elsewhere."""
        super().resizeEvent(event)
        self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show all of it, or as much as it may."""
        super().focusInEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be as high as at rest, from the beginning of the text on."""
        super().focusOutEvent(event)
        self._grow()
        if self._shown < self._most:
            self.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, with an ellipsis where it goes on below."""
        super().paintEvent(event)
        if self._shown < self._most and self._lines() > self._shown:
            ground, metrics = self.viewport(), self.fontMetrics()
            box = QRect(0, 0, metrics.horizontalAdvance(" … "), metrics.lineSpacing())
            box.moveBottomRight(ground.rect().bottomRight())
            painter = QPainter(ground)
            painter.fillRect(box, self.palette().base())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "…")

    @property
    def _shown(self) -> int:
        """How many lines it shows at most, as things are."""
        return self._most if self.hasFocus() else self._rest

    def _lines(self) -> int:
        """How many lines the text takes at this width; counted no further than is needed.

        The document's own size is that of the last layout, which a text not painted yet has not.
        """
        lines, block = 0, self.document().begin()
        while block.isValid() and lines <= self._most:
            self.document().documentLayout().blockBoundingRect(block)  # lays the block out
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        return max(lines, 1)

    def _grow(self) -> None:
        many = self._lines() > self._most and self._shown == self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if many else policy.ScrollBarAlwaysOff
        )
        if self.height() != self.sizeHint().height():
            self.setFixedHeight(self.sizeHint().height())

    def _changed(self) -> None:
        if not self._showing:
            self.typed.emit(self.toPlainText())
