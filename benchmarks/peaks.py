"""Peaks of an hour of stereo, against ffmpeg only decoding the same file on one thread.

The hours are made on the spot from the sample call. Ours is timed in a process of its own, around
reading alone: where it is used the program is running already. ffmpeg is timed as a whole.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROUNDS = 3
MEMORY = 120  # MB above the empty program, at most

# Name, file, how it is encoded, how many times ffmpeg's time at most.
KINDS = (
    ("mu-law WAV", "hour.wav", ["-ar", "8000", "-c:a", "pcm_mulaw"], 2.0),
    ("MP3", "hour.mp3", ["-ar", "44100", "-c:a", "libmp3lame", "-b:a", "128k"], 1.5),
    ("Opus", "hour.opus", ["-ar", "48000", "-c:a", "libopus", "-b:a", "96k"], 1.5),
)

_EMPTY = "from benchmarks._memory import most; print(most())"

_OURS = """
import json, sys, time
from pathlib import Path
from benchmarks._memory import most
from evaluator.audio.peaks import read_peaks
begun = time.perf_counter()
peaks = read_peaks(Path(sys.argv[1]))
seconds = time.perf_counter() - begun
print(json.dumps({"seconds": seconds, "memory": most(), "minutes": peaks.duration / 60}))
"""


def run() -> Iterator[str]:
    """One line a format: seconds, ratio, memory. The best turn counts: noise only adds."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        yield "peaks: not measured, ffmpeg is missing (apt install ffmpeg)"
        return
    empty = float(_output([sys.executable, "-c", _EMPTY]))
    with tempfile.TemporaryDirectory() as folder:
        for kind, name, encoding, limit in KINDS:
            hour = looped(ffmpeg, Path(folder) / name, encoding, 3600)
            yield _line(kind, limit, empty, *_turns(ffmpeg, hour))
            hour.unlink()


def _line(
    kind: str, limit: float, empty: float, ours: list[dict[str, float]], theirs: list[float]
) -> str:
    seconds = min(turn["seconds"] for turn in ours)
    decoding = min(theirs)
    memory = max(turn["memory"] for turn in ours) - empty
    return (
        f"peaks of {ours[0]['minutes']:.0f} min of stereo {kind}: {seconds:.2f} s, ffmpeg decoding "
        f"{decoding:.2f} s, ratio {seconds / decoding:.2f} (at most {limit:g}); "
        f"{memory:.0f} MB above the empty program (at most {MEMORY})"
    )


def _turns(ffmpeg: str, hour: Path) -> tuple[list[dict[str, float]], list[float]]:
    """In turns, so that a slow machine is slow for both."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(json.loads(_output([sys.executable, "-c", _OURS, str(hour)])))
        begun = time.perf_counter()
        _output([ffmpeg, "-v", "error", "-threads", "1", "-i", str(hour), "-f", "null", "-"])
        theirs.append(time.perf_counter() - begun)
    return ours, theirs


def looped(ffmpeg: str, path: Path, encoding: list[str], seconds: int) -> Path:
    """The sample call over and over for so long: encoded once, then copied."""
    sample = next((Path(__file__).parent.parent / "resources" / "sample").glob("*.ogg"))
    once = path.with_name(f"once{path.suffix}")
    make = [ffmpeg, "-v", "error", "-y"]
    _output([*make, "-i", str(sample), *encoding, str(once)])
    until = ["-t", str(seconds), "-c", "copy", str(path)]
    _output([*make, "-stream_loop", "-1", "-i", str(once), *until])
    return path


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
