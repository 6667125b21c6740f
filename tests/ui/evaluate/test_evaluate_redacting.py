"""A stretch is redacted from the Evaluate place: asked, confirmed, done, shown."""

from pathlib import Path

import pytest
from evaluate_fakes import open_call
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from evaluator.desk import calls, intake, redaction
from evaluator.terms import Redacting
from evaluator.ui.calls.intake import summary
from evaluator.ui.calls.recording_line import RecordingLine

KEY = Qt.Key


def words_of(dialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(QLabel))


@pytest.fixture
def asked(qtbot, opened):
    """The question about 12 s to 18 s, as the key asks it."""
    opened.hearing.selecting.select(12.0, 18.0)
    opened.questions.take_focus()
    qtbot.keyClick(opened.focusWidget(), KEY.Key_X)
    return opened.redactor.dialog


def confirm(qtbot, page, dialog):
    qtbot.mouseClick(dialog.redact, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.redactor.dialog is None)


def test_the_question_says_plainly_what_happens(asked, recording):
    said = words_of(asked)
    assert "Redact 0:12.0 to 0:18.0?" in said
    assert "for good" in said and "cannot be taken back" in said
    assert "Your file is not touched" in said and str(recording) in said
    assert asked.leave.hasFocus(), "what cannot be taken back is not what Return does"


def test_it_is_done_and_shown(qtbot, opened, asked, call, recording, desk):
    changed = []
    opened.hearing.call_changed.connect(changed.append)
    opened.player.seek(5.0)
    asked.how.setCurrentIndex(1)
    asked.reason.setText("card number")
    confirm(qtbot, opened, asked)
    (log,) = redaction.of_call(desk, call.id)
    assert (log.start, log.end, log.how) == (12.0, 18.0, Redacting.BEEP)
    assert (log.by, log.reason) == ("Ines Marsh", "card number")
    copy = calls.get(desk, call.id).recording
    assert changed == [calls.get(desk, call.id)] and copy.codec == "flac"
    assert "0:12 to 0:18 is redacted" in opened.notice.text
    assert str(recording) in opened.notice.text
    qtbot.waitUntil(lambda: opened.player.ready)
    assert opened.player._sound.loaded[0] == copy.path
    assert opened.player.position == pytest.approx(5.0)
    assert recording.is_file()


def test_the_second_time_the_path_of_the_copy_is_not_called_the_users(
    qtbot, opened, asked, desk, call
):
    confirm(qtbot, opened, asked)
    qtbot.waitUntil(lambda: opened.player.ready)
    opened.hearing.selecting.select(30.0, 31.0)
    opened.redactor.ask()
    said = words_of(opened.redactor.dialog)
    assert "once brought in" in said and str(desk.copies) not in said
    confirm(qtbot, opened, opened.redactor.dialog)
    assert len(redaction.of_call(desk, call.id)) == 2


def test_esc_and_cancel_change_nothing(qtbot, opened, asked, desk, call):
    qtbot.keyClick(asked, KEY.Key_Escape)
    qtbot.waitUntil(lambda: opened.redactor.dialog is None)
    assert redaction.of_call(desk, call.id) == ()
    assert opened.hearing.selecting.stretch == (12.0, 18.0)


def test_cancel_while_it_works(qtbot, opened, asked, desk, call, monkeypatch):
    held = []

    def redact(desk, call_id, stretch, how, *, by, reason, job):
        while True:
            held.append(1)
            job.step(1.0, 2.0, "Overwriting the stretch")

    monkeypatch.setattr(redaction, "redact", redact)
    qtbot.mouseClick(asked.redact, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(held))
    assert not asked.redact.isEnabled() and asked.job.busy
    qtbot.keyClick(asked, KEY.Key_Escape)
    qtbot.waitUntil(lambda: opened.redactor.dialog is None)
    assert "Nothing was changed" in opened.notice.text
    qtbot.waitUntil(lambda: opened.player.ready)
    assert redaction.of_call(desk, call.id) == ()


