"""The journeys: the whole window on a real desk, worked as its users work it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hands import Until
from patient import takes_keys
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from evaluator.desk import demo
from evaluator.desk import settings as settings_file
from evaluator.desk.desk import Desk
from evaluator.places import Places, places
from evaluator.ui import look
from evaluator.ui.background import settle
from evaluator.ui.window import MainWindow

# What Qt says of the machine, not of the program: no window manager, no sound server.
NOISE = ("propagateSizeHints", "pipewire", "pa_context_connect", "No audio device")

WEEKS = 13
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
Child = Callable[..., "subprocess.Popen[str]"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*NOISE))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as the program has it: dressed before there is any widget."""
    look.looks()
    return qapp


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    """A user's own desk, empty at first."""
    with Desk.opened(places()) as desk:
        yield desk
        assert settle()


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[Callable[[], MainWindow]]:
    """Opens the window as a start does, with the settings as they were left; closes it after."""
    made: list[MainWindow] = []

    def start() -> MainWindow:
        settings = settings_file.read(desk.places)
        look.looks().wear(settings.theme)
        window = MainWindow(desk, settings)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        made.append(window)
        return window

    yield start
    for window in made:
        window.close()
        window.deleteLater()
    look.looks().wear("light")


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    return open_window()


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    """Wait until something is so, and a user who sees it can go on by keys."""

    def wait(so: Callable[[], bool]) -> None:
        qtbot.waitUntil(lambda: so() and takes_keys())

    return wait


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The answer to the desktop's own dialog for where to save, which no test can drive."""
    path = tmp_path / "saved.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


@pytest.fixture
def read_pdf() -> Callable[[Path], str]:
    """The text of a PDF, its lines run together."""

    def read(path: Path) -> str:
        return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())

    return read


@pytest.fixture(scope="session")
def three_months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with three months of the demo's calls; take a copy.

    The first process of a run that needs it makes it for those that need it later.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # the run's, in which each process has its own
    made = shared / "three-months.db"
    if not made.exists():
        root = tmp_path_factory.mktemp("demo")
        own = Places(*(root / name for name in ("data", "config", "cache", "log")))
        with Desk.opened(own) as desk:
            demo.fill(desk, weeks=WEEKS)
        own.database.replace(made)
    return made


@pytest.fixture
def child(home: Path) -> Iterator[Child]:
    """Starts a script of child_scripts.py in a process of its own, in this test's folders."""
    started: list[subprocess.Popen[str]] = []

    def start(*argv: str | Path, **more: str) -> "subprocess.Popen[str]":
        command = [sys.executable, str(HERE / "child_scripts.py"), *map(str, argv)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
        program = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        started.append(program)
        return program

    yield start
    for program in started:
        program.kill()
        program.communicate()


@pytest.fixture
def told() -> Callable[["subprocess.Popen[str]"], list[tuple[str, Any]]]:
    """Wait for the end of a child; all that it told. Its exit code is in `returncode`."""

    def listen(program: "subprocess.Popen[str]") -> list[tuple[str, Any]]:
        said, errors = program.communicate(timeout=100)
        assert program.returncode != 70, errors
        return [(what, value) for what, value in map(json.loads, said.splitlines())]

    return listen
