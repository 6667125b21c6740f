"""The list of the moments of a call, in order of time: of many fifty, made between events."""

from collections.abc import Iterable
from itertools import islice
from time import perf_counter
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Moment
from evaluator.ui import look
from evaluator.ui.evaluate.moment_row import MomentRow
from evaluator.ui.key_hints import with_keys
from evaluator.ui.widgets.basic import button, in_order, muted

_LOWEST: Final = 40
_SLICE: Final = 0.005
"""Seconds of making rows in one go. Placing and drawing them takes about as long again."""

_BETWEEN: Final = 1
"""Milliseconds in which what else is due has its turn."""

_AT_ONCE: Final = 8
"""Rows that go in one go."""

MOST: Final = 50
"""Rows at a time. Each is laid out at every step of the list: a thousand held the window for 0.4 s
when it was resized, and for 0.1 s at every letter of a note."""

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
    """The list. It says what was done and shows what it is given, at most `MOST` at a time.

    Buttons above and below them show the ones before and after; `reveal` and `write_note` turn to
    where a moment is, and so does taking another in hand.

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
        self.earlier = button("", self._show_earlier, kind="quiet")
        self.later = button("", self._show_later, kind="quiet")
        self.rows: dict[str, MomentRow] = {}
        self._all: dict[str, _Shown] = {}
        self._first = 0
        self._hand: str | None = None
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
        for widget in (self.earlier, self.later, self._empty):
            self._column.addWidget(widget)
        self._column.addStretch()
        for turn in (self.earlier, self.later):
            turn.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            turn.hide()
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
        known = self._all.keys()
        self._all = {
            moment.id: _Shown(moment, number, form, focus in moment.questions, moment.id == hand)
            for number, moment in enumerate(sheet.moments, 1)
        }
        if hand != self._hand and hand in self._all:
            self._first = self._first_beside(hand)
        elif not known & self._all.keys():
            self._first = 0
        self._hand = hand
        self._show_these()

    def _show_these(self) -> None:
        """Show the moments from `_first` on."""
        last = max(len(self._all) - 1, 0)
        self._first = max(min(self._first, last - last % MOST), 0)
        before = [id for id in self._moments if id in self.rows]
        self._moments = dict(islice(self._all.items(), self._first, self._first + MOST))
        gone = self.rows.keys() - self._moments.keys()
        self._leave(gone & self._all.keys())
        self._say_others()
        self._let_go(gone)
        if not self.rows:
            in_order([self._after, self.earlier, self.later])
        self._put_in_order([id for id in before if id in self.rows])
        for id in self.rows:
            self._show(id)
        self._make(self._hand or "")
        if not self.whole:
            self._make(self._coming()[0])
            self._soon.start()

    def _leave(self, turned: Iterable[str]) -> None:
        """Give the keyboard back where it is in a row that only goes out of sight."""
        keyboard = QApplication.focusWidget()
        if keyboard is not None and any(self.rows[id].isAncestorOf(keyboard) for id in turned):
            self.left_field.emit()

    def _say_others(self) -> None:
        """Name the moments before and after these on their buttons, where there are any."""
        end, count = self._first + len(self._moments), len(self._all)
        self._offer(self.earlier, "Earlier", self._first - MOST, self._first)
        self._offer(self.later, "Later", end, min(end + MOST, count))

    def _offer(self, turn: QPushButton, which: str, first: int, end: int) -> None:
        there = 0 <= first < end
        turn.setVisible(there)
        if there:
            said = f"{which} moments, {first + 1} to {end}" if end - first > 1 else f"Moment {end}"
            turn.setText(said)
            turn.setAccessibleName(said)

    def _show_earlier(self) -> None:
        self._turn(self._first - MOST, self.earlier)
        self.reveal(list(self._moments)[-1])

    def _show_later(self) -> None:
        self._turn(self._first + MOST, self.later)
        self.reveal(next(iter(self._moments)))

    def _turn(self, first: int, by: QPushButton) -> None:
        """Show the moments from another on; the keyboard stays at a button, where it was at one."""
        keyboard = by.hasFocus()
        by.clearFocus()  # where it goes from a button that hides is a row, which is then in hand
        self._first = first
        self._show_these()
        if keyboard:
            other = self.later if by is self.earlier else self.earlier
            stays = by if by.isVisibleTo(self) else other
            stays.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_beside(self, id: str) -> int:
        """Where to begin so that a moment is among those that are shown."""
        at = list(self._all).index(id)
        return at - at % MOST

    def _turn_to(self, id: str) -> None:
        """Show the moments that one is among."""
        if id in self._all and id not in self._moments:
            self._first = self._first_beside(id)
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
            in_order([self.earlier, *(stop for id in order for stop in self.rows[id].stops())])

    def _make(self, id: str) -> None:
        """Make the row of a moment in its place, where it has none yet."""
        if id in self.rows or id not in self._moments:
            return
        order = list(self._moments)
        above = [self.rows[one] for one in order[: order.index(id)] if one in self.rows]
        row = self.rows[id] = self._made(id)
        self._column.insertWidget(1 + len(above), row)
        row.show()  # the layout would do so with the next event, and give it no room till then
        in_order([above[-1].stops()[-1] if above else self.earlier, *row.stops()])
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
