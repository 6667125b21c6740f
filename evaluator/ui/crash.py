"""When the program is wrong: the bug goes to the log and to a dialog, and the work is kept."""

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

import PySide6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
)

from evaluator import __version__
from evaluator.places import private
from evaluator.ui import look
from evaluator.ui.widgets.basic import button, label, title

LOG: Final = "call-evaluator.log"
_log = logging.getLogger("evaluator")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashHandler(QObject):
    """Catches what nobody caught, in any thread; shows one dialog at a time."""

    _happened = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = private(folder)
        self._dialog: CrashDialog | None = None
        self._happened.connect(self._show)
        self._keeper = RotatingFileHandler(
            self._folder / LOG, maxBytes=1_000_000, backupCount=4, encoding="utf-8", delay=True
        )
        self._keeper.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._faults = (self._folder / "faults.log").open("a", encoding="utf-8")

    @property
    def dialog(self) -> "CrashDialog | None":
        """The dialog that is open, None when there is none."""
        return self._dialog

    def install(self) -> None:
        """Catch from now on."""
        _log.addHandler(self._keeper)
        _log.setLevel(logging.INFO)
        faulthandler.enable(self._faults)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(_say_of_qt)

    def remove(self) -> None:
        """Catch no more; for the end of the program."""
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        faulthandler.disable()
        _log.removeHandler(self._keeper)
        self._keeper.close()
        self._faults.close()

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.error("a bug\n%s", text)
        self._happened.emit(text)

    def _caught_in_thread(self, said: threading.ExceptHookArgs) -> None:
        if said.exc_value is not None:
            self._caught(said.exc_type, said.exc_value, said.exc_traceback)

    def _show(self, text: str) -> None:
        if self._dialog is not None:
            return  # the log has it; a second dialog helps nobody
        self._dialog = CrashDialog(f"{versions()}\n\n{text}", self._folder / LOG)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """What happened, what is safe, and the details to copy or to save. Nothing is sent."""

    def __init__(self, details: str, log: Path) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle("Something went wrong")
        self.resize(760, 480)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setAccessibleName("Details")
        row = QHBoxLayout()
        row.addWidget(button("Copy", self.copy))
        row.addWidget(button("Save…", self._choose))
        row.addStretch()
        row.addWidget(button("Go on working", self.accept, kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * look.GRID] * 4)
        column.setSpacing(look.GRID)
        column.addWidget(title("Something went wrong in the program"))
        column.addWidget(
            label(
                "Your evaluations and drafts are kept. You can go on working; if it happens again, "
                "start the program anew and pass these details on to whoever looks after it. "
                f"Nothing was sent anywhere. The log is {log}.",
                wrap=True,
            )
        )
        column.addWidget(self._details, 1)
        column.addLayout(row)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details.toPlainText())

    def save(self, path: Path) -> None:
        """Write the details to a file."""
        path.write_text(self._details.toPlainText(), "utf-8")

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Save the details", "call-evaluator-bug.txt")
        if path:
            self.save(Path(path))


def versions() -> str:
    """What runs here: no names, no paths."""
    return (
        f"Call Evaluator {__version__}, Python {platform.python_version()}, "
        f"Qt {PySide6.__version__}, {platform.platform()}"
    )


def _say_of_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", message)
