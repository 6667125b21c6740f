"""Facts of every format: as long as ffprobe says, and of a cut file what there is, and said so."""

import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import av
import numpy as np
import pytest
from audio_files import DATA, KINDS, Kind, record

from evaluator.audio import speech
from evaluator.audio.decode import Samples
from evaluator.audio.peaks import read_peaks
from evaluator.audio.probe import probe
from evaluator.desk.facts import measure, told
from evaluator.errors import UserError

CLOSE = 0.05
"""Seconds that a duration may be off."""

SECONDS = 7.3

ESTIMATED = {".aac", ".amr"}
"""Formats that do not say how long they are: ffprobe guesses it from the bytes a second."""

PADDED = 8
"""The version of FFmpeg from which an MP3's length is told without its encoder's padding."""

Recorded = Callable[[Kind], Path]


@pytest.fixture(autouse=True)
def nobody_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long a recording is does not hang on what the model hears, and it takes its time."""

    class Silent:
        def judge(self, rows: np.ndarray, tell: object = None) -> np.ndarray:
            windows = (rows.shape[-1] - 32) // 256
            return np.zeros((*rows.shape[:-1], windows), np.float32)

    monkeypatch.setattr(speech, "_Silero", Silent)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """A recording of a kind, made once."""
    folder = tmp_path_factory.mktemp("kinds")

    def made(kind: Kind) -> Path:
        path = folder / f"{kind}{kind.suffix}"
        return path if path.exists() else record(path, kind, SECONDS)

    return made


def stated(path: Path) -> float:
    """How long a recording is by FFmpeg within PyAV: by its packets where it would only guess.

    Those of an MP3 too: from FFmpeg 8 on it leaves out the padding, which its header counts.
    """
    with av.open(str(path)) as file:
        if path.suffix not in ESTIMATED | {".mp3"}:
            return file.duration / av.time_base
        stream = file.streams.audio[0]
        ticks = sum(packet.duration or 0 for packet in file.demux(stream))
        return float(ticks * stream.time_base)


def asked_of_ffprobe(path: Path) -> float | None:
    """How long a recording is by ffprobe; None where it is not here, or guesses."""
    if path.suffix in ESTIMATED or shutil.which("ffprobe") is None:
        return None
    if path.suffix == ".mp3" and _version() >= PADDED:
        return None
    show = ("-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0")
    return float(_said(*show, str(path)))


@cache
def _version() -> int:
    """Of ffprobe; 0 where it does not tell."""
    version = re.search(r"version \D*(\d+)", _said("-version"))
    return int(version[1]) if version else 0


def _said(*arguments: str) -> str:
    command = ["ffprobe", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_facts_waveform_and_list_are_as_long_as_ffprobe_says(
    recorded: Recorded, kind: Kind
) -> None:
    path = recorded(kind)
    facts = measure(path)
    assert facts.complete
    assert facts.duration == pytest.approx(stated(path), abs=CLOSE)
    by_ffprobe = asked_of_ffprobe(path)
    assert by_ffprobe is None or facts.duration == pytest.approx(by_ffprobe, abs=CLOSE)
    assert probe(path).duration == pytest.approx(facts.duration, abs=0.01)
    assert read_peaks(path).duration == pytest.approx(facts.duration, abs=0.01)
    ends = [end for stretches in (facts.dead_air, facts.hold) for _, end in stretches]
    assert max(ends, default=0.0) <= facts.duration


PACKED = (
    (".mp3", "libmp3lame"), (".m4a", "aac"), (".flac", "flac"), (".wma", "wmav2"),
    (".ogg", "vorbis"), (".ogg", "libopus"), (".webm", "libopus"), (".wav", "adpcm_ms"),
)  # fmt: skip
OPUS_RATES = {8000, 16000, 48000}


@pytest.mark.parametrize(("suffix", "codec"), PACKED, ids=" ".join)
def test_at_every_rate_a_recording_is_as_long_as_its_file_states(
    tmp_path: Path, suffix: str, codec: str
) -> None:
    for rate, channels in product((8000, 16000, 44100, 48000), (1, 2)):
        if (codec == "libopus" and rate not in OPUS_RATES) or (codec == "vorbis" and channels == 1):
            continue  # Opus has no such rate, and FFmpeg's own Vorbis encoder only two channels
        kind = Kind(suffix, codec, rate, channels, 64_000 if suffix == ".wma" else None)
        path = record(tmp_path / f"{kind}{suffix}", kind, 1.3)
        assert probe(path).duration == pytest.approx(stated(path), abs=CLOSE), kind


@pytest.mark.parametrize("name", ["gsm610.wav", "dtx.amr"])
def test_facts_of_what_cannot_be_made_here_are_as_long_as_their_packets(name: str) -> None:
    facts = measure(DATA / name)
    assert facts.complete
    assert facts.duration == pytest.approx(stated(DATA / name), abs=CLOSE)


def test_an_mp3_of_varying_rate_without_a_header_is_as_long_as_its_sound(tmp_path: Path) -> None:
    """FFmpeg guesses its length from the first bytes, and is seconds off."""
    bare = {"write_xing": "0", "id3v2_version": "0"}
    loud, quiet = (Kind(".mp3", "libmp3lame", 8000, 1, bits) for bits in (64_000, 8_000))
    path = tmp_path / "call.mp3"
    path.write_bytes(
        b"".join(record(path, kind, 5.0, **bare).read_bytes() for kind in (loud, quiet))
    )
    with av.open(str(path)) as file:
        assert abs(file.duration / av.time_base - 10.0) > 1.0
    with Samples(path) as samples:
        frames = sum(block.shape[1] for block in samples.blocks())
    assert samples.complete
    assert probe(path).duration == samples.length == pytest.approx(frames / 8000, abs=0.01)


@pytest.mark.parametrize("size", [0, 0xFFFF_FFFF, 3_000_000])
def test_a_wav_whose_header_states_no_size_or_too_much_is_as_long_as_its_sound(
    recorded: Recorded, tmp_path: Path, size: int
) -> None:
    content = bytearray(recorded(Kind(".wav", "pcm_s16le")).read_bytes())
    at = content.index(b"data") + 4
    content[at : at + 4] = size.to_bytes(4, "little")
    path = tmp_path / "call.wav"
    path.write_bytes(content)
    facts = measure(path)
    assert facts.duration == pytest.approx(SECONDS, abs=0.001)
    assert facts.complete == (size != 3_000_000), "only one that names a size can fall short of it"


@pytest.mark.parametrize(("suffix", "options"), [(".w64", {}), (".wav", {"rf64": "always"})])
def test_the_large_kinds_of_wav_say_it_when_the_last_sample_is_missing(
    tmp_path: Path, suffix: str, options: dict[str, str]
) -> None:
    kind = Kind(suffix, "pcm_s16le", 16_000, 1)
    path = record(tmp_path / f"call{suffix}", kind, 1.0, **options)
    assert probe(path).complete
    path.write_bytes(path.read_bytes()[:-2])
    cut = probe(path)
    assert not cut.complete and cut.duration == pytest.approx(1.0 - 1 / 16_000)


FRONT = Kind(".m4a", "aac", 44100, 2, 64_000)
CUT = [kind for kind in KINDS if kind.suffix not in ESTIMATED | {".m4a"}]


@pytest.mark.parametrize("kind", CUT, ids=str)
def test_a_cut_file_gives_what_it_has_and_says_so(
    recorded: Recorded, tmp_path: Path, kind: Kind
) -> None:
    content = recorded(kind).read_bytes()
    path = tmp_path / f"cut{kind.suffix}"
    path.write_bytes(content[: len(content) * 6 // 10])
    facts = measure(path)
    assert not facts.complete
    assert 0.3 * SECONDS < facts.duration < 0.9 * SECONDS
    assert any("missing or damaged" in line for line in told(facts))


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_wherever_a_file_is_cut_it_gives_what_it_has_or_says_that_there_is_nothing(
    recorded: Recorded, tmp_path: Path, kind: Kind
) -> None:
    content = recorded(kind).read_bytes()
    cut(content, tmp_path / f"cut{kind.suffix}", tells=kind in CUT)


@pytest.mark.parametrize("flags", ["faststart", "frag_keyframe+empty_moov"])
def test_an_m4a_that_begins_with_its_index_gives_what_it_has(tmp_path: Path, flags: str) -> None:
    content = record(tmp_path / "whole.m4a", FRONT, SECONDS, movflags=flags).read_bytes()
    lengths = cut(content, tmp_path / "cut.m4a", tells=flags == "faststart")
    assert len(lengths) >= 8


def test_an_m4a_that_ends_with_its_index_gives_nothing_when_cut(
    recorded: Recorded, tmp_path: Path
) -> None:
    assert cut(recorded(FRONT).read_bytes(), tmp_path / "cut.m4a", tells=True) == []


def cut(content: bytes, path: Path, *, tells: bool) -> list[float]:
    """Cut a file at ten places; returns the lengths of what could be read.

    `tells` says whether the format lets a reader know that something is missing.
    """
    lengths = []
    for share in (0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95):
        path.write_bytes(content[: int(len(content) * share)])
        try:
            sound = probe(path)
        except UserError as error:
            assert error.hint
            continue
        with Samples(path) as samples:
            for _ in samples.raw():
                pass
        assert samples.length == pytest.approx(sound.duration, abs=CLOSE)
        assert sound.duration < SECONDS and not (tells and samples.complete)
        lengths.append(sound.duration)
    assert lengths == sorted(lengths)
    return lengths
