"""One call's recording: found, drawn and made playable in the background."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from evaluator.audio.peaks import Peaks
from evaluator.desk import calls, listening
from evaluator.desk.calls import Located
from evaluator.desk.desk import Desk
from evaluator.job import Job
from evaluator.terms import Recording
from evaluator.ui import background

Result = TypeVar("Result")


class Listening(QObject):
    """Works for one call until it is closed; what comes after that is dropped.

    `located` carries a Located, `grew` Peaks so far, `drawn` the whole Peaks, `playable` the Path
    to play, `failed` the exception of looking, reading or opening.
    """

    located = Signal(object)
    grew = Signal(object)
    drawn = Signal(object)
    playable = Signal(object)
    failed = Signal(object)
    _seen = Signal(object)

    def __init__(self, desk: Desk, recording: Recording, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recording = recording
        self._jobs: list[background.Running] = []
        self._under_way = 0
        self._closed = False
        self._seen.connect(self._has_grown)

    def start(self) -> None:
        """Look for the recording; the rest follows when it is found."""
        self._run(self._locate, self._was_located)

    def close(self) -> None:
        """Stop, and go away when the last worker has stopped too."""
        self._closed = True
        for job in self._jobs:
            job.cancel()
        self._go_if_last()

    def _locate(self, job: Job) -> Located:
        return calls.locate(self._desk, self._recording, job=job)

    def _draw(self, job: Job) -> Peaks:
        return listening.waveform(self._desk, self._recording, job, self._seen.emit)

    def _make_playable(self, job: Job) -> Path:
        return listening.playable(self._desk, self._recording, job)

    def _was_located(self, found: Located) -> None:
        if self._goes_on():
            if found.path is not None and found.state == "here":
                self._recording = replace(self._recording, path=found.path)
                self._run(self._make_playable, self._was_made_playable)
                self._run(self._draw, self._was_drawn)
            self.located.emit(found)

    def _has_grown(self, peaks: Peaks) -> None:
        if not self._closed:
            self.grew.emit(peaks)

    def _was_drawn(self, peaks: Peaks) -> None:
        if self._goes_on():
            self.drawn.emit(peaks)

    def _was_made_playable(self, path: Path) -> None:
        if self._goes_on():
            self.playable.emit(path)

    def _has_failed(self, error: Exception) -> None:
        if self._goes_on():
            self.failed.emit(error)

    def _has_stopped(self) -> None:
        self._goes_on()

    def _run(self, work: Callable[[Job], Result], done: Callable[[Result], None]) -> None:
        self._under_way += 1
        running = background.start(
            work, owner=self, done=done, failed=self._has_failed, stopped=self._has_stopped
        )
        self._jobs.append(running)

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
