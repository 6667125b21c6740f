"""The journeys: the whole window on a real desk, worked as its users work it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import Until
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from evaluator.desk import settings as settings_file
from evaluator.desk.desk import Desk
from evaluator.places import places
from evaluator.ui import look
from evaluator.ui.background import settle
from evaluator.ui.window import MainWindow

# What Qt says of the machine, not of the program: no window manager, no sound server.
NOISE = ("propagateSizeHints", "pipewire", "pa_context_connect", "No audio device")

PATIENCE = 15_000
"""Milliseconds that a journey waits for something to happen."""


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
    """Wait until something is so."""
    return lambda so: qtbot.waitUntil(so, timeout=PATIENCE)


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
