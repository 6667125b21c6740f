"""The text of a transcript: read, clicked, selected, and kept in step with the playhead."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from evaluator.transcripts.model import Lane
from evaluator.transcripts.search import Place
from evaluator.ui import look
from evaluator.ui.evaluate.transcript.document import document
from evaluator.ui.evaluate.transcript.marks import Mark, Marks
from evaluator.ui.evaluate.transcript.times import Times
from evaluator.ui.evaluate.transcript.written import Written

_FLAT = "QPlainTextEdit:!focus { border-color: transparent; }"
_LOWEST = 60
_AT = 0.3
"""Where in the view the line that is being said is brought to, of its height."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class TranscriptView(QPlainTextEdit):
    """Shows one transcript and says what was done to it.

    `wanted` carries the place of a word that was clicked, `correct_wanted` that of one that was
    clicked twice, `selected` the first and the last place of the words that are selected, or None
    twice. `undo_wanted` comes on the key for it. `following` says whether the text goes along
    with the playhead; `following_changed` comes when the user scrolls away, or back.
    """

    wanted = Signal(object)
    correct_wanted = Signal(object)
    selected = Signal(object, object)
    undo_wanted = Signal()
    following_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.following = True
        self.written: Written | None = None
        self._marks: Marks | None = None
        self._voices: Mapping[str, Lane] = {}
        self._times = Times(self)
        self.now: Place | None = None
        self._pressed_at = -1
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setStyleSheet(_FLAT)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Transcript")
        self.setMinimumHeight(_LOWEST)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.updateRequest.connect(self._has_scrolled)
        self.selectionChanged.connect(self._say_selected)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        look.looks().changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        """It takes the room that is left."""
        return QSize(320, _LOWEST)

    def show_written(self, written: Written, voices: Mapping[str, Lane]) -> None:
        """Show a transcript; the place that was looked at stays where it can."""
        at = self.verticalScrollBar().value() if self.written is not None else 0
        self.written, self._voices = written, voices
        self._marks = Marks(written)
        self.now = None
        self._put_document()
        self.verticalScrollBar().setValue(at)

    def mark(self, mark: Mark, stretches: Iterable[Sequence[Place]]) -> None:
        """Mark words, in place of what was marked so."""
        if self._marks is not None:
            self._marks.put(mark, stretches)
            self._draw_marks()

    def show_time(self, seconds: float) -> None:
        """The playhead is here: mark the word, and bring it into view while following."""
        if self.written is None or self._marks is None:
            return
        place = self.written.said_at(seconds)
        if place == self.now:
            return
        self.now = place
        self._mark_now(place)
        if place is not None:
            block = self.written.spot(place).block
            self._times.show_now(block)
            if self.following:
                self._bring(block)
        else:
            self._times.show_now(-1)

    def follow(self) -> None:
        """Go along with the playhead again, from here on."""
        self._set_following(True)
        if self.now is not None and self.written is not None:
            self._bring(self.written.spot(self.now).block)

    def reveal(self, place: Place) -> None:
        """Bring a word into view that the user asked for: the text stays there."""
        if self.written is not None:
            self._set_following(False)
            self._bring(self.written.spot(place).block)

    def select_none(self) -> None:
        """Select no words."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.position())
            self.setTextCursor(cursor)

    def at_cursor(self) -> Place | None:
        """The word that the cursor is in."""
        return self._place(self.textCursor().position())

    def box(self, place: Place) -> QRect | None:
        """Where a word is in the viewport, None while it is out of view."""
        if self.written is None:
            return None
        spot = self.written.spot(place)
        block = self.document().findBlockByNumber(spot.block)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + spot.start)
        start = self.cursorRect(cursor)
        cursor.setPosition(block.position() + spot.end)
        end = self.cursorRect(cursor)
        if not self.viewport().rect().intersects(start):
            return None
        same_row = end.top() == start.top()
        wide = end.left() - start.left() if same_row else self.viewport().width() - start.left()
        return QRect(start.left(), start.top(), wide, start.height())

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where: a drag selects, a click does not."""
        super().mousePressEvent(event)
        self._pressed_at = self.textCursor().position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a word wants it heard."""
        super().mouseReleaseEvent(event)
        cursor, pressed = self.textCursor(), self._pressed_at
        self._pressed_at = -1
        left = event.button() == Qt.MouseButton.LeftButton
        if left and pressed == cursor.position() and not cursor.hasSelection():
            place = self._place(pressed)
            if place is not None:
                self._set_following(True)
                self.wanted.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a word corrects it."""
        self._pressed_at = -1
        place = self._place(self.cursorForPosition(event.position().toPoint()).position())
        if place is not None:
            self.correct_wanted.emit(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The user looks elsewhere."""
        self._let_go()
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that a text is read with; all others are the page's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._keeps(event):
                event.accept()
            else:
                event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return plays from the word at the cursor; moving the cursor looks elsewhere."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.key() in _ENTER and not event.modifiers():
            if (place := self.at_cursor()) is not None:
                self._set_following(True)
                self.wanted.emit(place)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            if event.key() in _MOVES:
                self._let_go()
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The times stand at the left, as high as the text."""
        super().resizeEvent(event)
        self._place_times()
        if self.following:
            self.follow()
        self._draw_marks()

    # How it is shown

    def _keeps(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            alone = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            return not (alone & Qt.KeyboardModifier.AltModifier)
        if event.key() in _ENTER:
            return not event.modifiers()
        kept = (
            QKeySequence.StandardKey.Copy,
            QKeySequence.StandardKey.SelectAll,
            QKeySequence.StandardKey.Undo,
        )
        return any(event.matches(key) for key in kept)

    def _place(self, position: int) -> Place | None:
        if self.written is None or not self.written.blocks:
            return None
        block = self.document().findBlock(position)
        return self.written.place(block.blockNumber(), position - block.position())

    def _say_selected(self) -> None:
        cursor = self.textCursor()
        if self.written is None or not cursor.hasSelection():
            self.selected.emit(None, None)
            return
        # The last letter that is selected counts, not the cursor behind it.
        first = self._place(cursor.selectionStart())
        last = self._place(cursor.selectionEnd() - 1)
        self.selected.emit(first, last)

    def _put_document(self) -> None:
        if self.written is None:
            return
        # Qt deletes the document before: it is a child of this too.
        self.setDocument(document(self.written, self._voices, self))
        self._times.show_times(self.written)
        self._place_times()
        self._draw_marks()

    def _dress(self) -> None:
        """Another theme: the names have its colours."""
        at = self.verticalScrollBar().value()
        self._put_document()
        self.verticalScrollBar().setValue(at)

    def _place_times(self) -> None:
        wide = self._times.room()
        self.setViewportMargins(wide, 0, 0, 0)
        inside = self.contentsRect()
        self._times.setGeometry(QRect(inside.left(), inside.top(), wide, inside.height()))

    def _mark_now(self, place: Place | None) -> None:
        """Mark the word, or the whole line where its words have no times; an arrow is beside it."""
        word: Sequence[Place] = ()
        line: Sequence[Place] = ()
        if self.written is not None and place is not None:
            said = self.written.line(place)
            if said.timed:
                word = (place,)
            else:
                line = [(place[0], at) for at in range(len(said.words))]
        self.mark(Mark.NOW, [word])
        self.mark(Mark.LINE, [line])

    def _draw_marks(self) -> None:
        """Mark what is in view."""
        if self._marks is None:
            return
        block, bottom = self.firstVisibleBlock(), self.viewport().height()
        made = []
        while block.isValid():
            if self.blockBoundingGeometry(block).translated(self.contentOffset()).top() > bottom:
                break
            made += self._marks.of(block)
            block = block.next()
        self.setExtraSelections(made)

    def _has_scrolled(self, _rect: QRect, by: int) -> None:
        self._times.update()
        if by:
            self._draw_marks()

    def _bring(self, block: int) -> None:
        """Scroll so that a block stands in the upper part, unless it is in view already."""
        found = self.document().findBlockByNumber(block)
        box = self.blockBoundingGeometry(found).translated(self.contentOffset())
        room = self.viewport().height()
        if found.isVisible() and box.top() >= 0 and box.bottom() <= 0.8 * room:
            return
        rows = int(room * _AT / max(self.fontMetrics().lineSpacing(), 1))
        self.verticalScrollBar().setValue(max(found.firstLineNumber() - rows, 0))

    def _let_go(self) -> None:
        self._set_following(False)

    def _set_following(self, following: bool) -> None:
        if following != self.following:
            self.following = following
            self.following_changed.emit(following)
