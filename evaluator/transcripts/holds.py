"""Announced holds: when the agent asks the caller to wait, so that the silence after it is hold."""

from collections.abc import Mapping
from typing import Final

from evaluator.transcripts.model import Lane, Transcript
from evaluator.transcripts.search import Index

ANNOUNCEMENTS: Final = (
    "please hold",
    "hold the line",
    "hold on",
    "hold for a",
    "hold for one",
    "on hold",
    "bear with me",
    "bear with us",
    "one moment",
    "one second",
    "just a moment",
    "just a second",
    "just a minute",
)
"""What English-speaking agents say before they go quiet; in other languages nothing is found.

Common wording, not a standard. Finding too much does no harm: an announcement counts only where
the line falls silent within seconds of it (`audio.facts.ANNOUNCED`).
"""


def announced(transcript: Transcript, voices: Mapping[str, Lane]) -> tuple[float, ...]:
    """When holds are announced, in seconds; `voices` is what `model.lanes` tells.

    The beginning and the end of each phrase: a subtitle may end when the silence has long begun.
    What the caller says is left out. Where nobody can be told to be the agent, anybody may be.
    """
    index = Index(transcript)
    found = [hit for phrase in ANNOUNCEMENTS for hit in index.phrase(phrase)]
    said = [hit for hit in found if voices.get(hit.speaker) is not Lane.CALLER]
    return tuple(sorted({time for hit in said for time in (hit.start, hit.end)}))
