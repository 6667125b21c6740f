"""The player against a fake clock and a fake sound."""

import pytest
from evaluate_fakes import Clock, FakeSound

from evaluator.ui.evaluate.needle import Needle
from evaluator.ui.evaluate.player import Player


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def player(qtbot, clock, tmp_path):
    made = Player(FakeSound, rewind=1.0, clock=clock)
    made.expect(60.0, 10.0)
    made.open(tmp_path / "call.wav")
    yield made
    made.close()


def test_it_stands_where_it_was_left(player):
    assert player.position == 10
    assert player._sound.loaded[1] == 10


def test_one_sound_serves_one_call_after_the_other(player, tmp_path):
    before = player._sound
    player.close()
    assert not player.ready and before.loaded == (None, 0.0)
    player.expect(30.0, 5.0)
    player.open(tmp_path / "call.wav")
    assert player._sound is before and before.loaded == (tmp_path / "call.wav", 5.0)


def test_playing_moves_evenly_between_reports(player, clock):
    player.play()
    clock.now += 0.5
    assert player.position == pytest.approx(10.5)
    player.told(10.52)
    assert player.position == pytest.approx(10.505)


def test_a_report_far_off_is_believed_at_once(clock):
    needle = Needle(clock)
    needle.run(1.0)
    clock.now += 1
    needle.told(5.0)
    assert needle.position == 5.0


def test_speed_moves_the_needle_faster_and_is_kept_in_bounds(player, clock):
    player.play()
    player.set_speed(2.0)
    clock.now += 1
    assert player.position == pytest.approx(12)
    player.set_speed(9)
    assert player.speed == 3.0
    player.set_speed(0.1)
    assert player.speed == 0.5
    player.set_speed(1.1000000000000003)
    assert player._sound.speeds[-1] == 1.1


def test_pausing_jumps_back_a_little(player, clock):
    player.toggle()
    clock.now += 5
    player.toggle()
    assert not player.playing
    assert player.position == pytest.approx(14)
    clock.now += 5
    assert player.position == pytest.approx(14)


def test_jumps_stay_within_the_recording(player):
    player.jump(-50)
    assert player.position == 0
    player.jump(500)
    assert player.position == 60


def test_a_stretch_ends_at_its_end_without_jumping_back(player, clock):
    player.play(20, 23)
    assert player.position == 20
    clock.now += 3.2
    player._frame()
    assert not player.playing
    assert player.position == 23


def test_seeking_while_a_stretch_plays_goes_on_beyond_it(player, clock):
    player.play(20, 23)
    player.seek(40)
    clock.now += 2
    player._frame()
    assert player.playing


def test_at_the_end_it_stops_and_starts_again_from_the_beginning(player, clock):
    player.play()
    player.ended()
    assert not player.playing
    assert player.position == 60
    player.play()
    assert player.position == 0


def test_a_late_report_after_a_pause_is_not_believed(player):
    player.play()
    player.pause()
    at = player.position
    player.told(33.0)
    assert player.position == at


def test_what_cannot_be_played_is_said(qtbot, player):
    player.play()
    with qtbot.waitSignal(player.failed) as said:
        player.broke("the format is not known")
    assert said.args == ["the format is not known"]
    assert not player.playing


def test_without_a_recording_play_does_nothing(qtbot, clock):
    player = Player(FakeSound, clock=clock)
    player.expect(60, 5)
    player.toggle()
    assert not player.playing


def test_a_device_that_goes_is_said(qtbot, player):
    with qtbot.waitSignal(player.hearing_changed) as said:
        player._sound.audible = False
        player.audible_changed()
    assert said.args == [False]


def test_an_end_that_nobody_tells_of_is_noticed(player, clock):
    player.seek(59.5)
    player.play()
    clock.now += 0.6
    player._frame()
    assert player.playing
    clock.now += 0.2
    player._frame()
    assert not player.playing
    assert player.position == 60
