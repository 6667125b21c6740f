"""Samples: every format at its right length, lanes in place, damage survived and said."""

import os
import random
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from audio_files import DATA, KINDS, Kind, loudness, record, turns

from evaluator.audio import decode
from evaluator.audio.decode import BLOCK, Samples, as_int16
from evaluator.audio.probe import probe
from evaluator.audio.source import opened
from evaluator.errors import UserError

CLOSE = 0.05  # seconds
PADDING = 0.25  # seconds that encoders add at most, which files and their sound count or not


def read(path: Path) -> tuple[np.ndarray, Samples]:
    with Samples(path) as samples:
        return np.concatenate(list(samples.blocks()), axis=1), samples


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_format_is_read_whole_with_its_lanes_in_place(kind: Kind, tmp_path: Path) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind, 2.0)

    sound, samples = read(path)

    seconds = sound.shape[1] / samples.sample_rate
    assert sound.dtype == np.int16
    assert seconds == pytest.approx(2.0, abs=0.16)  # encoders pad to whole frames
    assert samples.complete
    assert samples.progress == 1.0
    assert (samples.channels, samples.lanes) == (kind.channels, kind.channels)
    early, late = sound[:, : sound.shape[1] // 3], sound[:, -sound.shape[1] // 3 :]
    assert loudness(early)[0] > 0.3 > 0.05 > loudness(late)[0]
    if kind.channels == 2:
        assert loudness(early)[1] < 0.05 < 0.2 < loudness(late)[1]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_probed_length_is_the_one_that_decoding_all_of_it_gives(
    kind: Kind, tmp_path: Path
) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind, 3.3)

    sound = probe(path)
    decoded, samples = read(path)

    assert sound.duration == pytest.approx(samples.length, abs=0.01)
    assert sound.duration == pytest.approx(decoded.shape[1] / samples.sample_rate, abs=PADDING)
    assert sound.duration == pytest.approx(3.3, abs=PADDING)
    assert (sound.channels, sound.sample_rate) == (samples.channels, samples.sample_rate)
    assert sound.codec == samples.codec


@pytest.mark.parametrize("name", ["gsm610.wav", "dtx.amr"])
def test_gsm_and_amr_with_pauses_keep_their_time(name: str) -> None:
    sound, samples = read(DATA / name)

    assert sound.shape[1] / samples.sample_rate == pytest.approx(4.0, abs=CLOSE)
    assert probe(DATA / name).duration == pytest.approx(4.0, abs=CLOSE)
    assert samples.complete
    assert loudness(sound)[0] > 0.02


def test_pcm_comes_back_sample_for_sample(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_s16le"), 10.0)

    with Samples(path) as samples:
        blocks = list(samples.blocks())

    assert all(block.shape[1] % BLOCK == 0 for block in blocks[:-1])
    assert len(blocks) > 2
    np.testing.assert_array_equal(np.concatenate(blocks, axis=1), turns(8000, 2, 10.0))


@pytest.mark.parametrize("coding", ["u8", "s24le", "s32le", "f32le", "f64le"])
def test_every_coding_has_the_same_full_range(coding: str, tmp_path: Path) -> None:
    sound, _ = read(record(tmp_path / "call.wav", Kind(".wav", f"pcm_{coding}")))

    step = 256 if coding == "u8" else 1
    np.testing.assert_allclose(sound, turns(8000, 2, 2.0), atol=step)


def test_floats_beyond_the_range_are_cut_and_no_number_is_silence() -> None:
    samples = np.array([[0.0, 2.0, -2.0, np.nan, np.inf, -np.inf]], np.float32)

    assert as_int16(samples).tolist() == [[0, 32767, -32768, 0, 32767, -32768]]


def test_wide_integers_keep_their_upper_bits() -> None:
    assert as_int16(np.array([[1 << 62, -1 << 63]], np.int64)).tolist() == [[16384, -32768]]


def test_of_six_channels_the_first_two_are_taken(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_s16le", 8000, 6))

    sound, samples = read(path)

    assert (samples.channels, samples.lanes, probe(path).channels) == (6, 2, 6)
    np.testing.assert_array_equal(sound, turns(8000, 6, 2.0)[:2])


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (Kind(".wav", "pcm_s16le"), {}),
        (Kind(".wav", "pcm_mulaw"), {}),
        (Kind(".wav", "adpcm_ms"), {}),
        (Kind(".mp3", "libmp3lame", 44100, 2, 64_000), {}),
        (Kind(".m4a", "aac", 44100, 2, 64_000), {"movflags": "faststart"}),
        (Kind(".ogg", "libopus", 48000, 2, 64_000), {}),
        (Kind(".webm", "libopus", 48000, 2, 64_000), {}),
        (Kind(".ogg", "vorbis", 44100, 2), {}),
        (Kind(".flac", "flac", 16000, 2), {}),
        (Kind(".wma", "wmav2", 44100, 2, 64_000), {}),
    ],
    ids=str,
)
def test_a_recording_that_is_cut_off_gives_what_it_has_and_says_so(
    kind: Kind, options: dict[str, str], tmp_path: Path
) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind, 10.0, **options)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])

    sound, samples = read(path)

    seconds = sound.shape[1] / samples.sample_rate
    assert 3.0 < seconds < 8.0
    assert not samples.complete
    assert probe(path).duration == pytest.approx(seconds, abs=CLOSE)


