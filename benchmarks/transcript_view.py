"""The transcript of a two-hour call on the screen, against Qt showing the same text and no more."""

import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import quantiles

from benchmarks.transcripts import SECONDS, WORDS, call

WAIT = 50.0  # ms that the window may wait
FRAME = 8.0  # ms, at most, for a step of the playhead or of scrolling: as for the waveform
STEPS = 300


def run() -> Iterator[str]:
    """One line for showing it, one for following the playhead, one for scrolling."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from evaluator.desk.transcripts import Kept, Opened
    from evaluator.ui.evaluate.transcript.view import TranscriptView
    from evaluator.ui.evaluate.transcript.written import Written
    from evaluator.ui.start import application

    application()
    opened = Opened(Kept(call(), "two hours"), 0)
    written = Written(opened.transcript, opened.named)
    view, plain = TranscriptView(), QPlainTextEdit()
    for one in (view, plain):
        one.resize(400, 420)
        one.show()
    QApplication.processEvents()

    def shown(work: Callable[[], object]) -> float:
        begun = time.perf_counter()
        work()
        QApplication.processEvents()
        return 1000 * (time.perf_counter() - begun)

    text = "\n".join(block.text for block in written.blocks)
    bare = shown(lambda: plain.setPlainText(text))
    ours = shown(lambda: view.show_written(written, opened.voices))
    yield (
        f"transcript of {WORDS:,} words: the window waits {ours:.0f} ms (at most {WAIT:g} ms); "
        f"Qt's bare text {bare:.0f} ms, ratio {ours / bare:.1f}"
    )
    bar = view.verticalScrollBar()
    follow = [shown(partial(view.show_time, at * SECONDS / STEPS)) for at in range(STEPS)]
    scroll = [shown(lambda: bar.setValue(bar.value() - 3)) for _ in range(STEPS)]
    for name, times in (("a step of the playhead", follow), ("a step of scrolling", scroll)):
        yield f"{name} in it: p95 {quantiles(times, n=20)[-1]:.1f} ms (at most {FRAME:g} ms)"
    for one in (view, plain):
        one.close()
