"""The window in other circumstances: started twice, on a small laptop, at 200 %, in every theme."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hands import KEY
from heard_once import heard_once
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from evaluator.desk import demo, facts
from evaluator.desk import settings as settings_file
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.places import places
from evaluator.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
Child = Callable[..., "subprocess.Popen[str]"]
Told = Callable[["subprocess.Popen[str]"], list[tuple[str, Any]]]


def test_a_second_start_raises_the_first_window(child: Child, told: Told, tmp_path: Path) -> None:
    db = tmp_path / "scores.db"
    first = child("raised", "--db", db)
    assert first.stdout is not None
    assert first.stdout.readline() == '["minimised", true]\n'
    second = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--db", str(db)],
        capture_output=True, text=True, env=dict(os.environ), timeout=100,
    )  # fmt: skip
    assert second.returncode == 0, second.stderr
    assert told(first) == [("raised", True)]
    assert first.returncode == 0


CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)


@pytest.mark.parametrize("place", ["calls", "shops", "insight", "reports", "forms", "settings"])
def test_tab_comes_to_every_control_of_a_place(
    window: MainWindow,
    desk: Desk,
    place: str,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The real key: it goes other ways than the chain of focus that Qt tells of."""
    monkeypatch.setattr(facts, "listen", heard_once)
    demo.score_sample(desk)
    window.go(place)
    qtbot.settle()  # until what was asked of the desk is shown
    seen: list[QWidget] = []
    while QApplication.focusWidget() not in seen[:1]:
        held = QApplication.focusWidget()
        assert held is not None and len(seen) < 200
        seen.append(held)
        QTest.keyClick(held, KEY.Key_Tab)
        if len(seen) == 1 and held is window.page(place):
            seen.pop()  # the page itself hands the keyboard on and is no stop
    controls = [one for one in window.page(place).findChildren(QWidget) if is_control(one)]
    assert [one.accessibleName() for one in controls if one not in seen] == []
    assert len(controls) > 2


def is_control(widget: QWidget) -> bool:
    """Something to be worked, and no part that Qt makes inside another."""
    inside = widget.parentWidget()
    while inside is not None and not isinstance(inside, CONTROLS):
        inside = inside.parentWidget()
    return (
        isinstance(widget, CONTROLS)
        and inside is None
        and not widget.objectName().startswith("qt_")
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    )


@pytest.mark.parametrize(
    ("script", "scale", "looks"),
    [("every-place-in-every-theme", 1.0, 3 * 7), ("every-place", 2.0, 7)],
)
def test_every_place_fits_a_small_laptop(
    child: Child, told: Told, three_months: Path, script: str, scale: float, looks: int
) -> None:
    own = places()
    own.data.mkdir(parents=True)
    shutil.copy(three_months, own.database)
    settings_file.write(own, Settings(evaluator="Ruth Calder"))
    program = child(script, QT_SCALE_FACTOR=str(scale))
    said = told(program)
    assert program.returncode == 0
    assert [wrong for what, cut in said[:-1] for wrong in cut if what == "cut"] == []
    assert len(said) == looks + 1
    assert said[-1] == ("size", [1280, 720, scale])
    log = own.log / "call-evaluator.log"
    assert "a bug" not in (log.read_text("utf-8") if log.exists() else "")
