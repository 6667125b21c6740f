"""Facts of every format: as long as ffprobe says, and of a cut file what there is, and said so."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import av
import pytest
from audio_files import DATA, KINDS, Kind, record

from evaluator.desk.facts import measure, told

CLOSE = 0.05
"""Seconds that a duration may be off."""

SECONDS = 7.3

ESTIMATED = {".aac", ".amr"}
"""Formats that do not say how long they are: ffprobe guesses it from the bytes a second."""


PADDED = {"aac-16000-1.m4a", "libmp3lame-8000-1.mp3"}
"""Where a block of the encoder is longer than what we are held to: headers and decoded sound
differ by as much as that. ffprobe's own decoding is what can be heard, and ours is held to it."""


def probed(path: Path, kind: Kind) -> float:
    """How long a recording is by ffprobe; by its packets where it would only guess."""
    if path.suffix in ESTIMATED:
        return by_packets(path)
    if str(kind) in PADDED:
        frames = ffprobe(path, "frame=nb_samples")["frames"]
        return sum(int(frame["nb_samples"]) for frame in frames) / kind.rate
    return float(ffprobe(path, "format=duration")["format"]["duration"])


def ffprobe(path: Path, entries: str) -> dict[str, Any]:
    """What ffprobe tells of a recording."""
    command = ["ffprobe", "-v", "error", "-show_entries", entries, "-of", "json", str(path)]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(found.stdout)
    return told


def by_packets(path: Path) -> float:
    """How long a recording is by the durations of its packets."""
    with av.open(str(path)) as file:
        stream = file.streams.audio[0]
        ticks = sum(packet.duration or 0 for packet in file.demux(stream))
        return float(ticks * stream.time_base)


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_facts_are_as_long_as_ffprobe_says(tmp_path: Path, kind: Kind) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind, SECONDS)
    facts = measure(path)
    assert facts.complete
    assert facts.duration == pytest.approx(probed(path, kind), abs=CLOSE)


@pytest.mark.parametrize("name", ["gsm610.wav", "dtx.amr"])
def test_facts_of_what_cannot_be_made_here_are_as_long_as_their_packets(name: str) -> None:
    facts = measure(DATA / name)
    assert facts.complete
    assert facts.duration == pytest.approx(by_packets(DATA / name), abs=CLOSE)


CUT = [kind for kind in KINDS if kind.suffix in {".wav", ".ogg", ".webm", ".flac", ".mp3", ".wma"}]


@pytest.mark.parametrize("kind", CUT, ids=str)
def test_a_cut_file_gives_what_it_has_and_says_so(tmp_path: Path, kind: Kind) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind, SECONDS)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 6 // 10])
    facts = measure(path)
    assert not facts.complete
    assert 0.3 * SECONDS < facts.duration < 0.9 * SECONDS
    assert any("missing or damaged" in line for line in told(facts))
