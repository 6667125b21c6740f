"""Clips: from and to the sample, in both formats, of every format, one lane or all, or none."""

import wave
from pathlib import Path

import numpy as np
import pytest
from audio_files import KINDS, Kind, record

from evaluator.audio.clip import AFTER, BEFORE, How, stretch_of, write_clip
from evaluator.audio.decode import Samples
from evaluator.audio.probe import probe
from evaluator.errors import Cancelled, UserError
from evaluator.terms import Moment

FADE = 0.006  # seconds at both ends that are not compared


class Cancelling:
    def step(self, done: float, of: float, doing: str) -> None:
        raise Cancelled


def sound_of(path: Path) -> np.ndarray:
    with Samples(path, 8) as samples:
        return np.concatenate(list(samples.blocks()), axis=1)


def test_a_time_takes_some_seconds_to_both_sides_and_a_stretch_is_itself() -> None:
    assert stretch_of(Moment(id="m", start=60.0), 300.0) == (60.0 - BEFORE, 60.0 + AFTER)
    assert stretch_of(Moment(id="m", start=0.5), 300.0) == (0.0, 0.5 + AFTER)
    assert stretch_of(Moment(id="m", start=299.0), 300.0) == (299.0 - BEFORE, 300.0)
    assert stretch_of(Moment(id="m", start=10.0, end=11.25), 300.0) == (10.0, 11.25)
    assert stretch_of(Moment(id="m", start=10.0, end=400.0), 300.0) == (10.0, 300.0)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_of_every_format_a_clip_is_the_sound_of_its_stretch(kind: Kind, tmp_path: Path) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind, 6.0)
    whole, rate = sound_of(path), probe(path).sample_rate
    out = tmp_path / "clip.wav"

    write_clip(path, out, (2.5, 4.75))

    clip = sound_of(out)
    frames = round(4.75 * rate) - round(2.5 * rate)
    with wave.open(str(out)) as file:
        assert (file.getframerate(), file.getsampwidth()) == (rate, 2)
        assert (file.getnchannels(), file.getnframes()) == (kind.channels, frames)
    if kind.codec.startswith(("pcm", "adpcm", "flac")):
        fade = round(FADE * rate)
        there = whole[:, round(2.5 * rate) : round(4.75 * rate)]
        np.testing.assert_array_equal(clip[:, fade:-fade], there[:, fade:-fade])


