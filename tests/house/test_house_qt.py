"""Qt as pinned: a version that loses references to True and None dies in the first of these."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]

# PySide6 6.12 on Python 3.11 loses a reference to True with every emit() and one to None with
# many a void call, and the process dies after some thousands, at times only when it ends.
WEAR = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

class Bell(QObject):
    rung = Signal(bool)

app = QApplication([])
heard = []
bell = Bell()
bell.rung.connect(heard.append)
for _ in range(2_000):
    bell.rung.emit(True)
image = QImage(64, 64, QImage.Format.Format_ARGB32)
painter = QPainter(image)
for step in range(20_000):
    painter.setPen(step % 3)
    painter.drawLine(0, 0, 63, 63)
    painter.fillRect(0, 0, 4, 4, 5)
painter.end()
print(len(heard))
"""


def test_qt_survives_two_thousand_signals_and_twenty_thousand_paintings() -> None:
    answer = subprocess.run([sys.executable, "-c", WEAR], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert answer.stdout == "2000\n"


@pytest.mark.parametrize("name", ["PySide6_Essentials", "PySide6_Addons"])
def test_qt_is_pinned_below_the_version_that_aborts(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {Requirement(line).name: Requirement(line) for line in project["dependencies"]}
    assert "6.12.0" not in wanted[name].specifier
    assert "PySide6" not in wanted  # that package would bring a web browser along
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = re.search(rf"^{name.lower().replace('_', '-')}==(\S+)", lock, re.MULTILINE)
    assert pinned and pinned[1] in wanted[name].specifier
