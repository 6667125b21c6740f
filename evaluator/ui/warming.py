"""What the first call needs is loaded after the start, a little at a time, while nobody waits."""

import gc
from collections.abc import Iterator
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.ui import background
from evaluator.ui.window import EVALUATE, MainWindow

if TYPE_CHECKING:  # imported in the background, not at start
    from evaluator.desk.desk import Desk
    from evaluator.forms.model import Form

_AFTER: Final = 500
"""Milliseconds after the calls were listed: the window is drawn by then."""

_BETWEEN: Final = 20
"""Milliseconds in which a click is served before the next piece."""

_PIECE: Final = 0.008
"""Seconds of naming types in one go."""

_LIBRARIES: Final = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg", "QtMultimedia")


class Warming(QObject):
    """Makes the first opening of a call as quick as the others.

    Python's part loads in the background; what belongs to the window's thread is made in pieces.
    Python's collector rests meanwhile, and passes by for good what is there afterwards: looking
    through all that was loaded would stop the window for a tenth of a second now and then.
    """

    def __init__(self, window: MainWindow, desk: "Desk") -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._form: Form | None = None
        self._pieces: Iterator[None] = iter(())
        self.done = False

    def begin(self) -> None:
        """Begin a little later; who opens a call before that waits as long as it takes."""
        QTimer.singleShot(_AFTER, self, self._load)

    def _load(self) -> None:
        gc.disable()
        self.destroyed.connect(lambda: gc.enable())  # the window was closed in the middle
        background.start(self._import, owner=self, done=self._loaded, failed=self._failed)

    def _import(self, job: Job) -> "Form | None":
        from evaluator.ui.evaluate import page, sound  # noqa: F401 - loaded here, used later
        from evaluator.ui.evaluate.opening import good_forms

        try:
            return good_forms(self._desk)[0]
        except UserError:  # said when a call is opened
            return None

    def _loaded(self, form: "Form | None") -> None:
        self._form = form
        self._pieces = self._in_pieces()
        self._next()

    def _next(self) -> None:
        for _piece in self._pieces:
            QTimer.singleShot(_BETWEEN, self, self._next)
            return
        self._rest()

    def _in_pieces(self) -> Iterator[None]:
        yield from name_types()
        yield from self._window.make_in_pieces()
        yield
        _find_device()
        yield
        if self._window.place != EVALUATE and self._form is not None:
            self._window.prepare(self._form)
            yield
        if self._window.place != EVALUATE:
            yield from self._window.draw_in_pieces()

    def _rest(self) -> None:
        gc.freeze()
        gc.enable()
        self.done = True

    def _failed(self, error: Exception) -> None:
        gc.enable()
        raise error


def name_types() -> Iterator[None]:
    """Name every type of Qt, for some milliseconds at a time.

    PySide makes a type when it is named, but all there are below a type when Qt first gives back
    an object of its own that is of it: then the window would wait for hundreds at once.
    """
    begun = perf_counter()
    for library in map(import_module, (f"PySide6.{name}" for name in _LIBRARIES)):
        for name in dir(library):
            getattr(library, name)
            if perf_counter() - begun > _PIECE:
                yield
                begun = perf_counter()


def _find_device() -> None:
    from evaluator.ui.evaluate.sound import find_device

    find_device()
