"""Starting: one window for a database, what the last starts left, and what happens with a bug."""

import logging
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from evaluator.errors import UserError
from evaluator.places import places
from evaluator.ui import crash
from evaluator.ui.crash import CrashHandler, versions
from evaluator.ui.instance import OneInstance
from evaluator.ui.start import start
from evaluator.ui.starts import Starts
from evaluator.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]

HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from evaluator.ui.instance import OneInstance
app = QCoreApplication([])
one = OneInstance(Path(sys.argv[1]))
taken = one.take()
one.raise_asked.connect(lambda: print("raised", flush=True))
one.listen()
print("has it" if taken else "refused", flush=True)
app.exec()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that has the database."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "a.db")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout.readline() == "has it\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_start_raises_the_first_window(qapp, holder, tmp_path) -> None:
    second = OneInstance(tmp_path / "a.db")
    assert not second.take()
    second.raise_first()
    assert holder.stdout.readline() == "raised\n"


def test_another_database_has_another_window(qapp, holder, tmp_path) -> None:
    other = OneInstance(tmp_path / "b.db")
    assert other.take()
    other.let_go()


def test_a_killed_process_leaves_the_database_free(qapp, holder, tmp_path) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    next_ = OneInstance(tmp_path / "a.db")
    assert next_.take()
    next_.let_go()


def test_a_first_window_that_does_not_answer_is_named(qapp, holder, tmp_path, monkeypatch) -> None:
    second = OneInstance(tmp_path / "a.db")
    assert not second.take()
    monkeypatch.setattr(second, "_name", "nobody-listens-here")
    with pytest.raises(UserError, match=f"process {holder.pid} "):
        second.raise_first()


def test_a_folder_that_may_not_be_written_is_said(qapp, tmp_path) -> None:
    with pytest.raises(UserError, match="may not be written"):
        OneInstance(tmp_path / ("n" * 300)).take()


def test_a_mark_that_finds_no_room_holds_nothing_up(tmp_path: Path, monkeypatch) -> None:
    first = Starts(tmp_path)
    first.starting()

    def no_room(path: Path, data: bytes) -> None:
        raise UserError("There is not enough room.")

    monkeypatch.setattr("evaluator.ui.starts.write_whole", no_room)
    first.came_up()
    assert Starts(tmp_path).failed == 1


def test_a_clean_end_leaves_nothing(tmp_path) -> None:
    first = Starts(tmp_path)
    first.starting()
    first.came_up()
    first.ended()
    assert not Starts(tmp_path).resume


def test_an_end_in_the_middle_is_seen(tmp_path) -> None:
    first = Starts(tmp_path)
    first.starting()
    first.came_up()
    second = Starts(tmp_path)
    assert second.resume
    assert not second.careful


def test_after_two_failed_starts_nothing_is_taken_up(tmp_path) -> None:
    for failed in range(2):
        starts = Starts(tmp_path)
        assert starts.failed == failed
        starts.starting()
    third = Starts(tmp_path)
    assert third.careful
    assert not third.resume
    third.starting()
    third.came_up()
    assert Starts(tmp_path).resume


def opened(window) -> bool:
    return window.place == "calls"


def shut(act=lambda window: None, ready=opened):
    """When the window is there and ready, do something, then close it."""

    def look_for() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and ready(window):
                act(window)
                window.close()
                return
        QTimer.singleShot(20, look_for)

    QTimer.singleShot(20, look_for)


def test_the_program_starts_and_ends(qapp, home) -> None:
    shut()
    assert start(places(), None) == 0
    assert places().database.is_file()
    assert not (places().log / "running").exists()
    assert "geometry" in (places().config / "window.ini").read_text()
    shut()
    assert start(places(), None) == 0


def test_a_database_of_ones_choice(qapp, home, tmp_path) -> None:
    shut()
    assert start(places(), tmp_path / "other.db") == 0
    assert (tmp_path / "other.db").is_file()
    assert not places().database.exists()


@pytest.fixture
def desk(desk_on_disk):
    return desk_on_disk


