"""Speech in chunks: all of it is in them, none is too long, and times find back."""

import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.audio.chunks import LONGEST, RATE, Chunk, planned, sounds
from evaluator.audio.decode import Samples
from evaluator.audio.speech import Activity, listen
from evaluator.audio.talk import FRAME, talk
from evaluator.desk import sample


@pytest.fixture(scope="module")
def heard() -> Activity:
    return listen(sample.recording())


def test_all_talk_is_in_the_chunks_and_no_chunk_is_too_long(heard: Activity) -> None:
    chunks = planned(heard, 2)
    assert [chunk.end for chunk in chunks] == sorted(chunk.end for chunk in chunks)
    assert max(chunk.length for chunk in chunks) <= LONGEST
    for lane, talked in enumerate(talk(heard)):
        places = [place for chunk in chunks if chunk.lane == lane for place in chunk.stretches]
        for first, last in talked * FRAME:
            assert any(start <= first and last <= end for start, end in places)
    assert sum(chunk.length for chunk in chunks) < 0.9 * heard.duration  # of two lanes


def test_one_channel_is_nobodys_lane(heard: Activity) -> None:
    assert {chunk.lane for chunk in planned(heard, 1)} == {None}


def test_talk_without_a_pause_is_cut_where_it_is_quietest() -> None:
    """Talk of 70 s: the cuts fall into the two short silences that the model goes on over."""
    from evaluator.audio import chunks

    level = np.full(round(70 / FRAME), -20.0)
    for at in (26.0, 52.5):
        level[round(at / FRAME)] = -60.0
    found = list(chunks._stretches(np.array([[0, len(level)]]), level, 70.0))
    assert [round(start, 1) for start, _ in found] == [0.0, 26.0, 52.5]
    assert [end for _, end in found[:-1]] == [start for start, _ in found[1:]]
    assert found[-1][1] == 70.0


stretches = st.lists(st.tuples(st.floats(0.5, 9.0), st.floats(0.1, 5.0)), min_size=1, max_size=6)


@given(stretches, st.data())
def test_a_time_in_a_chunk_finds_its_place_on_the_recording(
    apart: list[tuple[float, float]], data: st.DataObject
) -> None:
    """`apart` holds silence before each stretch, and its length."""
    places, at = [], 0.0
    for silence, length in apart:
        places.append((at + silence, at + silence + length))
        at += silence + length
    chunk = Chunk(0, tuple(places))
    number = data.draw(st.integers(0, len(places) - 1))
    start, end = places[number]
    before = sum(last - first for first, last in places[:number])
    width = end - start
    found = chunk.on_recording(before + 0.2 * width, before + 0.7 * width)
    assert found == pytest.approx((start + 0.2 * width, start + 0.7 * width))
    # What reaches over an end stays within the stretch that holds its middle.
    over = chunk.on_recording(before + 0.3 * width, before + width + 0.2 * width)
    assert over == pytest.approx((start + 0.3 * width, end))
    # What is said to lie behind the chunk is in its last stretch.
    late = chunk.on_recording(chunk.length + 1, chunk.length + 2)
    assert late == pytest.approx((chunk.end, chunk.end))


def test_each_chunk_gets_the_sound_of_its_lane_and_its_times(tmp_path: Path) -> None:
    """Every sample says where it is: one lane counts up, the other down."""
    seconds = 12
    up = np.linspace(-30000, 30000, seconds * RATE).astype("<i2")
    path = tmp_path / "counting.wav"
    with wave.open(str(path), "wb") as out:
        out.setparams((2, 2, RATE, 0, "NONE", ""))
        out.writeframes(np.stack((up, -up), axis=1).tobytes())
    chunks = [
        Chunk(1, ((0.5, 1.0), (2.0, 4.5))),
        Chunk(0, ((0.0, 5.0),)),
        Chunk(None, ((5.5, 6.0), (11.0, 12.0))),
    ]
    with Samples(path) as samples:
        found = list(sounds(samples, chunks))
    assert [chunk for chunk, _ in found] == chunks
    for chunk, sound in found:
        parts = [up[round(start * RATE) : round(end * RATE)] for start, end in chunk.stretches]
        sign = {0: 1, 1: -1, None: 0}[chunk.lane]
        np.testing.assert_allclose(sound * 32768, sign * np.concatenate(parts), atol=1)
