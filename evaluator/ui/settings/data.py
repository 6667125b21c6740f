"""Where the data is, whether it is sound, and what this program is."""

import platform

import PySide6
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from evaluator import __version__
from evaluator.desk import checks
from evaluator.desk.checks import CheckResult
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.terms import counted
from evaluator.ui import look
from evaluator.ui.widgets.basic import Card, button, muted, title
from evaluator.ui.widgets.field import Field
from evaluator.ui.widgets.job_bar import JobBar
from evaluator.ui.widgets.notice import InlineNotice


class DataCard(Card):
    """The database's path, its folder, and the check of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        path = desk.store.path
        self.path = QLineEdit(str(path) if path else "in memory only")
        self.path.setReadOnly(True)
        self.path.setCursorPosition(0)
        self._folder = path.parent if path else desk.places.data
        self.job = JobBar()
        self.notice = InlineNotice()
        self.check = button("Check the database", self._check)
        row = QHBoxLayout()
        row.setSpacing(look.GRID)
        row.addWidget(button("Open the folder", self._open))
        row.addWidget(self.check)
        row.addStretch()
        self.body.addWidget(title("Your data"))
        self.body.addWidget(
            Field("Everything is in one file; nothing leaves this computer", self.path)
        )
        self.body.addLayout(row)
        self.body.addWidget(self.job)
        self.body.addWidget(self.notice)
        self.body.addWidget(muted(about(), wrap=True))

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.notice.say("warn", "The folder could not be opened here.", str(self._folder))

    def _check(self) -> None:
        self.check.setEnabled(False)
        self.notice.clear()
        self.job.run(
            self._work,
            doing="Checking every page and every evaluation…",
            done=self._done,
            failed=self._failed,
            stopped=self._stopped,
        )

    def _work(self, job: Job) -> CheckResult:
        return checks.check(self._desk)

    def _done(self, result: CheckResult) -> None:
        self.check.setEnabled(True)
        if result.problems:
            self.notice.say(
                "bad",
                result.problems[0],
                "Keep the database as it is, and copy its folder before anything else. "
                + " ".join(result.problems[1:5]),
            )
        else:
            self.notice.say(
                "good",
                "The database is sound.",
                f"{counted(result.evaluations, 'evaluation')}, "
                f"{counted(result.revisions, 'revision')}, each as it was finished.",
            )

    def _failed(self, error: Exception) -> None:
        self.check.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.notice.say_error(error)

    def _stopped(self) -> None:
        self.check.setEnabled(True)


def about() -> str:
    """The program and what it runs on."""
    return (
        f"Call Evaluator {__version__}. Works without a network and sends nothing. "
        f"Python {platform.python_version()}, Qt {PySide6.__version__}."
    )
