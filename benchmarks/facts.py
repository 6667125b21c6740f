"""Facts of an hour of stereo against only decoding it, memory for two hours, another's opinion.

The hours are made on the spot from the sample call. Each is measured in a process of its own,
around listening alone: where it is used the program is running already and the model loaded.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from evaluator.audio.decode import Samples
from evaluator.desk.facts import measure

ROUNDS = 2
SECONDS = 20  # an hour of stereo, at most
MEMORY = 250  # MB above the program with its model, at most, for any length
HOURS = (
    ("mu-law WAV, 8 kHz", "call.wav", ["-ar", "8000", "-c:a", "pcm_mulaw"]),
    ("Opus, 48 kHz", "call.opus", ["-ar", "48000", "-c:a", "libopus", "-b:a", "96k"]),
    ("MP3, 44.1 kHz", "call.mp3", ["-ar", "44100", "-c:a", "libmp3lame", "-b:a", "128k"]),
    ("AAC, 48 kHz", "call.m4a", ["-ar", "48000", "-c:a", "aac", "-b:a", "128k"]),
)
ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "calls" / "auto_repairs_40.wav"
FRAME = 160  # samples that webrtcvad judges at once: 20 ms at 8 kHz

_MEASURE = """
import json, sys, time
from pathlib import Path
from benchmarks._memory import most
from evaluator.audio.decode import Samples
from evaluator.desk.facts import measure
call, sample = map(Path, sys.argv[1:])
measure(sample)
empty, begun = most(), time.perf_counter()
duration = measure(call).duration
seconds, peak = time.perf_counter() - begun, most() - empty
begun = time.perf_counter()
with Samples(call) as samples:
    for _ in samples.blocks():
        pass
decoding = time.perf_counter() - begun
print(json.dumps(dict(seconds=seconds, memory=peak, decoding=decoding, minutes=duration / 60)))
"""


def run() -> Iterator[str]:
    """A line for each format, for two hours, and for the agreement with webrtcvad."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        yield "facts: speed not measured, ffmpeg is missing (apt install ffmpeg)"
    else:
        with tempfile.TemporaryDirectory() as folder:
            for kind, name, encoding in HOURS:
                yield _speed(kind, _made(ffmpeg, Path(folder) / name, encoding, 3600))
            two = _made(ffmpeg, Path(folder) / "two.wav", HOURS[0][2], 7200)
            yield _memory(_output([sys.executable, "-c", _MEASURE, str(two), str(_sample())]))
    yield _opinion()


def _speed(kind: str, hour: Path) -> str:
    command = [sys.executable, "-c", _MEASURE, str(hour), str(_sample())]
    best = min((json.loads(_output(command)) for _ in range(ROUNDS)), key=lambda t: t["seconds"])
    return (
        f"facts of {best['minutes']:.0f} min of stereo {kind}: {best['seconds']:.1f} s (at most "
        f"{SECONDS}), decoding alone {best['decoding']:.2f} s, "
        f"ratio {best['seconds'] / best['decoding']:.1f}"
    )


def _memory(told: str) -> str:
    turn = json.loads(told)
    return (
        f"facts of {turn['minutes']:.0f} min of stereo: {turn['memory']:.0f} MB above the program "
        f"with its model (at most {MEMORY})"
    )


def _opinion() -> str:
    """How often webrtcvad and the facts say the same of 20 ms of a real call."""
    if not REAL.is_file():
        return "facts against webrtcvad: not measured, the real calls are not beside the project"
    try:
        import webrtcvad
    except ImportError:
        return "facts against webrtcvad: not measured, it is not installed (requirements-dev.lock)"
    with Samples(REAL) as samples:
        sound = np.concatenate(list(samples.blocks()), axis=1)
    facts = measure(REAL)
    shares = []
    for lane, speaker in zip(sound, facts.channels, strict=True):
        judge = webrtcvad.Vad(3)
        whole = lane[: lane.size // FRAME * FRAME].astype("<i2").reshape(-1, FRAME)
        theirs = np.array([judge.is_speech(frame.tobytes(), 8000) for frame in whole])
        ours = np.zeros(theirs.size, np.bool_)
        for start, end in speaker.stretches:
            ours[round(start * 50) : round(end * 50)] = True
        shares.append(f"{speaker.name} {np.mean(ours == theirs):.1%}")
    return f"facts against webrtcvad (mode 3), the same verdict on 20 ms: {', '.join(shares)}"


def _made(ffmpeg: str, path: Path, encoding: list[str], seconds: int) -> Path:
    """The sample call over and over: encoded once, then copied."""
    once = path.with_name(f"once-{path.name}")
    make = [ffmpeg, "-v", "error", "-y"]
    _output([*make, "-i", str(_sample()), *encoding, str(once)])
    repeat = ["-stream_loop", "-1", "-i", str(once), "-t", str(seconds), "-c", "copy"]
    _output([*make, *repeat, str(path)])
    return path


def _sample() -> Path:
    return next((ROOT / "resources" / "sample").glob("*.ogg"))


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
