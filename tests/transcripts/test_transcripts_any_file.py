"""Whatever a file holds, reading it ends in a sound transcript or in one clear error."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from transcript_files import ALL_FILES

from evaluator.errors import UserError
from evaluator.transcripts.card_numbers import cards_said
from evaluator.transcripts.model import lanes
from evaluator.transcripts.pace import paces
from evaluator.transcripts.read import transcript_of
from evaluator.transcripts.search import Index

NAMES = sorted(ALL_FILES)


def check(content: bytes) -> None:
    try:
        transcript = transcript_of(content)
    except UserError as error:
        assert error.message.isprintable()
        assert error.hint or "beyond all use" in error.message
        return
    assert transcript.lines
    assert [line.start for line in transcript.lines] == sorted(
        line.start for line in transcript.lines
    )
    for line in transcript.lines:
        assert 0 <= line.start <= line.end < math.inf
        assert line.text.encode().decode() == line.text.strip()
        assert line.words
        for word in line.words:
            assert 0 <= word.start <= word.end < math.inf
            assert word.text
            assert word.speaker == line.speaker
    assert set(lanes(transcript)) == {line.speaker for line in transcript.lines}
    assert [pace.speaker for pace in paces(transcript)] == list(lanes(transcript))
    Index(transcript).find("a")
    cards_said(transcript)


@given(st.sampled_from(NAMES), st.data())
def test_a_mutated_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    content = bytearray(ALL_FILES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 6))
        content[at : at + length] = data.draw(
            st.binary(max_size=4)
            | st.sampled_from([b"-->", b"\n\n", b"-1", b"NaN", b"1e999", b"null", b"[", b"}", b":"])
        )
    check(bytes(content))


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    check(content)


@pytest.mark.parametrize("name", NAMES)
def test_a_cut_file_is_read_or_refused(name: str) -> None:
    content = ALL_FILES[name]
    for end in range(0, len(content), 7):
        check(content[:end])
