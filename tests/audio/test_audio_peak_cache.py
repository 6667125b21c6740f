"""The cache of peaks: the same peaks back, nothing damaged taken for peaks, never in the way."""

from pathlib import Path

import numpy as np
import pytest
from audio_files import Kind, record

from evaluator.audio.peak_cache import kept_peaks, load, save
from evaluator.audio.peaks import Peaks, read_peaks
from evaluator.errors import Cancelled, UserError

HASH = "ab" * 32


class Cancelling:
    """A job that is cancelled at once."""

    def step(self, done: float, of: float, doing: str) -> None:
        raise Cancelled


@pytest.fixture
def call(tmp_path: Path) -> Path:
    return record(tmp_path / "call.wav", Kind(".wav", "pcm_mulaw"), 20.0)


def same(one: Peaks, other: Peaks) -> bool:
    return (
        np.array_equal(one.low, other.low)
        and np.array_equal(one.high, other.high)
        and len(one.levels) == len(other.levels)
        and (one.sample_rate, one.bucket, one.duration, one.complete)
        == (other.sample_rate, other.bucket, other.duration, other.complete)
    )


def test_the_second_time_nothing_is_decoded(call: Path, tmp_path: Path) -> None:
    seen: list[Peaks] = []
    first = kept_peaks(call, HASH, tmp_path / "cache" / "peaks")
    call.unlink()

    second = kept_peaks(call, HASH, tmp_path / "cache" / "peaks", Cancelling(), seen.append)

    assert same(first, second)
    assert seen == [second]


def test_a_cut_recording_stays_known_as_cut(call: Path, tmp_path: Path) -> None:
    call.write_bytes(call.read_bytes()[:50_000])

    kept_peaks(call, HASH, tmp_path)

    again = load(tmp_path / f"{HASH}.peaks")
    assert again is not None
    assert not again.complete


def test_the_file_is_private_and_alone(call: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    kept_peaks(call, HASH, folder)

    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("at", [0, 9, 20, 60, -1])
def test_a_damaged_file_is_ignored_and_made_anew(at: int, call: Path, tmp_path: Path) -> None:
    whole = kept_peaks(call, HASH, tmp_path)
    file = tmp_path / f"{HASH}.peaks"
    content = bytearray(file.read_bytes())
    content[at] ^= 0x41
    file.write_bytes(content)

    assert load(file) is None
    assert same(kept_peaks(call, HASH, tmp_path), whole)
    assert load(file) is not None


@pytest.mark.parametrize("length", [0, 5, 100, 1000])
def test_a_file_cut_short_is_ignored(length: int, call: Path, tmp_path: Path) -> None:
    kept_peaks(call, HASH, tmp_path)
    file = tmp_path / f"{HASH}.peaks"
    file.write_bytes(file.read_bytes()[:length])

    assert load(file) is None


def test_a_cache_that_cannot_be_written_is_no_trouble(call: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")

    peaks = kept_peaks(call, HASH, tmp_path / "cache")

    assert peaks.duration == pytest.approx(20.0)


def test_a_full_disk_leaves_no_half_file(
    call: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    peaks = read_peaks(call)
    folder = tmp_path / "cache"

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserError, match="not enough room"):
        save(peaks, folder / f"{HASH}.peaks")

    assert list(folder.iterdir()) == []


def test_cancelled_reading_keeps_nothing(call: Path, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        kept_peaks(call, HASH, tmp_path / "cache", Cancelling())

    assert not (tmp_path / "cache").exists()
