"""The JSON of transcription services: every documented shape, and what is wrong with its place."""

import copy
import json
import re
from typing import Any

import pytest
from transcript_files import (
    AMAZON_CHANNELS,
    AMAZON_ITEMS,
    AMAZON_SPEAKERS,
    ASSEMBLYAI,
    ASSEMBLYAI_CHANNELS,
    CALL_ANALYTICS,
    DEEPGRAM,
    DEEPGRAM_UTTERANCES,
    WHISPER,
    WHISPER_CPP,
    deepgram_word,
)

from evaluator.errors import UserError
from evaluator.transcripts.model import Format, Lane, Line, Transcript, lanes
from evaluator.transcripts.read import transcript_of

LINES = [(1.0, "Good morning."), (4.0, "My café.")]


def parsed(value: Any) -> Transcript:
    return transcript_of(json.dumps(value).encode())


def lines(transcript: Transcript) -> list[tuple[float, str]]:
    return [(line.start, line.text) for line in transcript.lines]


def speakers(transcript: Transcript) -> list[tuple[str, int | None]]:
    return [(line.speaker, line.channel) for line in transcript.lines]


def words(line: Line) -> list[tuple[float, float, str, float | None]]:
    return [(word.start, word.end, word.text, word.confidence) for word in line.words]


@pytest.mark.parametrize(
    ("value", "format", "language", "who"),
    [
        (WHISPER, Format.WHISPER, "en", [("", None), ("", None)]),
        (WHISPER["segments"], Format.WHISPER, "", [("", None), ("", None)]),
        (WHISPER_CPP, Format.WHISPER, "en", [("0", 0), ("?", None)]),
        (DEEPGRAM, Format.DEEPGRAM, "en", [("channel 0", 0), ("channel 1", 1)]),
        (DEEPGRAM_UTTERANCES, Format.DEEPGRAM, "", [("speaker 0", None), ("speaker 1", None)]),
        (ASSEMBLYAI, Format.ASSEMBLYAI, "en_us", [("A", None), ("B", None)]),
        (ASSEMBLYAI_CHANNELS, Format.ASSEMBLYAI, "en_us", [("1", 0), ("2", 1)]),
        (AMAZON_CHANNELS, Format.AMAZON, "en-GB", [("ch_0", 0), ("ch_1", 1)]),
        (CALL_ANALYTICS, Format.CALL_ANALYTICS, "en-US", [("AGENT", None), ("CUSTOMER", None)]),
    ],
)
def test_every_service_says_the_same(
    value: Any, format: Format, language: str, who: list[tuple[str, int | None]]
) -> None:
    transcript = parsed(value)
    assert lines(transcript) == LINES
    assert (transcript.format, transcript.language) == (format, language)
    assert speakers(transcript) == who
    assert transcript.repairs == ()
    first = transcript.lines[0]
    assert first.timed
    assert (first.words[0].start, first.words[0].text) == (1.0, "Good")
    assert {word.speaker for word in first.words} == {first.speaker}


def test_amazon_speakers_from_items_and_from_segments() -> None:
    transcript = parsed(AMAZON_SPEAKERS)
    assert speakers(transcript) == [("spk_0", None), ("spk_1", None)]
    assert words(transcript.lines[0]) == [(1.0, 1.4, "Good", 0.9), (1.4, 2.0, "morning.", 0.9)]


def test_amazon_without_channels_and_speakers() -> None:
    transcript = parsed({"results": {"items": AMAZON_ITEMS}})
    assert lines(transcript) == LINES
    assert speakers(transcript) == [("", None), ("", None)]


def test_tokens_become_words() -> None:
    first, second = parsed(WHISPER_CPP).lines
    assert words(first) == [(1.0, 1.4, "Good", 0.9), (1.4, 2.0, "morning.", 0.6)]
    assert not second.timed  # its tokens do not make up its text
    assert words(second)[0] == (4.0, 5.0, "My", None)


def test_whisper_cpp_without_tokens_and_result() -> None:
    value = copy.deepcopy(WHISPER_CPP)
    del value["result"], value["transcription"][0]["tokens"]
    value["transcription"][0]["speaker"] = "1"
    transcript = parsed(value)
    assert (transcript.language, transcript.lines[0].timed) == ("", False)
    assert transcript.lines[0].channel == 1


def test_letters_cut_in_two_are_mended_and_told() -> None:
    content = json.dumps(WHISPER_CPP).encode().replace(b'" ghost"', b'" \xc3"')
    transcript = transcript_of(content)
    assert lines(transcript) == LINES
    assert transcript.repairs == ("What is not UTF-8 was replaced by “\ufffd” (first in line 1).",)


