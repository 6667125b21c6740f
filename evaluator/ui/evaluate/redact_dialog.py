"""The question before a stretch is redacted: what happens, how, why; then how far it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from evaluator.facts import Stretch
from evaluator.job import Job
from evaluator.terms import Call, Redacting, clock
from evaluator.ui import look
from evaluator.ui.evaluate.transport import precise
from evaluator.ui.widgets.basic import button, in_order, label, muted, title
from evaluator.ui.widgets.field import Field, choice, line
from evaluator.ui.widgets.job_bar import JobBar

_WIDE = 560
_LISTED = 6
_FOR_GOOD = (
    "It is overwritten for good, on every channel: here, in reports, clips and exports nobody "
    "will hear it again. Its words leave the transcript, and the facts are measured anew. "
    "This cannot be taken back in the program."
)
_YOURS = (
    "The program goes on with a copy of its own. Your file is not touched and still holds the "
    "stretch, as does all that was exported before. Delete it yourself when nobody needs it:"
)
_YOURS_BEFORE = (
    "The file that was once brought in is not touched and still holds the stretch, as does all "
    "that was exported before. Delete it yourself when nobody needs it."
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the stretch in seconds, the user's own file where it still is the recording,
    and where what is said in the stretch may be `written` down (`desk.quoted`).
    """

    stretch: Stretch
    original: Path | None
    written: Sequence[str]


class RedactDialog(QDialog):
    """Asks, then stays while the work is done. `confirmed` carries a Redacting and the reason."""

    confirmed = Signal(object, str)

    def __init__(self, asked: Question, parent: QWidget) -> None:
        super().__init__(parent)
        start, end = asked.stretch
        self.setWindowTitle("Redact a stretch")
        self.setFixedWidth(_WIDE)
        self.how = choice(((Redacting.SILENCE, "Silence"), (Redacting.BEEP, "A beep")))
        self._how = Field("Heard in its place", self.how)
        self.reason = line(placeholder="Card number, name …")
        self._why = Field("Why (kept with the call)", self.reason)
        self.job = JobBar(reserve=True)
        self.redact = button("Redact for good", self._confirm, kind="primary")
        self.leave = button("Cancel", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * look.GRID] * 4)
        column.setSpacing(12)
        column.addWidget(title(f"Redact {precise(start)} to {precise(end)}?"))
        column.addWidget(label(_FOR_GOOD, wrap=True))
        self._say_whose(column, asked.original)
        self._say_written(column, asked.written)
        self._ask(column)
        self.resize(_WIDE, self.heightForWidth(_WIDE))
        self.leave.setFocus()

    def run(
        self,
        work: Callable[[Job], Call],
        *,
        done: Callable[[Call], None],
        failed: Callable[[Exception], None],
        stopped: Callable[[], None],
    ) -> None:
        """Do the work and show how far it is; Cancel stops it."""
        for one in (self.redact, self.leave, self._how, self._why):
            one.setEnabled(False)
        self.job.run(work, doing="Looking for the recording", done=done, failed=failed,
                     stopped=stopped)  # fmt: skip

    def reject(self) -> None:
        """Esc and the window's own cross stop the work; the dialog goes when it has stopped."""
        if self.job.busy:
            self.job.cancel()
        else:
            super().reject()

    def _confirm(self) -> None:
        self.confirmed.emit(Redacting(self.how.currentData()), self.reason.text())

    def _say_whose(self, column: QVBoxLayout, original: Path | None) -> None:
        column.addWidget(label(_YOURS if original else _YOURS_BEFORE, wrap=True))
        if original:
            path = muted(str(original), wrap=True)
            path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            path.setAccessibleName(f"Your file: {original}")
            column.addWidget(path)

    def _say_written(self, column: QVBoxLayout, written: Sequence[str]) -> None:
        if not written:
            return
        more = len(written) - _LISTED
        listed = [*written[:_LISTED], *([f"{more} more places"] if more > 0 else [])]
        column.addWidget(
            label(
                f"What is said there, or a number, also stands in {', '.join(listed)}. "
                "That stays: look at it.",
                kind="warn", wrap=True,
            )
        )  # fmt: skip

    def _ask(self, column: QVBoxLayout) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(2 * look.GRID)
        fields.addWidget(self._how, 1)
        fields.addWidget(self._why, 2)
        column.addLayout(fields)
        column.addWidget(self.job)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.leave)
        foot.addWidget(self.redact)
        column.addLayout(foot)
        in_order([self.how, self.reason, self.leave, self.redact])


def told(stretch: Stretch) -> str:
    """A stretch as it is told elsewhere: "0:21 to 0:29"."""
    return f"{clock(stretch[0])} to {clock(stretch[1])}"
