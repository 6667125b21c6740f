"""Peaks: what is read, how it grows, and the columns a waveform is drawn from."""

import time
from pathlib import Path

import numpy as np
import pytest
from audio_files import KINDS, Kind, record, turns
from hypothesis import given
from hypothesis import strategies as st

from evaluator.audio import peaks as room
from evaluator.audio.decode import Samples
from evaluator.audio.peaks import Peaks, columns, peaks_of, read_peaks
from evaluator.errors import Cancelled, UserError

WAV = Kind(".wav", "pcm_s16le")


class Stopping:
    """A job that is cancelled after some steps."""

    def __init__(self, after: int = 1_000_000) -> None:
        self.after = after
        self.said: list[float] = []

    def step(self, done: float, of: float, doing: str) -> None:
        assert doing
        self.said.append(done / of)
        if len(self.said) > self.after:
            raise Cancelled


def made(values: np.ndarray, *, bucket: int = 64, rate: int = 8000) -> Peaks:
    """Peaks whose high is `values` (lanes, buckets) and whose low is their negative."""
    high = values.astype(np.int16)
    return peaks_of(
        -high,
        high,
        sample_rate=rate,
        bucket=bucket,
        duration=high.shape[1] * bucket / rate,
        complete=True,
    )


@pytest.mark.parametrize("kind", [WAV, *KINDS[8:14]], ids=str)
def test_peaks_hold_the_lowest_and_highest_of_every_bucket(kind: Kind, tmp_path: Path) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind, 9.0)
    with Samples(path) as samples:
        sound = np.concatenate(list(samples.blocks()), axis=1)

    peaks = read_peaks(path)

    starts = np.arange(0, sound.shape[1], peaks.bucket)
    np.testing.assert_array_equal(peaks.low, np.minimum.reduceat(sound, starts, axis=1))
    np.testing.assert_array_equal(peaks.high, np.maximum.reduceat(sound, starts, axis=1))
    assert peaks.duration == samples.length
    assert peaks.complete


@pytest.mark.parametrize(("rate", "bucket"), [(8000, 64), (16000, 128), (44100, 256), (48000, 256)])
def test_a_bucket_is_a_few_milliseconds_at_every_rate(
    rate: int, bucket: int, tmp_path: Path
) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_s16le", rate), 0.5)

    assert read_peaks(path).bucket == bucket


def test_peaks_grow_while_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_EVERY", 0.0)
    path = record(tmp_path / "call.wav", WAV, 20.0)
    job, seen = Stopping(), list[Peaks]()

    whole = read_peaks(path, job, seen.append)

    assert seen[-1] is whole
    lengths = [peaks.duration for peaks in seen]
    assert lengths == sorted(lengths)
    assert len(set(lengths)) > 3
    for part in seen:
        np.testing.assert_array_equal(part.high, whole.high[:, : part.high.shape[1]])
    assert job.said == sorted(job.said)
    assert job.said[-1] == 1.0


def test_a_short_recording_is_shown_at_once_and_not_at_every_block(tmp_path: Path) -> None:
    seen: list[Peaks] = []

    read_peaks(record(tmp_path / "call.wav", WAV, 10.0), seen=seen.append)

    assert 2 <= len(seen) <= 3


def test_cancel_stops_the_reading(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", WAV, 20.0)
    job = Stopping(after=2)

    with pytest.raises(Cancelled):
        read_peaks(path, job)

    assert len(job.said) == 3


def test_a_cut_recording_is_drawn_and_not_complete(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", WAV, 10.0)
    path.write_bytes(path.read_bytes()[:100_000])

    peaks = read_peaks(path)

    assert peaks.duration == pytest.approx(3.1, abs=0.1)
    assert not peaks.complete


def test_no_sound_is_the_users_matter(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        read_peaks(tmp_path / "gone.wav")


def test_columns_show_who_speaks_when(tmp_path: Path) -> None:
    peaks = read_peaks(record(tmp_path / "call.wav", WAV, 4.0))

    low, high = columns(peaks, 0.0, 4.0, 100)

    assert low.shape == high.shape == (2, 100)
    assert low.dtype == high.dtype == np.float32
    np.testing.assert_allclose(high[0, 2:48], 0.5, atol=0.01)
    np.testing.assert_allclose(low[1, 52:98], -0.4, atol=0.01)
    assert not high[0, 52:].any()
    assert not high[1, :48].any()


def test_columns_before_and_behind_the_sound_are_flat() -> None:
    peaks = made(np.full((1, 125), 16384))  # one second

    low, high = columns(peaks, -1.0, 3.0, 400)

    assert np.flatnonzero(high[0]).tolist() == list(range(100, 200))
    assert high[0, 150] == 0.5
    assert low[0, 150] == -0.5
    assert not columns(peaks, 5.0, 6.0, 10)[1].any()
    assert not columns(peaks, -6.0, -5.0, 10)[1].any()
    assert columns(peaks, 0.0, 1.0, 0)[0].shape == (1, 0)


@given(
    buckets=st.integers(1, 20_000),
    loud=st.integers(0, 19_999),
    start=st.floats(0, 1),
    length=st.floats(0.0001, 1),
    width=st.integers(1, 2_000),
)
def test_no_peak_is_lost_and_none_is_invented(
    buckets: int, loud: int, start: float, length: float, width: int
) -> None:
    """One loud bucket is in the columns exactly when it lies in the stretch that is drawn."""
    loud %= buckets
    values = np.zeros((2, buckets))
    values[1, loud] = 20_000
    peaks = made(values)
    begin, end = start * peaks.duration, (start + length) * peaks.duration

    low, high = columns(peaks, begin, end, width)

    second = peaks.bucket / peaks.sample_rate
    column = (end - begin) / width
    assert not high[0].any()
    np.testing.assert_array_equal(low, -high)
    at = np.flatnonzero(high[1]) * column + begin
    if begin + second <= loud * second and (loud + 1) * second <= end:
        assert at.size > 0
    # A loud column lies where the bucket is, up to a column and the coarser level's bucket.
    slack = second + 2 * column
    assert ((at >= loud * second - slack) & (at <= (loud + 1) * second + slack)).all()


@given(st.integers(1, 40_000), st.integers(1, 2_000))
def test_levels_never_change_the_extremes(buckets: int, width: int) -> None:
    values = np.random.default_rng(buckets).integers(0, 30_000, (1, buckets))
    peaks = made(values)

    _, high = columns(peaks, 0.0, peaks.duration, width)

    assert high.max() == np.float32(values.max() / 32768)
    for low, top in peaks.levels:
        assert top.max() == values.max()
        assert low.min() == -values.max()


def test_columns_of_an_hour_take_less_than_a_millisecond_at_any_zoom() -> None:
    sound = turns(8000, 2, 60.0)[:, :7500].astype(np.int16)
    peaks = made(np.abs(np.tile(sound, 60)))
    assert peaks.duration == pytest.approx(3600)
    for length in (3600.0, 600.0, 60.0, 5.0, 0.1):
        times = []
        for _ in range(20):
            begun = time.thread_time()
            columns(peaks, 100.0, 100.0 + length, 1600)
            times.append(time.thread_time() - begun)
        assert min(times) < 0.001