def test_an_mp3_without_a_header_cannot_say_that_it_is_cut_off(tmp_path: Path) -> None:
    kind = Kind(".mp3", "libmp3lame", 44100, 2, 64_000)
    path = record(tmp_path / "call.mp3", kind, 5.0, write_xing="0")

    sound, samples = read(path)

    assert samples.complete
    assert probe(path).duration == pytest.approx(sound.shape[1] / 44100, abs=CLOSE)


@pytest.mark.parametrize(
    "kind",
    [
        Kind(".m4a", "aac", 44100, 2, 64_000),
        Kind(".ogg", "libopus", 48000, 2, 64_000),
        Kind(".ogg", "vorbis", 44100, 2),
        Kind(".flac", "flac", 16000, 2),
        Kind(".wav", "adpcm_ima_wav"),
    ],
    ids=str,
)
def test_damage_in_the_middle_keeps_what_follows_at_its_time(kind: Kind, tmp_path: Path) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind, 20.0)
    whole, _ = read(path)
    content = bytearray(path.read_bytes())
    at = len(content) // 3
    content[at : at + 4000] = random.Random(3).randbytes(4000)
    path.write_bytes(content)

    sound, samples = read(path)

    assert sound.shape[1] == pytest.approx(whole.shape[1], abs=CLOSE * samples.sample_rate)
    assert not samples.complete
    end = sound[:, -5 * samples.sample_rate : -samples.sample_rate]
    assert loudness(end)[1] > 0.2 > 0.05 > loudness(end)[0]


def test_an_ogg_that_lost_the_page_before_its_last_is_not_complete(tmp_path: Path) -> None:
    """Its last page is whole and says that it is the last, but a second of sound is missing."""
    path = record(tmp_path / "call.ogg", Kind(".ogg", "libopus", 48000, 2, 64_000), 6.0)
    pages = path.read_bytes().split(b"OggS")
    path.write_bytes(b"OggS".join([*pages[:-2], pages[-1]]))

    sound, samples = read(path)

    assert sound.shape[1] / 48000 < 5.7
    assert not samples.complete


def test_a_pause_that_a_browser_leaves_out_is_silence_and_no_fault(tmp_path: Path) -> None:
    """Packets of a second are taken out of a WebM, as a recorder does where nobody speaks."""
    kind = Kind(".webm", "libopus", 48000, 2, 64_000)
    path, paused = record(tmp_path / "call.webm", kind, 6.0), tmp_path / "paused.webm"
    with av.open(str(path)) as source, av.open(str(paused), "w") as target:
        stream = target.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(audio=0):
            if packet.dts is not None and not 1.0 < packet.dts * packet.time_base < 2.0:
                packet.stream = stream
                target.mux(packet)

    sound, samples = read(paused)

    assert samples.complete
    assert sound.shape[1] / 48000 == pytest.approx(6.0, abs=CLOSE)
    assert loudness(sound[:, 60_000:90_000])[0] == 0.0
    assert loudness(sound[:, 110_000:140_000])[0] > 0.3


