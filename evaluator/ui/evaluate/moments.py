"""The list of the moments of a call, in order of time; of many, most come between events."""

from collections.abc import Iterable
from time import perf_counter
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Moment
from evaluator.ui import look
from evaluator.ui.evaluate.moment_row import MomentRow
from evaluator.ui.evaluate.turning import Turning
from evaluator.ui.key_hints import with_keys
from evaluator.ui.widgets.basic import in_order, muted

_LOWEST: Final = 40
_SLICE: Final = 0.005
"""Seconds of making rows in one go. Placing and drawing them takes about as long again."""

_BETWEEN: Final = 1
"""Milliseconds in which what else is due has its turn."""

_AT_ONCE: Final = 8
"""Rows that go in one go."""

_NONE_YET: Final = (
    "No moments yet. While the call plays, {moment} marks a moment on the point in focus; "
    "{moment_end} ends it, {note} notes it, {kind} changes its kind, {link} links it."
)


class _Shown(NamedTuple):
    """What a row shows: see `MomentRow.show_moment`."""

    moment: Moment
    number: int
    form: Form
    lit: bool
    in_hand: bool


class Moments(QScrollArea):
    """The list. It says what was done and shows what it is given, of very many some at a time.

    `noted` carries (moment id, text), `linked` (moment id, question id to link or take off, or
    None), `kind_chosen` (moment id, Kind), `wanted` a moment to play, `chosen` one that was
    clicked, `entered` one that got the focus, `removed` one to delete, `clip_asked` (moment id,
    whether voices are masked) one to save as a clip; `left_field` comes when Esc leaves a note, or
    the row that has the keyboard gives way to others.
    """

    noted = Signal(str, str)
    linked = Signal(str, object)
    kind_chosen = Signal(str, object)
    wanted = Signal(str)
    chosen = Signal(str)
    entered = Signal(str)
    removed = Signal(str)
    clip_asked = Signal(str, bool)
    left_field = Signal()

    def __init__(self, after: QWidget, parent: QWidget | None = None) -> None:
        """`after` is the control that Tab comes from."""
        super().__init__(parent)
        self._after = after
        self.turning = Turning(self)
        self.turning.turned.connect(self._show_turned)
        self.rows: dict[str, MomentRow] = {}
        self._all: dict[str, _Shown] = {}
        self._moments: dict[str, _Shown] = {}
        self._going: list[MomentRow] = []
        self._revealed = ""
        self._locked = False
        self._soon = QTimer(self, interval=_BETWEEN, singleShot=True)
        self._soon.timeout.connect(self._go_on)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Moments")
        self.setMinimumHeight(_LOWEST)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.setSpacing(0)
        self._empty = muted("", wrap=True)
        self._empty.setContentsMargins(look.GRID, look.GRID, look.GRID, 0)
        for widget in (self.turning.earlier, self.turning.later, self._empty):
            self._column.addWidget(widget)
        self._column.addStretch()
        self._inner = inner
        self.setWidget(inner)
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        self.verticalScrollBar().actionTriggered.connect(self._let_scroll)

    def sizeHint(self) -> QSize:
        """It takes the room that is left."""
        return QSize(320, _LOWEST)

    def show_moments(self, sheet: Sheet, form: Form, focus: str, hand: str | None) -> None:
        """Show the moments; those of the point in focus are filled, the others outlined.

        `hand` is the id of the moment in hand.
        """
        self._empty.setText("No moments on this call." if self._locked else with_keys(_NONE_YET))
        self._empty.setVisible(not sheet.moments)
        self._all = {
            moment.id: _Shown(moment, number, form, focus in moment.questions, moment.id == hand)
            for number, moment in enumerate(sheet.moments, 1)
        }
        self.turning.show_all(tuple(self._all), hand)
        self._show_these()
        self._make(hand or "")

    def _show_turned(self, id: str) -> None:
        self._show_these()
        self.reveal(id)

    def _show_these(self) -> None:
        """Show those that are turned to."""
        before = [id for id in self._moments if id in self.rows]
        self._moments = {id: self._all[id] for id in self.turning.shown}
        gone = self.rows.keys() - self._moments.keys()
        self._leave(gone & self._all.keys())
        self._let_go(gone)
        if not self.rows:
            in_order([self._after, self.turning.earlier, self.turning.later])
        self._put_in_order([id for id in before if id in self.rows])
        for id in self.rows:
            self._show(id)
        if not self.whole:
            self._make(self._coming()[0])
            self._soon.start()

    def _leave(self, turned: Iterable[str]) -> None:
        """Give the keyboard back where it is in a row that only goes out of sight."""
        keyboard = QApplication.focusWidget()
        if keyboard is not None and any(self.rows[id].isAncestorOf(keyboard) for id in turned):
            self.left_field.emit()

    def _turn_to(self, id: str) -> None:
        if self.turning.turn_to(id):
            self._show_these()

    @property
    def whole(self) -> bool:
        """Whether every moment that is to be seen has its row."""
        return len(self.rows) == len(self._moments)

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        for row in self.rows.values():
            row.lock(locked)

    def write_note(self, id: str) -> None:
        """Put the cursor into the note of a moment."""
        self._turn_to(id)
        self._make(id)
        if id in self.rows:
            self.rows[id].note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.reveal(id)

    def reveal(self, id: str) -> None:
        """Scroll a moment into view, and keep it there until all are there and in their places."""
        self._turn_to(id)
        self._make(id)
        self._revealed = id
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        """Scroll to what was revealed, which is where it is now since the rows last took room."""
        if self._revealed in self.rows:
            self.ensureWidgetVisible(self.rows[self._revealed])
        if self.whole and self._inner.height() >= self._column.minimumSize().height():
            self._revealed = ""

    def _let_scroll(self) -> None:
        """Whoever scrolls looks elsewhere."""
        self._revealed = ""

    def _coming(self) -> list[str]:
        return [id for id in self._moments if id not in self.rows]

    def _go_on(self) -> None:
        """Make some rows and delete some."""
        begun = perf_counter()
        for id in self._coming():
            self._make(id)
            if perf_counter() - begun > _SLICE:
                break
        for row in self._going[:_AT_ONCE]:
            row.deleteLater()
        del self._going[:_AT_ONCE]
        if self._going or not self.whole:
            self._soon.start()

    def _let_go(self, gone: Iterable[str]) -> None:
        rows = [self.rows.pop(id) for id in gone]
        for row in rows:
            row.blockSignals(True)  # it has nothing to say any more, whoever the keyboard goes to
        for row in rows:
            row.hide()
            self._going.append(row)
            self._soon.start()

    def _put_in_order(self, before: list[str]) -> None:
        """Give rows another order where their moments have one."""
        order = [id for id in self._moments if id in self.rows]
        if order != before:
            for index, id in enumerate(order):
                self._column.insertWidget(1 + index, self.rows[id])
            in_order(
                [self.turning.earlier, *(stop for id in order for stop in self.rows[id].stops())]
            )

    def _make(self, id: str) -> None:
        """Make the row of a moment in its place, where it has none yet."""
        if id in self.rows or id not in self._moments:
            return
        order = list(self._moments)
        above = [self.rows[one] for one in order[: order.index(id)] if one in self.rows]
        row = self.rows[id] = self._made(id)
        self._column.insertWidget(1 + len(above), row)
        row.show()  # the layout would do so with the next event, and give it no room till then
        in_order([above[-1].stops()[-1] if above else self.turning.earlier, *row.stops()])
        self._show(id)

    def _show(self, id: str) -> None:
        shown = self._moments[id]
        self.rows[id].show_moment(
            shown.moment, shown.number, shown.form, lit=shown.lit, in_hand=shown.in_hand
        )

    def _made(self, id: str) -> "MomentRow":
        row = MomentRow(id)
        row.lock(self._locked)
        row.note.typed.connect(lambda text: self.noted.emit(id, text))
        row.note.left.connect(self.left_field)
        row.linked.connect(lambda question: self.linked.emit(id, question))
        row.kind_chosen.connect(lambda kind: self.kind_chosen.emit(id, kind))
        row.chosen.connect(lambda: self.chosen.emit(id))
        row.entered.connect(lambda: self.entered.emit(id))
        row.wanted.connect(lambda: self.wanted.emit(id))
        row.removed.connect(lambda: self.removed.emit(id))
        row.clip_asked.connect(lambda mask: self.clip_asked.emit(id, mask))
        return row
