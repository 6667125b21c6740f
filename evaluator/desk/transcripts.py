"""Transcripts made elsewhere, read for the window; they are not kept with the call yet."""

from pathlib import Path

from evaluator.transcripts.model import Transcript
from evaluator.transcripts.read import read


def load(path: Path) -> Transcript:
    """The transcript in a file, whatever it is called (`transcripts.read` says which kinds).

    Raises UserError, which names the file and the place in it.
    """
    return read(path)