def test_a_wav_written_without_knowing_its_length_is_complete(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_s16le"))
    content = bytearray(path.read_bytes())
    at = content.index(b"data") + 4
    content[4:8] = content[at : at + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(content)

    sound, samples = read(path)

    assert samples.complete
    assert sound.shape[1] == 16000


def test_two_recordings_joined_into_one_file_end_where_the_rate_changes(tmp_path: Path) -> None:
    first = record(tmp_path / "a.aac", Kind(".aac", "aac", 16000, 2, 64_000), 2.0)
    second = record(tmp_path / "b.aac", Kind(".aac", "aac", 44100, 2, 64_000), 2.0)
    joined = tmp_path / "joined.aac"
    joined.write_bytes(first.read_bytes() + second.read_bytes())

    sound, samples = read(joined)

    assert samples.sample_rate == 16000
    assert not samples.complete
    assert sound.shape[1] / 16000 >= 1.9


def test_what_is_no_recording_is_refused_in_plain_words(tmp_path: Path) -> None:
    cases = {
        "gone.wav": (None, "is not there"),
        "empty.wav": (b"", "is empty"),
        "text.mp3": (b"This is no recording at all.\n" * 200, "holds no sound"),
        "header.wav": (b"RIFF\x24\x00\x00\x00WAVEfmt ", "holds no sound"),
        "noise.wav": (random.Random(1).randbytes(20_000), "holds no sound"),
        "list.wav": (b"#EXTM3U\n#EXTINF:1,\nhttp://localhost/x.mp3\n", "holds no sound"),
    }
    for name, (content, expected) in cases.items():
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(UserError, match=expected) as refused:
            probe(path)
        assert name in refused.value.message
        assert refused.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_who_writes_to_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "call.wav")
    with pytest.raises(UserError, match="a pipe or a device") as refused:
        probe(tmp_path / "call.wav")
    assert "Save the sound to a file" in str(refused.value)


def test_a_file_that_is_not_there_is_told_with_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not there") as refused:
        probe(tmp_path / "gone.wav")
    assert str(tmp_path) in refused.value.hint


def test_a_folder_is_refused_by_its_name(tmp_path: Path) -> None:
    for path in (tmp_path, Path()):
        with pytest.raises(UserError, match=f"“{path.name or '.'}” is a folder"):
            probe(path)


def test_an_encoding_without_a_decoder_is_refused(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_s16le"))
    content = bytearray(path.read_bytes())
    content[20:22] = b"\x77\x77"  # the format tag
    path.write_bytes(content)

    with pytest.raises(UserError, match="holds no sound"):
        probe(path)


class Failing:
    """An opened file whose disk is taken away after some packets."""

    def __init__(self, container: av.container.InputContainer, packets: int) -> None:
        self._container = container
        self._left = packets

    def __getattr__(self, name: str) -> Any:
        return getattr(self._container, name)

    def demux(self, stream: Any) -> Iterator[Any]:
        for packet in self._container.demux(stream):
            if self._left == 0:
                raise av.OSError(5, "Input/output error")
            self._left -= 1
            yield packet


def test_a_disk_that_is_taken_away_leaves_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record(tmp_path / "call.mp3", Kind(".mp3", "libmp3lame", 44100, 2, 64_000), 10.0)
    monkeypatch.setattr(decode, "opened", lambda path: Failing(opened(path), packets=200))

    sound, samples = read(path)

    assert 5.0 < sound.shape[1] / 44100 < 5.3
    assert not samples.complete


@pytest.mark.parametrize("seed", range(40))
def test_damage_anywhere_ends_in_sound_or_in_plain_words(seed: int, tmp_path: Path) -> None:
    """The probed length of what can be read is that of reading it, however damaged."""
    chance = random.Random(seed)
    kind = chance.choice(KINDS)
    path = record(tmp_path / f"call{kind.suffix}", kind, 1.0)
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 5, 30))):
        at = chance.choice((chance.randrange(len(content)), chance.randrange(200)))
        content[at : at + 50] = chance.randbytes(chance.choice((1, 4, 50)))
    path.write_bytes(content)

    try:
        facts = probe(path)
    except UserError as error:
        assert error.hint
    else:
        sound, samples = read(path)
        assert samples.length == pytest.approx(facts.duration, abs=CLOSE)
        assert sound.shape[1] / samples.sample_rate == pytest.approx(facts.duration, abs=PADDING)


def test_a_folder_and_a_closed_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="is a folder"):
        probe(tmp_path)
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_s16le"))

    def closed(*args: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(UserError, match=r"cannot be read: Permission denied"):
        probe(path)


def test_a_wav_without_a_sample_holds_no_sound(tmp_path: Path) -> None:
    path = tmp_path / "none.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))

    with pytest.raises(UserError, match="holds no sound"):
        probe(path)


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with av.open(str(path), "w") as file:
        stream = file.add_stream("mpeg4", 25)
        stream.width = stream.height = 32
        stream.pix_fmt = "yuv420p"
        black = np.zeros((32, 32, 3), np.uint8)
        for _ in range(3):
            file.mux(stream.encode(av.VideoFrame.from_ndarray(black, "rgb24")))
        file.mux(stream.encode(None))

    with pytest.raises(UserError, match="holds no sound"):
        probe(path)


def test_the_real_calls_are_read_whole(real_calls: Path) -> None:
    stereo = probe(real_calls / "auto_repairs_40.wav")
    mono = probe(real_calls / "auto_repairs_mono.mp3")

    assert (stereo.channels, stereo.sample_rate, stereo.codec) == (2, 8000, "pcm_mulaw")
    assert stereo.duration == pytest.approx(245.38, abs=CLOSE)
    assert (mono.channels, mono.sample_rate) == (1, 8000)
    assert mono.duration == pytest.approx(277.848, abs=CLOSE)
    sound, samples = read(real_calls / "auto_repairs_40.wav")
    assert sound.shape[1] / 8000 == pytest.approx(stereo.duration, abs=CLOSE)
    assert samples.complete
