"""Start to a shown window, against a bare PySide6 window in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

ROUNDS = 5
LIMIT = 4.0

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""

_OURS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from evaluator.places import places
from evaluator.ui.start import start
app = QApplication([])
QTimer.singleShot(0, app.quit)
start(places(), None)
"""


def run() -> Iterator[str]:
    """Alternate both, so that a slow machine is slow for both; the ratio is of the medians."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CALL_EVALUATOR_HOME": home}
        _seconds(_OURS, environment)  # makes the database, as a first start does
        bare, ours = [], []
        for _ in range(ROUNDS):
            bare.append(_seconds(_BARE, environment))
            ours.append(_seconds(_OURS, environment))
    ratio = statistics.median(ours) / statistics.median(bare)
    yield (
        f"start to a shown window: {statistics.median(ours):.2f} s, a bare PySide6 window "
        f"{statistics.median(bare):.2f} s, ratio {ratio:.2f} (at most {LIMIT:g})"
    )


def _seconds(program: str, environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    return time.perf_counter() - started
