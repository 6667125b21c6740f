"""One call's recording: found, drawn and made playable in the background."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from evaluator.audio.loudness import AS_RECORDED, Mix
from evaluator.audio.peaks import Peaks
from evaluator.audio.silence import Stretches
from evaluator.desk import calls, listening, redaction
from evaluator.desk.calls import Located
from evaluator.desk.desk import Desk
from evaluator.job import Job
from evaluator.terms import Recording
from evaluator.ui import background

Result = TypeVar("Result")


class Listening(QObject):
    """Works for one call until it is closed; what comes after that is dropped.

    `located` carries a Located, `redacted` what was overwritten (Stretches), `grew` Peaks so far,
    `drawn` the whole Peaks, `listened` where it is silent (Stretches), `preparing` how much of what
    is to be played is made (0 to 1), `playable` the Path to play, `failed` the exception of
    looking, reading or opening, `mix_failed` that of making a mix.
    """

    located = Signal(object)
    redacted = Signal(object)
    grew = Signal(object)
    drawn = Signal(object)
    listened = Signal(object)
    playable = Signal(object)
    preparing = Signal(float)
    failed = Signal(object)
    mix_failed = Signal(object)
    _seen = Signal(object)

    def __init__(self, desk: Desk, call_id: str, recording: Recording, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._call_id = call_id
        self._recording = recording
        self._here = self._plays = False
        self._mix = AS_RECORDED
        self._mixing: background.Running | None = None
        self._peaks: Peaks | None = None
        self._unread: Exception | None = None
        self._jobs: list[background.Running] = []
        self._under_way = 0
        self._closed = False
        self._seen.connect(self._has_grown)

    def start(self) -> None:
        """Look for the recording; the rest follows when it is found."""
        self._run(self._locate, self._was_located)

    def hear(self, mix: Mix) -> None:
        """Make the recording playable as it is to be heard; the last wish counts.

        A mix waits for the peaks: they say how loud the lanes are.
        """
        self._mix = mix
        if self._mixing is not None:
            self._mixing.cancel()
        if mix != AS_RECORDED and self._unread is not None:
            self.mix_failed.emit(self._unread)
        elif self._here and (mix == AS_RECORDED or self._peaks is not None):
            self._mixing = self._run(
                self._make_playable,
                self._was_made_playable,
                failed=self._mix_has_failed,
                progressed=self._has_progressed,
            )

    def close(self) -> None:
        """Stop, and go away when the last worker has stopped too."""
        self._closed = True
        for job in self._jobs:
            job.cancel()
        self._go_if_last()

    def _locate(self, job: Job) -> tuple[Stretches, Located]:
        stretches = redaction.stretches(self._desk, self._call_id)
        return stretches, calls.locate(self._desk, self._recording, job=job)

    def _draw(self, job: Job) -> tuple[Peaks, Stretches]:
        peaks = listening.waveform(self._desk, self._recording, job, self._seen.emit)
        return peaks, listening.silences(peaks)

    def _make_recorded_playable(self, job: Job) -> tuple[Mix, Path]:
        return AS_RECORDED, listening.playable(self._desk, self._recording, job)

    def _make_playable(self, job: Job) -> tuple[Mix, Path]:
        mix = self._mix
        return mix, listening.mixed(self._desk, self._recording, mix, self._peaks, job)

    def _was_located(self, told: tuple[Stretches, Located]) -> None:
        stretches, found = told
        if self._goes_on():
            self.redacted.emit(stretches)
            if found.path is not None and found.state == "here":
                self._recording = replace(self._recording, path=found.path)
                self._here = True
                self._run(self._make_recorded_playable, self._was_made_playable)
                self._run(self._draw, self._was_drawn, failed=self._drawing_has_failed)
            self.located.emit(found)

    def _has_grown(self, peaks: Peaks) -> None:
        if not self._closed:
            self.grew.emit(peaks)

    def _was_drawn(self, found: tuple[Peaks, Stretches]) -> None:
        peaks, silences = found
        if self._goes_on():
            self._peaks = peaks
            self.drawn.emit(peaks)
            self.listened.emit(silences)
            if self._mix != AS_RECORDED:
                self.hear(self._mix)

    def _was_made_playable(self, made: tuple[Mix, Path]) -> None:
        mix, path = made
        if self._goes_on() and (mix == self._mix or not self._plays):
            self._plays = True
            self.playable.emit(path)

    def _has_progressed(self, done: float, of: float, _doing: str) -> None:
        if not self._closed:
            self.preparing.emit(done / of)

    def _has_failed(self, error: Exception) -> None:
        if self._goes_on():
            self.failed.emit(error)

    def _drawing_has_failed(self, error: Exception) -> None:
        if self._goes_on():
            self._unread = error
            if self._mix != AS_RECORDED:
                self.mix_failed.emit(error)
            self.failed.emit(error)

    def _mix_has_failed(self, error: Exception) -> None:
        if self._goes_on():
            self.mix_failed.emit(error)

    def _has_stopped(self) -> None:
        self._goes_on()

    def _run(
        self,
        work: Callable[[Job], Result],
        done: Callable[[Result], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        progressed: Callable[[float, float, str], None] | None = None,
    ) -> background.Running:
        self._under_way += 1
        running = background.start(
            work,
            owner=self,
            done=done,
            failed=failed or self._has_failed,
            progressed=progressed,
            stopped=self._has_stopped,
        )
        self._jobs.append(running)
        return running

    def _goes_on(self) -> bool:
        """One worker has ended; whether its answer is still wanted."""
        self._under_way -= 1
        if self._closed:
            self._go_if_last()
        return not self._closed

    def _go_if_last(self) -> None:
        # A worker may still emit `_seen`, so this object outlives every worker.
        if self._under_way == 0:
            self.deleteLater()
