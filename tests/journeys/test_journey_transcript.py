"""A transcript comes in, is searched and quoted by keys alone; the quote stands on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import CTRL, KEY, SHIFT, Until, press, write
from PySide6.QtWidgets import QFileDialog
from test_journey_evaluator import bring_in, finish_it, open_it, print_it

from evaluator.desk import evaluations, sample, transcripts
from evaluator.desk.desk import Desk
from evaluator.ui.window import MainWindow

SAID = """\
WEBVTT

00:00:14.800 --> 00:00:17.400
<v Agent>I'm glad you rang. Let's put that right.</v>

00:00:30.300 --> 00:00:35.400
<v Caller>As I was saying, it was the second time.</v>

00:00:49.700 --> 00:00:54.800
<v Agent>May I put you on hold for a moment?</v>
"""


def test_what_was_said_is_found_quoted_corrected_and_printed(
    window: MainWindow,
    desk: Desk,
    until: Until,
    saved_as: Path,
    read_pdf: Callable[[Path], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "harbour.vtt"
    file.write_text(SAID, "utf-8")
    bring_in(window, sample.recording(), until)
    page = open_it(window, until)
    panel = page.side.transcript
    until(lambda: panel.isEnabled() and not panel.open_transcript.busy)

    write("t")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(file), ""))
    press(KEY.Key_Space)  # the button that is offered
    until(lambda: panel.ready is not None and panel.view.hasFocus())

    press(KEY.Key_F, CTRL)
    write("as i was")
    assert panel.search._count.text() == "1 of 1"
    press(KEY.Key_Escape)
    press(KEY.Key_Down)
    press(KEY.Key_Home)
    press(KEY.Key_End, SHIFT)
    write("m")
    press(KEY.Key_F2)  # the cursor stands behind the last word
    write("occasion.")
    press(KEY.Key_Return)
    until(lambda: "second occasion." in panel.view.toPlainText())

    press(KEY.Key_Escape)
    write("3333333")
    done = evaluations.get(desk, finish_it(page, "Dee Marlow"))
    (moment,) = done.sheet.moments
    assert (moment.start, moment.end) == (30.3, 35.4)
    assert moment.note == "“As I was saying, it was the second time.”"
    kept = transcripts.of_call(desk, done.call)
    assert kept is not None and kept.source == file.name
    assert kept.transcript.lines[1].words[-1].heard == "time."

    print_it(window, until)
    paper = " ".join(read_pdf(saved_as).split())
    assert f"0:30–0:35 Evidence {moment.note}" in paper
    assert "Words per minute agent 132, caller 106, by the transcript" in paper
