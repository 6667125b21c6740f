"""Silence is found against the noise of each line; what sounds is never called silent."""

import numpy as np
import pytest

from evaluator.audio.peaks import Peaks, peaks_of
from evaluator.audio.silence import silences

RATE, BUCKET = 8000, 64
SECOND = RATE // BUCKET


def lane(*parts: tuple[float, float], noise: float = 0.0) -> np.ndarray:
    """Loudness (0 to 1) for so many seconds, part after part, over the noise of the line."""
    level = np.concatenate([np.full(round(seconds * SECOND), loud) for seconds, loud in parts])
    ragged = np.random.default_rng(7).uniform(0.6, 1.0, level.size)
    return np.maximum(level, noise * ragged)


def peaks(*lanes: np.ndarray) -> Peaks:
    high = (np.stack(lanes) * 32767).astype(np.int16)
    seconds = high.shape[1] / SECOND
    return peaks_of(-high, high, sample_rate=RATE, bucket=BUCKET, duration=seconds, complete=True)


@pytest.mark.parametrize("noise", [0.0, 0.001, 0.02, 0.06])
def test_a_pause_is_found_whatever_the_noise_of_the_line(noise: float) -> None:
    (found,) = silences(peaks(lane((10, 0.5), (4, 0), (6, 0.3), noise=noise)))
    assert found == pytest.approx((10, 14), abs=0.02)


def test_both_lanes_must_be_silent() -> None:
    agent = lane((5, 0.5), (15, 0))
    caller = lane((8, 0), (4, 0.2), (8, 0))
    first, second = silences(peaks(agent, caller))
    assert first == pytest.approx((5, 8), abs=0.02)
    assert second == pytest.approx((12, 20), abs=0.02)


def test_a_quiet_caller_beside_a_loud_agent_is_no_silence() -> None:
    agent, caller = lane((5, 0.9), (5, 0)), lane((5, 0), (5, 0.01))
    assert silences(peaks(agent, caller)) == ()


def test_a_noisy_lane_does_not_hide_the_pauses_of_a_clean_one() -> None:
    noisy = lane((20, 0), noise=0.01)
    clean = lane((5, 0.5), (5, 0), (5, 0.5), (5, 0))
    assert len(silences(peaks(clean, noisy + lane((1, 0.4), (19, 0))))) == 2


def test_short_pauses_belong_to_speech() -> None:
    speech = lane((2, 0.5), (0.9, 0), (2, 0.5), (1.2, 0), (2, 0.5))
    assert len(silences(peaks(speech))) == 1
    assert len(silences(peaks(speech), shortest=0.5)) == 2


def test_a_call_without_any_sound_has_nothing_to_go_on_to() -> None:
    assert silences(peaks(lane((20, 0)))) == ()
    assert silences(peaks(np.zeros(0))) == ()
