"""Where the recording of a call is: here, changed or missing, and the way to find it again."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from evaluator.desk import calls, redaction
from evaluator.desk.calls import Located
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.facts import Stretch
from evaluator.job import Job
from evaluator.terms import Call, Recording, clock
from evaluator.ui import background, look
from evaluator.ui.widgets.basic import Elided, button, set_kind

_LANES = {1: "mono", 2: "stereo"}


class RecordingLine(QWidget):
    """`found` when the file was found again; `failed` carries a UserError to say."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._call: Call | None = None
        self._looking: background.Running | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(200)
        self._pause.timeout.connect(self._look)
        self._words = Elided(kind="muted")
        self.mend = button("Find the file…", self._choose)
        policy = self.mend.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.mend.setSizePolicy(policy)
        self.mend.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GRID)
        row.addWidget(self._words, 1)
        row.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignRight)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_call(self, call: Call | None) -> None:
        """Show a call's recording, then look in the background whether it is there."""
        self._call = call
        self._pause.stop()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        self.mend.hide()
        if call is None:
            self._say("")
        elif call.recording is None:
            visit = ": it is scored from the details of the visit" if call.shop else ""
            self._say(f"No recording{visit}.")
        else:
            self._say(_about(call.recording, redaction.stretches(self._desk, call.id)))
            self._pause.start()

    def relink(self, path: Path) -> None:
        """Take a file for the recording; refused when it is another one."""
        if self._call is None:
            return
        call_id = self._call.id

        def work(job: Job) -> Call:
            return calls.relink(self._desk, call_id, path, job)

        self._say("Checking the file…")
        self._looking = background.start(
            work, owner=self, done=self._relinked, failed=self._not_linked
        )

    def _look(self) -> None:
        call = self._call
        if call is None or call.recording is None:
            return
        recording = call.recording

        def work(job: Job) -> tuple[str, Located]:
            return call.id, calls.locate(self._desk, recording, job=job)

        self._looking = background.start(
            work, owner=self, done=self._located, failed=self._not_located
        )

    def _located(self, told: tuple[str, Located]) -> None:
        call_id, located = told
        if self._call is None or self._call.id != call_id or self._call.recording is None:
            return  # another call was selected meanwhile
        self._looking = None
        name = self._call.recording.path.name
        if located.state == "missing":
            self._say(f"“{name}” is not where it was. Scores and notes are safe.", "bad")
        elif located.state == "changed":
            self._say(f"“{name}” is another sound than before. Scores and notes are safe.", "bad")
        self.mend.setVisible(located.state != "here")

    def _not_located(self, error: Exception) -> None:
        self._looking = None
        if not isinstance(error, UserError):
            raise error
        self._say(error.message, "bad")
        self.mend.show()

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Find the recording")
        if path:
            self.relink(Path(path))

    def _relinked(self, call: Call) -> None:
        self.show_call(call)
        self.found.emit(call)

    def _not_linked(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.show_call(self._call)
        self.failed.emit(error)

    def _say(self, text: str, kind: str = "muted") -> None:
        recording = self._call.recording if self._call else None
        self._words.setText(text)
        self._words.setToolTip(str(recording.path) if recording else "")
        set_kind(self._words, kind)


def _about(recording: Recording, redacted: Sequence[Stretch]) -> str:
    lanes = _LANES.get(recording.channels, f"{recording.channels} channels")
    rate = f"{recording.sample_rate / 1000:g} kHz"
    said = [clock(recording.duration), lanes, rate, recording.path.name]
    if redacted:
        said.append(f"redacted {', '.join(clock(start) for start, _ in redacted)}")
    return " · ".join(said)
