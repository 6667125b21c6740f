"""Skipping silences: where the player goes on, what it never passes over, the time it saves."""

import wave
from array import array
from itertools import pairwise

import pytest
from evaluate_fakes import Clock, FakeSound, open_call
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from evaluator.desk import intake
from evaluator.terms import Moment
from evaluator.ui.evaluate.hearing import qt_sound
from evaluator.ui.evaluate.player import Player
from evaluator.ui.evaluate.skipping import Skipping, skips


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
def skipping(player):
    made = Skipping(player)
    made.know(((12.0, 20.0), (40.0, 50.0)))
    made.toggle()
    return made


def play_on(player, clock, seconds):
    clock.now += seconds
    player._frame()


def test_a_silence_is_left_out_but_for_its_edges(player, skipping, clock):
    player.play()
    play_on(player, clock, 2.2)
    assert player.position == pytest.approx(12.2)
    play_on(player, clock, 0.2)
    assert player.position == pytest.approx(19.8)
    assert player._sound.seeks[-1] == pytest.approx(19.8)
    assert skipping.saved == pytest.approx(7.4, abs=0.01)


def test_the_time_saved_is_that_of_the_listener(player, skipping, clock):
    player.set_speed(2.0)
    player.play(12.3)
    play_on(player, clock, 0)
    assert skipping.saved == pytest.approx(7.5 / 2)


def test_switched_off_it_plays_everything(player, skipping, clock):
    skipping.toggle()
    player.play()
    play_on(player, clock, 4)
    assert player.position == pytest.approx(14)
    assert skipping.saved == 0


def test_a_stretch_that_is_played_is_played_whole(player, skipping, clock):
    player.play(13, 18)
    play_on(player, clock, 2)
    assert player.position == pytest.approx(15)


def test_the_start_of_a_moment_is_never_passed_over(player, skipping, clock):
    skipping.keep([Moment(id="hold", start=45)])
    player.play(40.4)
    play_on(player, clock, 0)
    assert player.position == 44.5
    play_on(player, clock, 2.1)
    assert player.position == pytest.approx(49.8)


def test_what_is_left_around_moments_is_worth_leaving_out():
    assert skips(((10, 20),), ()) == ((10.3, 19.8),)
    assert skips(((10, 20),), (10.2,)) == ((11.7, 19.8),)
    assert skips(((10, 12),), (11.0,)) == ()
    assert skips(((10, 20), (30, 31)), (5.0, 25.0)) == ((10.3, 19.8), (30.3, 30.8))


def test_another_call_begins_with_nothing_saved(player, skipping, clock):
    player.play(12.3)
    play_on(player, clock, 0)
    skipping.begin()
    assert (skipping.saved, skipping.skips, skipping.on) == (0.0, (), True)


@pytest.fixture
def gappy(tmp_path):
    """Two seconds of tone and four of nothing, five times over."""
    path = tmp_path / "gappy.wav"
    tone = array("h", (8000 if frame // 10 % 2 else -8000 for frame in range(2 * 8000)))
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        for _ in range(5):
            out.writeframes(tone.tobytes() + bytes(4 * 16000))
    return path


def test_s_skips_in_the_page_and_the_line_counts_what_is_saved(qtbot, desk, page, gappy):
    open_call(page, intake.bring_in_one(desk, gappy).id)
    qtbot.waitUntil(lambda: page.hearing.skipping.skips != ())
    transport = page.hearing.transport
    focus = QApplication.focusWidget()
    qtbot.keyClicks(focus, "s")
    assert transport._skip.isChecked()
    assert page.hearing.waveform._skips == page.hearing.skipping.skips
    page.player.seek(2.4)
    page.player.play()
    qtbot.waitUntil(lambda: page.player.position > 5.7)
    assert transport._saved.text() == "0:03 saved"
    qtbot.mouseClick(transport._skip, Qt.MouseButton.LeftButton)
    assert transport._saved.text() == "" and page.hearing.waveform._skips == ()


def test_the_real_player_hears_thirty_seconds_in_less_than_half(qtbot, gappy):
    """Every silence is left out once: no report of the player takes it back."""
    player = Player(qt_sound)
    skipping = Skipping(player)
    skipping.know(tuple((start + 2.0, start + 6.0) for start in (0.0, 6.0, 12.0, 18.0)))
    skipping.toggle()
    player.expect(30.0, 0.0)
    player.set_speed(3.0)
    places = []
    player.moved.connect(places.append)
    player.open(gappy)
    player.play()
    qtbot.waitUntil(lambda: player.position > 25)
    player.close()
    assert 4 * 2.0 < skipping.saved * 3.0 < 4 * 3.6, "each once, as late as its frames come"
    assert all(after > before - 1.0 for before, after in pairwise(places)), "a silence is 4 s"