def test_whisper_words_alone() -> None:
    said = [
        {"word": "Good", "start": 1.0, "end": 1.4},
        {"word": "morning", "start": 1.4, "end": 1.8},
        {"word": "", "start": 1.8, "end": 1.8},
        {"word": "My", "start": 4.0, "end": 4.4},
    ]
    for value in ({"words": said}, said):
        assert lines(parsed(value)) == [(1.0, "Good morning"), (4.0, "My")]


def test_words_beside_the_segments_are_theirs_and_have_their_punctuation() -> None:
    value = {
        "segments": [
            {"start": 1.0, "end": 2.0, "text": " Good morning."},
            {"start": 2.0, "end": 3.0, "text": " Forty-one."},
        ],
        "words": [
            {"word": "Good", "start": 0.9, "end": 1.4},
            {"word": "morning", "start": 1.5, "end": 2.1},
            {"word": "Forty", "start": 1.98, "end": 2.3},
            {"word": "one", "start": 2.4, "end": 2.6},
        ],
    }
    first, second = parsed(value).lines
    assert words(first) == [(0.9, 1.4, "Good", None), (1.5, 2.1, "morning.", None)]
    assert [word.text for word in second.words] == ["Forty", "one"], "it has another number"
    assert first.timed


def test_whisperx_words_without_times_stand_behind_the_one_before() -> None:
    said = [
        {"word": "Room", "start": 1.0, "end": 1.5, "score": 0.7},
        {"word": "12"},
        {"word": "please", "start": 1.8, "end": 2.4},
    ]
    segment = {"start": 1.0, "end": 2.0, "text": "Room 12 please", "speaker": "SPEAKER_00"}
    transcript = parsed({"segments": [{**segment, "words": said}]})
    assert words(transcript.lines[0]) == [
        (1.0, 1.5, "Room", 0.7),
        (1.5, 1.5, "12", None),
        (1.8, 2.4, "please", None),
    ]
    assert transcript.lines[0].speaker == "SPEAKER_00"
    assert transcript.repairs == (
        "A word without a time was put behind the one before it (segments[0].words[1]).",
    )


def test_a_segment_without_an_end_ends_with_its_words_or_the_next_one() -> None:
    timed = {"start": 0.0, "end": None, "text": "one", "words": [
        {"word": "one", "start": 0.0, "end": 0.5}]}  # fmt: skip
    bare = {"start": 1.0, "end": None, "text": "two"}
    last = {"start": 3.0, "end": 4.0, "text": "three"}
    ends = [line.end for line in parsed([timed, bare, last]).lines]
    assert ends == [0.5, 3.0, 4.0]


def test_channels_and_speakers_are_both_told() -> None:
    value = copy.deepcopy(DEEPGRAM)
    value["results"]["channels"][1]["alternatives"][0]["words"][0]["speaker"] = 3
    assert [line.speaker for line in parsed(value).lines] == [
        "channel 0", "channel 1, speaker 3", "channel 1",
    ]  # fmt: skip
    value = copy.deepcopy(DEEPGRAM_UTTERANCES)
    value["results"]["channels"].append({"alternatives": []})
    assert speakers(parsed(value))[1] == ("channel 0, speaker 1", 0)


def test_overlaps_stay() -> None:
    value = copy.deepcopy(DEEPGRAM)
    value["results"]["channels"][1]["alternatives"][0]["words"] = [deepgram_word("No.", 1.2)]
    transcript = parsed(value)
    assert lines(transcript) == [(1.0, "Good morning."), (1.2, "No.")]
    assert transcript.repairs == ()


def test_channels_names_and_elimination_tell_the_lanes() -> None:
    both = {Lane.AGENT, Lane.CALLER}
    assert lanes(parsed(DEEPGRAM)) == {"channel 0": Lane.AGENT, "channel 1": Lane.CALLER}
    assert lanes(parsed(DEEPGRAM), 1) == {"channel 0": Lane.CALLER, "channel 1": Lane.AGENT}
    assert lanes(parsed(CALL_ANALYTICS)) == {"AGENT": Lane.AGENT, "CUSTOMER": Lane.CALLER}
    assert set(lanes(parsed(ASSEMBLYAI)).values()) == {Lane.UNKNOWN}
    assert set(lanes(parsed(WHISPER_CPP)).values()) == both
    value = copy.deepcopy(CALL_ANALYTICS)
    value["Transcript"][0]["ParticipantRole"] = "Anna"
    assert lanes(parsed(value)) == {"Anna": Lane.AGENT, "CUSTOMER": Lane.CALLER}
    value["Transcript"][0]["ParticipantRole"] = "agent for a customer"
    value["Transcript"].append({**value["Transcript"][0], "ParticipantRole": "Ben"})
    assert lanes(parsed(value)) == {
        "agent for a customer": Lane.UNKNOWN, "CUSTOMER": Lane.CALLER, "Ben": Lane.UNKNOWN,
    }  # fmt: skip
    third = copy.deepcopy(DEEPGRAM)
    third["results"]["channels"].append(third["results"]["channels"][0])
    assert lanes(parsed(third))["channel 2"] is Lane.UNKNOWN


