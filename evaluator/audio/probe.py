"""What a recording is: its length, channels, rate and encoding, found in a moment."""

from dataclasses import dataclass
from pathlib import Path

from evaluator.audio.decode import Samples
from evaluator.audio.length import Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The facts of a sound file: `duration` in seconds, `sample_rate` in Hz.

    `channels` are those of the file, also where only two of them become lanes. `complete` is False
    where the file is cut off, or damaged where it was looked at.
    """

    duration: float
    channels: int
    sample_rate: int
    codec: str
    complete: bool


def probe(path: Path) -> Sound:
    """Look at a recording; an hour takes less than half a second, a damaged one longer.

    The duration is the one that `length.length_of` decides on.
    Raises UserError when the file has vanished, is empty or holds no sound.
    """
    with Samples(path) as samples:
        length = samples.measure()
        if length is None or not samples.complete:
            length = _decoded(path)
        return Sound(
            duration=length.seconds,
            channels=samples.channels,
            sample_rate=samples.sample_rate,
            codec=samples.codec,
            complete=samples.complete and not length.cut,
        )


def _decoded(path: Path) -> Length:
    """The length by decoding all of it: the only way where it is damaged, or tells no times."""
    with Samples(path) as samples:
        for _ in samples.raw():
            pass
        return Length(samples.length or 0.0, cut=not samples.complete)
