"""A redacted copy holds nothing of the stretch, and all the rest as it was."""

import resource
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from audio_files import DATA, KINDS, Kind, record

from evaluator.audio import redact
from evaluator.audio.decode import Samples
from evaluator.audio.probe import probe
from evaluator.audio.redact import redacted_copy
from evaluator.errors import Cancelled, UserError
from evaluator.terms import Redacting

WAV = Kind(".wav", "pcm_s16le")


class CancelledAt:
    """A job that is cancelled when it comes to this part of the work."""

    def __init__(self, doing: str) -> None:
        self._doing = doing

    def step(self, done: float, of: float, doing: str) -> None:
        if doing == self._doing:
            raise Cancelled


def sound_of(path: Path, lanes: int = 8) -> np.ndarray:
    with Samples(path, lanes) as samples:
        return np.concatenate(list(samples.blocks()), axis=1)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_kind_of_recording_keeps_its_length_rate_and_channels(
    kind: Kind, tmp_path: Path
) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind)
    out = tmp_path / "copies" / "call.flac"
    before = path.read_bytes()

    redacted_copy(path, out, (0.5, 1.5), Redacting.SILENCE)

    was, now = probe(path), probe(out)
    assert (now.channels, now.sample_rate, now.codec) == (was.channels, was.sample_rate, "flac")
    assert sound_of(out).shape == sound_of(path).shape
    assert path.read_bytes() == before
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("at", [(0.0, 0.4), (1.25, 2.75), (7.9, 12.0), (0.0, 99.0)])
def test_the_stretch_is_silent_on_every_channel_and_the_rest_as_it_was(
    at: tuple[float, float], tmp_path: Path
) -> None:
    path = record(tmp_path / "call.wav", WAV, 12.0)
    out = tmp_path / "call.flac"

    redacted_copy(path, out, at, Redacting.SILENCE)

    was, now = sound_of(path), sound_of(out)
    first, last = round(at[0] * 8000), round(at[1] * 8000)
    assert was[:, first:last].any() and not now[:, first:last].any()
    np.testing.assert_array_equal(now[:, : max(first - 24, 0)], was[:, : max(first - 24, 0)])
    np.testing.assert_array_equal(now[:, last + 24 :], was[:, last + 24 :])


def test_a_time_between_two_samples_takes_both(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", WAV, 12.0)

    redacted_copy(path, tmp_path / "out.flac", (1.00003, 2.00003), Redacting.SILENCE)

    assert not sound_of(tmp_path / "out.flac")[:, 8000:16001].any()


def test_nothing_clicks(tmp_path: Path) -> None:
    """No step is steeper than the sound itself, or the tone, is."""
    path = record(tmp_path / "call.wav", WAV, 12.0)
    steepest = np.abs(np.diff(sound_of(path).astype(int))).max()

    for how in Redacting:
        redacted_copy(path, tmp_path / "out.flac", (1.0001, 2.5003), how)
        steps = np.abs(np.diff(sound_of(tmp_path / "out.flac").astype(int)))
        assert steps.max() <= steepest


def test_a_beep_is_a_tone_of_one_kilohertz_at_a_modest_level(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", WAV, 12.0)

    redacted_copy(path, tmp_path / "out.flac", (3.5, 4.5), Redacting.BEEP)

    beep = sound_of(tmp_path / "out.flac")[:, 28_000:36_000].astype(float)
    np.testing.assert_array_equal(beep[0], beep[1])
    spectrum = np.abs(np.fft.rfft(beep[0]))
    assert spectrum.argmax() == 1000
    assert (spectrum[990:1011] ** 2).sum() > 0.99 * (spectrum**2).sum()
    assert np.abs(beep).max() == pytest.approx(3277, abs=30)
    assert beep[0][0] == 0 and abs(beep[0][-1]) < 200


def test_all_channels_are_kept_also_those_that_are_not_drawn(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_s16le", 8000, 6))

    redacted_copy(path, tmp_path / "out.flac", (0.5, 0.6), Redacting.SILENCE)

    was, now = sound_of(path), sound_of(tmp_path / "out.flac")
    assert was.shape == now.shape == (6, 16_000)
    np.testing.assert_array_equal(now[:, 5000:], was[:, 5000:])


def test_more_channels_than_flac_has_are_refused(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "call.wav"), "wb") as file:
        file.setparams((9, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(9 * 2 * 8000))

    with pytest.raises(UserError, match="9 channels"):
        redacted_copy(tmp_path / "call.wav", tmp_path / "out" / "out.flac", (0, 1), Redacting.BEEP)
    assert not any((tmp_path / "out").iterdir())


@pytest.mark.parametrize("name", ["dtx.amr", "gsm610.wav"])
def test_a_copy_of_a_copy_holds_both_stretches_silent(name: str, tmp_path: Path) -> None:
    one, two = tmp_path / "one.flac", tmp_path / "two.flac"

    redacted_copy(DATA / name, one, (1.0, 1.5), Redacting.SILENCE)
    redacted_copy(one, two, (2.0, 2.5), Redacting.SILENCE)

    was, now = sound_of(DATA / name), sound_of(two)
    assert not now[:, 8_000:12_000].any() and not now[:, 16_000:20_000].any()
    np.testing.assert_array_equal(now[:, 20_100:], was[:, 20_100:])


@pytest.mark.parametrize("doing", ["Overwriting the stretch", "Checking the copy"])
def test_cancel_leaves_no_file(doing: str, tmp_path: Path) -> None:
    out = tmp_path / "copies" / "out.flac"

    with pytest.raises(Cancelled):
        redacted_copy(DATA / "dtx.amr", out, (0, 1), Redacting.BEEP, CancelledAt(doing))

    assert list(out.parent.iterdir()) == []


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full (Python ignores the signal)."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [100, 20_000])
def test_a_full_disk_is_said_and_leaves_the_file_there_was(size: int, tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    noise = np.random.default_rng(1).integers(-9000, 9000, (80_000, 2), np.int16)
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 8000, 0, "NONE", ""))
        file.writeframes(noise.tobytes())
    out = tmp_path / "copies" / "out.flac"
    out.parent.mkdir()
    out.write_bytes(b"the last good one")

    with files_up_to(size), pytest.raises(UserError, match="not enough room"):
        redacted_copy(path, out, (0, 1), Redacting.BEEP)

    assert out.read_bytes() == b"the last good one"
    assert list(out.parent.iterdir()) == [out]


def test_a_copy_that_reads_otherwise_than_it_was_written_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(path: Path, part: Path, *rest: object) -> tuple[int, int]:
        written = write(path, part, *rest)  # type: ignore[arg-type]
        part.write_bytes(part.read_bytes()[:-200])
        return written

    write = redact._write
    monkeypatch.setattr(redact, "_write", damaged)
    with pytest.raises(UserError, match="Nothing was changed"):
        redacted_copy(DATA / "gsm610.wav", tmp_path / "out.flac", (0, 1), Redacting.BEEP)
    assert not (tmp_path / "out.flac").exists()
