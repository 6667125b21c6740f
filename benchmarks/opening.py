"""How long the window waits at most while calls are opened: a short one, two hours, forty points.

A timer beats in the window's thread; the longest gap between two beats is how long a click would
have waited. Every round is a start of its own. On a machine that does other work as well a gap is
longer than what the window did in it: so its own work is told too, which is the time that its
thread had a processor. The median of the rounds is held to the limit.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.peaks import looped

ROUNDS = 5
WAIT = 50.0  # ms the window may wait
SECONDS = 7_200


def run() -> Iterator[str]:
    """A line for each thing that the window does."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        yield "opening: not measured, ffmpeg is missing (apt install ffmpeg)"
        return
    encoding = ["-ar", "44100", "-c:a", "libmp3lame", "-b:a", "128k"]
    with tempfile.TemporaryDirectory() as folder:
        short = looped(ffmpeg, Path(folder) / "short.mp3", encoding, 60)
        long = looped(ffmpeg, Path(folder) / "long.mp3", encoding, SECONDS)
        rounds = [_round(Path(folder) / str(number), long, short) for number in range(ROUNDS)]
    for name in rounds[0]:
        walls, works = ([one[name][clock] for one in rounds] for clock in (0, 1))
        yield (
            f"window, {name}: waits {median(walls):.0f} ms (at most {WAIT:.0f}; in single rounds "
            f"{min(walls):.0f} to {max(walls):.0f}), of which its own work {median(works):.0f} ms"
        )


def _round(home: Path, long: Path, short: Path) -> dict[str, tuple[float, float]]:
    child = [sys.executable, "-m", "benchmarks._opening", str(home), str(long), str(short)]
    done = subprocess.run(child, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))
