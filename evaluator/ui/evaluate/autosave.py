"""Keeps the draft: every change is in the database within a second, and no failure loses it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.scoring.sheet import Sheet
from evaluator.ui import background

PAUSE = 250
"""Milliseconds from the first unsaved change to its save: typing becomes four saves a second."""

RETRY = 3000
"""Milliseconds from a failed save to the next try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What is to be kept of a draft at one moment; `taken` as in `KeptDraft`."""

    evaluation_id: str
    sheet: Sheet
    focus: str | None
    position: float
    taken: float | None = None


Keep = Callable[[Snapshot], datetime]


class Keeper:
    """Keeps snapshots one at a time and never an older one over a newer one.

    The worker's save and the last save on leaving may meet; the lock and the number settle it.
    """

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._lock = threading.Lock()
        self._newest = 0
        self._saved: datetime | None = None

    def keep(self, number: int, snapshot: Snapshot) -> datetime:
        """Keep it, unless a newer one is kept already; returns when the newest was saved."""
        with self._lock:
            if self._saved is None or number > self._newest:
                self._saved = self._keep(snapshot)
                self._newest = number
            return self._saved


class Autosave(QObject):
    """Watches one draft. `saved` says when, `failed` says why not; it goes on trying by itself."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self, keep: Keep, snapshot: Callable[[], Snapshot], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keeper = Keeper(keep)
        self._snapshot = snapshot
        self._changes = 0
        self._kept = 0
        self._saving: int | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save)

    @property
    def pending(self) -> bool:
        """Whether something is not in the database yet."""
        return self._kept < self._changes

    def touch(self) -> None:
        """Say that the draft changed."""
        self._changes += 1
        if not self._timer.isActive() or self._timer.interval() != PAUSE:
            self._timer.start(PAUSE)

    def flush(self) -> None:
        """Save what is not saved, here and now.

        Raises UserError; then the draft is still in hand and saving is tried again by itself.
        """
        if not self.pending:
            return
        self._timer.start(RETRY)
        saved = self._keeper.keep(self._changes, self._snapshot())
        self._timer.stop()
        self._kept = self._changes
        self.saved.emit(saved)

    def retry(self) -> None:
        """Try again now."""
        self._timer.start(0)

    def _save(self) -> None:
        if self._saving is not None or not self.pending:
            return
        self._saving = number = self._changes
        snapshot = self._snapshot()

        def keep(_job: Job) -> datetime:
            return self._keeper.keep(number, snapshot)

        background.start(keep, owner=self, done=self._was_saved, failed=self._was_not_saved)

    def _was_saved(self, when: datetime) -> None:
        if self._saving is not None:
            self._kept = max(self._kept, self._saving)
        self._saving = None
        self.saved.emit(when)
        if self.pending:
            self._timer.start(PAUSE)

    def _was_not_saved(self, error: Exception) -> None:
        self._saving = None
        self._timer.start(RETRY)
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)
