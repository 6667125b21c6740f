"""Transcripts as they are kept: whole, with what was corrected; and holds that are announced."""

import json

import pytest
from transcript_files import SRT, TEXT, VTT, WHISPER, WHISPER_CPP

from evaluator.errors import UserError
from evaluator.transcripts.correct import LONGEST, corrected, corrections
from evaluator.transcripts.holds import announced
from evaluator.transcripts.kept import from_json, to_json
from evaluator.transcripts.model import Lane, Transcript, lanes
from evaluator.transcripts.read import transcript_of
from evaluator.transcripts.search import find

FILES = [VTT, SRT, TEXT, json.dumps(WHISPER), json.dumps(WHISPER_CPP)]


def read(text: str) -> Transcript:
    return transcript_of(text.encode())


def kept_and_read(transcript: Transcript) -> Transcript:
    return from_json(json.loads(json.dumps(to_json(transcript), allow_nan=False)))


@pytest.mark.parametrize("text", FILES)
def test_what_is_kept_comes_back_the_same(text: str) -> None:
    transcript = read(text)
    assert kept_and_read(transcript) == transcript


def test_repairs_language_and_a_text_that_is_not_its_words_are_kept() -> None:
    file = {
        "language": "en-GB",
        "segments": [
            {
                "start": 2.0,
                "end": 1.0,
                "text": "Good morning, you.",
                "words": [{"word": "Good", "start": 1.0, "end": 1.5}],
            }
        ],
    }
    transcript = read(json.dumps(file))
    assert transcript.repairs and transcript.lines[0].text != "Good"
    again = kept_and_read(transcript)
    assert again == transcript
    assert again.language == "en-GB"


def test_a_corrected_word_keeps_its_time_and_what_was_heard() -> None:
    transcript = read(json.dumps(WHISPER))
    once = corrected(transcript, (0, 1), "  mourning.\n")
    word = once.lines[0].words[1]
    assert (word.text, word.heard, word.start, word.end) == ("mourning.", "morning.", 1.4, 2.0)
    assert once.lines[0].text == "Good mourning."
    assert corrections(once) == 1
    assert kept_and_read(once) == once
    twice = corrected(once, (0, 1), "evening.")
    assert twice.lines[0].words[1].heard == "morning."
    assert transcript.lines[0].words[1].heard == ""


@pytest.mark.parametrize("text", ["", "  ", "morning."])
def test_what_was_heard_is_put_back(text: str) -> None:
    transcript = read(json.dumps(WHISPER))
    assert corrected(corrected(transcript, (0, 1), "evening."), (0, 1), text) == transcript


def test_several_words_in_the_place_of_one_are_found() -> None:
    transcript = corrected(read(TEXT), (1, 0), "My own small")
    assert [hit.places for hit in find(transcript, "own small cafe")] == [((1, 0), (1, 1))]


def test_what_is_longer_than_any_word_is_refused() -> None:
    with pytest.raises(UserError, match=f"at most {LONGEST} letters"):
        corrected(read(TEXT), (0, 0), "a" * (LONGEST + 1))


def test_what_the_agent_announces_is_found_with_both_its_times() -> None:
    transcript = read(
        "[00:01 - 00:03] Agent: Bear with me, please.\n"
        "[00:05 - 00:06] Caller: One moment!\n"
        "[00:08 - 00:11] Agent: I will put you on hold, so please hold.\n"
        "[00:20 - 00:21] Agent: I hold that view.\n"
    )
    assert announced(transcript, lanes(transcript)) == (1.0, 3.0, 8.0, 11.0)


def test_where_nobody_is_told_to_be_the_agent_anybody_may_announce() -> None:
    transcript = read("[00:01 - 00:03] Ann: Just a moment.\n[00:05 - 00:06] Bob: Fine.\n")
    assert set(lanes(transcript).values()) == {Lane.UNKNOWN}
    assert announced(transcript, lanes(transcript)) == (1.0, 3.0)
