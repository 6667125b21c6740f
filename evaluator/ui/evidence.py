"""The dialog that makes an evidence pack: what goes into it, where to, how far it is."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import evidence_pack
from evaluator.desk.desk import Desk
from evaluator.desk.evidence_pack import Choice, Made
from evaluator.desk.last_folder import keep_folder, last_folder
from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.scoring.evaluation import Evaluation
from evaluator.terms import counted
from evaluator.ui import look
from evaluator.ui.show_in_folder import show_in_folder
from evaluator.ui.widgets.basic import button, label, muted, title
from evaluator.ui.widgets.field import Field
from evaluator.ui.widgets.job_bar import JobBar
from evaluator.ui.widgets.notice import InlineNotice

_WIDE: Final = 560
_WHAT: Final = (
    "The feedback report, each moment as a clip that is named after its point, and a list of the "
    "files with their hashes, by which anybody can see later that nothing was changed."
)
_MASKED: Final = (
    "Every voice is lowered by four semitones. That hides it from who listens, not from an "
    "expert. What is said stays, names too, and so do the names in the report."
)


def ask_for_pack(desk: Desk, evaluation: Evaluation, parent: QWidget) -> "PackDialog":
    """Open the dialog on a finished evaluation, the revision that this is."""
    dialog = PackDialog(desk, evaluation, parent)
    dialog.open()
    return dialog


class PackDialog(QDialog):
    """Asks what the pack holds and where it goes, makes it, and says what was made."""

    def __init__(self, desk: Desk, evaluation: Evaluation, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evaluation = evaluation
        self._made: Path | None = None
        self.setWindowTitle("Evidence pack")
        self.setFixedWidth(_WIDE)
        self.zip, self.folder = _choice("One zip file"), _choice("A folder")
        self.wav, self.mp3 = _choice("WAV"), _choice("MP3, smaller")
        self.none = _choice("No clips")
        self.masked = QCheckBox("Mask the voices in the clips")
        self.masked.setAccessibleName(self.masked.text())
        self.notice = InlineNotice()
        self.job = JobBar(reserve=True)
        self.save = button("Save…", self._ask_where, kind="primary")
        self.show_it = button("Show in folder", self._show, kind="primary", symbol="folder")
        self.leave = button("Cancel", self.reject)
        self.none.toggled.connect(lambda none: self.masked.setDisabled(none))
        self._lay_out()
        self._begin()
        self._fit()
        self.finished.connect(self.deleteLater)

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        clips = not self.none.isChecked()
        return Choice(mp3=self.mp3.isChecked(), mask=clips and self.masked.isChecked(), clips=clips)

    def make(self, out: Path) -> None:
        """Make the pack as chosen, in the background."""
        choice = self.choice
        self.notice.clear()
        self._lock(True)
        self.job.run(
            partial(self._work, out, choice),
            doing="Looking for the recording",
            done=self._done,
            failed=self._failed,
            stopped=self._stopped,
        )

    def reject(self) -> None:
        """Esc and the window's own cross stop the work first."""
        if self.job.busy:
            self.job.cancel()
        else:
            super().reject()

    def _work(self, out: Path, choice: Choice, job: Job) -> Made:
        revision = self._evaluation.revision
        return evidence_pack.make(self._desk, self._evaluation.id, out, choice, job, revision)

    def _ask_where(self) -> None:
        name = evidence_pack.file_name(self._evaluation)
        packed = self.zip.isChecked()
        start = last_folder(self._desk) / (name if packed else name.removesuffix(".zip"))
        kinds = "Zip files (*.zip)" if packed else "Folders (*)"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the evidence pack", str(start), kinds)
        if chosen:
            out = Path(chosen)
            self.make(out.with_name(f"{out.name}.zip") if packed and out.suffix != ".zip" else out)

    def _done(self, made: Made) -> None:
        self._made = made.path
        keep_folder(self._desk, made.path.parent)
        clips = counted(made.clips, "clip")
        what = f"The report and {clips} are" if made.clips else "The report, without clips, is"
        self.notice.say("good", f"{what} in “{made.path.name}”.", made.why_none)
        self._form.hide()
        self.save.hide()
        self.show_it.show()
        self.show_it.setFocus()
        self.leave.setText("Close")
        self.leave.setEnabled(True)
        self._fit()

    def _failed(self, error: Exception) -> None:
        self._lock(False)
        if not isinstance(error, UserError):
            raise error
        self.notice.say_error(error)
        self._fit()

    def _stopped(self) -> None:
        self._lock(False)
        self.notice.say("info", "Stopped. Nothing was written.")
        self._fit()

    def _show(self) -> None:
        if self._made is not None and not show_in_folder(self._made):
            self.notice.say("warn", "The folder could not be opened here.", str(self._made))

    def _begin(self) -> None:
        why_none = evidence_pack.why_no_clips(self._evaluation)
        self.zip.setChecked(True)
        (self.none if why_none else self.wav).setChecked(True)
        for one in (self.wav, self.mp3):
            one.setDisabled(bool(why_none))
        if why_none:
            self.notice.say("info", why_none, "The pack holds the report and the manifest.")
        self.show_it.hide()

    def _fit(self) -> None:
        """As high as what is said needs."""
        self.adjustSize()

    def _lock(self, locked: bool) -> None:
        for one in (self._form, self.save, self.leave):
            one.setDisabled(locked)

    def _lay_out(self) -> None:
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        form.addWidget(Field("As", _one_of(self.zip, self.folder)))
        form.addWidget(Field("Clips", _one_of(self.wav, self.mp3, self.none)))
        form.addWidget(self.masked)
        form.addWidget(muted(_MASKED, wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(look.GRID)
        foot.addStretch()
        for one in (self.leave, self.save, self.show_it):
            foot.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * look.GRID] * 4)
        column.setSpacing(12)
        for part in (title("Evidence pack"), label(_WHAT, wrap=True), self._form):
            column.addWidget(part)
        column.addWidget(self.notice)
        column.addStretch(1)
        column.addWidget(self.job)
        column.addLayout(foot)


def _choice(text: str) -> QRadioButton:
    made = QRadioButton(text)
    made.setAccessibleName(text)
    return made


def _one_of(*choices: QRadioButton) -> QWidget:
    """Choices side by side, of which one is taken."""
    made = QWidget()
    group = QButtonGroup(made)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(3 * look.GRID)
    for choice in choices:
        group.addButton(choice)
        row.addWidget(choice)
    row.addStretch()
    return made
