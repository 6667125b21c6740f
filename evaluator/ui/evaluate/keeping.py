"""The draft under hand and its keeping: what is said when it is saved, and when it is not."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic

from PySide6.QtCore import QObject, Signal

from evaluator.desk import evaluations
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.scoring.evaluation import KeptDraft
from evaluator.ui.evaluate.autosave import Autosave, Snapshot
from evaluator.ui.evaluate.sitting import Sitting
from evaluator.ui.evaluate.worked import Worked
from evaluator.ui.widgets.notice import InlineNotice

_SAFE = "Everything you wrote is still here; saving is tried again every few seconds."


class Keeping(QObject):
    """Holds one sitting at a time. `saved` carries the time, `unsaved` comes when saving fails.

    `trouble` says why it fails, with a way to try at once; `position` is the playhead in seconds.
    `worked` measures, by `clock`, how long the sitting takes, which is kept with the draft.
    """

    saved = Signal(object)
    unsaved = Signal()

    def __init__(
        self,
        desk: Desk,
        trouble: InlineNotice,
        position: Callable[[], float],
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self.sitting: Sitting | None = None
        self.when: datetime | None = None
        self.worked = Worked(clock)
        self._taken: float | None = None
        self._desk = desk
        self._trouble = trouble
        self._position = position
        self._autosave: Autosave | None = None
        trouble.action_asked.connect(self._save_now)

    def take_up(self, sitting: Sitting, kept: KeptDraft) -> None:
        """Keep this sitting from now on; `kept` is the draft as it was saved last."""
        self.put_down()
        self.sitting, self.when, self._taken = sitting, kept.saved, kept.taken
        self.worked.begin(kept.taken)

        def snapshot() -> Snapshot:
            self._taken = self.worked.taken
            return Snapshot(
                evaluation_id=sitting.evaluation_id,
                sheet=sitting.sheet,
                focus=sitting.focus,
                position=self._position(),
                taken=self._taken,
            )

        self._autosave = Autosave(self._keep, snapshot, self)
        self._autosave.saved.connect(self._has_saved)
        self._autosave.failed.connect(self.say_unsaved)

    def put_down(self) -> None:
        """The draft is kept, finished or thrown away: nothing is under hand any more."""
        if self._autosave is not None:
            self._autosave.deleteLater()
        self._autosave = self.sitting = None
        self.worked.begin(None)
        self._trouble.clear()

    def touch(self) -> None:
        """Something changed: sheet, focus or position."""
        self.worked.sign()
        if self._autosave is not None:
            self._autosave.touch()

    def flush(self) -> None:
        """Keep it now. Raises UserError; then it stays under hand and is tried again."""
        if self._autosave is not None:
            if self.worked.taken != self._taken:  # reading and listening change nothing else
                self._autosave.touch()
            self._autosave.flush()

    def say_unsaved(self, error: UserError) -> None:
        """Say why it is not saved."""
        self.unsaved.emit()
        hint = f"{_SAFE} {error.hint}".strip()
        self._trouble.say("bad", error.message, hint, action="Save now")

    def _keep(self, kept: Snapshot) -> datetime:
        return evaluations.keep_draft(
            self._desk, kept.evaluation_id, kept.sheet, kept.focus, kept.position, kept.taken
        )

    def _has_saved(self, when: datetime) -> None:
        self.when = when
        self._trouble.clear()
        self.saved.emit(when)

    def _save_now(self) -> None:
        if self._autosave is not None:
            self._autosave.retry()
