"""What the player gets wrong is known, and its WAV copy keeps every time."""

import wave
from pathlib import Path

import numpy as np
import pytest
from audio_files import DATA, Kind, record

from evaluator.audio import playable
from evaluator.audio.decode import Samples
from evaluator.audio.playable import knows_length, louder, plays_right, wav_copy
from evaluator.audio.probe import probe
from evaluator.errors import Cancelled, UserError

MP3 = Kind(".mp3", "libmp3lame", 8000, 1, None)


class Cancelling:
    """A job that is cancelled at once."""

    def step(self, done: float, of: float, doing: str) -> None:
        raise Cancelled


def sound_of(path: Path) -> np.ndarray:
    with Samples(path) as samples:
        return np.concatenate(list(samples.blocks()), axis=1)


def test_amr_and_adpcm_need_a_copy_and_others_do_not(tmp_path: Path) -> None:
    adpcm = record(tmp_path / "a.wav", Kind(".wav", "adpcm_ima_wav"))
    opus = record(tmp_path / "o.ogg", Kind(".ogg", "libopus", 48000))

    assert not plays_right(probe(DATA / "dtx.amr").codec)
    assert not plays_right(probe(adpcm).codec)
    assert plays_right(probe(DATA / "gsm610.wav").codec)
    assert plays_right(probe(opus).codec)


def test_the_player_does_not_know_the_length_of_an_mp3_without_a_header(tmp_path: Path) -> None:
    """Its bit rate changes on the way, so that a guess from the beginning goes wrong."""
    quiet = record(tmp_path / "quiet.mp3", Kind(".mp3", "libmp3lame", 8000, 1, 8_000), 10.0)
    loud = record(
        tmp_path / "loud.mp3", Kind(".mp3", "libmp3lame", 8000, 1, 64_000), 10.0, write_xing="0"
    )
    path = tmp_path / "call.mp3"
    path.write_bytes(loud.read_bytes() + quiet.read_bytes())

    assert not knows_length(path, probe(path).duration)
    assert knows_length(quiet, probe(quiet).duration)
    assert knows_length(DATA / "gsm610.wav", 4.0)


@pytest.mark.parametrize("name", ["dtx.amr", "gsm610.wav"])
def test_a_copy_holds_the_same_sound(name: str, tmp_path: Path) -> None:
    out = tmp_path / "cache" / "copy.wav"

    wav_copy(DATA / name, out)

    np.testing.assert_array_equal(sound_of(out), sound_of(DATA / name))
    with wave.open(str(out)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 8000)
        assert file.getnframes() == 32_000
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_stereo_copy_keeps_the_lanes_apart(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "adpcm_ms"), 12.0)

    wav_copy(path, tmp_path / "copy.wav")

    np.testing.assert_array_equal(sound_of(tmp_path / "copy.wav"), sound_of(path))


@pytest.mark.parametrize("lane", [0, 1])
def test_a_copy_of_one_lane_holds_that_lane_alone(lane: int, tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_mulaw"), 12.0)

    wav_copy(path, tmp_path / "lane.wav", gains=(0.0, 1.0) if lane else (1.0, 0.0))

    both, alone = sound_of(path), sound_of(tmp_path / "lane.wav")
    assert not np.array_equal(both[0], both[1])
    np.testing.assert_array_equal(alone, both[lane : lane + 1])


def test_each_lane_has_its_gain_in_a_copy_of_both(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_mulaw"), 12.0)

    wav_copy(path, tmp_path / "mix.wav", gains=(0.5, 0.25))

    both, mix = sound_of(path), sound_of(tmp_path / "mix.wav")
    np.testing.assert_array_equal(mix, np.rint(both * np.array([[0.5], [0.25]])))


def test_what_is_made_louder_never_turns_over_and_keeps_its_order() -> None:
    ramp = np.arange(-32768, 32768, dtype=np.int16)
    made = louder(ramp, 4.0).astype(np.int32)
    assert (np.diff(made) >= 0).all()
    assert made.min() >= -32767 and made.max() <= 32767
    quiet = np.abs(ramp.astype(np.int32)) <= 6_000
    np.testing.assert_array_equal(made[quiet], 4 * ramp[quiet].astype(np.int32))
    assert louder(np.array([16_000, -16_000], np.int16), 4.0).tolist() == [31_358, -31_358]


def test_what_is_made_quieter_keeps_its_shape() -> None:
    loud = np.array([32_767, -32_768, 30_000, 0], np.int16)
    assert louder(loud, 0.5).tolist() == [16_384, -16_384, 15_000, 0]
    assert louder(loud, 1.0) is loud


def test_cancel_leaves_no_file(tmp_path: Path) -> None:
    out = tmp_path / "cache" / "copy.wav"

    with pytest.raises(Cancelled):
        wav_copy(DATA / "dtx.amr", out, Cancelling())

    assert list(out.parent.iterdir()) == []


def test_what_a_wav_cannot_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playable, "_LARGEST", 1_000)
    out = tmp_path / "copy.wav"

    with pytest.raises(UserError, match="too long"):
        wav_copy(DATA / "dtx.amr", out)

    assert not out.exists()


def test_no_room_is_said_and_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "there.wav").mkdir()

    with pytest.raises(UserError):
        wav_copy(DATA / "dtx.amr", tmp_path / "there.wav")

    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["there.wav"]