def test_it_begins_and_ends_in_silence(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_s16le"), 6.0)
    out = tmp_path / "clip.wav"

    write_clip(path, out, (1.0003, 2.0003))

    clip = sound_of(out)[0].astype(int)
    assert clip[0] == clip[-1] == 0
    assert np.abs(np.diff(clip[:8])).max() < 2_000, "no click"
    assert np.abs(clip).max() > 16_000


@pytest.mark.parametrize("lane", [0, 1])
def test_one_lane_alone(lane: int, tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_mulaw"), 6.0)
    out = tmp_path / "clip.wav"

    write_clip(path, out, (2.0, 4.0), How(lane=lane))

    (clip,), both = sound_of(out), sound_of(path)[:, 16_000:32_000]
    np.testing.assert_array_equal(clip[48:-48], both[lane, 48:-48])
    assert not np.array_equal(both[0], both[1])


def test_all_channels_of_a_recording_with_more_than_two(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_s16le", 16000, 6), 3.0)
    wav, mp3 = tmp_path / "clip.wav", tmp_path / "clip.mp3"

    write_clip(path, wav, (1.0, 2.0))
    write_clip(path, mp3, (1.0, 2.0))

    assert probe(wav).channels == 6
    assert probe(mp3).channels == 2, "the most an MP3 has"


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22050, 44100, 48000, 6000, 96000])
def test_an_mp3_keeps_the_length_the_lanes_and_a_rate_it_has(rate: int, tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_s16le", rate), 6.0)
    out = tmp_path / "clip.mp3"

    write_clip(path, out, (0.5, 5.5))

    found = probe(out)
    assert found.codec.startswith("mp3")
    assert sound_of(out).shape[1] / found.sample_rate == pytest.approx(5.0, abs=0.02)
    assert found.sample_rate == {6000: 8000, 96000: 48000}.get(rate, rate)
    clip = sound_of(out) / 32768
    half = clip.shape[1] // 2
    loud = np.sqrt(np.mean(clip[:, : half - 3000] ** 2, axis=1))
    assert loud[0] > 0.3 > 0.01 > loud[1], "the lanes do not cross over"


@pytest.mark.parametrize("suffix", [".wav", ".mp3"])
@pytest.mark.parametrize("seconds", [0.001, 0.004, 0.02, 0.15, 3.0])
def test_a_masked_clip_of_any_length(seconds: float, suffix: str, tmp_path: Path) -> None:
    path = record(tmp_path / "call.ogg", Kind(".ogg", "libopus", 48000, 2, 64_000), 6.0)
    out = tmp_path / f"clip{suffix}"

    write_clip(path, out, (1.0, 1.0 + seconds), How(mask=True))

    clip = sound_of(out)
    assert clip.shape[1] / probe(out).sample_rate == pytest.approx(seconds, abs=0.02)


def test_the_same_clip_twice_is_the_same_file(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_mulaw"), 6.0)
    for name in ("a.mp3", "b.mp3", "a.wav", "b.wav"):
        write_clip(path, tmp_path / name, (1.0, 3.0), How(mask=True))

    for suffix in ("mp3", "wav"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_a_clip_to_the_end_is_as_long_as_there_is_sound(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_mulaw"), 3.0)
    out = tmp_path / "clip.wav"

    write_clip(path, out, (2.0, 60.0))

    assert sound_of(out).shape == (2, 8000)


def test_behind_the_end_there_is_no_clip(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_mulaw"), 3.0)

    with pytest.raises(UserError, match=r"no sound at 1:00"):
        write_clip(path, tmp_path / "clip.wav", (60.0, 65.0))

    assert [file.name for file in tmp_path.iterdir()] == ["call.wav"]


def test_another_ending_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"neither a \.wav nor a \.mp3"):
        write_clip(tmp_path / "nowhere.wav", tmp_path / "clip.ogg", (0.0, 1.0))


@pytest.mark.parametrize("name", ["clip.wav", "clip.mp3"])
def test_who_cancels_keeps_the_file_that_was_there(name: str, tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_mulaw"), 30.0)
    out = tmp_path / name
    out.write_bytes(b"before")

    with pytest.raises(Cancelled):
        write_clip(path, out, (1.0, 25.0), How(), Cancelling())

    assert out.read_bytes() == b"before"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["call.wav", name]


def test_a_clip_near_the_end_decodes_no_more_than_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record(tmp_path / "call.mp3", Kind(".mp3", "libmp3lame", 8000, 1, 16_000), 120.0)
    packets = 0
    decoded = Samples._decoded

    def counting(self: Samples, source: object) -> object:
        def counted() -> object:
            nonlocal packets
            for packet in source:  # type: ignore[attr-defined]
                packets += 1
                yield packet

        return decoded(self, counted())  # type: ignore[arg-type]

    monkeypatch.setattr(Samples, "_decoded", counting)
    write_clip(path, tmp_path / "clip.wav", (110.0, 112.0))

    assert packets < 0.1 * 120.0 / 0.072  # a packet of MP3 at 8 kHz holds 72 ms


@pytest.mark.parametrize("name", ["auto_repairs_40.wav", "auto_repairs_mono.mp3"])
def test_a_real_call(name: str, real_calls: Path, tmp_path: Path) -> None:
    path = real_calls / name
    whole = sound_of(path)
    out = tmp_path / "clip.wav"

    write_clip(path, out, (200.0, 205.5))

    np.testing.assert_array_equal(
        sound_of(out)[:, 48:-48], whole[:, 1_600_048 : round(205.5 * 8000) - 48]
    )
