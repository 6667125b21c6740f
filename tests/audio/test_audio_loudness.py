"""How loud the lanes are, and by how much each is made louder or quieter."""

import numpy as np
import pytest

from evaluator.audio.loudness import AS_RECORDED, Mix, gains
from evaluator.audio.peaks import Peaks, peaks_of


def call(*heights: int, seconds: float = 60.0, noise: int = 10) -> Peaks:
    """Lanes that speak every other second at a height (0 to 32767), on a line with noise."""
    buckets = int(seconds * 125)
    speaking = np.arange(buckets) // 125 % 2 == 0
    high = np.stack([np.where(speaking, height, noise).astype(np.int16) for height in heights])
    return peaks_of(-high, high, sample_rate=8000, bucket=64, duration=seconds, complete=True)


def test_as_recorded_nothing_is_changed() -> None:
    assert gains(AS_RECORDED, call(8_000, 2_000)) is None


def test_decibels_are_times() -> None:
    assert gains(Mix(decibels=(6.0, -12.0)), call(8_000, 8_000)) == (2.0, 0.25)
    assert gains(Mix(decibels=(1.0, 0.0)), call(8_000, 8_000)) is None, "that is not heard"


@pytest.mark.parametrize("turned", [False, True])
def test_the_quiet_lane_comes_to_the_loudness_of_the_other(turned: bool) -> None:
    heights, wanted = (12_000, 3_000), (1.0, 4.0)
    if turned:
        heights, wanted = heights[::-1], wanted[::-1]
    assert gains(Mix(even=True), call(*heights)) == wanted


def test_what_may_not_be_raised_is_taken_from_the_other_lane() -> None:
    """The loud sounds of the quiet lane come to half of full scale and no further."""
    assert gains(Mix(even=True), call(32_767, 8_192)) == (0.5, 2.0)


def test_noise_is_not_lifted_to_where_speech_is() -> None:
    assert gains(Mix(even=True), call(16_000, 300, noise=60)) == (1.0, 8.0)


def test_on_a_quiet_line_a_very_quiet_lane_comes_to_the_other() -> None:
    """30 dB softer, as of a microphone that was turned down; its noise stays below -42 dB."""
    assert gains(Mix(even=True), call(16_000, 500, noise=4)) == (1.0, 32.0)
    assert gains(Mix(even=True), call(100, 16_000, noise=10)) == (26.21, 1.0)
    assert gains(Mix(even=True), call(16_000, 100, noise=0)) == (1.0, 64.0)


def test_a_loud_lane_is_never_taken_away() -> None:
    """The quiet one has loud sounds of its own and little room: the other gives 18 dB at most."""
    peaks = call(30_000, 300, noise=1)
    peaks.high[1, ::125] = 20_000
    _, up = found = gains(Mix(even=True), peaks) or (0.0, 0.0)
    assert up < 2 and found[0] >= 0.12


def test_pauses_do_not_make_a_lane_quiet() -> None:
    peaks = call(8_000, 8_000)
    peaks.high[1, 3_000:] = peaks.low[1, 3_000:] = 0
    assert gains(Mix(even=True), peaks) is None


def test_a_silent_lane_has_no_loudness_to_bring_the_other_to() -> None:
    assert gains(Mix(even=True), call(8_000, 0)) is None


def test_a_lane_alone_is_made_louder_where_it_is_quiet() -> None:
    assert gains(Mix(alone=0), call(2_048, 20_000)) == (8.0, 0.0)
    assert gains(Mix(alone=1), call(2_048, 20_000)) == (0.0, 1.0)
    assert gains(Mix(alone=0), call(8_192, 8_192)) == (2.0, 0.0)
    assert gains(Mix(alone=1, decibels=(0.0, 6.0)), call(8_192, 8_192)) == (0.0, 3.99)
    assert gains(Mix(alone=0), call(0, 8_192)) == (1.0, 0.0)


def test_rare_clicks_do_not_decide() -> None:
    peaks = call(4_096, 4_096)
    peaks.high[0, 100:105] = 32_767
    assert gains(Mix(alone=0), peaks) == (4.0, 0.0)
