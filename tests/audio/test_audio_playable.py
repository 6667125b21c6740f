"""What the player gets wrong is known, and its WAV copy keeps every time."""

import wave
from pathlib import Path

import numpy as np
import pytest
from audio_files import DATA, Kind, record

from evaluator.audio import playable
from evaluator.audio.decode import Samples
from evaluator.audio.playable import gain, knows_length, plays_right, wav_copy
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

    wav_copy(path, tmp_path / "lane.wav", lane=lane)

    both, alone = sound_of(path), sound_of(tmp_path / "lane.wav")
    assert not np.array_equal(both[0], both[1])
    (own,) = both[lane : lane + 1].astype(np.float32)
    times = alone[0].astype(np.float32) @ own / (own @ own)
    assert times >= 1
    np.testing.assert_allclose(alone[0], np.clip(own * times, -32768, 32767), atol=2)


def test_a_quiet_lane_is_made_louder_and_a_loud_one_is_left_alone() -> None:
    assert gain(np.full(1000, 2048)) == 8.0
    assert gain(np.full(1000, 8192)) == 2.0
    assert gain(np.full(1000, 20_000)) == 1.0
    assert gain(np.full(1000, 10)) == 8.0, "the noise of an empty lane is not blown up further"
    assert gain(np.zeros(1000)) == 1.0
    clicks = np.full(10_000, 4096)
    clicks[:20] = 32768
    assert gain(clicks) == 4.0


def test_what_is_made_louder_is_cut_at_full_scale_and_never_turns_over(tmp_path: Path) -> None:
    sound = np.full((2, 240_000), 2_000, "<i2")
    sound[0, 40_000:40_020] = 32_000
    sound[0, 50_000:50_020] = -32_000
    with wave.open(str(tmp_path / "call.wav"), "wb") as call:
        call.setparams((2, 2, 8000, 0, "NONE", ""))
        call.writeframes(sound.T.tobytes())

    wav_copy(tmp_path / "call.wav", tmp_path / "lane.wav", lane=0)

    (alone,) = sound_of(tmp_path / "lane.wav")
    assert (alone[0], alone[40_005], alone[50_005]) == (16_000, 32_767, -32_768)


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
