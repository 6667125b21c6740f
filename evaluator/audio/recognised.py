"""What has been heard of a recording so far, kept on disk, so that recognition can go on.

A file of lines of JSON: the plan, then one line a chunk, on the disk before the next chunk begins.
A crash loses the chunk that was under way and nothing else.
"""

import json
import os
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, Final, Self

from evaluator.audio.chunks import Chunk
from evaluator.audio.whisper_model import Heard
from evaluator.errors import UserError
from evaluator.files import write_whole
from evaluator.places import private

_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of one chunk, in seconds of the recording; its language, and how sure that is."""

    lane: int | None
    words: tuple[Heard, ...]
    language: str
    sure: float


class Kept:
    """The chunks of a recording and what was heard in the first of them.

    A file that cannot be written costs time at the next start and nothing else.
    """

    def __init__(self, file: Path, chunks: list[Chunk], heard: list[Recognised]) -> None:
        self._file = file
        self.chunks = chunks
        self.heard = heard

    @classmethod
    def found(cls, file: Path) -> Self | None:
        """What was kept in a file; None when there is none, or its plan cannot be read."""
        try:
            plan, *rest = file.read_bytes().splitlines()
            chunks = _read_plan(plan)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        heard: list[Recognised] = []
        with suppress(ValueError, KeyError, TypeError):  # a torn line ends what is there
            for line, chunk in zip(rest, chunks, strict=False):
                heard.append(_read(line, chunk.lane))
        return cls(file, chunks, heard)

    @property
    def done(self) -> float:
        """How much of the sound has been heard, 0 to 1."""
        whole = sum(chunk.length for chunk in self.chunks)
        return (
            sum(chunk.length for chunk in self.chunks[: len(self.heard)]) / whole if whole else 1.0
        )

    def save(self) -> None:
        """Write all of it anew, without what a crash has torn, so that more can be added."""
        lines = [_plan(self.chunks), *(_line(one) for one in self.heard)]
        with suppress(OSError, UserError):
            private(self._file.parent)
            write_whole(self._file, b"".join(lines))

    def add(self, heard: Recognised) -> None:
        """Keep what was heard in the next chunk: it is on the disk when this returns.

        A file that was taken away meanwhile, as a redaction does, does not come back.
        """
        self.heard.append(heard)
        with suppress(OSError), self._file.open("r+b") as file:
            file.seek(0, os.SEEK_END)
            file.write(_line(heard))
            file.flush()
            os.fsync(file.fileno())

    def forget(self) -> None:
        """Take the file away: its words are kept elsewhere."""
        with suppress(OSError):
            self._file.unlink()


def _plan(chunks: list[Chunk]) -> bytes:
    return _json({"format": _FORMAT, "chunks": [[one.lane, one.stretches] for one in chunks]})


def _read_plan(line: bytes) -> list[Chunk]:
    told = json.loads(line)
    if told["format"] != _FORMAT:
        raise ValueError(told["format"])
    return [
        Chunk(lane, tuple((float(first), float(last)) for first, last in stretches))
        for lane, stretches in told["chunks"]
    ]


def _line(heard: Recognised) -> bytes:
    words = [astuple(word) for word in heard.words]
    return _json({"language": heard.language, "sure": heard.sure, "words": words})


def _read(line: bytes, lane: int | None) -> Recognised:
    told = json.loads(line)
    words = tuple(Heard(*word) for word in told["words"])
    return Recognised(lane, words, told["language"], told["sure"])


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"
