"""Subtitles and timed text: what they say is read, and a broken one is refused with its line."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from transcript_files import SRT, TEXT, VTT

from evaluator.errors import UserError
from evaluator.transcripts.model import Format, Line, Transcript
from evaluator.transcripts.read import MAX_BYTES, read, transcript_of


def parsed(text: str) -> Transcript:
    return transcript_of(text.encode())


def said(transcript: Transcript) -> list[tuple[float, float, str, str]]:
    return [(line.start, line.end, line.speaker, line.text) for line in transcript.lines]


def refused(text: str) -> str:
    with pytest.raises(UserError) as caught:
        parsed(text)
    return str(caught.value)


def test_webvtt_with_voices_settings_notes_and_styles() -> None:
    transcript = parsed(VTT)
    assert transcript.format is Format.WEBVTT
    assert transcript.repairs == ()
    assert said(transcript) == [
        (1.0, 3.5, "Agent Anna", "Good morning, how can I help?"),
        (4.0, 6.0, "Caller", "My café & bar."),
    ]
    first: Line = transcript.lines[0]
    assert [word.text for word in first.words][:2] == ["Good", "morning,"]
    assert {(word.start, word.end, word.speaker) for word in first.words} == {
        (1.0, 3.5, "Agent Anna")
    }
    assert not first.timed


@pytest.mark.parametrize("change", ["\ufeff{}", "crlf", "cr", "utf-16"])
def test_marks_and_ends_of_lines_change_nothing(change: str) -> None:
    for text in (VTT, SRT, TEXT):
        ends = {"crlf": "\r\n", "cr": "\r"}.get(change, "\n")
        changed = text.replace("\n", ends)
        content = changed.encode("utf-16" if change == "utf-16" else "utf-8")
        if "{}" in change:
            content = change.format(changed).encode()
        assert transcript_of(content) == parsed(text)


def test_several_voices_in_one_cue_are_several_lines() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nBoth: <v Anna>Yes.</v>\n<v>no name\n<v Ben>No.\n"
    assert said(parsed(text)) == [
        (1.0, 2.0, "", "Both:"),
        (1.0, 2.0, "Anna", "Yes. no name"),
        (1.0, 2.0, "Ben", "No."),
    ]


def test_cues_that_follow_without_an_empty_line_are_cues() -> None:
    text = "WEBVTT\n00:01.000 --> 00:02.000\none\n2\n00:03.000 --> 00:04.000\ntwo\n3"
    assert [line.text for line in parsed(text).lines] == ["one", "two 3"]


def test_a_line_of_a_space_ends_no_cue_of_webvtt() -> None:
    """Live captions have one in place of the line that is still to be said."""
    text = "WEBVTT\n\nNOTE by hand\n \n00:01.000 --> 00:02.000\n \nhello<00:01.500><c> you</c>\n \n"
    assert said(parsed(text)) == [(1.0, 2.0, "", "hello you")]


def test_an_empty_cue_is_no_line() -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\n\n00:01.000 --> 100:00:02.000\nyes"
    assert said(parsed(text)) == [(1.0, 360002.0, "", "yes")]


def test_srt_with_names_and_tags() -> None:
    transcript = parsed(SRT)
    assert transcript.format is Format.SRT
    assert said(transcript) == [
        (1.0, 3.5, "Agent", "Good morning, how can I help?"),
        (4.0, 6.0, "Caller", "My café & bar."),
    ]


def cues(*texts: str) -> str:
    return "\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{text}\n" for n, text in enumerate(texts, 1)
    )


def names(*texts: str) -> list[str]:
    return [line.speaker for line in parsed(cues(*texts)).lines]


def test_a_name_counts_when_it_is_one() -> None:
    assert names("Anna: Hello.", "and more", "Anna: Bye.") == ["Anna", "", "Anna"]
    assert names("Anna: Hello.", "Ben: Hi.") == ["Anna", "Ben"]
    assert names("Well then", "Remember: call back.") == ["", ""]
    assert names("Well then", "SPEAKER_01: Yes.", "Customer: No.") == ["", "SPEAKER_01", "Customer"]
    assert names(">> Agent: Yes.", "- Caller: No.") == ["Agent", "Caller"]
    assert names("This is how it is: one", "This is how it is: two") == ["", ""]
    assert parsed(cues("Well then", "Remember: call back.")).lines[1].text == "Remember: call back."


def test_names_in_brackets_count_when_they_say_who_it_is() -> None:
    assert names("[SPEAKER_01]: Hello.", "[laughs] Yes.", "[laughs] No.") == ["SPEAKER_01", "", ""]
    assert names("(speaker 0) Hello.", "(speaker 1)\nHi.") == ["speaker 0", "speaker 1"]
    assert parsed(cues("[Agent] Hello.", "Hi.")).lines[0].text == "Hello."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Agent 0:05 Hello\nand more\nCaller 0:09 Hi", ["Agent", "Caller"]),
        ("A call\n\nDee Marlow  0:05\nHello\nand more\n\nJo 0:09\nHi", ["Dee Marlow", "Jo"]),
        ("Speaker 1 (00:00:05):\nHello\nand more\n\nSpeaker 2 (00:00:09):\nHi",
         ["Speaker 1", "Speaker 2"]),
        ("dee: [00:05] Hello\nand more\nAnn: [00:09] Hi\ndee: [00:10] x", ["dee", "Ann"]),
    ],
)  # fmt: skip
def test_a_name_may_stand_before_the_time(text: str, found: list[str]) -> None:
    assert said(parsed(text))[0] == (5, 9, found[0], "Hello and more")
    assert said(parsed(text))[1][0::2] == (9, found[1])


def test_what_is_said_of_a_time_is_no_name() -> None:
    text = "Agent 0:05 When?\nCome back at 10:30 or so\nMonday at 0:45\nCaller 0:09 Right"
    assert [line.text for line in parsed(text).lines] == [
        "When? Come back at 10:30 or so Monday at 0:45",
        "Right",
    ]
    assert "Line 2 begins with “Caller 0:75 Hi”" in refused("Agent 0:05 Hello\nCaller 0:75 Hi")
    assert "no transcript" in refused("We met at 10:30 and left.\nMonday at 11:45\n")


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("00:00:03,000 --> 00:00:05,000\n", "The last time has no words"),
        ("00:00:03,000 --> 00:00:05,000\nHow can I he", "The file ends within a line"),
        ("00:00:03,000 --> 00:00:05,000\nHow can I help?", ""),
        ("00:00:03,000 --> 00:00:05,000\nHow can I\n", ""),
    ],
)
def test_subtitles_that_may_be_cut_off_say_so(end: str, told: str) -> None:
    for before in ("1\n", "WEBVTT\n\n"):
        repairs = parsed(f"{before}00:00:01,000 --> 00:00:02,000\nHello\n\n{end}").repairs
        assert [repair.split(";")[0] for repair in repairs] == ([told] if told else [])


def test_plain_text_with_times() -> None:
    transcript = parsed(TEXT)
    assert transcript.format is Format.TEXT
    assert said(transcript)[0] == (1.0, 4.0, "Agent", "Good morning, how can I help?")
    start, end, speaker, text = said(transcript)[1]
    assert (start, end, speaker, text) == (4.0, 4 + 4 / 2.5, "Caller", "My café & bar.")
    assert transcript.lines[1].words[0].end == end
    assert transcript.repairs == ("The last time has no end; it was judged by its words.",)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("0:12 - 0:15 text", 12, 15),
        ("00:00:12 text", 12, 14),
        ("(00:12.5) text", 12.5, 14),
        ("00:12 – text", 12, 14),
        ("[00:12 --> 1:00:13] text", 12, 3613),
        ("00:12 to 00:13: text", 12, 13),
        ("75:10 text", 4510, 4510.4),
    ],
)
def test_ways_to_write_times(line: str, start: float, end: float) -> None:
    transcript = parsed(f"A call\n\n{line}\n0:14 Agent: yes")
    found = next(line for line in transcript.lines if line.text == "text")
    assert (found.start, found.end) == pytest.approx((start, end))
    assert "Text before the first time was left out (Line 1)." in transcript.repairs


def test_lines_with_one_and_the_same_time_end_with_the_next_later_one() -> None:
    transcript = parsed("0:01 Agent: a\n0:01 Caller: b\n0:05 Agent: c")
    assert [(line.start, line.end) for line in transcript.lines[:2]] == [(1, 5), (1, 5)]


def test_what_is_mended_is_told() -> None:
    text = "0:09 - 0:02 late\n0:04 - 0:03 early\n0:01 - 0:02 first"
    transcript = parsed(text)
    assert [(line.start, line.end) for line in transcript.lines] == [(1, 2), (4, 4), (9, 9)]
    assert transcript.repairs == (
        "An end before its start was set to the start (Line 1 and 1 more).",
        "Lines were put in order of time.",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (VTT.replace("00:01.000", "00:61.000"), "Line 10 is “00:61.000 --> 00:03.500"),
        (VTT.replace("00:01.000 -->", "-->"), "Expected two times, such as 00:00:01.000 -->"),
        (VTT.replace("--> 00:03.500 align:start position:10%", "-->"), "Line 10 is “00:01.000 -->"),
        (VTT.replace(" --> 00:00:06.000", ""), "Line 13 is “second”, which belongs to no time"),
        (SRT.replace("--> 00:00:06", "-> 00:00:06"), "Line 6 is “2”, which belongs to no time."),
        ("x" * 99 + "\n\n" + SRT, f"Line 1 is “{'x' * 60}…”, which belongs to no time."),
        ("WEBVTT\n", "This WebVTT file holds no words."),
        ("WEBVTT\n\nNOTE nothing\n", "This WebVTT file holds no words."),
        ("[00:72] Agent: hi", "Line 1 begins with “[00:72] Agent: hi”, which is no time."),
        ("0:12 a\n0:13 - 0:99 b", "Line 2 begins with “0:13 - 0:99 b”, which is no time."),
        ("0:12 a\n-0:13 b", "Line 2 begins with “-0:13 b”, which is no time."),
        ("9999:59:59 far", "Line 1: 3.6e+07 is no time on a recording. Expected 0 or later."),
        (
            "Dear all,\nnothing here.",
            "This is no transcript. Expected WebVTT, SRT, text with",
        ),
        ("", "This is no transcript."),
    ],
)
def test_broken_ones_are_refused_with_the_line(text: str, message: str) -> None:
    assert message in refused(text)


def test_a_flood_of_words_is_refused() -> None:
    assert "more than 500,000 words" in refused("0:01 " + "a " * 500_001)


def test_a_flood_of_signs_takes_no_time() -> None:
    for sign in ("<", "{\\", "<v ", "[", " ", "-->", "a: ", "0:"):
        flood = sign * 50_000
        for text in (f"WEBVTT\n\n00:01.000 --> 00:02.000\n{flood}", f"0:01 {flood}", flood):
            with suppress(UserError):
                parsed(text)
    assert "begins with “-0:13”, which is no time" in refused("0:12 a\n" + " " * 500_000 + "-0:13")


def test_a_file_is_named_when_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "call.json"
    path.write_text(SRT, "utf-8")  # the name says nothing
    assert read(path) == parsed(SRT)
    path.write_bytes(SRT.encode("cp1252"))
    with pytest.raises(UserError, match=re.escape(f"{path}: Line 8 is not UTF-8 text.")):
        read(path)
    path.write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(UserError, match="larger than 20 MB"):
        read(path)
    with pytest.raises(UserError, match="could not be read: No such file"):
        read(tmp_path / "none")
    with pytest.raises(UserError, match="could not be read"):
        read(Path("a\0b"))
