"""Starting the window: one per database, crash handler, look, and where one was."""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from evaluator import __version__
from evaluator.desk import settings as settings_file
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.places import APP, Places
from evaluator.ui import look
from evaluator.ui.crash import CrashHandler
from evaluator.ui.instance import OneInstance
from evaluator.ui.starts import Starts
from evaluator.ui.window import MainWindow

OPEN_FOR: Final = 2000
"""After so many milliseconds with the window open a start counts as come up."""


def start(places: Places, db: Path | None) -> int:
    """Show the window on a database (None: the user's own) until it is closed; the exit code.

    A second start on the same database raises the first window and returns 0. Raises UserError,
    after a window has said it, when the database cannot be opened.
    """
    app = application()
    crash = CrashHandler(places.log, app)
    crash.install()
    try:
        return _with_one_instance(app, places, db or places.database)
    except UserError as error:
        _cannot_start(error)
        raise
    finally:
        crash.remove()


def application() -> QApplication:
    """The application, dressed; the one there is when there is one."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(APP)
    app.setApplicationDisplayName("Call Evaluator")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP)
    look.looks()
    return app


def _with_one_instance(app: QApplication, places: Places, db: Path) -> int:
    instance = OneInstance(db, app)
    if not instance.take():
        instance.raise_first()
        return 0
    try:
        with Desk.opened(places, db) as desk:
            return _run(app, desk, instance)
    finally:
        instance.let_go()


def _run(app: QApplication, desk: Desk, instance: OneInstance) -> int:
    starts = Starts(desk.places.log)
    starts.starting()
    settings = settings_file.read(desk.places)
    look.looks().wear(settings.theme)
    window = MainWindow(desk, settings)
    state = QSettings(str(desk.places.config / "window.ini"), QSettings.Format.IniFormat)
    kept = state.value("geometry")
    if isinstance(kept, QByteArray):
        window.restoreGeometry(kept)
    instance.raise_asked.connect(lambda: _raise(window))
    _take_up(window, starts, desk.places)
    window.show()
    QTimer.singleShot(OPEN_FOR, window, starts.came_up)
    code = app.exec()
    state.setValue("geometry", window.saveGeometry())
    starts.ended()
    return code


def _take_up(window: MainWindow, starts: Starts, places: Places) -> None:
    """Offer the draft after a crash, unless taking it up may be why the starts failed."""
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


def _raise(window: MainWindow) -> None:
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


def _cannot_start(error: UserError) -> None:
    """Say why there is no window: there is no place yet to say it in."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Call Evaluator", error.message)
    box.setInformativeText(error.hint)
    box.exec()