def test_an_error_is_said_and_the_recording_heard_again(qtbot, opened, asked, desk, call):
    folder = desk.copies
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"in the way")
    confirm(qtbot, opened, asked)
    assert opened.notice.text
    folder.unlink()
    assert redaction.of_call(desk, call.id) == ()
    qtbot.waitUntil(lambda: opened.player.ready)


def test_the_moment_in_hand_can_be_redacted(qtbot, opened):
    opened.player.seek(3.0)
    for key in (KEY.Key_M,):
        qtbot.keyClick(opened, key)
    opened.player.seek(7.0)
    qtbot.keyClick(opened, KEY.Key_M, Qt.KeyboardModifier.ShiftModifier)
    opened.questions.take_focus()
    note = opened._reading.sheet.moments[0]
    opened._sitting.note(note.id, "reads 4242 out")
    opened._keeping.flush()
    opened.redactor.ask()
    said = words_of(opened.redactor.dialog)
    assert "Redact 0:03.0 to 0:07.0?" in said
    assert "the note of moment 1 at 0:03 (Ines Marsh)" in said and "4242" not in said
    opened.redactor.dialog.reject()


def test_without_a_stretch_it_says_how_to_select_one(opened):
    opened.redactor.ask()
    assert opened.redactor.dialog is None
    assert "Nothing is selected" in opened.notice.text


def test_the_button_is_there_while_something_is_selected(qtbot, opened):
    chip = opened.hearing.transport._redact
    assert not chip.isEnabled()
    opened.hearing.selecting.select(1.0, 2.0)
    assert chip.isEnabled()
    chip.click()
    assert opened.redactor.dialog is not None
    opened.redactor.dialog.reject()


def test_without_a_recording_there_is_nothing_to_redact(page, shop_call):
    open_call(page, shop_call.id)
    page.redactor.ask()
    assert page.redactor.dialog is None and page.notice.text == ""


def test_a_finished_evaluation_is_redacted_too(qtbot, make_page, opened, asked, desk, call):
    """The sheet is locked; the sound is not part of it."""
    confirm(qtbot, opened, asked)
    assert isinstance(calls.get(desk, call.id).recording.path, Path)


def test_the_original_brought_in_again_is_said_not_to_be_taken(
    qtbot, opened, asked, desk, recording
):
    confirm(qtbot, opened, asked)
    came = intake.bring_in(desk, [recording])
    assert summary(came) == (
        "0 calls came in, 1 known already, of which 1 is redacted: these files were not taken."
    )


def test_the_tab_of_the_call_lists_what_was_redacted_by_whom_and_why(qtbot, opened, asked):
    asked.reason.setText("card number")
    confirm(qtbot, opened, asked)
    opened.side._tabs.setCurrentIndex(3)
    said = words_of(opened.side.details)
    assert "Redacted 0:12 to 0:18, silence, by Ines Marsh, " in said and ": card number" in said


def test_the_line_of_the_recording_in_calls_says_so_too(qtbot, opened, asked, desk, call):
    confirm(qtbot, opened, asked)
    line = RecordingLine(desk)
    qtbot.addWidget(line)
    line.show_call(calls.get(desk, call.id))
    assert line.text == "0:40 · stereo · 8 kHz · call.flac · redacted 0:12"
    line.show_call(None)


def test_what_is_redacted_is_hatched_and_named(qtbot, opened, asked):
    waveform = opened.hearing.waveform
    confirm(qtbot, opened, asked)
    qtbot.waitUntil(lambda: opened.player.ready)
    shown = [waveform.grab().toImage()]
    waveform.show_redacted(())
    shown.append(waveform.grab().toImage())
    left, right = (round(waveform._x(at)) for at in (12.0, 18.0))
    differs = [
        x
        for x in range(shown[0].width())
        if any(shown[0].pixel(x, y) != shown[1].pixel(x, y) for y in range(30, 60))
    ]
    assert abs(differs[0] - left) <= 1 and abs(differs[-1] - right) <= 1
    assert len(differs) > 0.9 * (right - left), "hatched from end to end"
