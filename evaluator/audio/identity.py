"""The identity of a recording: the SHA-256 of its file, wherever it lies."""

import hashlib
from pathlib import Path

from evaluator.audio.source import checked
from evaluator.job import QUIET, Job

_PIECE = 1 << 20  # bytes


def sha256(path: Path, job: Job = QUIET) -> str:
    """The SHA-256 of a file, in hexadecimal.

    Raises UserError when the file has vanished, is empty or cannot be read, and Cancelled.
    """
    size = checked(path)
    digest = hashlib.sha256()
    done = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            done += len(piece)
            job.step(done, size, "Reading the file")
    return digest.hexdigest()