def test_a_start_after_a_crash_offers_the_draft(qapp, desk, three_calls, home) -> None:
    starts = Starts(places().log)
    starts.starting()
    starts.came_up()
    said = []
    shut(lambda window: said.append(window._notice.text))
    start(places(), None)
    assert said[0].startswith("You were scoring Bob")


def test_a_careful_start_says_so(qapp, home) -> None:
    for _ in range(2):
        Starts(places().log).starting()
    said = []
    shut(lambda window: said.append(window._notice.text))
    start(places(), None)
    assert "did not succeed" in said[0]


def test_a_second_start_ends_at_once(qapp, home, holder, tmp_path) -> None:
    assert start(places(), tmp_path / "a.db") == 0
    assert holder.stdout.readline() == "raised\n"


def test_a_database_that_cannot_be_opened_is_said_in_the_window(qapp, home) -> None:
    said = []
    wrong = home / "wrong.db"
    wrong.parent.mkdir(parents=True, exist_ok=True)
    wrong.write_bytes(b"this is no database at all" * 100)
    before = wrong.read_bytes()
    shut(lambda window: said.append(window._notice.text), ready=lambda window: window._notice.text)
    with pytest.raises(UserError) as error:
        start(places(), wrong)
    assert said == [str(error.value)]
    assert wrong.read_bytes() == before


def test_a_place_that_may_not_be_written_is_said(qapp, home, monkeypatch, tmp_path) -> None:
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    with pytest.raises(UserError, match="may not be written"):
        start(places(), tmp_path / ("n" * 300))
    assert said


def test_a_window_closed_at_once_leaves_nothing_open(qapp, home) -> None:
    shut(ready=lambda window: True)
    assert start(places(), None) == 0
    assert not (places().log / "running").exists()


def test_being_raised_shows_the_window(qapp, home) -> None:
    def minimise(window):
        window.showMinimized()
        window.come_forward()
        assert not window.isMinimized()

    shut(minimise)
    start(places(), None)


@pytest.fixture
def handler(qapp, tmp_path):
    handler = CrashHandler(tmp_path / "log")
    before = (sys.excepthook, threading.excepthook)
    handler.install()
    yield handler
    handler.remove()
    sys.excepthook, threading.excepthook = before


def bug() -> None:
    raise ZeroDivisionError("a bug of a test")


def report() -> None:
    try:
        bug()
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())


def test_a_bug_reaches_the_dialog_and_the_log(handler, qtbot, tmp_path, monkeypatch) -> None:
    report()
    report()  # one dialog at a time
    dialog = handler.dialog
    details = dialog._details.toPlainText()
    assert "a bug of a test" in details
    assert details.startswith(versions())
    dialog.copy()
    assert "a bug of a test" in QGuiApplication.clipboard().text()
    target = tmp_path / "bug.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(target), ""))
    dialog._choose()
    assert "ZeroDivisionError" in target.read_text()
    dialog.accept()
    qtbot.waitUntil(lambda: handler.dialog is None)
    assert (tmp_path / "log" / crash.LOG).read_text().count("ERROR a bug") == 2


def test_a_bug_in_another_thread_is_caught_too(handler, qtbot) -> None:
    thread = threading.Thread(target=bug)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: handler.dialog is not None)
    handler.dialog.accept()


def test_what_qt_says_is_in_the_log(handler, tmp_path) -> None:
    crash._say_of_qt(QtMsgType.QtWarningMsg, None, "a pixmap is null")
    assert "WARNING Qt: a pixmap is null" in (tmp_path / "log" / crash.LOG).read_text()
    assert logging.getLogger("evaluator").handlers


def test_ctrl_c_is_no_bug(handler, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(QGuiApplication, "quit", lambda: asked.append(True))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert asked
    assert handler.dialog is None


def test_the_start_brings_in_nothing_heavy() -> None:
    """The window has to be there at once: what is for later is imported later."""
    heavy = (
        "numpy",
        "av",
        "reportlab",
        "alembic",
        "ruamel.yaml",
        "sqlalchemy",
        "pydantic",
        "PySide6.QtMultimedia",
        "PySide6.QtNetwork",
        "PySide6.QtPdf",
    )
    code = f"import sys, evaluator.ui.start;print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
