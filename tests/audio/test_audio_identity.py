"""A recording is known by its content."""

import hashlib
from pathlib import Path

import pytest

from evaluator.audio.identity import sha256
from evaluator.errors import Cancelled, UserError


class Watching:
    """A job that notes how far the work is, and is cancelled after some steps."""

    def __init__(self, after: int = 100) -> None:
        self.after = after
        self.said: list[tuple[float, float]] = []

    def step(self, done: float, of: float, doing: str) -> None:
        self.said.append((done, of))
        if len(self.said) > self.after:
            raise Cancelled


def test_the_identity_is_the_sha256_of_the_content_wherever_it_lies(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    one, other = tmp_path / "one.wav", tmp_path / "other name.mp3"
    one.write_bytes(content)
    other.write_bytes(content)
    job = Watching()

    assert sha256(one, job) == hashlib.sha256(content).hexdigest() == sha256(other)
    assert job.said == [(1 << 20, 2_560_000), (2 << 20, 2_560_000), (2_560_000, 2_560_000)]


def test_another_byte_is_another_recording(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    path.write_bytes(b"one")
    first = sha256(path)
    path.write_bytes(b"onf")

    assert sha256(path) != first


def test_cancel_stops_it(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    path.write_bytes(bytes(5 << 20))

    with pytest.raises(Cancelled):
        sha256(path, Watching(after=1))


def test_vanished_and_empty_are_the_users_matter(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not there"):
        sha256(tmp_path / "gone.wav")
    (tmp_path / "empty.wav").touch()
    with pytest.raises(UserError, match="empty"):
        sha256(tmp_path / "empty.wav")
