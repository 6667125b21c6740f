"""The moments of the call in order of time: where, on which point, with a note; play and delete."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Moment, clock
from evaluator.ui import look
from evaluator.ui.evaluate.field import Field
from evaluator.ui.evaluate.flag import Flag
from evaluator.ui.icons import icon
from evaluator.ui.widgets.basic import icon_button, in_order, label, muted

_NO_POINT = "On no point"
_LOWEST = 40
_FLAT = "QPlainTextEdit:!focus:!hover { border-color: transparent; background: transparent; }"


def when(moment: Moment) -> str:
    """The time of a moment, or from when to when."""
    return clock(moment.start) + ("" if moment.end is None else f" – {clock(moment.end)}")


class Moments(QScrollArea):
    """The list. It says what was done and shows what it is given.

    `noted` carries (moment id, text), `linked` (moment id, question id or None), `wanted` a moment
    to play, `removed` one to delete; `left_field` comes when Esc leaves a note.
    """

    noted = Signal(str, str)
    linked = Signal(str, object)
    wanted = Signal(str)
    removed = Signal(str)
    left_field = Signal()

    def __init__(self, after: QWidget, parent: QWidget | None = None) -> None:
        """`after` is the control that Tab comes from."""
        super().__init__(parent)
        self._after = after
        self.rows: dict[str, MomentRow] = {}
        self._order: tuple[str, ...] = ()
        self._locked = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Moments")
        self.setMinimumHeight(_LOWEST)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 4, 8, 8)
        self._column.setSpacing(0)
        self._empty = muted("", wrap=True)
        self._column.addWidget(self._empty)
        self._column.addStretch()
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        """It takes the room that is left."""
        return QSize(320, _LOWEST)

    def show_moments(self, sheet: Sheet, form: Form, focus: str) -> None:
        """Show the moments; those of the point in focus are filled, the others outlined."""
        self._empty.setText(
            "No moments on this call."
            if self._locked
            else "No moments yet. While the call plays, M marks a moment on the point in focus; "
            "Shift+M ends it, Shift+C notes it."
        )
        self._empty.setVisible(not sheet.moments)
        order = tuple(moment.id for moment in sheet.moments)
        for gone in set(self.rows) - set(order):
            self.rows.pop(gone).deleteLater()
        for moment in sheet.moments:
            if moment.id not in self.rows:
                self.rows[moment.id] = self._made(moment.id)
        if order != self._order:
            for index, id in enumerate(order):
                self._column.insertWidget(index, self.rows[id])
            self._order = order
            in_order([self._after, *(stop for id in order for stop in self.rows[id].stops())])
        for number, moment in enumerate(sheet.moments, 1):
            self.rows[moment.id].show_moment(moment, number, form, lit=focus in moment.questions)

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        for row in self.rows.values():
            row.lock(locked)

    def write_note(self, id: str) -> None:
        """Put the cursor into the note of a moment."""
        if id in self.rows:
            self.rows[id].note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(self.rows[id])

    def reveal(self, id: str) -> None:
        """Scroll a moment into view."""
        if id in self.rows:
            self.ensureWidgetVisible(self.rows[id])

    def _made(self, id: str) -> "MomentRow":
        row = MomentRow(id)
        row.lock(self._locked)
        row.note.typed.connect(lambda text: self.noted.emit(id, text))
        row.note.left.connect(self.left_field)
        row.linked.connect(lambda question: self.linked.emit(id, question))
        row.wanted.connect(lambda: self.wanted.emit(id))
        row.removed.connect(lambda: self.removed.emit(id))
        return row


class MomentRow(QWidget):
    """One moment: number, time, point; its note below; play and delete at the end."""

    wanted = Signal()
    removed = Signal()
    linked = Signal(object)

    def __init__(self, id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: Form | None = None
        self._flag = Flag()
        self._flag.wanted.connect(lambda _id: self.wanted.emit())
        self._when = label("", bold=True)
        self._point = QToolButton()
        self._point.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._point.clicked.connect(self._choose_point)
        self._menu = QMenu(self)
        self._play = icon_button("play", "Play this moment", self.wanted.emit)
        self._remove = icon_button("remove", "Delete this moment", self.removed.emit)
        for one in (self._play, self._remove):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.setIconSize(QSize(16, 16))
            one.setFixedSize(28, 26)
        self._play.setIcon(icon("play", "accent"))
        self.note = Field("Note on this moment", "Note (Shift+C) …", most=4)
        self.note.setStyleSheet(_FLAT)
        self._lay_out()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [self._point, self._play, self._remove, self.note]

    def show_moment(self, moment: Moment, number: int, form: Form, *, lit: bool) -> None:
        """Show a moment."""
        self._form = form
        where = _NO_POINT
        if moment.questions:
            where = ", ".join(form.question(id).title for id in moment.questions)
        name = f"Moment {number}, {when(moment)}"
        self._flag.show_moment(moment.id, number, f"Play moment {number}", lit=lit)
        self._when.setText(when(moment))
        self._point.setText(self._cut(where))
        self._point.setToolTip(f"{where} – choose another point")
        self._point.setAccessibleName(f"{name}, point: {where}")
        self.note.setAccessibleName(f"Note on moment {number}")
        self.note.show_text(moment.note)
        self._play.setAccessibleName(f"Play {name}")
        self._remove.setAccessibleName(f"Delete {name}")

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self.note.lock(locked)
        self._point.setEnabled(not locked)
        self._remove.setVisible(not locked)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline under the row."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(look.current().line))

    def _cut(self, text: str) -> str:
        return self._point.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 150)

    def _choose_point(self) -> None:
        self._menu.clear()
        if self._form is None:
            return
        for number, question in enumerate(self._form.questions, 1):
            action = self._menu.addAction(f"{number}  {question.title}".replace("&", "&&"))
            action.triggered.connect(lambda _checked, id=question.id: self.linked.emit(id))
        self._menu.addSeparator()
        self._menu.addAction(_NO_POINT).triggered.connect(lambda: self.linked.emit(None))
        self._menu.popup(self._point.mapToGlobal(self._point.rect().bottomLeft()))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(look.GRID)
        head.addWidget(self._flag)
        head.addWidget(self._when)
        head.addWidget(self._point)
        head.addStretch()
        head.addWidget(self._play)
        head.addWidget(self._remove)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 0, 0)
        foot.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 3)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(foot)
