"""A masked voice is lower by what is said, formants with it, and stays at its time."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from evaluator.audio.clip import How, write_clip
from evaluator.audio.decode import Samples
from evaluator.audio.voice import SEMITONES, masked

LOWER = 2 ** (SEMITONES / 12)


def cut(sound: np.ndarray, size: int = 32_768) -> Iterator[np.ndarray]:
    return (sound[:, at : at + size] for at in range(0, sound.shape[1], size))


def mask(sound: np.ndarray, rate: int, size: int = 32_768) -> np.ndarray:
    return np.concatenate(list(masked(cut(sound, size), rate)), axis=1)


def vowel(rate: int, seconds: float, pitch: float, formant: float) -> np.ndarray:
    """Pulses of a pitch (Hz) through one resonance: a buzz with a formant, as a voice has it."""
    pulses = np.zeros(round(rate * seconds))
    pulses[:: round(rate / pitch)] = 1.0
    time = np.arange(rate // 20) / rate
    ringing = np.exp(-time * 400) * np.sin(2 * np.pi * formant * time)
    sound = np.convolve(pulses, ringing)[: pulses.size]
    return (sound / np.abs(sound).max() * 12_000).astype(np.int16)


def pitch_of(lane: np.ndarray, rate: int) -> float:
    """The pitch in Hz, from 90 to 400, where the sound is most alike to itself later."""
    sound = lane.astype(float) - lane.mean()
    alike = np.fft.irfft(np.abs(np.fft.rfft(sound, 2 * sound.size)) ** 2)
    near, far = int(rate / 400), int(rate / 90)
    return float(rate / (near + np.argmax(alike[near:far])))


def formant_of(lane: np.ndarray, rate: int) -> float:
    """The middle of the strength over the frequencies, in Hz."""
    strength = np.abs(np.fft.rfft(lane.astype(float))) ** 2
    hertz = np.fft.rfftfreq(lane.size, 1 / rate)
    return float((strength * hertz).sum() / strength.sum())


@pytest.mark.parametrize("rate", [8000, 16000, 44100])
def test_each_lane_is_lower_in_pitch_and_formants(rate: int) -> None:
    sound = np.stack([vowel(rate, 5.0, 125.0, 1000.0), vowel(rate, 5.0, 200.0, 1500.0)])

    lower = mask(sound, rate)

    for before, after in zip(sound, lower, strict=True):
        assert pitch_of(after, rate) == pytest.approx(LOWER * pitch_of(before, rate), rel=0.03)
        assert formant_of(after, rate) == pytest.approx(LOWER * formant_of(before, rate), rel=0.05)


@pytest.mark.parametrize("seconds", [0.004, 0.3, 2.0, 21.7])
@pytest.mark.parametrize("size", [700, 32_768])
def test_as_many_frames_come_out_as_went_in(seconds: float, size: int) -> None:
    sound = np.ones((2, round(8000 * seconds)), np.int16)

    assert mask(sound, 8000, size).shape == sound.shape


@pytest.mark.parametrize("rate", [8000, 22050, 48000])
def test_what_sounds_stays_at_its_time(rate: int) -> None:
    random = np.random.default_rng(1)
    sound = np.zeros((1, 20 * rate), np.int16)
    starts = range(1, 20, 3)
    for start in starts:
        sound[0, start * rate : (start + 1) * rate] = random.standard_normal(rate) * 6000

    (lower,) = mask(sound, rate)

    window = rate // 100
    loud = np.convolve(np.abs(lower.astype(float)), np.ones(window) / window, "same") > 1500
    for start in starts:
        first = round((start - 0.5) * rate)
        began = (first + int(np.flatnonzero(loud[first:])[0])) / rate
        assert began == pytest.approx(start, abs=0.02)


def test_no_sound_stays_no_sound() -> None:
    assert list(masked([], 8000)) == []
    assert not mask(np.zeros((2, 9000), np.int16), 8000).any()


def test_a_real_voice_is_lower_and_as_long(real_calls: Path, tmp_path: Path) -> None:
    path = real_calls / "auto_repairs_40.wav"
    for name, how in (("as it is.wav", How(lane=0)), ("masked.wav", How(lane=0, mask=True))):
        write_clip(path, tmp_path / name, (30.0, 60.0), how)

    with Samples(tmp_path / "as it is.wav") as one, Samples(tmp_path / "masked.wav") as other:
        (before,), (after,) = (np.concatenate(list(s.blocks()), axis=1) for s in (one, other))

    assert before.size == after.size
    assert formant_of(after, 8000) < 0.9 * formant_of(before, 8000)
