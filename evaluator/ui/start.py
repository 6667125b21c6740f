"""Starting the window: one per database, crash handler, look, and where one was."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QLoggingCategory, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from evaluator import __version__
from evaluator.desk import settings as settings_file
from evaluator.errors import UserError
from evaluator.places import APP, Places
from evaluator.ui import look
from evaluator.ui.crash import CrashHandler
from evaluator.ui.instance import OneInstance
from evaluator.ui.opening import Opening
from evaluator.ui.starts import Starts
from evaluator.ui.warming import Warming
from evaluator.ui.window import MainWindow

if TYPE_CHECKING:
    from evaluator.desk.desk import Desk

OPEN_FOR: Final = 2000
"""After so many milliseconds with the window open a start counts as come up."""

_QUIET: Final = "qt.multimedia.*.info=false\nqt.multimedia.symbolsresolver=false"
"""What QtMultimedia would write to the terminal about every file, and about sound servers."""


_TURN: Final = 0.001
"""Seconds that a worker keeps the interpreter while the window wants it. A frame asks for it two or
three times; at Python's usual 5 ms each, drawing beside decoding took five times as long."""


def start(places: Places, db: Path | None) -> int:
    """Show the window on a database (None: the user's own) until it is closed; the exit code.

    A second start on the same database raises the first window and returns 0. Raises UserError,
    after the window has said it, when the database cannot be opened.
    """
    app = application()
    crash = CrashHandler(places.log, app)
    crash.install()
    try:
        return _with_one_instance(app, places, db or places.database)
    finally:
        crash.remove()


def application() -> QApplication:
    """The application, dressed; the one there is when there is one."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    sys.setswitchinterval(_TURN)
    QLoggingCategory.setFilterRules(_QUIET)
    app.setApplicationName(APP)
    app.setApplicationDisplayName("Call Evaluator")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP)
    look.looks()
    return app


def _with_one_instance(app: QApplication, places: Places, db: Path) -> int:
    instance = OneInstance(db, app)
    try:
        if not instance.take():
            instance.raise_first()
            return 0
    except UserError as error:
        _cannot_start(error)
        raise
    try:
        return _run(app, places, db, instance)
    finally:
        instance.let_go()
        instance.deleteLater()


def _run(app: QApplication, places: Places, db: Path, instance: OneInstance) -> int:
    starts = Starts(places.log)
    starts.starting()
    settings = settings_file.read(places)
    look.looks().wear(settings.theme)
    window = MainWindow(None, settings)
    state = QSettings(str(places.config / "window.ini"), QSettings.Format.IniFormat)
    kept = state.value("geometry")
    if isinstance(kept, QByteArray):
        window.restoreGeometry(kept)
    instance.raise_asked.connect(window.come_forward)
    opening = Opening(window, places, db, opened=partial(_take_up, window, starts, places))
    window.show()
    QTimer.singleShot(0, opening, opening.begin)
    QTimer.singleShot(0, instance, instance.listen)
    code = app.exec()
    state.setValue("geometry", window.saveGeometry())
    opening.close()
    error = opening.error
    window.deleteLater()  # nothing else stands on it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    starts.ended()
    if error is not None:
        raise error
    return code


def _take_up(window: MainWindow, starts: Starts, places: Places, desk: "Desk") -> None:
    """Offer the draft after a crash, unless taking it up may be why the starts failed."""
    QTimer.singleShot(OPEN_FOR, window, starts.came_up)
    Warming(window, desk).begin()
    if starts.careful:
        window.say_warning(
            "The last starts did not succeed, so nothing was taken up this time.",
            f"Your drafts are in the list of calls. The log is in {places.log}.",
        )
    elif starts.resume:
        try:
            window.offer_to_resume()
        except UserError as error:
            window.say_warning(error.message, error.hint)


def _cannot_start(error: UserError) -> None:
    """Say why there is no window: there is no place yet to say it in."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Call Evaluator", error.message)
    box.setInformativeText(error.hint)
    box.exec()
