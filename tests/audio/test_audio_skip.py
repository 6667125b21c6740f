"""What lies before a place is left out undecoded, and the rest is where it would be otherwise."""

from pathlib import Path

import numpy as np
import pytest
from audio_files import DATA, KINDS, Kind, record

from evaluator.audio.decode import Samples

ROUNDED = {"wmav2": 0.001, "libopus-48000-1": 0.001, "libopus-16000-1": 0.001}
"""Formats that keep their times in milliseconds: there the place is right by that much only."""


def read(path: Path, skip_to: float | None = None) -> tuple[np.ndarray, int, int]:
    """The samples, with which frame they begin, and their rate."""
    with Samples(path) as samples:
        at = 0 if skip_to is None else samples.skip_to(skip_to)
        blocks = [np.zeros((samples.lanes, 0), np.int16), *samples.blocks()]
        return np.concatenate(blocks, axis=1), at, samples.sample_rate


@pytest.mark.parametrize("part", [0.1, 0.61, 0.98])
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_in_every_format_the_rest_is_where_it_was(kind: Kind, part: float, tmp_path: Path) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind, 6.0)
    whole, _, rate = read(path)
    wanted = part * whole.shape[1] / rate

    rest, at, _ = read(path, wanted)

    assert at <= wanted * rate
    assert at > (wanted - 2.0) * rate, "hardly more than needed is decoded"
    off = max((by for name, by in ROUNDED.items() if str(kind).startswith(name)), default=0.0)
    assert abs(at + rest.shape[1] - whole.shape[1]) <= off * rate
    if not off and kind.suffix != ".amr":  # its decoder invents the noise of silences anew
        first = round(wanted * rate)
        noise = 64 if kind.codec == "aac" else 0  # which AAC invents as well, very quietly
        np.testing.assert_allclose(rest[:, first - at :], whole[:, first:], atol=noise, rtol=0)


@pytest.mark.parametrize("name", ["gsm610.wav", "dtx.amr"])
def test_silences_before_the_place_count(name: str) -> None:
    whole, _, rate = read(DATA / name)

    rest, at, _ = read(DATA / name, 3.0)

    assert at + rest.shape[1] == whole.shape[1]
    first = 3 * rate
    np.testing.assert_allclose(rest[:, first - at :], whole[:, first:], atol=16)


def test_behind_the_end_there_is_nothing(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_mulaw"), 2.0)

    rest, at, rate = read(path, 60.0)

    assert rest.shape == (2, 0)
    assert at >= 2 * rate


def test_a_short_way_in_nothing_is_skipped(tmp_path: Path) -> None:
    path = record(tmp_path / "call.wav", Kind(".wav", "pcm_mulaw"), 2.0)

    assert read(path, 0.2)[1] == 0
