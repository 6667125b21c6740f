"""Getting calls in: the job as it runs, then what came of it, each refused row with its reason."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.terms import counted
from evaluator.ui import look
from evaluator.ui.widgets.basic import Card, label, muted
from evaluator.ui.widgets.job_bar import JobBar
from evaluator.ui.widgets.notice import InlineNotice

if TYPE_CHECKING:
    from evaluator.desk.intake import Intake, Refused

_SHOWN = 500
"""Refused rows that are listed; a list of ten thousand strangers is read in its own file."""


class IntakeStrip(QWidget):
    """Takes no room until something comes in. `came_in` carries the Intake (None: stopped)."""

    came_in = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._refused: tuple[Refused, ...] = ()
        self.job = JobBar()
        self.notice = InlineNotice()
        self.notice.action_asked.connect(self._turn)
        self.notice.closed.connect(self._close)
        self.reasons = QScrollArea()
        self.reasons.setWidgetResizable(True)
        self.reasons.setFixedHeight(20 * look.GRID)
        self.reasons.setAccessibleName("What was refused, and why")
        self._reasons_card = Card()
        self._reasons_card.body.addWidget(self.reasons)
        self._reasons_card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addWidget(self.job)
        column.addWidget(self.notice)
        column.addWidget(self._reasons_card)
        self.hide()

    @property
    def open(self) -> bool:
        """Whether the refused rows are listed."""
        return not self._reasons_card.isHidden()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Bring in files and folders."""

        def work(job: Job) -> "Intake":
            from evaluator.desk import intake  # brings the decoders: in the background, and once

            return intake.bring_in(self._desk, paths, job)

        self._run(work, "Looking at the files…")

    def read_list(self, path: Path, mapping: Mapping[str, str]) -> None:
        """Bring in the calls of a list."""

        def work(job: Job) -> "Intake":
            from evaluator.desk import intake

            return intake.read_list(self._desk, path, mapping, job)

        self._run(work, f"Reading {path.name}…")

    def _run(self, work: "Callable[[Job], Intake]", doing: str) -> None:
        if self.job.busy:
            self.notice.say("warn", "Calls are coming in already.", "Wait for them, or cancel.")
            return
        self._reasons_card.hide()
        self.notice.clear()
        self.show()
        self.job.run(
            work,
            doing=doing,
            done=self._done,
            failed=self._failed,
            stopped=self._stopped,
        )

    def _done(self, came: "Intake") -> None:
        self._refused = came.refused
        self.notice.say(
            "warn" if came.refused else "good",
            summary(came),
            "What was refused changed nothing." if came.refused else "",
            action="Show why" if came.refused else "",
        )
        self.came_in.emit(came)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.notice.say_error(error)

    def _stopped(self) -> None:
        self.notice.say("info", "Stopped.", "The calls that had come in by then are in the list.")
        self.came_in.emit(None)

    def _turn(self) -> None:
        if self.open:
            self._reasons_card.hide()
            return
        self.reasons.setWidget(_listed(self._refused))
        self._reasons_card.show()

    def _close(self) -> None:
        self._reasons_card.hide()
        self.hide()


def summary(came: "Intake") -> str:
    """What came of it, in a line."""
    parts = [counted(len(came.calls), "call") + " came in"]
    if came.damaged:
        are = "is" if len(came.damaged) == 1 else "are"
        parts.append(f"of which {len(came.damaged)} {are} damaged or cut off: the rest came in")
    if came.known:
        parts.append(f"{len(came.known)} known already")
    if came.redacted:
        were = "is" if len(came.redacted) == 1 else "are"
        parts.append(f"of which {len(came.redacted)} {were} redacted: these files were not taken")
    if came.refused:
        parts.append(f"{len(came.refused)} refused")
    return ", ".join(parts) + "."


def _listed(refused: "tuple[Refused, ...]") -> QWidget:
    page = QWidget()
    page.setProperty("kind", "plain")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, look.GRID, 0)
    column.setSpacing(2)
    for one in refused[:_SHOWN]:
        where = label(Path(one.where).name, bold=True)
        where.setToolTip(one.where)
        column.addWidget(where)
        column.addWidget(muted(one.reason, wrap=True))
        column.addSpacing(look.GRID // 2)
    if len(refused) > _SHOWN:
        column.addWidget(muted(f"… and {len(refused) - _SHOWN} more."))
    column.addStretch()
    return page
