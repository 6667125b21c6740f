"""Volume of all, of each speaker, and both alike: by mouse and by keys, and what is kept."""

from dataclasses import replace

import pytest
from evaluate_fakes import open_call
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from evaluator.desk import listening
from evaluator.errors import UserError

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(opened):
    return opened.hearing.transport.volume_panel


def loaded(page):
    return page.player._sound.loaded


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    qtbot.keyClick(focus, key, modifier)


def test_v_opens_the_volume_and_arrows_set_it(qtbot, opened, panel):
    before = opened.player.position
    press(qtbot, KEY.Key_V)
    qtbot.waitUntil(panel.all.hasFocus)
    press(qtbot, KEY.Key_Left)
    assert opened.player.volume == 0.9 and opened.player._sound.volumes[-1] == 0.9
    assert panel.all.accessibleName() == "Volume of all: 90 %"
    assert opened.player.position == before, "the arrow was the slider's"
    press(qtbot, KEY.Key_Escape)
    assert not panel.isVisible()


def test_ctrl_up_and_down_set_it_without_the_panel(qtbot, opened):
    press(qtbot, KEY.Key_Up, CTRL)
    assert opened.player.volume == 1.0
    for _ in range(2):
        press(qtbot, KEY.Key_Down, CTRL)
    assert opened.player.volume == 0.8
    for _ in range(10):
        press(qtbot, KEY.Key_Down, CTRL)
    assert opened.player.volume == 0.0


def test_a_louder_speaker_is_heard_when_the_mix_is_ready(qtbot, opened, panel, recording):
    opened.player.play(12)
    panel.speakers["caller"].setValue(6)
    qtbot.waitUntil(lambda: loaded(opened)[0] != recording)
    path, position = loaded(opened)
    assert path.name.endswith("-1.00-2.00.wav") and position >= 12
    assert opened.player.playing and opened.player._sound.playing
    panel.recorded.click()
    qtbot.waitUntil(lambda: loaded(opened)[0] == recording)
    assert panel.speakers["caller"].value() == 0


def test_the_gain_belongs_to_the_speaker_not_to_the_channel(qtbot, opened, panel):
    panel.speakers["caller"].setValue(-6)
    qtbot.waitUntil(lambda: loaded(opened)[0].name.endswith("-1.00-0.50.wav"))
    opened.hearing.waveform.gutter.swap.click()
    qtbot.waitUntil(lambda: loaded(opened)[0].name.endswith("-0.50-1.00.wav"))


def test_a_lane_alone_has_the_gain_of_its_speaker(qtbot, opened, panel):
    panel.speakers["agent"].setValue(-6)
    press(qtbot, KEY.Key_1, CTRL)
    qtbot.waitUntil(lambda: loaded(opened)[0].name.endswith("-0.00.wav"))
    alone = float(loaded(opened)[0].name.split("-")[1])
    assert 0.5 < alone < 0.8, "its tone of 12000 comes to half of full scale, then 6 dB down"


def test_the_next_call_is_heard_as_recorded(qtbot, opened, panel, call, recording):
    panel.speakers["agent"].setValue(6)
    qtbot.waitUntil(lambda: loaded(opened)[0] != recording)
    open_call(opened, call.id)
    qtbot.waitUntil(lambda: opened.player.ready)
    assert panel.speakers["agent"].value() == 0 and loaded(opened)[0] == recording


def test_evening_out_is_kept_for_the_next_start(qtbot, opened, panel, settings):
    with qtbot.assertNotEmitted(opened.chosen_so):
        assert opened.leave()
    press(qtbot, KEY.Key_E)
    assert panel.even.isChecked()
    press(qtbot, KEY.Key_Down, CTRL)
    with qtbot.waitSignal(opened.chosen_so) as said:
        assert opened.leave()
    assert said.args == [replace(settings, even_out=True, volume=0.9)]


def test_a_mix_that_cannot_be_made_is_said_and_the_recording_is_heard(
    qtbot, opened, panel, monkeypatch, recording
):
    real = listening.playable

    def full(desk, recording, job, *, gains=None):
        if gains is not None:
            raise UserError("There is not enough room.", "Free some space.")
        return real(desk, recording, job)

    monkeypatch.setattr(listening, "playable", full)
    panel.speakers["agent"].setValue(6)
    qtbot.waitUntil(lambda: "not enough room" in opened.hearing.notice.text)
    assert panel.speakers["agent"].value() == 0 and loaded(opened)[0] == recording


def test_one_channel_has_one_volume(opened, panel):
    panel.allow_speakers(False)
    assert not panel.speakers["agent"].isEnabled() and not panel.even.isEnabled()
    assert panel.all.isEnabled()
