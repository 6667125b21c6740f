"""Reports: choose on the left, the real PDF on the right, then save, print or save many."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import evaluations, reports
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.ui import background, look
from evaluator.ui.evidence import ask_for_pack
from evaluator.ui.reports.client_scope import ClientScope
from evaluator.ui.reports.feedback_list import FeedbackList
from evaluator.ui.reports.preview import PdfPreview
from evaluator.ui.reports.printing import ask_and_print
from evaluator.ui.widgets.basic import Card, button, heading, muted
from evaluator.ui.widgets.empty import EmptyState
from evaluator.ui.widgets.job_bar import JobBar
from evaluator.ui.widgets.notice import InlineNotice

_FEEDBACK, _CLIENT = 0, 1
_PAUSE = 150  # milliseconds without a further choice before a report is made


class ReportsPage(QWidget):
    """The paper. Every report is made in the background and shown as it will be printed.

    `sample_asked` comes for the sample call where nothing is finished yet.
    """

    sample_asked = Signal()

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = QTemporaryDir()
        self._made = 0
        self._running: background.Running | None = None
        self._shown: Path | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._make)
        self.kind = QTabBar()
        self.kind.setAccessibleName("Kind of report")
        self.kind.addTab("Feedback on a call")
        self.kind.addTab("Client report")
        self.kind.setDrawBase(False)
        self.kind.setExpanding(False)
        self.kind.currentChanged.connect(self._switch)
        self.feedback = FeedbackList(desk)
        self.feedback.chosen.connect(self._chosen)
        self.client = ClientScope(desk)
        self.client.chosen.connect(self._chosen)
        self.preview = PdfPreview(self)
        self.preview.turned.connect(self._tell_page)
        self.empty = EmptyState(
            "No report chosen",
            "Choose a finished evaluation to see its feedback report, or the client report for "
            "a client, a team or an agent over a period.",
            symbol="reports",
        )
        self.empty.sample_asked.connect(self.sample_asked)
        self.notice = InlineNotice()
        self.jobs = JobBar()
        self.page = muted()
        self.save = button("Save PDF…", self._save, symbol="save")
        self.print = button("Print…", self._print, kind="primary", symbol="print")
        self.many = button("Save all…", self._save_many)
        self.evidence = button("Evidence pack…", self._pack, symbol="folder")
        self._lay_out()
        self._offer_actions()

    def refresh(self) -> None:
        """Ask for the evaluations and names again; the report shown is made anew."""
        self.feedback.refresh()
        self.client.refresh()
        self._begin()

    def show_evaluation(self, evaluation_id: str) -> None:
        """Show the feedback report of one evaluation."""
        self.kind.setCurrentIndex(_FEEDBACK)
        self.feedback.refresh()
        self.feedback.choose(evaluation_id)

    def _switch(self, kind: int) -> None:
        self._sides.setCurrentIndex(kind)
        self._chosen()

    def _chosen(self, *_choice: object) -> None:
        self._offer_actions()
        self._begin()

    def _begin(self) -> None:
        """Make the report in a moment; what was said of an earlier one goes now, not then."""
        self.notice.clear()
        self._later.start()

    def _make(self) -> None:
        """Make the chosen report in a file of its own; a newer choice overtakes an older one."""
        if self._running is not None:
            self._running.cancel()
        if self.kind.currentIndex() == _FEEDBACK and not self.feedback.ids:
            self._show_nothing()
            return
        self._made += 1
        out = Path(self._folder.filePath(f"report-{self._made}.pdf"))
        if self.kind.currentIndex() == _FEEDBACK:
            id, on = self.feedback.ids[0], self.feedback.blend
            self._start(lambda _job: reports.feedback(self._desk, id, out, blend=on))
        else:
            scope, blend = self.client.scope, self.client.blend
            self._start(lambda _job: reports.client_report(self._desk, scope, out, blend))

    def _start(self, work: Callable[[Job], Path]) -> None:
        self._running = background.start(
            work, owner=self, done=self._ready, failed=self._failed, stopped=None
        )

    def _ready(self, path: Path) -> None:
        if path.name != f"report-{self._made}.pdf":
            path.unlink(missing_ok=True)
            return
        self._running = None
        if self._shown is not None:
            self._shown.unlink(missing_ok=True)
        self._shown = path
        self.preview.show_pdf(path)
        self._papers.setCurrentWidget(self.preview)
        self._offer_actions()

    def _failed(self, error: Exception) -> None:
        self._running = None
        if not isinstance(error, UserError):
            raise error
        self._show_nothing()
        self.notice.say_error(error)

    def _show_nothing(self) -> None:
        self._shown = None
        self.preview.clear()
        self._papers.setCurrentWidget(self.empty)
        self.empty.sample.setVisible(self.feedback.list.count() == 0)
        self._offer_actions()

    def _offer_actions(self) -> None:
        chosen = len(self.feedback.ids)
        feedback = self.kind.currentIndex() == _FEEDBACK
        self.save.setEnabled(self._shown is not None)
        self.print.setEnabled(self._shown is not None)
        self.many.setVisible(feedback)
        self.evidence.setVisible(feedback)
        self.evidence.setEnabled(chosen == 1)
        self.many.setEnabled(self.feedback.list.count() > 0 and not self.jobs.busy)
        self.many.setText(f"Save {chosen} PDFs…" if chosen > 1 else "Save all…")
        self.many.setAccessibleName(self.many.text())

    def _tell_page(self, page: int, pages: int) -> None:
        self.page.setText(f"page {page} of {pages}" if pages else "")

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save the report", "report.pdf", "PDF (*.pdf)")
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Save the report that is shown."""
        if self._shown is None:
            return
        try:
            reports.save(self._shown, path)
        except UserError as error:
            self.notice.say_error(error)
        else:
            self.notice.say("good", f"Saved as {path}.")

    def _print(self) -> None:
        if self._shown is None:
            return
        try:
            printed = ask_and_print(self._shown, self)
        except UserError as error:
            self.notice.say_error(error)
        else:
            if printed:
                self.notice.say("good", "Sent to the printer.")

    def _save_many(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Where to save the reports")
        if folder:
            self.save_many(Path(folder))

    def save_many(self, folder: Path) -> None:
        """Save the selected reports, all that are listed when fewer than two are selected."""
        ids = self.feedback.ids if len(self.feedback.ids) > 1 else self.feedback.all_ids()
        blend = self.feedback.blend
        self.jobs.run(
            lambda job: reports.feedback_batch(self._desk, ids, folder, job, blend),
            doing="Writing the reports",
            done=self._saved_many,
            failed=self._failed_many,
            stopped=self._stopped_many,
        )
        self._offer_actions()

    def _pack(self) -> None:
        try:
            ask_for_pack(self._desk, evaluations.get(self._desk, self.feedback.ids[0]), self)
        except UserError as error:
            self.notice.say_error(error)

    def _saved_many(self, paths: tuple[Path, ...]) -> None:
        self.notice.say("good", f"{len(paths)} reports were saved in {paths[0].parent}.")
        self._offer_actions()

    def _failed_many(self, error: Exception) -> None:
        self._offer_actions()
        if not isinstance(error, UserError):
            raise error
        self.notice.say_error(error)

    def _stopped_many(self) -> None:
        self.notice.say("info", "Stopped. The reports written so far are whole and stay.")
        self._offer_actions()

    def _lay_out(self) -> None:
        self._sides = QStackedWidget()
        self._sides.addWidget(self.feedback)
        self._sides.addWidget(self.client)
        left = Card()
        left.setFixedWidth(42 * look.GRID)
        left.body.addWidget(self.kind)
        left.body.addWidget(self._sides, 1)
        self._papers = QStackedWidget()
        self._papers.addWidget(self.empty)
        self._papers.addWidget(self.preview)
        right = Card(margin=0)
        right.body.addWidget(self._papers, 1)
        head = QHBoxLayout()
        head.setSpacing(look.GRID)
        head.addWidget(heading("Reports"))
        head.addStretch()
        for widget in (self.page, self.evidence, self.many, self.save, self.print):
            head.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(left)
        row.addWidget(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.setSpacing(2 * look.GRID)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.jobs)
        column.addLayout(row, 1)