def changed(value: Any, path: str, to: Any) -> Any:
    """The value with something else at “segments.1.start”."""
    value = copy.deepcopy(value)
    inside = value
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        inside = inside[step]
    inside[last] = to
    return value


@pytest.mark.parametrize(
    ("value", "path", "to", "message"),
    [
        (WHISPER, "segments.1.start", "soon", 'is "soon". Expected a time in digits.'),
        (WHISPER, "segments.1.start", None, "is not there. Expected a time"),
        (WHISPER, "segments.1.start", True, "is true."),
        (WHISPER, "segments.1.end", float("nan"), "is NaN."),
        (WHISPER, "segments.1.end", 10**400, "is 1000"),
        (WHISPER, "segments.1.start", -0.5, "is -0.5. Expected a time on a recording"),
        (WHISPER, "segments.1.text", 7, "is 7. Expected text in quotes."),
        (WHISPER, "segments.1", "x" * 99, f'is "{"x" * 39}…. Expected a group in braces'),
        (WHISPER, "segments", {}, "is a group. Expected a list."),
        (WHISPER, "language", 1.5, "is 1.5. Expected a name or a number."),
        (WHISPER_CPP, "transcription.0.tokens.1.text", None, "is not there."),
        (DEEPGRAM, "results.channels.0.alternatives.0.words.0.end", [], "is a list."),
        (ASSEMBLYAI_CHANNELS, "utterances.0.channel", "left", 'is "left". Expected a whole'),
        (ASSEMBLYAI_CHANNELS, "utterances.0.channel", 0.5, "is 0.5."),
        (AMAZON_SPEAKERS, "results.items.1.alternatives", [], "is a list."),
        (CALL_ANALYTICS, "Transcript.1.BeginOffsetMillis", None, "is not there."),
    ],
)
def test_a_broken_value_is_refused_with_its_line_and_path(
    value: Any, path: str, to: Any, message: str
) -> None:
    mark = "here it is broken"
    marked = json.dumps(changed(value, path, mark), indent=1).splitlines()
    line = next(number for number, line in enumerate(marked, 1) if mark in line)
    with pytest.raises(UserError) as caught:
        transcript_of(json.dumps(changed(value, path, to), indent=1).encode())
    place = re.sub(r"\.(\d+)", r"[\1]", path)
    assert str(caught.value).startswith(f"Line {line}: {place} ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"segments": []}, "This Whisper file holds no words."),
        ({"words": []}, "This AssemblyAI file holds no words."),
        ({"results": {"items": AMAZON_ITEMS[:1]}}, "This Amazon Transcribe file holds no words."),
        ({"hello": "world"}, "This is JSON, but no transcript that is known."),
        ({"results": {"summary": {}}}, "This is JSON, but no transcript that is known."),
        ({"status": "queued", "words": None}, "the service says “queued”"),
        ({"status": "error", "error": "No such file"}, "says “error – No such file”. Send"),
        ({"status": 200}, "This is JSON, but no transcript that is known."),
    ],
)
def test_json_without_words_is_refused(value: Any, message: str) -> None:
    with pytest.raises(UserError, match=message):
        parsed(value)


def test_broken_json_is_refused_with_its_line() -> None:
    whole = json.dumps(WHISPER, indent=1)
    with pytest.raises(UserError, match="Line 5 is not JSON"):
        transcript_of("\n".join(whole.splitlines()[:5]).encode())
    for deep in ("[" + "[" * 100_000, '{"a":' * 100_000, "[{" + '"a":[{' * 100_000):
        with pytest.raises(UserError):
            transcript_of(deep.encode())
    with pytest.raises(UserError, match="beyond all use"):
        transcript_of(b'{"segments": ' + b"9" * 5000 + b"}")


def test_halves_of_characters_and_control_characters_leave_no_trace() -> None:
    value = changed(WHISPER, "segments.1.text", "a\ud83d\u0000b\u2028c")
    text = parsed(value).lines[1].text
    assert text == "a\ufffd b c"
    assert text.encode()
