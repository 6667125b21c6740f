"""The real QtMultimedia, without a sound device: it loads, plays, seeks, changes speed, ends."""

import pytest

from evaluator.ui.evaluate.hearing import qt_sound
from evaluator.ui.evaluate.player import Player


@pytest.fixture
def player(qtbot, call_file):
    made = Player(qt_sound)
    made.expect(40.0, 12.0)
    made.open(call_file)
    yield made
    made.close()
    made._frames.stop()


def test_it_starts_at_the_second_where_it_was_left(qtbot, player):
    with qtbot.waitSignal(player.moved):
        player.play()
    qtbot.waitUntil(lambda: player.position > 12.3)
    assert player._sound._player.position() >= 12000
    assert player.position < 15


def test_a_seek_while_it_plays_goes_on_from_there(qtbot, player):
    player.play()
    qtbot.waitUntil(lambda: player.position > 12.1)
    player.seek(30)
    qtbot.waitUntil(lambda: player._sound._player.position() > 30200)
    sound = player._sound._player
    qtbot.waitUntil(lambda: abs(player.position - sound.position() / 1000) < 0.4)


def test_another_copy_goes_on_playing_from_the_same_second(qtbot, player, call_file, tmp_path):
    copy = tmp_path / "lane.wav"
    copy.write_bytes(call_file.read_bytes())
    player.play(20)
    qtbot.waitUntil(lambda: player.position > 20.2)
    player.open(copy)
    qtbot.waitUntil(lambda: player._sound._player.position() > 20500)
    assert player.playing and player.position < 23
    assert player._sound._player.source().toLocalFile() == str(copy)


def test_the_end_is_noticed(qtbot, player):
    player.seek(39.2)
    with qtbot.waitSignal(player.playing_changed):
        player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert player.position == 40.0


def test_speed_reaches_the_sound_and_the_pitch_is_kept(qtbot, player):
    player.set_speed(2.0)
    assert player._sound._player.playbackRate() == 2.0
    assert player._sound._player.pitchCompensation()


def test_a_file_that_is_no_sound_is_said(qtbot, tmp_path):
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"no sound at all " * 100)
    player = Player(qt_sound)
    player.expect(40.0, 0.0)
    with qtbot.waitSignal(player.failed) as said:
        player.open(broken)
    assert said.args[0]
    player.close()
