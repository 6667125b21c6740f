"""Peaks kept on disk, so that a recording is decoded for its picture only once.

A file is a line with the checksum of the rest, a line of JSON with the facts, and the low and
high values as little-endian int16. Nothing in it can run; what does not check out is made anew.
"""

import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np

from evaluator.audio.peaks import Peaks, peaks_of, read_peaks
from evaluator.errors import UserError
from evaluator.files import write_whole
from evaluator.job import QUIET, Job
from evaluator.places import private

_MARK = b"peaks 2"
_INT16 = np.dtype("<i2")


def kept_peaks(
    path: Path,
    sha256: str,
    folder: Path,
    job: Job = QUIET,
    seen: Callable[[Peaks], None] = lambda peaks: None,
) -> Peaks:
    """The peaks of a recording from `folder`, or read now and kept there under its `sha256`.

    `seen` as in `read_peaks`; from the cache it is called once with the whole. A cache that
    cannot be written costs time and nothing else. Raises UserError (no sound) and Cancelled.
    """
    file = folder / f"{sha256}.peaks"
    peaks = load(file)
    if peaks is not None:
        seen(peaks)
        return peaks
    peaks = read_peaks(path, job, seen)
    with suppress(OSError, UserError):
        save(peaks, file)
    return peaks


def save(peaks: Peaks, file: Path) -> None:
    """Keep peaks in a file, whole or not at all. Raises UserError or OSError when it cannot be."""
    facts = {
        "sample_rate": peaks.sample_rate,
        "bucket": peaks.bucket,
        "duration": peaks.duration,
        "complete": peaks.complete,
        "lanes": peaks.low.shape[0],
    }
    values = np.stack((peaks.low, peaks.high)).astype(_INT16).tobytes()
    rest = json.dumps(facts).encode() + b"\n" + values
    private(file.parent)
    write_whole(file, b"%s %08x\n" % (_MARK, zlib.crc32(rest)) + rest)


def load(file: Path) -> Peaks | None:
    """The peaks kept in a file; None when there is none, or it is damaged."""
    try:
        head, _, rest = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    if head != b"%s %08x" % (_MARK, zlib.crc32(rest)):
        return None
    line, _, values = rest.partition(b"\n")
    facts = json.loads(line)
    low, high = np.frombuffer(values, _INT16).reshape(2, facts.pop("lanes"), -1).astype(np.int16)
    return peaks_of(low, high, **facts)
