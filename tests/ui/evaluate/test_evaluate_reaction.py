"""A moment is set back by what a hand is slower than an ear, as it was heard."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from evaluator.desk.settings import Settings
from evaluator.ui.evaluate.playing import Playing


@pytest.mark.parametrize(
    ("speed", "is_playing", "start"),
    [(1.0, True, 19.5), (2.0, True, 19.0), (0.5, True, 19.75), (2.0, False, 20.0)],
)
def test_a_moment_is_set_back_by_more_of_the_recording_the_faster_it_plays(
    qapp, speed, is_playing, start
):
    player = SimpleNamespace(speed=speed, playing=is_playing, position=20.0)
    hearing = SimpleNamespace(player=player, selecting=SimpleNamespace(stretch=None))
    playing = Playing(hearing, replace(Settings(), reaction_lag=0.5), None)
    assert playing.here() == (start, None)
