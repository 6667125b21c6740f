"""Redacting a stretch of the call that is open: asked for, confirmed, done, shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from evaluator.desk import quoted, redaction, tidying
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.facts import Stretch
from evaluator.job import Job
from evaluator.terms import Call, Redacting
from evaluator.ui.evaluate.hearing import Hearing
from evaluator.ui.evaluate.reading import Reading
from evaluator.ui.evaluate.redact_dialog import Question, RedactDialog, told
from evaluator.ui.evaluate.side import Side

_NOTHING = UserError(
    "Nothing is selected to be redacted.",
    "Drag over the waveform, or take a moment in hand that has an end.",
)


class Redactor(QObject):
    """Works on the selection, or on the moment in hand.

    `said` carries a tone, what happened and what to do. While it works nothing else hears or
    measures the recording: what they would write of it would be of the sound before.
    """

    said = Signal(str, str, str)

    def __init__(
        self,
        desk: Desk,
        hearing: Hearing,
        side: Side,
        reading: Callable[[], Reading | None],
        evaluator: Callable[[], str],
    ) -> None:
        """`reading` is the sheet that is shown, `evaluator` the name of who sits here."""
        super().__init__(hearing)
        self._desk = desk
        self._hearing = hearing
        self._side = side
        self._reading = reading
        self._evaluator = evaluator
        self._position = 0.0
        self.dialog: RedactDialog | None = None

    def ask(self) -> None:
        """Ask whether the stretch is to be redacted, and how."""
        call, stretch = self._hearing.call, self._stretch()
        if call is None or call.recording is None or self.dialog is not None:
            return
        if stretch is None:
            self.said.emit("warn", _NOTHING.message, _NOTHING.hint)
            return
        self._hearing.player.pause(rewind=False)
        try:
            kept = self._side.transcript.open_transcript.kept
            written = quoted.written_down(self._desk, call.id, stretch, kept)
            copied = bool(redaction.of_call(self._desk, call.id))
        except UserError as error:
            self.said.emit("bad", error.message, error.hint)
            return
        asked = Question(stretch, None if copied else call.recording.path, written)
        self.dialog = RedactDialog(asked, self._hearing.window())
        self.dialog.confirmed.connect(partial(self._redact, call, asked))
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _stretch(self) -> Stretch | None:
        selected, reading = self._hearing.selecting.stretch, self._reading()
        moment = reading.moment_in_hand if reading else None
        if selected is None and moment is not None and moment.end is not None:
            return moment.start, moment.end
        return selected

    def _redact(self, call: Call, asked: Question, how: Redacting, reason: str) -> None:
        by = self._evaluator()

        def work(job: Job) -> Call:
            return redaction.redact(
                self._desk, call.id, asked.stretch, how, by=by, reason=reason, job=job
            )

        if self.dialog is not None:
            self._position = self._hearing.player.position
            self._side.rest()
            self._hearing.close_recording()
            self.dialog.run(
                work,
                done=partial(self._done, asked),
                failed=partial(self._failed, call),
                stopped=partial(self._stopped, call),
            )

    def _done(self, asked: Question, call: Call) -> None:
        self._show(call)
        what = f"{told(asked.stretch)} is redacted."
        if not tidying.tidy(self._desk):
            hint = "Some of what was made of it is still in use, and goes at the next start."
            self.said.emit("warn", what, hint)
        elif asked.original is not None:
            self.said.emit("good", what, f"Your own file still holds it: {asked.original}")
        else:
            self.said.emit("good", what, "")

    def _failed(self, call: Call, error: Exception) -> None:
        self._show(call)
        if not isinstance(error, UserError):
            raise error
        self.said.emit("bad", error.message, error.hint)

    def _stopped(self, call: Call) -> None:
        self._show(call)
        self.said.emit("info", "Stopped.", "Nothing was changed.")

    def _show(self, call: Call) -> None:
        """Hear the call again as it is now, and put the question away."""
        self._hearing.open(call, self._position)
        self._hearing.call_changed.emit(call)
        if self.dialog is not None:
            self.dialog.accept()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
