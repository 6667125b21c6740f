"""Hearing one lane: by key and by its name, prepared in the background, both again, mono."""

import wave

import pytest
from evaluate_fakes import open_call
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from evaluator.desk import intake, listening
from evaluator.errors import UserError
from evaluator.ui import look

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    qtbot.keyClick(focus, key, modifier)


def loaded(page):
    return page.player._sound.loaded


@pytest.fixture
def agent_name(opened):
    return opened.hearing.waveform.gutter.names[0]


def test_a_key_lets_the_agent_be_heard_alone_from_where_it_is(qtbot, opened, recording):
    opened.player.seek(12)
    press(qtbot, KEY.Key_1, CTRL)
    qtbot.waitUntil(lambda: loaded(opened)[0] != recording)
    path, position = loaded(opened)
    assert position == 12
    with wave.open(str(path)) as lane:
        assert lane.getnchannels() == 1
        agent_then_silence = lane.readframes(10 * 8000)
    assert any(agent_then_silence[: 5 * 16000]) and not any(agent_then_silence[5 * 16000 :])
    press(qtbot, KEY.Key_0, CTRL)
    qtbot.waitUntil(lambda: loaded(opened)[0] == recording)


def test_it_goes_on_playing_when_the_lane_changes(qtbot, opened, recording):
    opened.player.play(3)
    press(qtbot, KEY.Key_2, CTRL)
    qtbot.waitUntil(lambda: loaded(opened)[0] != recording)
    assert opened.player.playing and opened.player._sound.playing
    assert loaded(opened)[1] >= 3


def test_the_name_of_a_lane_does_the_same_and_says_so(qtbot, opened, agent_name, recording):
    assert agent_name.accessibleName() == "Hear only Agent (Ctrl+1)"
    qtbot.mouseClick(agent_name, Qt.MouseButton.LeftButton)
    assert agent_name.isChecked()
    assert agent_name.accessibleName() == "Hear both, not only Agent (Ctrl+1)"
    colours = [colour for colour, _ in opened.hearing.waveform.gutter.lanes]
    assert colours == [look.current().agent, look.current().faded]
    qtbot.mouseClick(agent_name, Qt.MouseButton.LeftButton)
    assert not agent_name.isChecked()
    qtbot.waitUntil(lambda: loaded(opened)[0] == recording)


def test_only_the_last_wish_counts(qtbot, opened, recording):
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_0):
        press(qtbot, key, CTRL)
    qtbot.waitUntil(lambda: opened.hearing._listening._under_way == 0)
    assert loaded(opened)[0] == recording


def test_after_a_swap_the_same_voice_is_still_heard(qtbot, opened, agent_name):
    agent_name.click()
    opened.hearing.waveform.gutter.swap.click()
    caller_name = opened.hearing.waveform.gutter.names[1]
    assert caller_name.isChecked() and not agent_name.isChecked()


def test_the_next_call_is_heard_with_both_lanes(qtbot, opened, call, agent_name):
    agent_name.click()
    open_call(opened, call.id)
    assert not agent_name.isChecked()


def test_a_lane_that_cannot_be_made_is_said_and_both_are_heard(qtbot, opened, monkeypatch):
    real = listening.playable

    def full(desk, recording, job, *, gains=None):
        if gains is not None:
            raise UserError("There is not enough room.", "Free some space.")
        return real(desk, recording, job)

    monkeypatch.setattr(listening, "playable", full)
    press(qtbot, KEY.Key_1, CTRL)
    qtbot.waitUntil(lambda: "not enough room" in opened.hearing.notice.text)
    assert not opened.hearing.waveform.gutter.names[0].isChecked()


def test_one_channel_cannot_be_taken_apart_and_says_so(qtbot, desk, page, tmp_path):
    mono = tmp_path / "mono.wav"
    with wave.open(str(mono), "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        out.writeframes(bytes(16000))
    open_call(page, intake.bring_in_one(desk, mono).id)
    qtbot.waitUntil(lambda: page.player.ready)
    press(qtbot, KEY.Key_1, CTRL)
    assert "one channel" in page.notice.text
    (only, other) = page.hearing.waveform.gutter.names
    assert only.text() == "Both" and not only.isEnabled() and not other.isVisible()
