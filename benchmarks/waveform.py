"""The waveform of a two-hour call: frame times at five zooms, memory, and how the window waits.

The reference for a frame is QPainter drawing the same columns as lines, and nothing else. The call
is the sample over and over as MP3, so that decoding takes its time. A timer watches the window: the
longest time it was not served is how long a click would have waited. Frames are drawn with more
facts on them than a call of that length has.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.peaks import looped

if TYPE_CHECKING:
    from evaluator.audio.peaks import Peaks
    from evaluator.facts import Facts
    from evaluator.ui.evaluate.waveform import Waveform

SECONDS = 7_200.0
FRAMES = 100
P95 = 8.0  # ms a frame, at most: 60 frames a second leave 16.7
WAIT = 50.0  # ms the window may wait
WIDTH, HEIGHT = 1192, 176
ZOOMS = (("2 h", SECONDS), ("30 min", 1800.0), ("5 min", 300.0), ("30 s", 30.0), ("3 s", 3.0))


def run() -> Iterator[str]:
    """A line a zoom, then the window around a two-hour MP3."""
    yield from _frames()
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        yield "waveform: opening not measured, ffmpeg is missing (apt install ffmpeg)"
        return
    encoding = ["-ar", "44100", "-c:a", "libmp3lame", "-b:a", "128k"]
    with tempfile.TemporaryDirectory() as folder:
        short = looped(ffmpeg, Path(folder) / "short.mp3", encoding, 60)
        long = looped(ffmpeg, Path(folder) / "long.mp3", encoding, round(SECONDS))
        child = [sys.executable, "-m", "benchmarks._window", folder, str(long), str(short)]
        done = subprocess.run(child, check=True, capture_output=True, text=True)
    said = json.loads(done.stdout.splitlines()[-1])
    yield (
        f"window, 2 h of stereo MP3: waits {said['reading']:.0f} ms while it is opened and read "
        f"(at most {WAIT:.0f}), of which its own work {said['its work']:.0f} ms; drawn in "
        f"{said['drawn']:.1f} s, again in {said['drawn again']:.2f} s"
    )
    yield f"memory, 2 h of stereo MP3 drawn: {said['memory']:.0f} MB above a one-minute call"


def _frames() -> Iterator[str]:
    from evaluator.audio.peaks import peaks_of
    from evaluator.ui.evaluate.waveform import Waveform
    from evaluator.ui.start import application

    application()
    high = np.random.default_rng(1).integers(0, 20_000, (2, int(SECONDS * 125)), np.int16)
    peaks = peaks_of(-high, high, sample_rate=8000, bucket=64, duration=SECONDS, complete=True)
    waveform = Waveform()
    waveform.resize(WIDTH, HEIGHT)
    waveform.show_recording(SECONDS, 2, 0)
    waveform.show_peaks(peaks, whole=True)
    waveform.show_facts(_facts())
    for name, seconds in ZOOMS:
        waveform.fit()
        waveform.zoom(SECONDS / seconds)

        ours = _times(partial(_frame, waveform, seconds / FRAMES))
        theirs = _times(partial(_lines, peaks, waveform))
        p95 = quantiles(ours, n=20)[-1]
        yield (
            f"waveform, {name} of 2 h in view: {median(ours):.2f} ms a frame, p95 {p95:.2f} (at "
            f"most {P95:g}); the same columns as lines {median(theirs):.2f} ms, ratio "
            f"{median(ours) / median(theirs):.2f}"
        )


def _facts() -> "Facts":
    """More than two hours of any call hold: a hold, dead air and two talk-overs each minute."""
    from evaluator.facts import AGENT, Entry, Facts, Thresholds

    minutes = [60.0 * number for number in range(round(SECONDS / 60))]
    over = [(start + at, start + at + 1.0) for start in minutes for at in (5.0, 50.0)]
    return Facts(
        duration=SECONDS,
        complete=True,
        thresholds=Thresholds(),
        answered=0.0,
        channels=(),
        dead_air=tuple((start + 10.0, start + 18.0) for start in minutes),
        talk_over=tuple(Entry(stretch=stretch, by=AGENT) for stretch in over),
        hold=tuple((start + 20.0, start + 40.0) for start in minutes),
        ringing=(),
        gaps=(),
    )


def _frame(waveform: "Waveform", step: float, number: int) -> None:
    """A step of scrolling with a selection that grows."""
    waveform.look_at(SECONDS / 2 + number * step)
    waveform.show_selection((0.0, SECONDS * (number + 1) / FRAMES))
    waveform.grab()


def _lines(peaks: "Peaks", waveform: "Waveform", _number: int) -> None:
    from PySide6.QtCore import QLineF
    from PySide6.QtGui import QPainter, QPixmap

    from evaluator.audio.peaks import columns

    view = waveform.timeline
    low, high = columns(peaks, view.start, view.end, WIDTH)
    picture = QPixmap(WIDTH, HEIGHT)
    painter = QPainter(picture)
    tall = HEIGHT / 4
    for lane in range(2):
        middle = (2 * lane + 1) * tall
        painter.drawLines(
            [
                QLineF(x, middle - up * tall, x, middle - down * tall)
                for x, (down, up) in enumerate(
                    zip(low[lane].tolist(), high[lane].tolist(), strict=True)
                )
            ]
        )
    painter.end()


def _times(draw: Callable[[int], None]) -> list[float]:
    """Milliseconds of every frame."""
    taken = []
    for number in range(FRAMES):
        begun = time.perf_counter()
        draw(number)
        taken.append(1000 * (time.perf_counter() - begun))
    return taken
