"""Start to a shown window, against a bare PySide6 window in the same run.

Shown is shown: the time from starting the process to the end of the first paint of a window. The
database opens behind it, so the time until the calls are listed is told as well.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

ROUNDS = 7
LIMIT = 4.0

_WATCH = """
import os, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            print(time.monotonic(), flush=True)
            QApplication.instance().removeEventFilter(self)
        return False

app = QApplication([])
watch = Watch(app)
app.installEventFilter(watch)
"""

_BARE = (
    _WATCH
    + """
window = QMainWindow()
window.show()
app.processEvents()
os._exit(0)
"""
)

_OURS = (
    _WATCH
    + """
from PySide6.QtCore import QTimer
from evaluator.places import places
from evaluator.ui.start import start
from evaluator.ui.window import MainWindow

def look():
    window = next(w for w in app.topLevelWidgets() if isinstance(w, MainWindow))
    if window.place:
        print(time.monotonic(), flush=True)
        os._exit(0)

timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
start(places(), None)
"""
)


def run() -> Iterator[str]:
    """Alternate both, so that a slow machine is slow for both; the ratio is of the medians."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CALL_EVALUATOR_HOME": home}
        _seconds(_OURS, environment)  # makes the database, as a first start does
        pairs = [
            (_seconds(_BARE, environment), _seconds(_OURS, environment)) for _ in range(ROUNDS)
        ]
    bare = statistics.median(times[0] for times, _ in pairs)
    shown = statistics.median(times[0] for _, times in pairs)
    listed = statistics.median(times[-1] for _, times in pairs)
    yield (
        f"start to a shown window: {shown:.2f} s, a bare PySide6 window {bare:.2f} s, "
        f"ratio {shown / bare:.2f} (at most {LIMIT:g})"
    )
    yield f"start to the calls listed: {listed:.2f} s, ratio {listed / bare:.2f} (no limit set)"


def _seconds(program: str, environment: dict[str, str]) -> list[float]:
    """The times that a program says, in seconds since it was started."""
    started = time.monotonic()
    said = subprocess.run(
        [sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True
    )
    return [float(line) - started for line in said.stdout.split()]
