"""The list of the moments of a call, in order of time."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.ui import look
from evaluator.ui.evaluate.moment_row import MomentRow
from evaluator.ui.key_hints import with_keys
from evaluator.ui.widgets.basic import in_order, muted

_LOWEST = 40
_NONE_YET = (
    "No moments yet. While the call plays, {moment} marks a moment on the point in focus; "
    "{moment_end} ends it, {note} notes it, {kind} changes its kind, {link} links it."
)


class Moments(QScrollArea):
    """The list. It says what was done and shows what it is given.

    `noted` carries (moment id, text), `linked` (moment id, question id to link or take off, or
    None), `kind_chosen` (moment id, Kind), `wanted` a moment to play, `chosen` one that was
    clicked, `entered` one that got the focus, `removed` one to delete, `clip_asked` (moment id,
    whether voices are masked) one to save as a clip; `left_field` comes when Esc leaves a note.
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
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.setSpacing(0)
        self._empty = muted("", wrap=True)
        self._empty.setContentsMargins(look.GRID, look.GRID, look.GRID, 0)
        self._column.addWidget(self._empty)
        self._column.addStretch()
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        """It takes the room that is left."""
        return QSize(320, _LOWEST)

    def show_moments(self, sheet: Sheet, form: Form, focus: str, hand: str | None) -> None:
        """Show the moments; those of the point in focus are filled, the others outlined.

        `hand` is the id of the moment in hand.
        """
        self._empty.setText("No moments on this call." if self._locked else with_keys(_NONE_YET))
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
            self.rows[moment.id].show_moment(
                moment, number, form, lit=focus in moment.questions, in_hand=moment.id == hand
            )

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
        row.kind_chosen.connect(lambda kind: self.kind_chosen.emit(id, kind))
        row.chosen.connect(lambda: self.chosen.emit(id))
        row.entered.connect(lambda: self.entered.emit(id))
        row.wanted.connect(lambda: self.wanted.emit(id))
        row.removed.connect(lambda: self.removed.emit(id))
        row.clip_asked.connect(lambda mask: self.clip_asked.emit(id, mask))
        return row
