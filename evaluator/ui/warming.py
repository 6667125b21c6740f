"""What the first call needs is loaded after the start, while nobody waits for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.ui import background
from evaluator.ui.window import EVALUATE, MainWindow

if TYPE_CHECKING:  # imported in the background, not at start
    from evaluator.desk.desk import Desk
    from evaluator.forms.model import Form

_AFTER = 500
"""Milliseconds after the calls were listed: the window is drawn by then."""

_BETWEEN = 50
"""Milliseconds in which a click is served before the next piece."""


class Warming(QObject):
    """Makes the first opening of a call as quick as the others.

    The libraries of sound and the Evaluate place take a third of a second to load. Python's part
    loads in the background; what belongs to the window's thread is made in pieces.
    """

    def __init__(self, window: MainWindow, desk: "Desk") -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._form: Form | None = None
        self._pieces: list[Callable[[], object]] = []
        self.done = False

    def begin(self) -> None:
        """Begin a little later; who opens a call before that waits as long as it takes."""
        QTimer.singleShot(_AFTER, self, self._load)

    def _load(self) -> None:
        background.start(self._import, owner=self, done=self._loaded, failed=self._failed)

    def _import(self, job: Job) -> "Form | None":
        from evaluator.ui.evaluate import page  # noqa: F401 - loaded here, used by the first call
        from evaluator.ui.evaluate.opening import good_forms

        try:
            return good_forms(self._desk)[0]
        except UserError:  # said when a call is opened
            return None

    def _loaded(self, form: "Form | None") -> None:
        self._form = form
        self._pieces = [self._make_place, _find_device, self._show_form, self._draw]
        self._next()

    def _next(self) -> None:
        if self._pieces:
            self._pieces.pop(0)()
            QTimer.singleShot(_BETWEEN, self, self._next)
        else:
            self.done = True

    def _make_place(self) -> None:
        self._window.page(EVALUATE)

    def _show_form(self) -> None:
        if self._form is not None and self._window.place != EVALUATE:
            self._window.prepare(self._form)

    def _draw(self) -> None:
        """The first drawing looks for fonts and pictures."""
        if self._window.place != EVALUATE:
            self._window.page(EVALUATE).grab()

    def _failed(self, error: Exception) -> None:
        raise error


def _find_device() -> None:
    from evaluator.ui.evaluate.sound import find_device

    find_device()
