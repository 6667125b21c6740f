"""The strip under the list: the selected call, its evaluations, its recording and its details."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from evaluator.desk import calls, people
from evaluator.desk.calls import CallRow, CallState
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.ui import look
from evaluator.ui.calls.details_form import DetailsForm
from evaluator.ui.calls.evaluations_list import EvaluationsList
from evaluator.ui.calls.recording_line import RecordingLine
from evaluator.ui.calls.tones import Tones
from evaluator.ui.widgets.basic import Card, Elided, button

_OPEN = {
    CallState.NEW: "Score it",
    CallState.DRAFT: "Go on scoring",
    CallState.FINISHED: "Open",
}


class CallDetail(Card):
    """Details that were changed are kept with Save, or when another call is selected.

    `changed` after details were kept; `failed` carries a UserError to say.
    """

    open_asked = Signal(str)
    report_asked = Signal(str)
    reopen_asked = Signal(str)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, tones: Tones, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tones = tones
        self._row: CallRow | None = None
        self._edited = False
        self.title = Elided(size=look.TITLE, bold=True)
        self.open = button("Score it", self._open)
        self.evaluations = EvaluationsList()
        self.recording = RecordingLine(desk)
        self.form = DetailsForm()
        self.save = button("Save details", self.keep)
        self.undo = button("Undo", self._undo, kind="quiet")
        self.undo.setAccessibleName("Undo the changes of the details")
        self._connect()
        self._lay_out()
        self.show_row(None)

    @property
    def edited(self) -> bool:
        """Whether details were changed and not kept yet."""
        return self._edited

    def show_row(self, row: CallRow | None) -> None:
        """Show a call; details of the one before that were changed are kept first."""
        if self._edited and (row is None or self._row is None or row.call.id != self._row.call.id):
            self.keep()
        same = row is not None and self._row is not None and row.call.id == self._row.call.id
        self._row = row
        self.setEnabled(row is not None)
        if row is None:
            self.title.setText("Select a call to see its evaluations and details")
            self.evaluations.show_rows((), self._tones)
            self.recording.show_call(None)
            return
        self.title.setText(_title(row))
        self.open.setText(_OPEN[row.state])
        self.open.setAccessibleName(_OPEN[row.state])
        recording = row.call.recording
        self.evaluations.show_rows(
            calls.evaluations_of(self._desk, row.call.id),
            self._tones,
            recording.duration if recording else None,
            self._blends(row),
        )
        if not same:
            self.recording.show_call(row.call)
        if not self._edited:
            self._show_details(row)

    def keep(self) -> None:
        """Keep the details as they stand."""
        if self._row is None or not self._edited:
            return
        try:
            calls.describe(self._desk, self._row.call.id, self.form.details())
        except UserError as error:
            self.failed.emit(error)
            return
        self._set_edited(False)
        self.changed.emit()

    def _blends(self, row: CallRow) -> tuple[str, ...]:
        if row.state is CallState.NEW:
            return ()
        from evaluator.ui.calls.blended import blends_in_words  # brings the reader of forms

        return blends_in_words(self._desk, row.call.id)

    def _show_details(self, row: CallRow) -> None:
        self.form.offer(people.names(self._desk))
        self.form.show_details(calls.details_of(row.call))
        self._set_edited(False)

    def _undo(self) -> None:
        if self._row is not None:
            self._show_details(self._row)

    def _edit(self) -> None:
        self._set_edited(True)

    def _set_edited(self, edited: bool) -> None:
        self._edited = edited
        self.save.setEnabled(edited)
        self.undo.setEnabled(edited)

    def _open(self) -> None:
        if self._row is not None:
            self.keep()
            self.open_asked.emit(self._row.call.id)

    def _connect(self) -> None:
        self.evaluations.report_asked.connect(self.report_asked)
        self.evaluations.reopen_asked.connect(self.reopen_asked)
        self.recording.failed.connect(self.failed)
        self.form.edited.connect(self._edit)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.open)
        left = QVBoxLayout()
        left.setSpacing(look.GRID)
        left.addLayout(head)
        left.addWidget(self.evaluations, 1)
        left.addWidget(self.recording)
        keep = QHBoxLayout()
        keep.addStretch()
        keep.addWidget(self.undo)
        keep.addWidget(self.save)
        right = QVBoxLayout()
        right.setSpacing(look.GRID)
        right.addWidget(self.form)
        right.addStretch()
        right.addLayout(keep)
        between = QFrame()
        between.setProperty("kind", "rule")
        between.setFixedWidth(1)
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addLayout(left, 5)
        row.addWidget(between)
        row.addLayout(right, 6)
        self.body.addLayout(row)
        self.setFixedHeight(27 * look.GRID)


def _title(row: CallRow) -> str:
    agent = row.call.agent.name if row.call.agent else "Agent not known"
    return f"{agent} · {row.call.client.name}" if row.call.client else agent
