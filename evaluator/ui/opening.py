"""Opening the database behind a window that is there already."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.places import Places
from evaluator.ui import background
from evaluator.ui.window import MainWindow

if TYPE_CHECKING:
    from evaluator.desk.desk import Desk


class Opening(QObject):
    """Brings the desk to the window. `error` is what stood in the way, None when nothing did.

    The libraries of the database take longer to load than Qt does: so the window comes first, and
    they, with a migration if one is due, in the background.
    """

    def __init__(
        self, window: MainWindow, places: Places, db: Path, *, opened: Callable[["Desk"], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._places = places
        self._db = db
        self._say_opened = opened
        self._held = ExitStack()
        self.error: UserError | None = None

    def begin(self) -> None:
        """Begin; the window is told when it is done."""
        background.start(self._open, owner=self, done=self._opened, failed=self._failed)

    def close(self) -> None:
        """Close the database; wait for it first when it is just being opened."""
        background.settle()
        self._held.close()

    def _open(self, job: Job) -> "Desk":
        from evaluator.desk import calls, people  # noqa: F401 - loaded here, used by the first place
        from evaluator.desk.desk import Desk
        from evaluator.desk.tidying import tidy

        self._places.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        desk = self._held.enter_context(Desk.opened(self._places, self._db))
        tidy(desk)  # what a redaction left when the program was ended
        return desk

    def _opened(self, desk: "Desk") -> None:
        self._window.work_at(desk)
        self._say_opened(desk)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.error = error
        self._window.say_cannot_open(error)
