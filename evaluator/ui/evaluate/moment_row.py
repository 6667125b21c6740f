"""One moment of the list: number, time, kind, points; play and delete; its note below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evaluator.forms.model import Form
from evaluator.terms import Kind, Moment, clock
from evaluator.ui import look
from evaluator.ui.evaluate.card_warning import card_warning
from evaluator.ui.evaluate.field import Field
from evaluator.ui.evaluate.flag import Flag
from evaluator.ui.icons import icon
from evaluator.ui.key_hints import with_keys
from evaluator.ui.widgets.basic import icon_button, label

_NO_POINT = "On no point"
_FLAT = "QPlainTextEdit:!focus:!hover { border-color: transparent; background: transparent; }"
_USUAL_TIMES = "0:00 – 0:00"
"""What a time has the room of, so that what is beside it stands in a column."""
_BAR = 3
_PADDING = 14
"""Pixels that a button has beside its text, as the style sheet says."""


def when(moment: Moment) -> str:
    """The time of a moment, or from when to when."""
    return clock(moment.start) + ("" if moment.end is None else f" – {clock(moment.end)}")


class MomentRow(QWidget):
    """Shows one moment and says what was done to it.

    `clip_asked` carries whether voices are masked in the clip that is to be saved of it. `linked`
    carries a question's id to link or to take off, None to take it off all; `kind_chosen`
    a Kind; `chosen` comes when it is clicked, `entered` when something in it gets the focus.
    """

    wanted = Signal()
    chosen = Signal()
    entered = Signal()
    removed = Signal()
    linked = Signal(object)
    kind_chosen = Signal(object)
    clip_asked = Signal(bool)

    def __init__(self, id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: Form | None = None
        self._moment = Moment(id=id, start=0.0)
        self._number = 0
        self._lit = False
        self._in_hand = False
        self._flag = Flag()
        self._flag.wanted.connect(lambda _id: self.wanted.emit())
        self._when = label("", bold=True)
        self._when.setMinimumWidth(self._when.fontMetrics().horizontalAdvance(_USUAL_TIMES))
        self._menu = QMenu(self)
        self._point = _MenuButton(self._choose_point)
        self._kind = _MenuButton(self._choose_kind)
        self._kind.setFont(look.font(look.SMALL))
        self._kind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._play = _small_button("play", "Play this moment", self.wanted.emit)
        self._remove = _small_button("remove", "Delete this moment", self.removed.emit)
        self._play.setIcon(icon("play", "accent"))
        self.note = Field("Note on this moment", with_keys("Note ({note}) …"), most=4)
        self.note.setStyleSheet(_FLAT)
        for stop in self.stops():
            stop.installEventFilter(self)
        self._lay_out()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [self._kind, self._point, self._play, self._remove, self.note]

    def show_moment(
        self, moment: Moment, number: int, form: Form, *, lit: bool, in_hand: bool
    ) -> None:
        """Show a moment; one `in_hand` has a bar at its side."""
        was = (self._moment, self._number, self._lit)
        if (moment, number, lit) != was or form is not self._form:
            self._form, self._moment, self._number, self._lit = form, moment, number, lit
            self._say(moment, form)
        self.note.show_text(moment.note)
        if in_hand != self._in_hand:
            self._in_hand = in_hand
            self.update()

    def _say(self, moment: Moment, form: Form) -> None:
        number, lit = self._number, self._lit
        titles = [form.question(id).title for id in moment.questions]
        where = ", ".join(titles) or _NO_POINT
        name = f"Moment {number}, {when(moment)}"
        what = moment.kind.capitalize()
        self._flag.show_moment(moment.id, number, moment.kind, f"Play moment {number}", lit=lit)
        self._when.setText(when(moment))
        self._point.setText(where if len(titles) < 2 else _numbered(moment, form))
        self._point.setToolTip(f"{where} – link to points, or take off")
        self._point.setAccessibleName(f"{name}, {'point' if titles else 'linked'}: {where}")
        self._kind.setText(what)
        self._kind.setToolTip(with_keys("What this moment is kept for ({kind})"))
        self._kind.setAccessibleName(f"{name}, kind: {what}")
        self.note.setAccessibleName(f"Note on moment {number}")
        self._play.setAccessibleName(f"Play {name}")
        self._remove.setAccessibleName(f"Delete {name}")

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self.note.lock(locked)
        self._point.setEnabled(not locked)
        self._kind.setEnabled(not locked)
        self._remove.setVisible(not locked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the buttons takes the moment in hand."""
        self.chosen.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The other button of the mouse, or the menu key: what else can be done with it."""
        self.chosen.emit()
        self._menu.clear()
        self._menu.addAction("Save this clip…", lambda: self.clip_asked.emit(False))
        self._menu.addAction("Save this clip, voices masked…", lambda: self.clip_asked.emit(True))
        self._menu.popup(event.globalPos())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something inside took the focus: this is the moment in hand."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline under the row, and the bar of the moment in hand."""
        painter, colours = QPainter(self), look.current()
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))
        if self._in_hand:
            painter.fillRect(0, 2, _BAR, self.height() - 4, QColor(colours.focus))

    def _choose_point(self) -> None:
        if self._form is None:
            return
        self._menu.clear()
        for number, question in enumerate(self._form.questions, 1):
            linked = question.id in self._moment.questions
            self._offer(f"{number}  {question.title}", linked, self.linked, question.id)
        self._menu.addSeparator()
        self._offer(_NO_POINT, not self._moment.questions, self.linked, None)
        self._menu.popup(self._point.mapToGlobal(self._point.rect().bottomLeft()))

    def _choose_kind(self) -> None:
        self._menu.clear()
        for kind in Kind:
            self._offer(kind.capitalize(), kind is self._moment.kind, self.kind_chosen, kind)
        self._menu.popup(self._kind.mapToGlobal(self._kind.rect().bottomLeft()))

    def _offer(self, text: str, checked: bool, said: SignalInstance, value: object) -> None:
        action = self._menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda: said.emit(value))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(look.GRID, 5, 0, 3)
        column.setSpacing(0)
        head: Sequence[QWidget] = (self._flag, self._when, self._kind, self._point)
        line = _line(head)
        line.setSpacing(1)
        line.insertSpacing(1, 3)
        line.addStretch()
        line.addWidget(self._play)
        line.addWidget(self._remove)
        column.addLayout(line)
        foot = _line((self.note,))
        foot.setContentsMargins(13, 0, 0, 0)
        column.addLayout(foot)
        warning = _line((card_warning(self.note),))
        warning.setContentsMargins(24, 0, 0, 0)
        column.addLayout(warning)


def _numbered(moment: Moment, form: Form) -> str:
    """ "Points 2, 5": where there is no room for several titles."""
    numbers = [str(n) for n, q in enumerate(form.questions, 1) if q.id in moment.questions]
    return f"Points {', '.join(numbers)}"


class _MenuButton(QToolButton):
    """A word that opens a menu, cut with an ellipsis where there is no room; the tip has all."""

    def __init__(self, do: Callable[[], None]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(do)

    def minimumSizeHint(self) -> QSize:
        """It may get as narrow as it must."""
        return QSize(6 * look.GRID, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the word as fits."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        room = self.width() - _PADDING
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


def _small_button(symbol: str, name: str, do: Callable[[], object]) -> QToolButton:
    made = icon_button(symbol, name, do)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setIconSize(QSize(16, 16))
    made.setFixedSize(26, 26)
    return made


def _line(widgets: Sequence[QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(look.GRID)
    for one in widgets:
        line.addWidget(one)
    return line
