"""Selecting: by dragging, Shift and by keys; repeating it; a moment of it; letting it go."""

from itertools import pairwise

import pytest
from evaluate_fakes import Clock, FakeSound, open_call
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from evaluator.ui import look
from evaluator.ui.evaluate.hearing import qt_sound
from evaluator.ui.evaluate.player import Player
from evaluator.ui.evaluate.selecting import Selecting

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def player(qtbot, clock, tmp_path):
    made = Player(FakeSound, clock=clock)
    made.expect(60.0, 10.0)
    made.open(tmp_path / "call.wav")
    yield made
    made.close()


@pytest.fixture
def selecting(player):
    return Selecting(player)


@pytest.fixture
def selection(opened):
    return opened.hearing.selecting


def play_on(player, clock, seconds):
    clock.now += seconds
    player._frame()


def write(qtbot, text):
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    qtbot.keyClicks(focus, text)


def drag(qtbot, waveform, start, end):
    here, there = (QPoint(round(waveform._x(at)), 80) for at in (start, end))
    qtbot.mousePress(waveform, LEFT, pos=here)
    qtbot.mouseMove(waveform, QPoint((here.x() + there.x()) // 2, 80))
    qtbot.mouseMove(waveform, there)
    qtbot.mouseRelease(waveform, LEFT, pos=there)


def test_a_repeated_stretch_begins_again_until_it_is_no_more(player, selecting, clock):
    selecting.select(23, 20)
    selecting.repeat()
    assert player.playing and player.position == 20
    play_on(player, clock, 3.1)
    assert player.position == 20 and player.playing
    selecting.repeat()
    play_on(player, clock, 3.1)
    assert player.position == pytest.approx(23.1) and player.playing


def test_a_stretch_to_the_very_end_is_repeated_too(player, selecting):
    selecting.select(50, 60)
    selecting.repeat()
    player.ended()
    assert player.playing and player._sound.playing and player.position == 50


def test_nothing_of_a_repeated_stretch_is_skipped(player, selecting, clock):
    player.leap = lambda position: 22.5
    selecting.select(20, 23)
    selecting.repeat()
    play_on(player, clock, 1)
    assert player.position == pytest.approx(21)


def test_a_slip_of_the_hand_selects_nothing(selecting):
    selecting.select(20, 23)
    selecting.select(20, 20.01)
    assert selecting.stretch is None


def test_it_is_extended_from_its_farther_end(player, selecting):
    selecting.extend(15)
    assert selecting.stretch == (10, 15)
    selecting.extend(18)
    assert selecting.stretch == (10, 18)
    selecting.extend(12)
    assert selecting.stretch == (12, 18)
    selecting.extend(99)
    assert selecting.stretch == (12, 60)


def test_its_ends_are_set_at_the_playhead(player, selecting):
    selecting.end_here()
    assert selecting.stretch == (0, 10)
    player.seek(30)
    selecting.start_here()
    assert selecting.stretch == (30, 60)
    player.seek(40)
    selecting.end_here()
    assert selecting.stretch == (30, 40)


def test_dragging_selects_and_a_click_lets_go(qtbot, opened, selection):
    waveform = opened.hearing.waveform
    drag(qtbot, waveform, 22, 12)
    assert selection.stretch == pytest.approx((12, 22), abs=0.1)
    pixel = waveform.grab().toImage().pixelColor(round(waveform._x(13)), 27)
    assert pixel.name() == look.current().line
    qtbot.mouseClick(waveform, LEFT, pos=QPoint(round(waveform._x(30)), 80))
    assert selection.stretch is None
    assert opened.player.position == pytest.approx(30, abs=0.1)


def test_a_hand_that_trembles_has_only_clicked(qtbot, opened, selection):
    waveform = opened.hearing.waveform
    at = QPoint(round(waveform._x(20)), 80)
    qtbot.mousePress(waveform, LEFT, pos=at)
    qtbot.mouseMove(waveform, at + QPoint(2, 1))
    qtbot.mouseRelease(waveform, LEFT, pos=at + QPoint(2, 1))
    qtbot.mouseMove(waveform, at + QPoint(60, 0))
    assert selection.stretch is None


def test_shift_and_a_click_extend_and_do_not_seek(qtbot, opened, selection):
    waveform = opened.hearing.waveform
    opened.player.seek(10)
    at = QPoint(round(waveform._x(25)), 80)
    qtbot.mouseClick(waveform, LEFT, SHIFT, at)
    assert selection.stretch == pytest.approx((10, 25), abs=0.1)
    assert opened.player.position == 10


def test_by_keys_it_is_selected_repeated_and_becomes_a_moment(qtbot, opened, selection):
    repeat = opened.hearing.transport._repeat
    assert not repeat.isEnabled()
    opened.player.seek(8)
    write(qtbot, "i")
    opened.player.seek(14)
    write(qtbot, "o")
    assert selection.stretch == (8, 14)
    assert repeat.isEnabled()
    write(qtbot, "r")
    assert opened.player.playing and repeat.isChecked()
    assert opened.player.position == pytest.approx(8, abs=0.2)
    write(qtbot, "m")
    (moment,) = opened._reading.sheet.moments
    assert (moment.start, moment.end) == (8, 14)
    assert selection.stretch is None and not repeat.isChecked()
    assert opened.player.repeat is None


def test_z_fills_the_waveform_with_the_selection_or_the_moment_in_hand(qtbot, opened, selection):
    write(qtbot, "z")
    assert opened.hearing.waveform.timeline.is_whole
    selection.select(10, 19)
    write(qtbot, "z")
    view = opened.hearing.waveform.timeline
    assert (view.start, view.end) == pytest.approx((7, 22))
    write(qtbot, "m")
    opened.player.seek(30)
    write(qtbot, "fz")
    assert opened.hearing.waveform.timeline == view


def test_esc_lets_go(qtbot, opened, selection):
    selection.select(8, 14)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
    assert selection.stretch is None


def test_without_a_selection_repeating_says_how_to_make_one(qtbot, opened):
    write(qtbot, "r")
    assert "Nothing is selected" in opened.notice.text
    assert not opened.player.playing


def test_another_call_begins_without_a_selection(qtbot, opened, call, selection):
    selection.select(8, 14)
    selection.repeat()
    open_call(opened, call.id)
    assert selection.stretch is None and opened.player.repeat is None


def test_the_real_player_repeats_up_to_the_end_of_the_recording(qtbot, call_file):
    player = Player(qt_sound)
    selecting = Selecting(player)
    player.expect(40.0, 39.0)
    player.set_speed(3.0)
    player.open(call_file)
    selecting.select(39.0, 40.0)
    places = []
    player.moved.connect(places.append)
    selecting.repeat()
    qtbot.waitUntil(lambda: sum(b < a - 0.5 for a, b in pairwise(places)) >= 3)
    at = player.position
    qtbot.waitUntil(lambda: player._sound._player.position() / 1000 > 39.3)
    assert player.playing and 39.0 <= at <= 40.0
    player.close()
