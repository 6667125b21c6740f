"""What was said: words in lines, each with its time, its speaker and, where known, its channel."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Format(StrEnum):
    """What a transcript was read from."""

    WEBVTT = "WebVTT"
    SRT = "SRT"
    TEXT = "text with times"
    WHISPER = "Whisper"
    DEEPGRAM = "Deepgram"
    ASSEMBLYAI = "AssemblyAI"
    AMAZON = "Amazon Transcribe"
    CALL_ANALYTICS = "Amazon Call Analytics"
    RECOGNISED = "recognised on the laptop"


class Lane(StrEnum):
    """Whose voice it is."""

    AGENT = "agent"
    CALLER = "caller"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as written in the file, with its punctuation; times in seconds from the start.

    Where the file has times for lines alone, a word has the times of its line. `speaker` is the
    file's name for who said it, "" where it has none; `confidence` is 0 to 1, None where not given.
    `heard` is what stood there before somebody corrected it, "" where nobody has.
    """

    start: float
    end: float
    text: str
    speaker: str = ""
    confidence: float | None = None
    heard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one speaker said in one go, as the file has it, in seconds from the recording's start.

    `channel` counts from 0 and is None where the file has none. `timed` says whether the words have
    times of their own.
    """

    start: float
    end: float
    text: str
    words: tuple[Word, ...]
    speaker: str = ""
    channel: int | None = None
    timed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Lines by their start; two people's lines may overlap.

    `language` is the file's code ("en", "en-US"), "" where it has none. `repairs` says in plain
    words what was mended in reading.
    """

    lines: tuple[Line, ...]
    format: Format
    language: str = ""
    repairs: tuple[str, ...] = ()


AGENT_NAMES: Final = frozenset(
    [
        "agent",
        "operator",
        "advisor",
        "adviser",
        "representative",
        "rep",
        "consultant",
        "associate",
        "employee",
    ]
)
CALLER_NAMES: Final = frozenset(["caller", "customer", "client", "shopper"])
_PLAIN = re.compile(r"[^\W\d_]+")


def lane_named(speaker: str) -> Lane:
    """The lane that a speaker's name tells: “Agent 2”, “CUSTOMER”; UNKNOWN for other names."""
    names = set(_PLAIN.findall(speaker.casefold()))
    is_agent, is_caller = bool(names & AGENT_NAMES), bool(names & CALLER_NAMES)
    if is_agent == is_caller:
        return Lane.UNKNOWN
    return Lane.AGENT if is_agent else Lane.CALLER


def lanes(transcript: Transcript, agent_channel: int = 0) -> dict[str, Lane]:
    """Whose voice each speaker is, in order of appearance.

    The channel tells where the file has one (`agent_channel` is the call's: 0 or 1, the other is
    the caller's), else the name. Of two speakers the one who is not told is the other one.
    """
    channels: dict[str, int | None] = {}
    for line in transcript.lines:
        channels.setdefault(line.speaker, line.channel)
    told = {
        speaker: lane_named(speaker) if channel is None else _on(channel, agent_channel)
        for speaker, channel in channels.items()
    }
    if len(told) == 2 and Lane.UNKNOWN in told.values():
        first, second = told.items()
        told = {first[0]: first[1] or _other(second[1]), second[0]: second[1] or _other(first[1])}
    return told


def _on(channel: int, agent_channel: int) -> Lane:
    if channel == agent_channel:
        return Lane.AGENT
    return Lane.CALLER if channel == 1 - agent_channel else Lane.UNKNOWN


def _other(lane: Lane) -> Lane:
    return {Lane.AGENT: Lane.CALLER, Lane.CALLER: Lane.AGENT}.get(lane, Lane.UNKNOWN)
