"""What a recording is: its length, channels, rate and encoding, found in a moment."""

from dataclasses import dataclass
from pathlib import Path

from evaluator.audio.decode import Samples


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The facts of a sound file: `duration` in seconds, `sample_rate` in Hz.

    `channels` are those of the file, also where only two of them become lanes.
    """

    duration: float
    channels: int
    sample_rate: int
    codec: str


def probe(path: Path) -> Sound:
    """Look at a recording; an hour takes less than half a second, a damaged one longer.

    The duration is the one that `length.length_of` decides on.
    Raises UserError when the file has vanished, is empty or holds no sound.
    """
    with Samples(path) as samples:
        duration = samples.measure()
        if duration is None or not samples.complete:
            duration = _decoded(path)
        return Sound(
            duration=duration,
            channels=samples.channels,
            sample_rate=samples.sample_rate,
            codec=samples.codec,
        )


def _decoded(path: Path) -> float:
    """Seconds by decoding all of it: the only way where it is damaged, or tells no times."""
    with Samples(path) as samples:
        for _ in samples.raw():
            pass
        return samples.length or 0.0
